// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme.h"

#include <QString>

namespace inferograph {

// The program's one style sheet: built from the theme's colours and the font's measures.
QString styleSheetOf(const Theme &theme);

QColor disabledText(const Theme &theme);

} // namespace inferograph

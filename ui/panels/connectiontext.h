// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/connectiontest.h"

#include <QString>

namespace inferograph {

// What a test of a connection found, in a sentence behind its mark: `✓ Ollama 0.33.0, 12 models, answers in 2.1 ms.`
QString connectionText(const ConnectionReport &report);

} // namespace inferograph

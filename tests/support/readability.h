// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QWidget;

namespace inferograph::testing {

// What a person could not read in a window as it stands: texts of labels, buttons, fields, tabs, columns and charts that
// are cut off, and texts that lie over each other. One sentence for each; none where all can be read. A text that gives
// way on purpose, and is whole in its tooltip, is no fault.
QStringList unreadableTexts(const QWidget &window);

// The texts that do not fit, to the pixel, into the labels and buttons that show them, scrolled out of sight or not.
QStringList clippedTexts(const QWidget &root);

} // namespace inferograph::testing

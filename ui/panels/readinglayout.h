// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QDialog;
class QLabel;
class QWidget;

namespace inferograph {

// Makes a dialog one to read in: a sentence about it, what is read, and a button that closes it; so many letters wide
// and lines high.
void layOutToRead(QDialog &dialog, QLabel *about, QWidget *content, int letters, int lines);

} // namespace inferograph

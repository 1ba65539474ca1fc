// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QImage>

class QIODevice;
class QWidget;

namespace inferograph {

// What is seen of a part of the window, taken along: with its title, axes and legend, and below it which mark is
// which model, in the colours of the theme.
// The part's accessible description, the chart told in words, goes with it. The writers say false where the
// device took no more.
QImage pictureOf(QWidget &part); // twice as fine as on an ordinary screen
bool writePng(QWidget &part, QIODevice &out);
bool writeSvg(QWidget &part, QIODevice &out);

// One landscape page of A4, under a line with the title and the moment.
bool writePdf(QWidget &part, const QString &title, QIODevice &out);

} // namespace inferograph

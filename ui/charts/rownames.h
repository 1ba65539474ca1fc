// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFontMetricsF>
#include <QStringList>

namespace inferograph {

// Names without the words that all of them begin and end with, `…` in their place.
QStringList toldApart(const QStringList &names);

// The names of a plot's rows where there are so many pixels for each: whole where all fit; else what tells them apart,
// as in a list where that is too long, too.
QStringList rowNames(const QStringList &names, const QFontMetricsF &metrics, double room);

// The names of a list's rows where there are so many pixels for each: whole those that fit, the others elided in the
// middle; of those that would read the same then, the words that tell them apart, with as many of the others as have room.
QStringList listNames(const QStringList &names, const QFontMetricsF &metrics, double room);

} // namespace inferograph

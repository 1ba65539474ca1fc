// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <functional>

class QTableView;

namespace inferograph {

// The last column in sight takes what is left over, but keeps `fewest` pixels, by column, so that it can be read. Where
// there is less room, the `yielding` ones give of the width that they have now, or are given later, down to their own
// fewest; only then the table scrolls sideways. One that is resized by hand keeps its width, and yields no more.
// Gives what tells the header's state, to be restored before it is called again: with the widths that columns have where
// there is room.
std::function<QByteArray()> fitLastColumn(QTableView &table, const std::function<int(int)> &fewest,
                                          const QList<int> &yielding = {});

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

class QTableView;

namespace inferograph {

// The last column in sight takes what is left over, but keeps `fewest` pixels, by column, so that it can be read: the table
// scrolls sideways then.
void fitLastColumn(QTableView &table, const std::function<int(int)> &fewest);

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace inferograph {

// Lets screen readers take plots for charts, and read the callout as a plot's value. Once is enough.
void makePlotsAccessible();

} // namespace inferograph

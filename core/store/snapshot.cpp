// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/snapshot.h"

namespace inferograph {

Snapshot::Snapshot(Packed packed, Latest latest, std::size_t size, QList<GaugeSample> gauges)
    : m_packed(std::move(packed)), m_latest(std::move(latest)), m_size(size), m_gauges(std::move(gauges))
{
}

} // namespace inferograph

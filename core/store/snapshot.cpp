// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/snapshot.h"

namespace inferograph {

Snapshot::Snapshot(std::vector<std::shared_ptr<const Chunk>> chunks, std::size_t size,
                   QList<GaugeSample> gauges)
    : m_chunks(std::move(chunks)), m_size(size), m_gauges(std::move(gauges))
{
}

} // namespace inferograph

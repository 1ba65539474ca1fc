// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/gaugesample.h"
#include "core/store/packedcalls.h"

#include <memory>
#include <vector>

namespace inferograph {

// Calls in the order in which they came, as they stood at one moment: immutable, cheap to copy, safe to read
// from any thread.
class Snapshot
{
public:
    static constexpr std::size_t chunkSize = 4096;
    using Packed = std::vector<std::shared_ptr<const PackedCalls>>; // of chunkSize calls each
    using Latest = std::shared_ptr<const std::vector<CallRecord>>;

    Snapshot() = default;
    // The first calls packed, and those after them.
    Snapshot(Packed packed, Latest latest, std::size_t size, QList<GaugeSample> gauges);

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    // `row` counts from 0, oldest arrival first.
    CallRecord call(std::size_t row) const
    {
        const std::size_t chunk = row / chunkSize;
        return chunk < m_packed.size() ? m_packed[chunk]->call(row % chunkSize)
                                       : (*m_latest)[row % chunkSize];
    }

    // Puts at least these fields of a call into `into`: for many calls of which little is asked.
    void read(std::size_t row, CallFields fields, CallRecord &into) const
    {
        const std::size_t chunk = row / chunkSize;
        if (chunk < m_packed.size())
            m_packed[chunk]->read(row % chunkSize, fields, into);
        else
            into = (*m_latest)[row % chunkSize];
    }

    // Figures of whole servers, in the order in which they came; the oldest are let go.
    const QList<GaugeSample> &gauges() const { return m_gauges; }

private:
    Packed m_packed;
    Latest m_latest;
    std::size_t m_size = 0;
    QList<GaugeSample> m_gauges;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::SnapshotPtr)

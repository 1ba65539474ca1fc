// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/call/gaugesample.h"

#include <memory>
#include <vector>

namespace inferograph {

// Calls in the order in which they came, as they stood at one moment: immutable, cheap to copy, safe to read
// from any thread.
class Snapshot
{
public:
    static constexpr std::size_t chunkSize = 4096;
    using Chunk = std::vector<CallRecord>; // reserved to chunkSize once, so that its calls never move

    Snapshot() = default;
    Snapshot(std::vector<std::shared_ptr<const Chunk>> chunks, std::size_t size,
             QList<GaugeSample> gauges = {});

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }

    // `row` counts from 0, oldest arrival first.
    const CallRecord &call(std::size_t row) const { return (*m_chunks[row / chunkSize])[row % chunkSize]; }

    // Figures of whole servers, in the order in which they came; the oldest are let go.
    const QList<GaugeSample> &gauges() const { return m_gauges; }

private:
    std::vector<std::shared_ptr<const Chunk>> m_chunks;
    std::size_t m_size = 0;
    QList<GaugeSample> m_gauges;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::SnapshotPtr)

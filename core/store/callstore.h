// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/snapshot.h"

#include <QObject>
#include <QTimer>

namespace inferograph {

// The session's calls. Single-threaded: sources hand their batches to it on the GUI thread; readers get
// snapshots, at most one for each interval, however fast the calls come.
class CallStore : public QObject
{
    Q_OBJECT

public:
    explicit CallStore(std::chrono::milliseconds publishInterval = std::chrono::milliseconds(100),
                       QObject *parent = nullptr);

    static constexpr qsizetype maximumGauges = 100'000;

    void append(const QList<CallRecord> &calls);
    void appendGauges(const QList<GaugeSample> &gauges);
    void clear();

    // Publishes now what was appended, instead of when the interval ends.
    void publish();

    SnapshotPtr snapshot() const { return m_published; }
    std::size_t size() const;

Q_SIGNALS:
    // Rows from `firstNewRow` on are new in `snapshot`. After clear(), `firstNewRow` is 0 and the snapshot
    // empty.
    void published(const inferograph::SnapshotPtr &snapshot, std::size_t firstNewRow);

private:
    Snapshot::Packed m_packed;
    std::shared_ptr<std::vector<CallRecord>> m_latest; // fewer than a chunk; null where there are none
    QList<GaugeSample> m_gauges;
    SnapshotPtr m_published = std::make_shared<const Snapshot>();
    QTimer m_publishTimer;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"

namespace inferograph {

CallStore::CallStore(std::chrono::milliseconds publishInterval, QObject *parent) : QObject(parent)
{
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(publishInterval);
    connect(&m_publishTimer, &QTimer::timeout, this, &CallStore::publish);
}

void CallStore::append(const QList<CallRecord> &calls)
{
    for (const CallRecord &call : calls) {
        if (m_size % Snapshot::chunkSize == 0) {
            m_chunks.push_back(std::make_shared<Snapshot::Chunk>());
            m_chunks.back()->reserve(Snapshot::chunkSize);
        }
        // Published snapshots read only below their own size, which this never touches.
        m_chunks.back()->push_back(call);
        ++m_size;
    }
    if (!calls.isEmpty() && !m_publishTimer.isActive())
        m_publishTimer.start();
}

void CallStore::appendGauges(const QList<GaugeSample> &gauges)
{
    m_gauges.append(gauges);
    if (m_gauges.size() > maximumGauges)
        m_gauges.remove(0, m_gauges.size() - maximumGauges / 2); // half at once, so that it is seldom
    if (!gauges.isEmpty() && !m_publishTimer.isActive())
        m_publishTimer.start();
}

void CallStore::clear()
{
    m_publishTimer.stop();
    m_chunks.clear();
    m_size = 0;
    m_gauges.clear();
    m_published = std::make_shared<const Snapshot>();
    Q_EMIT published(m_published, 0);
}

void CallStore::publish()
{
    m_publishTimer.stop();
    const std::size_t firstNewRow = m_published->size();
    m_published = std::make_shared<const Snapshot>(
        std::vector<std::shared_ptr<const Snapshot::Chunk>>(m_chunks.begin(), m_chunks.end()), m_size,
        m_gauges);
    Q_EMIT published(m_published, firstNewRow);
}

} // namespace inferograph

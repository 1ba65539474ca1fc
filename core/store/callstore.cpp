// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"

#include <utility>

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
        if (!m_latest) {
            m_latest = std::make_shared<std::vector<CallRecord>>();
            m_latest->reserve(Snapshot::chunkSize); // so that its calls never move
        }
        // Published snapshots read only below their own size, which this never touches.
        m_latest->push_back(call);
        if (m_latest->size() == Snapshot::chunkSize)
            m_packed.push_back(std::make_shared<const PackedCalls>(*std::exchange(m_latest, nullptr)));
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
    m_packed.clear();
    m_latest.reset();
    m_gauges.clear();
    m_published = std::make_shared<const Snapshot>();
    Q_EMIT published(m_published, 0);
}

std::size_t CallStore::size() const
{
    return m_packed.size() * Snapshot::chunkSize + (m_latest ? m_latest->size() : 0);
}

void CallStore::publish()
{
    m_publishTimer.stop();
    const std::size_t firstNewRow = m_published->size();
    m_published = std::make_shared<const Snapshot>(m_packed, m_latest, size(), m_gauges);
    Q_EMIT published(m_published, firstNewRow);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartarrangement.h"

#include "core/settings/settings.h"
#include "ui/charts/registry.h"

namespace inferograph {

namespace {

QStringList allIds()
{
    QStringList ids;
    for (const ChartEntry &entry : charts())
        ids.append(QString::fromLatin1(entry.id));
    return ids;
}

} // namespace

ChartArrangement::ChartArrangement(QObject *parent) : QObject(parent)
{
    const auto chosen = ChartLayout::fromJson(settings::chartLayout());
    m_chosen = chosen.has_value();
    m_layout = chosen.value_or(atFirst());
    const QStringList known = allIds();
    for (const QString &id : m_layout.ids()) {
        if (!known.contains(id))
            m_layout.remove(id);
    }
}

ChartLayout ChartArrangement::atFirst() const
{
    ChartLayout layout;
    ChartLayout::Row ofServers;
    for (const ChartEntry &entry : charts()) {
        const QString id = QString::fromLatin1(entry.id);
        if (entry.atFirst == ChartDefault::Shown && (m_calls || !m_serverFigures))
            layout.add(id);
        if (entry.atFirst == ChartDefault::WithServerFigures && m_serverFigures && m_calls)
            ofServers.cells.append({id});
        else if (entry.atFirst == ChartDefault::WithServerFigures && m_serverFigures)
            layout.add(id);
    }
    if (!ofServers.cells.isEmpty())
        layout.rows.prepend(ofServers);
    return layout;
}

void ChartArrangement::setShown(const QString &id, bool shown)
{
    ChartLayout layout = m_layout;
    if (shown)
        layout.add(id);
    else
        layout.remove(id);
    take(layout);
}

void ChartArrangement::place(const QString &id, ChartLayout::Side side, const QString &of)
{
    ChartLayout layout = m_layout;
    layout.place(id, side, of);
    take(layout);
}

void ChartArrangement::move(const QString &id, ChartLayout::Side to)
{
    ChartLayout layout = m_layout;
    layout.move(id, to);
    take(layout);
}

void ChartArrangement::take(const ChartLayout &layout)
{
    if (layout == m_layout)
        return;
    setSizes(layout);
    Q_EMIT changed();
}

void ChartArrangement::setSizes(const ChartLayout &sized)
{
    m_layout = sized;
    m_chosen = true;
    settings::setChartLayout(m_layout.toJson());
}

void ChartArrangement::reset()
{
    m_layout = atFirst();
    m_chosen = false;
    settings::setChartLayout({});
    Q_EMIT changed();
}

void ChartArrangement::setTold(bool calls, bool serverFigures)
{
    if (calls == m_calls && serverFigures == m_serverFigures)
        return;
    m_calls = calls;
    m_serverFigures = serverFigures;
    if (m_chosen || atFirst() == m_layout)
        return;
    m_layout = atFirst();
    Q_EMIT changed();
}

} // namespace inferograph

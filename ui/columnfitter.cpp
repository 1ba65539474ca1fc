// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnfitter.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <utility>

namespace inferograph {

ColumnFitter::ColumnFitter(QTableView &table, const std::function<int(int)> &fewest,
                           const QList<int> &yielding)
    : QObject(&table), m_table(table), m_header(*table.horizontalHeader()), m_fewest(fewest)
{
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_header.setStretchLastSection(false);
    for (const int column : yielding)
        m_wanted[column] = table.columnWidth(column);
    table.viewport()->installEventFilter(this);
    connect(&m_header, &QHeaderView::sectionMoved, this, &ColumnFitter::fit);
    connect(&m_header, &QHeaderView::sectionResized, this, &ColumnFitter::noteWidth);
    // Queued: of a column that is being hidden, the header knows so only afterwards.
    connect(&m_header, &QHeaderView::sectionResized, this, &ColumnFitter::fit, Qt::QueuedConnection);
}

void ColumnFitter::setLeastTellingFirst(const QList<int> &columns)
{
    m_leastTellingFirst = columns;
    fit();
}

bool ColumnFitter::isChosen(int column) const
{
    return !m_header.isSectionHidden(column) || m_steppedBack.contains(column);
}

void ColumnFitter::setChosen(int column, bool chosen)
{
    m_leastTellingFirst.removeOne(column);
    m_steppedBack.erase(column);
    m_header.setSectionHidden(column, !chosen);
    fit();
}

QByteArray ColumnFitter::headerState()
{
    const QSignalBlocker silently(m_header);
    for (const auto &[column, pixels] : m_steppedBack)
        m_header.showSection(column);
    const double share = std::exchange(m_share, 0);
    resizeYielding();
    const QByteArray state = m_header.saveState();
    m_share = share;
    resizeYielding();
    for (const auto &[column, pixels] : m_steppedBack)
        m_header.hideSection(column);
    return state;
}

bool ColumnFitter::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return false;
}

void ColumnFitter::noteWidth(int column, int before, int width)
{
    const auto wanted = m_wanted.find(column);
    if (m_isFitting || wanted == m_wanted.end())
        return;
    const bool isHidden = width == 0;
    const bool isShownAgain = before == 0 && wanted->second > 0;
    if (isHidden || isShownAgain)
        return;
    if (QGuiApplication::mouseButtons() != Qt::NoButton)
        m_wanted.erase(wanted); // who pulls at it gets what they pull
    else
        wanted->second = width;
}

// In sight; they may have been moved.
int ColumnFitter::lastColumn() const
{
    int place = m_header.count() - 1;
    while (place > 0 && m_header.isSectionHidden(m_header.logicalIndex(place)))
        --place;
    return m_header.logicalIndex(place);
}

void ColumnFitter::fit()
{
    const int last = lastColumn();
    if (last < 0)
        return;
    const int before = std::exchange(m_last, last);
    if (before >= 0 && before != last && !m_wanted.contains(before))
        m_table.setColumnWidth(before, m_fewest(before)); // it had what was left over
    const QScopedValueRollback fitting(m_isFitting, true);
    stepBack(last);
    fitYielding(last);
    const int others = m_header.length() - m_header.sectionSize(last);
    m_table.setColumnWidth(last, std::max(m_fewest(last), m_table.viewport()->width() - others));
}

void ColumnFitter::stepBack(int last)
{
    int needed = 0; // by all that are chosen
    const auto neededBy = [&](int column) {
        return column == last || m_wanted.contains(column) ? m_fewest(column) : m_header.sectionSize(column);
    };
    for (int column = 0; column < m_header.count(); ++column) {
        if (!m_header.isSectionHidden(column))
            needed += neededBy(column);
    }
    for (const auto &[column, pixels] : m_steppedBack)
        needed += pixels;
    for (const int column : std::as_const(m_leastTellingFirst)) {
        const bool isBack = m_steppedBack.contains(column);
        if (column == last || !isChosen(column))
            continue;
        const int pixels = isBack ? m_steppedBack[column] : neededBy(column);
        const bool goesBack = needed > m_table.viewport()->width();
        if (goesBack)
            needed -= pixels;
        if (goesBack == isBack)
            continue;
        if (goesBack)
            m_steppedBack[column] = pixels;
        else
            m_steppedBack.erase(column);
        m_header.setSectionHidden(column, goesBack);
    }
}

// Each gives the same share of what it can give.
void ColumnFitter::fitYielding(int last)
{
    int needed = m_header.length() - m_header.sectionSize(last) + m_fewest(last);
    int givable = 0;
    for (const auto &[column, wanted] : m_wanted) {
        if (yields(column)) {
            needed += wanted - m_header.sectionSize(column);
            givable += givableBy(column, wanted);
        }
    }
    const int missing = std::clamp(needed - m_table.viewport()->width(), 0, givable);
    m_share = givable > 0 ? double(missing) / givable : 0;
    resizeYielding();
}

bool ColumnFitter::yields(int column) const
{
    return column != m_last && !m_header.isSectionHidden(column);
}

int ColumnFitter::givableBy(int column, int wanted) const
{
    return std::max(0, wanted - m_fewest(column));
}

void ColumnFitter::resizeYielding()
{
    for (const auto &[column, wanted] : m_wanted) {
        const int given = static_cast<int>(std::ceil(m_share * givableBy(column, wanted)));
        if (yields(column))
            m_table.setColumnWidth(column, wanted - given);
    }
}

} // namespace inferograph

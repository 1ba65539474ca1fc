// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lastcolumn.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace inferograph {

namespace {

class LastColumnFitter : public QObject
{
public:
    LastColumnFitter(QTableView &table, const std::function<int(int)> &fewest, const QList<int> &yielding)
        : QObject(&table), m_table(table), m_header(*table.horizontalHeader()), m_fewest(fewest)
    {
        m_header.setStretchLastSection(false);
        for (const int column : yielding)
            m_wanted[column] = table.columnWidth(column);
        table.viewport()->installEventFilter(this);
        connect(&m_header, &QHeaderView::sectionMoved, this, &LastColumnFitter::fit);
        connect(&m_header, &QHeaderView::sectionResized, this, [this](int column, int before, int width) {
            const auto wanted = m_wanted.find(column);
            const bool isHidden = width == 0;
            const bool isShownAgain = before == 0 && wanted != m_wanted.end() && wanted->second > 0;
            if (m_isFitting || wanted == m_wanted.end() || isHidden || isShownAgain)
                return;
            if (QGuiApplication::mouseButtons() != Qt::NoButton)
                m_wanted.erase(wanted); // who pulls at it gets what they pull
            else
                wanted->second = width;
        });
        // Queued: of a column that is being hidden, the header knows so only afterwards.
        connect(&m_header, &QHeaderView::sectionResized, this, &LastColumnFitter::fit, Qt::QueuedConnection);
    }

    QByteArray headerState()
    {
        const QSignalBlocker silently(m_header);
        const double share = std::exchange(m_share, 0);
        resizeYielding();
        const QByteArray state = m_header.saveState();
        m_share = share;
        resizeYielding();
        return state;
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            fit();
        return false;
    }

private:
    // In sight; they may have been moved.
    int lastColumn() const
    {
        int place = m_header.count() - 1;
        while (place > 0 && m_header.isSectionHidden(m_header.logicalIndex(place)))
            --place;
        return m_header.logicalIndex(place);
    }

    void fit()
    {
        const int last = lastColumn();
        if (last < 0)
            return;
        const int before = std::exchange(m_last, last);
        if (before >= 0 && before != last && !m_wanted.contains(before))
            m_table.setColumnWidth(before, m_fewest(before)); // it had what was left over
        const QScopedValueRollback fitting(m_isFitting, true);
        fitYielding(last);
        const int others = m_header.length() - m_header.sectionSize(last);
        m_table.setColumnWidth(last, std::max(m_fewest(last), m_table.viewport()->width() - others));
    }

    // Each gives the same share of what it can give.
    void fitYielding(int last)
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

    bool yields(int column) const { return column != m_last && !m_header.isSectionHidden(column); }

    int givableBy(int column, int wanted) const { return std::max(0, wanted - m_fewest(column)); }

    void resizeYielding()
    {
        for (const auto &[column, wanted] : m_wanted) {
            const int given = static_cast<int>(std::ceil(m_share * givableBy(column, wanted)));
            if (yields(column))
                m_table.setColumnWidth(column, wanted - given);
        }
    }

    QTableView &m_table;
    QHeaderView &m_header;
    std::function<int(int)> m_fewest;
    std::map<int, int> m_wanted; // by the columns that yield: their widths where there is room
    double m_share = 0;          // of what they can give, that they give
    bool m_isFitting = false;
    int m_last = -1;
};

} // namespace

std::function<QByteArray()> fitLastColumn(QTableView &table, const std::function<int(int)> &fewest,
                                          const QList<int> &yielding)
{
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *fitter = new LastColumnFitter(table, fewest, yielding);
    return [fitter] { return fitter->headerState(); };
}

} // namespace inferograph

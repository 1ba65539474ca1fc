// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lastcolumn.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QScopedValueRollback>
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
        connect(&m_header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
            const auto wanted = m_wanted.find(column);
            if (m_isFitting || wanted == m_wanted.end())
                return;
            if (QGuiApplication::mouseButtons() != Qt::NoButton)
                m_wanted.erase(wanted); // who pulls at it gets what they pull
            else
                wanted->second = width;
        });
        // Queued: of a column that is being hidden, the header knows so only afterwards.
        connect(&m_header, &QHeaderView::sectionResized, this, &LastColumnFitter::fit, Qt::QueuedConnection);
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
        if (before >= 0 && before != last)
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
        const auto canGive = [this](int column, int wanted) {
            return std::max(0, wanted - m_fewest(column));
        };
        for (const auto &[column, wanted] : m_wanted) {
            needed += wanted - m_header.sectionSize(column);
            givable += canGive(column, wanted);
        }
        const int missing = std::clamp(needed - m_table.viewport()->width(), 0, givable);
        const double share = givable > 0 ? double(missing) / givable : 0;
        for (const auto &[column, wanted] : m_wanted) {
            const int given = static_cast<int>(std::ceil(share * canGive(column, wanted)));
            m_table.setColumnWidth(column, wanted - given);
        }
    }

    QTableView &m_table;
    QHeaderView &m_header;
    std::function<int(int)> m_fewest;
    std::map<int, int> m_wanted; // by the columns that yield: their widths where there is room
    bool m_isFitting = false;
    int m_last = -1;
};

} // namespace

void fitLastColumn(QTableView &table, const std::function<int(int)> &fewest, const QList<int> &yielding)
{
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    new LastColumnFitter(table, fewest, yielding);
}

} // namespace inferograph

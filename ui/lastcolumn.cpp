// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lastcolumn.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace inferograph {

namespace {

class LastColumnFitter : public QObject
{
public:
    LastColumnFitter(QTableView &table, const std::function<int(int)> &fewest)
        : QObject(&table), m_table(table), m_header(*table.horizontalHeader()), m_fewest(fewest)
    {
        m_header.setStretchLastSection(false);
        table.viewport()->installEventFilter(this);
        connect(&m_header, &QHeaderView::sectionMoved, this, &LastColumnFitter::fit);
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
        const int others = m_header.length() - m_header.sectionSize(last);
        m_table.setColumnWidth(last, std::max(m_fewest(last), m_table.viewport()->width() - others));
    }

    QTableView &m_table;
    QHeaderView &m_header;
    std::function<int(int)> m_fewest;
    int m_last = -1;
};

} // namespace

void fitLastColumn(QTableView &table, const std::function<int(int)> &fewest)
{
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    new LastColumnFitter(table, fewest);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/calltable.h"

#include "ui/controls.h"
#include "ui/models/callcolumns.h"
#include "ui/panels/delegates.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <numeric>

namespace inferograph {

CallTable::CallTable(CallTableModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegateForColumn(CallTableModel::Model, new CallDelegate(this));
    setItemDelegateForColumn(CallTableModel::Status, new CallDelegate(this));
    setUpHeaders();
    showElidedInTips(*this);
    connect(this, &QTableView::doubleClicked, this, &CallTable::open);
    keepPlaceInResets();
}

// Another filter, or many calls at once, and the call that was chosen still is.
void CallTable::keepPlaceInResets()
{
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        const std::optional<CallRecord> call = m_model.call(currentIndex());
        m_kept = call ? std::optional(call->id) : std::nullopt;
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        const QModelIndex index = m_kept ? m_model.indexOf(*m_kept) : QModelIndex();
        if (index.isValid())
            setCurrentIndex(index);
    });
}

void CallTable::setUpHeaders()
{
    QHeaderView *rows = verticalHeader();
    rows->hide();
    rows->setMinimumSectionSize(1);
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(qRound(fontMetrics().height() * 1.8));
    QHeaderView *columns = horizontalHeader();
    columns->setHighlightSections(false);
    columns->setSectionsClickable(false);
    columns->setStretchLastSection(true);
    columns->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
}

int CallTable::reservedWidth(int column) const
{
    return widthFor(column, fontMetrics().horizontalAdvance(QString::fromLatin1(callColumn(column).widest)));
}

int CallTable::fewestWidth(int column) const
{
    const CallColumn &shown = callColumn(column);
    const int widest = fontMetrics().horizontalAdvance(QString::fromLatin1(shown.widest));
    return widthFor(column, shown.isNumber ? widest : widest / 2);
}

int CallTable::widthFor(int column, int textWidth) const
{
    QFont bold = font();
    bold.setBold(true);
    const bool marked = column == CallTableModel::Model || column == CallTableModel::Status;
    return std::max(textWidth, QFontMetrics(bold).horizontalAdvance(titleOf(callColumn(column)))) +
           gridUnit() * (column == CallTableModel::Status ? 14
                         : marked                         ? 8
                                                          : 4);
}

QList<int> CallTable::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows << index.row();
    std::ranges::sort(rows);
    return rows.isEmpty() ? allRows() : rows;
}

QList<int> CallTable::allRows() const
{
    QList<int> rows(m_model.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return rows;
}

int CallTable::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    return count;
}

QList<CallRecord> CallTable::selectedCalls() const
{
    return callsIn(selectedRows());
}

QList<CallRecord> CallTable::allCalls() const
{
    return callsIn(allRows());
}

QList<CallRecord> CallTable::callsIn(const QList<int> &rows) const
{
    QList<CallRecord> calls;
    for (const int row : rows)
        calls << *m_model.call(m_model.index(row, 0));
    return calls;
}

QString CallTable::selectedText() const
{
    QList<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column))
            columns << column;
    }
    const auto line = [&](auto textOf) {
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells << textOf(column).simplified();
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    QString text = line([](int column) { return titleOf(callColumn(column)); });
    const QList<int> rows = selectedRows();
    for (const int row : rows)
        text += line([&](int column) { return m_model.index(row, column).data().toString(); });
    return text;
}

void CallTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(selectedText());
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        open(currentIndex());
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the window's: a table would search its rows for it
    else
        QTableView::keyPressEvent(event);
}

void CallTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (const std::optional<CallRecord> call = m_model.call(current))
        Q_EMIT callSelected(*call);
}

void CallTable::open(const QModelIndex &index)
{
    if (const std::optional<CallRecord> call = m_model.call(index))
        Q_EMIT callOpened(*call);
}

} // namespace inferograph

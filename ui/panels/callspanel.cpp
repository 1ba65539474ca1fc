// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callspanel.h"

#include "ui/controls.h"
#include "ui/panels/calltable.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <numeric>

namespace inferograph {

namespace {

// From the left.
constexpr std::array shownColumns{
    CallTableModel::Time,         CallTableModel::Model,     CallTableModel::OperationName,
    CallTableModel::Source,       CallTableModel::Ttft,      CallTableModel::Load,
    CallTableModel::PromptTokens, CallTableModel::PromptTps, CallTableModel::OutputTokens,
    CallTableModel::DecodeTps,    CallTableModel::Total,     CallTableModel::Status};

// Step back, in this order, where not all fit.
constexpr std::array leastTellingFirst{CallTableModel::OperationName, CallTableModel::Source,
                                       CallTableModel::PromptTokens, CallTableModel::PromptTps,
                                       CallTableModel::Load};

} // namespace

CallsPanel::CallsPanel(QWidget *parent) : QFrame(parent), m_table(new CallTable(m_model, this))
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 2, gridUnit() * 2, gridUnit(), 1);
    layout->setSpacing(gridUnit());
    QLabel *title = makeLabel(tr("Recent calls"), "title", this);
    title->setContentsMargins(gridUnit(), 0, 0, 0);
    title->setBuddy(m_table);
    layout->addWidget(title);
    layout->addWidget(m_table);
    m_table->setAccessibleName(tr("Recent calls"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < CallTableModel::ColumnCount; ++column)
        m_table->setColumnHidden(column, std::ranges::find(shownColumns, column) == shownColumns.end());
    header->moveSection(header->visualIndex(CallTableModel::PromptTps),
                        header->visualIndex(CallTableModel::OutputTokens));
    connect(m_table, &CallTable::callOpened, this, &CallsPanel::callOpened);
    connect(m_table, &CallTable::callSelected, this, &CallsPanel::callSelected);
}

void CallsPanel::addCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    m_model.setCalls(calls, firstNewRow);
}

void CallsPanel::select(CallId call)
{
    const QModelIndex index = m_model.indexOf(call);
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

QSize CallsPanel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, qRound(fontMetrics().height() * 1.8 * 5)};
}

void CallsPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitColumns();
}

void CallsPanel::fitColumns()
{
    std::array<int, CallTableModel::ColumnCount> widths{};
    for (const CallTableModel::Column column : shownColumns)
        widths[column] = m_table->reservedWidth(column);
    // The table itself is laid out only after this panel.
    const int room = contentsRect().width() - gridUnit() * 3 -
                     m_table->verticalScrollBar()->sizeHint().width() - gridUnit();
    int over = room - std::accumulate(widths.begin(), widths.end(), 0);
    for (const CallTableModel::Column column : leastTellingFirst) {
        m_table->setColumnHidden(column, over < 0);
        if (over < 0)
            over += widths[column];
    }
    // What is left over goes to all, each in proportion to what it holds.
    const double stretch = over > 0 ? double(room) / double(room - over) : 1;
    for (const CallTableModel::Column column : shownColumns)
        m_table->setColumnWidth(column, static_cast<int>(widths[column] * stretch));
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callspanel.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/livefeed.h"
#include "ui/panels/calltable.h"
#include "ui/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QPushButton>
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

// What is in view, where the time window does not say it.
QString spanText(const LiveFeed &feed)
{
    const Zoom &zoom = feed.zoom();
    const LiveView &view = feed.view();
    const QString from = format::moment(view.from, wallNow());
    const QString to = format::moment(view.to, view.from);
    if (zoom.looksBack())
        //: two moments: `14:21:10 to 14:22:40`
        return CallsPanel::tr("%1 to %2").arg(from, to);
    if (feed.showsHistory())
        //: two moments: `11/16/26 14:21:10 to 14:22:40`
        return CallsPanel::tr("%1 to %2, until newer ones come").arg(from, to);
    if (zoom.isOn())
        return CallsPanel::tr("of any age; above, the last %1 are in view")
            .arg(format::durationWithUnit(zoom.length()));
    return {};
}

} // namespace

CallsPanel::CallsPanel(const QList<QAction *> &zoomActions, QWidget *parent)
    : QFrame(parent)
    , m_table(new CallTable(m_model, this))
    , m_title(makeLabel(tr("Recent calls"), "title", this))
    , m_span(new ElidedLabel(this))
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 2, gridUnit() * 2, gridUnit(), 1);
    layout->setSpacing(gridUnit());
    layout->addLayout(makeHeader(zoomActions));
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

QLayout *CallsPanel::makeHeader(const QList<QAction *> &zoomActions)
{
    m_title->setContentsMargins(gridUnit(), 0, 0, 0);
    m_title->setBuddy(m_table);
    m_span->setProperty("quiet", true);
    auto *header = new QHBoxLayout;
    header->setSpacing(2 * gridUnit());
    header->addWidget(m_title);
    header->addWidget(m_span, 1);
    for (QAction *action : zoomActions) {
        auto *button = new QPushButton(action->text().remove(u'&'), this);
        button->setProperty("flat", true);
        button->setProperty("link", true);
        button->setToolTip(action->toolTip());
        button->setVisible(action->isEnabled());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, button, &QWidget::setVisible);
        header->addWidget(button);
    }
    return header;
}

void CallsPanel::setView(const LiveFeed &feed)
{
    const Zoom &zoom = feed.zoom();
    if (zoom.looksBack() && feed.view().rows)
        m_model.showOnly(*feed.view().rows);
    else
        m_model.showAll();
    m_title->setText(zoom.looksBack() ? tr("Calls in view") : tr("Recent calls"));
    m_table->setAccessibleName(m_title->text());
    m_span->setFullText(spanText(feed));
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

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callspanel.h"

#include "ui/controls.h"
#include "ui/panels/delegates.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <numeric>

namespace inferograph {

namespace {

// The widest text that each column is made for: widths are reserved, so nothing moves when a number grows.
struct ColumnWidth
{
    CallTableModel::Column column;
    const char *widest;
};

constexpr std::array columnWidths{
    ColumnWidth{CallTableModel::Time, "88:88:88.888"},
    ColumnWidth{CallTableModel::Model, "mistral-small:24b"},
    ColumnWidth{CallTableModel::OperationName, "generate"},
    ColumnWidth{CallTableModel::Source, "performance.j"},
    ColumnWidth{CallTableModel::Ttft, "88 888"},
    ColumnWidth{CallTableModel::Load, "88 888"},
    ColumnWidth{CallTableModel::PromptTokens, "888 888"},
    ColumnWidth{CallTableModel::OutputTokens, "~88 888"},
    ColumnWidth{CallTableModel::DecodeTps, "~888.8"},
    ColumnWidth{CallTableModel::Total, "888.8"},
    ColumnWidth{CallTableModel::Status, "503 loading model"},
};

// Step back, in this order, where not all fit.
constexpr std::array leastTellingFirst{CallTableModel::OperationName, CallTableModel::Source,
                                       CallTableModel::PromptTokens, CallTableModel::Load};

} // namespace

CallsPanel::CallsPanel(QWidget *parent) : QFrame(parent), m_table(new QTableView(this))
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
    setUpTable();
}

void CallsPanel::setUpTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Recent calls"));
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setItemDelegateForColumn(CallTableModel::Model, new CallDelegate(m_table));
    m_table->setItemDelegateForColumn(CallTableModel::Status, new CallDelegate(m_table));
    QHeaderView *rows = m_table->verticalHeader();
    rows->hide();
    rows->setMinimumSectionSize(1);
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setDefaultSectionSize(qRound(fontMetrics().height() * 1.8));
    QHeaderView *columns = m_table->horizontalHeader();
    columns->setHighlightSections(false);
    columns->setSectionsClickable(false);
    columns->setStretchLastSection(true);
    columns->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
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

int CallsPanel::reservedWidth(std::size_t place) const
{
    const ColumnWidth &column = columnWidths.at(place);
    QFont bold = m_table->font();
    bold.setBold(true);
    const QString title = m_model.headerData(column.column, Qt::Horizontal).toString();
    const bool marked = column.column == CallTableModel::Model || column.column == CallTableModel::Status;
    return std::max(m_table->fontMetrics().horizontalAdvance(QString::fromLatin1(column.widest)),
                    QFontMetrics(bold).horizontalAdvance(title)) +
           gridUnit() * (column.column == CallTableModel::Status ? 14
                         : marked                                ? 8
                                                                 : 4);
}

void CallsPanel::fitColumns()
{
    std::array<int, columnWidths.size()> widths{};
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = reservedWidth(i);
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
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_table->setColumnWidth(columnWidths[i].column, static_cast<int>(widths[i] * stretch));
}

} // namespace inferograph

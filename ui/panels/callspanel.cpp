// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/callspanel.h"

#include "ui/controls.h"
#include "ui/panels/delegates.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

// The widest text that each column is made for: widths are reserved, so nothing moves when a number grows.
struct ColumnWidth
{
    CallTableModel::Column column;
    const char *widest;
    bool stretches = false;
};

constexpr std::array columnWidths{
    ColumnWidth{CallTableModel::Time, "88:88:88.888"},
    ColumnWidth{CallTableModel::Model, "mmmmmmmmmmmmm", true},
    ColumnWidth{CallTableModel::OperationName, "completion"},
    ColumnWidth{CallTableModel::Source, "performance.jsonl", true},
    ColumnWidth{CallTableModel::Ttft, "888 888"},
    ColumnWidth{CallTableModel::Load, "888 888"},
    ColumnWidth{CallTableModel::PromptTokens, "~888 888"},
    ColumnWidth{CallTableModel::OutputTokens, "~88 888"},
    ColumnWidth{CallTableModel::DecodeTps, "8 888.8"},
    ColumnWidth{CallTableModel::Total, "8 888.8"},
    ColumnWidth{CallTableModel::Status, "connection refused"},
};

} // namespace

CallsPanel::CallsPanel(QWidget *parent) : QFrame(parent), m_table(new QTableView(this))
{
    setProperty("card", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, gridUnit() * 2, 1, 1);
    layout->setSpacing(gridUnit());
    QLabel *title = makeLabel(tr("Recent calls"), "title", this);
    title->setContentsMargins(gridUnit() * 3, 0, 0, 0);
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

// Each column gets what its widest text needs; what is left over goes to the names, what lacks comes off them.
void CallsPanel::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    QFont bold = m_table->font();
    bold.setBold(true);
    const QFontMetrics headerMetrics(bold);
    std::array<int, columnWidths.size()> widths{};
    int used = 0;
    int stretching = 0;
    for (std::size_t i = 0; i < columnWidths.size(); ++i) {
        const ColumnWidth &column = columnWidths[i];
        const QString title = m_model.headerData(column.column, Qt::Horizontal).toString();
        widths[i] = std::max(metrics.horizontalAdvance(QString::fromLatin1(column.widest)),
                             headerMetrics.horizontalAdvance(title)) +
                    gridUnit() * 4;
        used += widths[i];
        stretching += column.stretches;
    }
    const int most = metrics.averageCharWidth() * 34;
    const int least = metrics.averageCharWidth() * 11;
    const int share = (m_table->viewport()->width() - used) / std::max(1, stretching);
    for (std::size_t i = 0; i < columnWidths.size(); ++i) {
        if (columnWidths[i].stretches)
            widths[i] = std::clamp(widths[i] + share, least, most);
        m_table->setColumnWidth(columnWidths[i].column, widths[i]);
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisontableview.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

constexpr int mostRowsInSight = 8;

// The style sheet leaves views without a background of their own; a check box wants one, and an outline.
class CheckableDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->palette.setColor(QPalette::Base, theme().panel);
        option->palette.setColor(QPalette::Window, theme().quietText);
    }
};

std::array<int, 10> leastTellingFirst()
{
    const auto column = [](Metric metric) { return ComparisonModel::columnOf(metric); };
    return {column(Metric::TtftContent), column(Metric::OverallTps), column(Metric::Load),
            column(Metric::Total),       column(Metric::PromptTps),  column(Metric::DecodeTps),
            column(Metric::Ttft),        ComparisonModel::P99,       ComparisonModel::P95,
            ComparisonModel::Success};
}

} // namespace

ComparisonTableView::ComparisonTableView(ComparisonModel &model, QWidget *parent)
    : QTableView(parent), m_model(model)
{
    setModel(&model);
    setAccessibleName(tr("Comparison"));
    setItemDelegateForColumn(ComparisonModel::Set, new CheckableDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().height() * 1.8));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    const auto refit = [this] {
        updateGeometry();
        fitColumns();
    };
    connect(&model, &QAbstractItemModel::modelReset, this, refit);
    connect(&model, &QAbstractItemModel::dataChanged, this, refit);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT baselineChosen(m_model.rows().at(static_cast<std::size_t>(index.row())).name);
    });
}

void ComparisonTableView::setMetric(Metric metric)
{
    m_metric = metric;
    fitColumns();
}

int ComparisonTableView::heightOf(int rows) const
{
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() +
           2 * frameWidth() + 1;
}

QSize ComparisonTableView::sizeHint() const
{
    return {QTableView::sizeHint().width(), heightOf(std::min(m_model.rowCount(), mostRowsInSight))};
}

QSize ComparisonTableView::minimumSizeHint() const
{
    return {QTableView::minimumSizeHint().width(), heightOf(std::min(m_model.rowCount(), 3))};
}

void ComparisonTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void ComparisonTableView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && event->key() == Qt::Key_Space) {
        const QModelIndex set = current.siblingAtColumn(ComparisonModel::Set);
        const bool compared = set.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        m_model.setData(set, QVariant::fromValue(compared ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
    } else if (current.isValid() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT baselineChosen(m_model.rows().at(static_cast<std::size_t>(current.row())).name);
    } else {
        QTableView::keyPressEvent(event);
    }
}

void ComparisonTableView::fitColumns()
{
    const int gap = 4 * gridUnit();
    std::vector<int> widths;
    int needed = 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        // Hidden sections have no hint of their own.
        setColumnHidden(column, false);
        widths.push_back(std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) +
                         gap);
        needed += widths.back();
    }
    const auto stepBack = [&](int column) {
        setColumnHidden(column, true);
        needed -= std::exchange(widths.at(static_cast<std::size_t>(column)), 0);
    };
    stepBack(ComparisonModel::columnOf(m_metric));
    const int room = viewport()->width();
    for (const int column : leastTellingFirst()) {
        if (needed > room && !isColumnHidden(column))
            stepBack(column);
    }
    // What is left over goes to all in proportion; the name gets what rounding leaves.
    const double stretch = needed < room ? static_cast<double>(room) / needed : 1;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0)
            setColumnWidth(static_cast<int>(column), static_cast<int>(widths[column] * stretch));
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisontableview.h"

#include "ui/panels/delegates.h"

#include <QKeyEvent>

namespace inferograph {

namespace {

constexpr int mostRowsInSight = 8;

QList<int> leastTellingFirst()
{
    const auto column = [](Metric metric) { return ComparisonModel::columnOf(metric); };
    return {column(Metric::TtftContent), column(Metric::OverallTps), column(Metric::Load),
            column(Metric::Total),       column(Metric::PromptTps),  column(Metric::DecodeTps),
            column(Metric::Ttft),        ComparisonModel::P99,       ComparisonModel::P95,
            ComparisonModel::Success};
}

} // namespace

ComparisonTableView::ComparisonTableView(ComparisonModel &model, QWidget *parent)
    : FittingTable(model, mostRowsInSight, parent), m_model(model)
{
    setAccessibleName(tr("Comparison"));
    setNames(ComparisonModel::Set);
    setItemDelegateForColumn(ComparisonModel::Set, new CheckableDelegate(this));
    setLeastTellingFirst(leastTellingFirst());
    setMetric(Metric::Ttft);
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT baselineChosen(m_model.rows().at(static_cast<std::size_t>(index.row())).name);
    });
}

void ComparisonTableView::setMetric(Metric metric)
{
    setOutOfSight({ComparisonModel::columnOf(metric)});
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

} // namespace inferograph

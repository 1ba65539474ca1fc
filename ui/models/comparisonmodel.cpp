// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/comparisonmodel.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/modelmark.h"
#include "ui/theme.h"

#include <QFont>
#include <QPixmap>

#include <algorithm>

namespace inferograph {

namespace {

QString withInterval(const QString &figure, const QString &interval)
{
    return interval.isEmpty() ? figure : QStringLiteral("%1 [%2]").arg(figure, interval);
}

// From how many on one of them is beyond the percentile; with fewer it is interpolated up to the largest.
std::size_t callsFor(int column)
{
    return column == ComparisonModel::P99 ? 100 : 20;
}

bool isOfTooFew(const ComparedSet &set, int column)
{
    return (column == ComparisonModel::P95 || column == ComparisonModel::P99) && set.spread.n > 0 &&
           set.spread.n < callsFor(column);
}

} // namespace

int ComparisonModel::columnOf(Metric metric)
{
    return FirstMetric + static_cast<int>(std::ranges::find(allMetrics, metric) - allMetrics.begin());
}

void ComparisonModel::setRows(std::vector<Row> rows, Metric metric, const QByteArray &baseline)
{
    const bool same = std::ranges::equal(rows, m_rows, {}, &Row::name, &Row::name);
    if (!same)
        beginResetModel();
    const bool otherMetric = metric != m_metric;
    m_rows = std::move(rows);
    m_metric = metric;
    m_baseline = baseline;
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (same && otherMetric)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstMetric + static_cast<int>(allMetrics.size());
}

const ComparedSet *ComparisonModel::figuresOf(const Row &row, int column) const
{
    if (row.figures.empty())
        return nullptr;
    const int metricColumn = column < FirstMetric ? columnOf(m_metric) : column;
    return &row.figures.at(static_cast<std::size_t>(metricColumn - FirstMetric));
}

bool ComparisonModel::isBest(const Row &row, int column) const
{
    const ComparedSet *set = figuresOf(row, column);
    return set && set->best && (column == Median || column >= FirstMetric);
}

QString ComparisonModel::text(const Row &row, int column) const
{
    if (column == Set)
        return row.label;
    const ComparedSet *set = figuresOf(row, column);
    if (!set)
        return {};
    const Spread &spread = set->spread;
    const Metric metric =
        column < FirstMetric ? m_metric : allMetrics.at(static_cast<std::size_t>(column - FirstMetric));
    const auto number = [&](std::optional<double> value) {
        return value && set->estimatedTokens ? QLatin1Char('~') + metricNumber(metric, value)
                                             : metricNumber(metric, value);
    };
    switch (column) {
    case Calls:
        return format::count(static_cast<qint64>(spread.n));
    case Success:
        return format::percent(set->successRate());
    case P95:
        return number(spread.p95);
    case P99:
        return number(spread.p99);
    case DifferenceColumn:
        if (row.name == m_baseline)
            return tr("baseline");
        if (!set->difference)
            return format::unknown();
        return withInterval(
            format::signedPercent(set->difference->percent),
            set->difference->interval
                ? QStringLiteral("%1, %2").arg(format::signedPercent(set->difference->interval->low),
                                               format::signedPercent(set->difference->interval->high))
                : QString());
    default:
        break;
    }
    const QString median = column == Median
                               ? withInterval(number(spread.p50), metricInterval(metric, spread.p50Interval))
                               : number(spread.p50);
    //: in front of a figure: the best of all
    return set->best ? tr("best %1").arg(median) : median;
}

QString ComparisonModel::toolTip(const Row &row, int column) const
{
    const ComparedSet *set = figuresOf(row, column);
    if (!set) {
        const QString hint = tr("Not compared. Tick it to compare it.");
        return column == Set ? asPlainTip(row.label + QLatin1Char('\n') + hint) : hint;
    }
    if (column == Calls || column == Success)
        return tr("%1 calls: %2 ok, %3 failed, %4 ended early, %5 cancelled. %6 cold calls left out. Figures "
                  "are of "
                  "calls that ended well.")
            .arg(set->calls)
            .arg(set->ok)
            .arg(set->failed)
            .arg(set->incomplete)
            .arg(set->cancelled)
            .arg(set->coldLeftOut);
    if (column == DifferenceColumn && set->difference) {
        if (!set->difference->interval)
            return tr("Too few calls to tell this difference from noise: it takes six in each set.");
        return set->difference->isBeyondNoise() ? tr("The 95 % interval leaves out zero: more than noise.")
                                                : tr("The 95 % interval holds zero: this may be noise.");
    }
    if (isOfTooFew(*set, column))
        //: %1 is `19 calls`
        return tr("Of %1 this is little else than the largest value: it takes %2.")
            .arg(format::calls(static_cast<qint64>(set->spread.n)),
                 format::calls(static_cast<qint64>(callsFor(column))));
    return isBest(row, column) ? tr("Best: its difference to each of the others is more than noise.")
                               : QString();
}

QVariant ComparisonModel::colour(const Row &row, int column) const
{
    const ComparedSet *set = figuresOf(row, column);
    if (!row.compared || !set)
        return theme().quietText;
    if (isBest(row, column))
        return theme().ok;
    if (isOfTooFew(*set, column))
        return theme().quietText;
    if (column != DifferenceColumn || !set->difference || !set->difference->isBeyondNoise())
        return column == DifferenceColumn ? QVariant(theme().quietText) : QVariant();
    return (set->difference->percent > 0) == isSpeed(m_metric) ? theme().ok : theme().failed;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(static_cast<std::size_t>(index.row()));
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::ForegroundRole:
        return colour(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (column == Set ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::CheckStateRole:
        return column == Set ? QVariant(row.compared ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        return column == Set ? QVariant(modelMarkPixmap(row.name, row.compared)) : QVariant();
    case Qt::FontRole: {
        QFont bold;
        bold.setBold(true);
        return isBest(row, column) ? QVariant(bold) : QVariant();
    }
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Set ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section == Median)
        return tr("Median, with its 95 % confidence interval from six calls on");
    if (role == Qt::ToolTipRole && section == DifferenceColumn)
        return tr("How far this median lies from the baseline's, with the 95 % confidence interval");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Set:
        return tr("Compared");
    case Calls:
        return tr("n");
    case Success:
        return tr("Success");
    case Median:
        return tr("%1 p50 [95 %]").arg(metricName(m_metric));
    case P95:
        return tr("p95");
    case P99:
        return tr("p99");
    case DifferenceColumn:
        return tr("Difference [95 %]");
    default:
        return metricName(allMetrics.at(static_cast<std::size_t>(section - FirstMetric)));
    }
}

Qt::ItemFlags ComparisonModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Set ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ComparisonModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.column() != Set)
        return false;
    // A copy: who answers replaces the rows.
    const QByteArray name = m_rows.at(static_cast<std::size_t>(index.row())).name;
    Q_EMIT comparedChanged(name, value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

} // namespace inferograph

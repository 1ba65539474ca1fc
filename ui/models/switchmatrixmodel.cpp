// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/switchmatrixmodel.h"

#include "core/call/modelname.h"
#include "core/report/steptable.h"
#include "ui/metrictext.h"
#include "ui/modelmark.h"
#include "ui/theme.h"

#include <algorithm>

namespace inferograph {

void SwitchMatrixModel::setResults(const QList<StepResult> &results)
{
    beginResetModel();
    m_results.clear();
    m_models.clear();
    for (const StepResult &result : results) {
        if (result.step.kind == StepKind::Plain)
            continue;
        m_results.append(result);
        if (!m_models.contains(result.step.model))
            m_models.append(result.step.model);
    }
    endResetModel();
}

int SwitchMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_models.size());
}

int SwitchMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstAfter + (m_models.size() > 1 ? static_cast<int>(m_models.size()) : 0);
}

const StepResult *SwitchMatrixModel::resultAt(int row, int column) const
{
    const StepKind kind = column == Cold   ? StepKind::Cold
                          : column == Warm ? StepKind::Warm
                                           : StepKind::Switch;
    const auto found = std::ranges::find_if(m_results, [&](const StepResult &result) {
        return result.step.model == m_models.at(row) && result.step.kind == kind &&
               (kind != StepKind::Switch || result.step.switchFrom == m_models.at(column - FirstAfter));
    });
    return found == m_results.end() ? nullptr : &*found;
}

QVariant SwitchMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.column() == Model) {
        const QByteArray &model = m_models.at(index.row());
        return role == Qt::DisplayRole      ? QVariant(QString::fromUtf8(normalisedModelName(model)))
               : role == Qt::DecorationRole ? QVariant(modelMarkPixmap(model))
                                            : QVariant();
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    const StepResult *result = resultAt(index.row(), index.column());
    const bool afterItself = index.column() >= FirstAfter && index.column() - FirstAfter == index.row();
    switch (role) {
    case Qt::DisplayRole:
        return afterItself ? QString()
                           : metricNumber(Metric::Ttft, result ? result->summary.ttftMs.p50 : std::nullopt);
    case Qt::ToolTipRole: {
        QStringList lines;
        if (result && result->summary.loadMs.p50)
            lines.append(tr("Of it loading the model, by the server: %1")
                             .arg(metricFigure(Metric::Load, result->summary.loadMs.p50)));
        if (result)
            lines.append(QString::fromUtf8(stepRemarks(*result).join('\n')));
        return lines.join(QLatin1Char('\n')).trimmed();
    }
    case Qt::ForegroundRole:
        return result && result->summary.ttftMs.p50 ? QVariant() : QVariant(theme().quietText);
    default:
        return {};
    }
}

QVariant SwitchMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == Model ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Model:
        return tr("TTFT p50 ms");
    case Cold:
        return tr("cold");
    case Warm:
        return tr("warm");
    default:
        return tr("after %1").arg(QString::fromUtf8(normalisedModelName(m_models.at(section - FirstAfter))));
    }
}

} // namespace inferograph

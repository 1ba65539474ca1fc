// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/stepresultsmodel.h"

#include "core/call/modelname.h"
#include "core/report/steptable.h"
#include "ui/format.h"
#include "ui/metrictext.h"
#include "ui/modelmark.h"
#include "ui/theme.h"

#include <QCoreApplication>

#include <array>

namespace inferograph {

namespace {

struct Header
{
    const char *title;
    const char *definition;
};

// In the order of StepResultsModel::Column.
constexpr std::array<Header, StepResultsModel::ColumnCount> headers{
    Header{QT_TRANSLATE_NOOP("StepResults", "Step"),
           QT_TRANSLATE_NOOP("StepResults", "Calls of one kind, to one model, with one prompt")},
    Header{QT_TRANSLATE_NOOP("StepResults", "ok"),
           QT_TRANSLATE_NOOP("StepResults", "Calls that ended well, of all")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Prompt\ntok"),
           QT_TRANSLATE_NOOP("StepResults", "Tokens of the prompt, as the server counted them; the median")},
    Header{QT_TRANSLATE_NOOP("StepResults", "TTFT p50\nms"),
           QT_TRANSLATE_NOOP("StepResults", "Time to first token, the median")},
    Header{QT_TRANSLATE_NOOP("StepResults", "95 % interval\nms"),
           QT_TRANSLATE_NOOP("StepResults",
                             "In which the median TTFT lies with 95 % confidence: from six calls on")},
    Header{QT_TRANSLATE_NOOP("StepResults", "TTFT p95\nms"),
           QT_TRANSLATE_NOOP("StepResults", "Of twenty calls, nineteen had their first token by then")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Total p50\nms"),
           QT_TRANSLATE_NOOP("StepResults", "Time to last token, the median")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Load p50\nms"),
           QT_TRANSLATE_NOOP("StepResults", "Loading the model, by the server's own figures; the median")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Prompt\ntok/s"),
           QT_TRANSLATE_NOOP("StepResults", "Speed of the prompt's evaluation; the median of the calls")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Decode\ntok/s"),
           QT_TRANSLATE_NOOP("StepResults", "Speed of the generation; the median of the calls")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Throughput\ntok/s"),
           QT_TRANSLATE_NOOP("StepResults",
                             "All output tokens of the step over its wall time: never a call's speed")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Wall\ns"),
           QT_TRANSLATE_NOOP("StepResults",
                             "From the first call's start to the last one's end, waits included")},
    Header{QT_TRANSLATE_NOOP("StepResults", "Remarks"),
           QT_TRANSLATE_NOOP("StepResults", "Why figures are missing, or cannot be taken for granted")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("StepResults", text);
}

// A number that rests on a count of tokens, marked where that count is an estimate.
QString ofTokens(std::optional<double> value, const StepResult &result)
{
    const QString number = format::rate(value);
    return value && result.summary.estimatedTokens ? QLatin1Char('~') + number : number;
}

QString figure(const StepResult &result, int column)
{
    const Summary &summary = result.summary;
    switch (column) {
    case StepResultsModel::PromptTokens:
        return format::count(result.promptTokens.p50 ? std::optional(qRound64(*result.promptTokens.p50))
                                                     : std::nullopt);
    case StepResultsModel::TtftP50:
        return metricNumber(Metric::Ttft, summary.ttftMs.p50);
    case StepResultsModel::TtftInterval:
        return summary.ttftMs.p50Interval ? metricInterval(Metric::Ttft, summary.ttftMs.p50Interval)
                                          : format::unknown();
    case StepResultsModel::TtftP95:
        return metricNumber(Metric::Ttft, summary.ttftMs.p95);
    case StepResultsModel::TotalP50:
        return metricNumber(Metric::Total, summary.totalMs.p50);
    case StepResultsModel::LoadP50:
        return metricNumber(Metric::Load, summary.loadMs.p50);
    case StepResultsModel::PromptSpeed:
        return format::rate(summary.promptTps.p50);
    case StepResultsModel::DecodeSpeed:
        return ofTokens(summary.decodeTps.p50, result);
    case StepResultsModel::Throughput:
        return ofTokens(result.throughputTps, result);
    case StepResultsModel::Wall:
        return format::seconds(result.wall);
    default:
        return {};
    }
}

QString remarksText(const StepResult &result, const QString &separator)
{
    return QString::fromUtf8(stepRemarks(result).join(separator.toUtf8()));
}

} // namespace

void StepResultsModel::setRun(const SessionRun &run)
{
    beginResetModel();
    m_run = run;
    m_done = 0;
    m_ended = false;
    endResetModel();
}

void StepResultsModel::addResult(const StepResult &result)
{
    m_done = 0;
    m_run.results.append(result);
    const int row = static_cast<int>(m_run.results.size()) - 1;
    Q_EMIT dataChanged(index(row, 0), index(std::min(row + 1, rowCount() - 1), ColumnCount - 1));
}

void StepResultsModel::setCallsDone(qsizetype step, int done)
{
    if (step != m_run.results.size() || step >= rowCount() || done == m_done)
        return;
    m_done = done;
    const int row = static_cast<int>(step);
    Q_EMIT dataChanged(index(row, Calls), index(row, Remarks));
}

void StepResultsModel::endRun()
{
    m_ended = true;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int StepResultsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_run.steps.size());
}

int StepResultsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const StepResult *StepResultsModel::resultOf(int row) const
{
    return row < m_run.results.size() ? &m_run.results.at(row) : nullptr;
}

QString StepResultsModel::stateOf(int row) const
{
    if (m_ended)
        return tr("not made");
    return row == m_run.results.size() ? tr("under way") : tr("waiting");
}

QString StepResultsModel::text(int row, int column) const
{
    if (column == Step) {
        const QByteArray &model = m_run.steps.at(row).model;
        const QByteArray &label = m_run.labels.at(row);
        return QString::fromUtf8(rowCount() == 1 ? normalisedModelName(model) : label);
    }
    const StepResult *result = resultOf(row);
    if (column == Calls && result)
        //: calls that ended well, of all
        return tr("%1/%2").arg(format::count(static_cast<qint64>(result->summary.ok)),
                               format::count(static_cast<qint64>(result->summary.calls)));
    if (column == Calls)
        return tr("%1 of %2")
            .arg(format::count(row == m_run.results.size() ? m_done : 0),
                 format::count(m_run.steps.at(row).calls));
    if (column == Remarks)
        return result ? remarksText(*result, QStringLiteral("; ")) : stateOf(row);
    return result ? figure(*result, column) : format::unknown();
}

QVariant StepResultsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int column = index.column();
    const StepResult *result = resultOf(index.row());
    const bool isText = column == Step || column == Remarks;
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column);
    case Qt::ToolTipRole:
        return column == Remarks && result ? remarksText(*result, QStringLiteral("\n"))
               : column == Step            ? text(index.row(), column)
                                           : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::DecorationRole:
        return column == Step ? QVariant(modelMarkPixmap(m_run.steps.at(index.row()).model)) : QVariant();
    case Qt::ForegroundRole:
        if (!result)
            return column == Step ? QVariant() : QVariant(theme().quietText);
        if (column == Remarks || column == Calls)
            return result->summary.failed + result->summary.incomplete > 0 || !result->note.isEmpty()
                       ? QVariant(theme().failed)
                       : QVariant();
        return {};
    default:
        return {};
    }
}

QVariant StepResultsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    const Header &header = headers.at(static_cast<std::size_t>(section));
    switch (role) {
    case Qt::DisplayRole:
        return translated(header.title);
    case Qt::ToolTipRole:
        return translated(header.definition);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (section == Step || section == Remarks ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

} // namespace inferograph

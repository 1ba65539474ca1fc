// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/calltablemodel.h"

#include "core/call/metrics.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/modelmark.h"
#include "ui/models/callcolumns.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace inferograph {

namespace {

QString dayAndTime(WallTime time)
{
    const qint64 ms = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
    const QDate day = QDateTime::fromMSecsSinceEpoch(ms).date();
    return QLocale().toString(day, QLocale::ShortFormat) + QLatin1Char(' ') + format::clockTime(time);
}

QString originOfTokens(TokenCount from)
{
    switch (from) {
    case TokenCount::Server:
        return CallTableModel::tr("Counted by the server");
    case TokenCount::Tokenizer:
        return CallTableModel::tr("Counted by the server's tokenizer");
    case TokenCount::Chunks:
        return CallTableModel::tr("Not the server's count: one token for each chunk that came");
    case TokenCount::Estimate:
        return CallTableModel::tr("Estimated by the program that wrote the log");
    }
    return {};
}

// What this machine itself did to the call's times.
QString ownDelays(const CallRecord &call)
{
    QStringList delays;
    if (wasSentLate(call))
        delays.append(CallTableModel::tr("This machine was busy: it sent the request %1 ms late")
                          .arg(format::milliseconds(call.clientDelay)));
    if (wasReadLate(call))
        delays.append(
            CallTableModel::tr("The answer waited up to %1 ms to be read; its times are from before that")
                .arg(format::milliseconds(call.readDelay)));
    if (call.coalescedTokens.value_or(0) > 0)
        delays.append(
            CallTableModel::tr("Tokens that came together with the one before, and share its time: %1")
                .arg(format::count(call.coalescedTokens)));
    return delays.join(QLatin1Char('\n'));
}

QString toolTip(const CallRecord &call, int column)
{
    switch (column) {
    case CallTableModel::Time:
        return call.total ? CallTableModel::tr("Started %1\nEnded %2")
                                .arg(dayAndTime(call.startedAt), dayAndTime(endOf(call)))
                          : CallTableModel::tr("Started %1; when it ended is not known")
                                .arg(dayAndTime(call.startedAt));
    case CallTableModel::Model:
    case CallTableModel::Source:
        return asPlainTip(
            QStringList{QString::fromUtf8(column == CallTableModel::Model ? call.model : call.source),
                        QString::fromUtf8(call.endpoint)}
                .join(QLatin1Char('\n'))
                .trimmed());
    case CallTableModel::Ttft:
        return ownDelays(call);
    case CallTableModel::Load:
        if (!call.start)
            return {};
        return *call.start == StartKind::Cold
                   ? CallTableModel::tr("Cold start: this call loaded the model")
                   : CallTableModel::tr("Warm start: the model was loaded already");
    case CallTableModel::OutputTokens:
    case CallTableModel::DecodeTps:
        return call.outputTokens && call.tokenCount ? originOfTokens(*call.tokenCount) : QString();
    case CallTableModel::Status:
        return asPlainTip(call.error.isEmpty() ? format::statusText(call) : QString::fromUtf8(call.error));
    default:
        return {};
    }
}

QVariant sortValue(const CallRecord &call, int column)
{
    const CallKey &key = callColumn(column).key;
    if (const CallText *text = std::get_if<CallText>(&key.value))
        return QString::fromUtf8((*text)(call));
    const std::optional<qint64> number = std::get<CallNumber>(key.value)(call);
    return number ? QVariant(*number) : QVariant();
}

Qt::Alignment alignmentOf(int column)
{
    return Qt::AlignVCenter | (callColumn(column).isNumber ? Qt::AlignRight : Qt::AlignLeft);
}

bool isQuiet(int column, const QString &text)
{
    return column == CallTableModel::OperationName || column == CallTableModel::Source ||
           text == format::unknown();
}

QPixmap canvas(int side)
{
    const qreal ratio = qApp->devicePixelRatio();
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

int signSide()
{
    return QFontMetrics(QApplication::font()).capHeight() + 2;
}

// A shape for each status, besides its colour: a dot, a cross, a triangle for an early end, a bar.
void paintStatus(QPainter &painter, CallStatus status, const QRectF &bounds)
{
    const auto stroke = [&](const QColor &colour) {
        painter.setPen(QPen(colour, bounds.width() / 4, Qt::SolidLine, Qt::RoundCap));
    };
    const QRectF inner = bounds.adjusted(1.5, 1.5, -1.5, -1.5);
    switch (status) {
    case CallStatus::Ok:
        painter.fillPath(modelMark(0, bounds.adjusted(0.5, 0.5, -0.5, -0.5)), theme().ok);
        break;
    case CallStatus::Failed:
        stroke(theme().failed);
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case CallStatus::Incomplete:
        painter.fillPath(modelMark(2, bounds), theme().warning);
        break;
    case CallStatus::Cancelled:
        stroke(theme().quietText);
        painter.drawLine(QPointF(inner.left(), inner.center().y()),
                         QPointF(inner.right(), inner.center().y()));
        break;
    }
}

} // namespace

CallTableModel::CallTableModel(QObject *parent) : QAbstractTableModel(parent)
{
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] {
        m_swatches.clear();
        m_signs.clear();
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                               {Qt::DecorationRole, Qt::ForegroundRole});
    });
}

void CallTableModel::setCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    if (firstNewRow == 0 || firstNewRow != m_calls->size() || calls->size() < firstNewRow) {
        beginResetModel();
        replaceCalls(calls);
        endResetModel();
    } else if (calls->size() > firstNewRow) {
        beginInsertRows({}, 0, static_cast<int>(calls->size() - firstNewRow) - 1);
        m_calls = calls;
        endInsertRows();
    }
}

void CallTableModel::replaceCalls(const SnapshotPtr &calls)
{
    m_calls = calls;
    m_arrivals.clear();
    m_arrivalsKnown = 0;
}

std::optional<CallRecord> CallTableModel::call(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != this || index.row() >= rowCount())
        return std::nullopt;
    return m_calls->call(arrivalAt(index.row()));
}

std::size_t CallTableModel::arrivalAt(int row) const
{
    return m_calls->size() - 1 - static_cast<std::size_t>(row);
}

QModelIndex CallTableModel::indexOf(CallId id) const
{
    const std::optional<std::size_t> arrival = arrivalOf(id);
    return arrival ? index(static_cast<int>(m_calls->size() - 1 - *arrival), 0) : QModelIndex();
}

std::optional<std::size_t> CallTableModel::arrivalOf(CallId id) const
{
    CallRecord call;
    for (; m_arrivalsKnown < m_calls->size(); ++m_arrivalsKnown) {
        m_calls->read(m_arrivalsKnown, CallFields(&CallRecord::id), call);
        m_arrivals.insert(call.id, m_arrivalsKnown);
    }
    const auto arrival = m_arrivals.constFind(id);
    return arrival != m_arrivals.constEnd() ? std::optional(*arrival) : std::nullopt;
}

int CallTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_calls->size());
}

int CallTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CallTableModel::data(const QModelIndex &index, int role) const
{
    const std::optional<CallRecord> record = call(index);
    if (!record)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return callColumn(column).text(*record);
    case Qt::DecorationRole:
        if (column == Model)
            return modelSwatch(record->model);
        return column == Status ? QVariant(statusSign(record->status)) : QVariant();
    case Qt::ForegroundRole:
        return isQuiet(column, callColumn(column).text(*record)) ? QVariant(theme().quietText) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(alignmentOf(column));
    case Qt::ToolTipRole:
        return toolTip(*record, column);
    case Qt::AccessibleTextRole:
        return callColumn(column).text(*record) == format::unknown() ? QVariant(tr("unknown")) : QVariant();
    case SortRole:
        return sortValue(*record, column);
    case CallIdRole:
        return record->id;
    default:
        return {};
    }
}

QVariant CallTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(callColumn(section));
    case Qt::ToolTipRole:
        return definitionOf(callColumn(section));
    case Qt::TextAlignmentRole:
        return static_cast<int>(alignmentOf(section));
    default:
        return {};
    }
}

const QPixmap &CallTableModel::modelSwatch(const QByteArray &model) const
{
    QPixmap &swatch = m_swatches[model];
    if (swatch.isNull()) {
        const ModelStyle style = ThemeManager::instance().modelStyle(model);
        const int side = signSide();
        swatch = canvas(side);
        QPainter painter(&swatch);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(modelMark(style.mark, QRectF(0, 0, side, side)), style.colour);
    }
    return swatch;
}

const QPixmap &CallTableModel::statusSign(CallStatus status) const
{
    QPixmap &sign = m_signs[status];
    if (sign.isNull()) {
        const int side = signSide();
        sign = canvas(side);
        QPainter painter(&sign);
        painter.setRenderHint(QPainter::Antialiasing);
        paintStatus(painter, status, QRectF(0, 0, side, side));
    }
    return sign;
}

} // namespace inferograph

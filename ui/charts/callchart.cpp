// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callchart.h"

#include "ui/charts/chartlegend.h"
#include "ui/format.h"

#include <QSet>

#include <algorithm>
#include <limits>

namespace inferograph {

namespace {

double fenceOf(std::vector<std::vector<double>> &groups)
{
    BulkReach reach;
    for (std::vector<double> &group : groups)
        reach.addGroup(group);
    return reach.fence();
}

// Clockwise from upwards.
double directionOf(bool isAbove, bool isRight)
{
    return isAbove && isRight ? 45 : isRight ? 90 : 0;
}

} // namespace

QString nameOfModel(const QByteArray &model)
{
    return model.isEmpty() ? format::unknown() : QString::fromUtf8(model);
}

const CallData::Point &CallData::addPoint(double x, std::optional<double> value, const CallRecord &call,
                                          std::size_t row)
{
    auto model = m_placeOfModel.constFind(call.model);
    if (model == m_placeOfModel.cend()) {
        model = m_placeOfModel.insert(call.model, static_cast<int>(m_models.size()));
        m_models.append(call.model);
    }
    const auto kind = !value                          ? Point::Kind::Valueless
                      : call.start == StartKind::Cold ? Point::Kind::Cold
                                                      : Point::Kind::Ordinary;
    return m_points.emplace_back(Point{{x, value.value_or(0)}, row, call.id, *model, kind});
}

void CallData::sortByX()
{
    std::ranges::stable_sort(m_points, {}, [](const Point &point) { return point.at.x(); });
}

// Cold starts are told apart, so they count only where they are more than a few: then they are what there is to see.
double CallData::valueFence() const
{
    constexpr std::ptrdiff_t timesAsMany = 10;
    const auto cold = std::ranges::count(m_points, Point::Kind::Cold, &Point::kind);
    const auto ordinary = std::ranges::count(m_points, Point::Kind::Ordinary, &Point::kind);
    const bool coldCount = timesAsMany * cold > ordinary;
    std::vector<std::vector<double>> values(static_cast<std::size_t>(m_models.size()));
    for (const Point &point : m_points) {
        if (point.kind == Point::Kind::Ordinary || (coldCount && point.kind == Point::Kind::Cold))
            values[static_cast<std::size_t>(point.model)].push_back(point.at.y());
    }
    return fenceOf(values);
}

double CallData::xFence() const
{
    std::vector<std::vector<double>> places(static_cast<std::size_t>(m_models.size()));
    for (const Point &point : m_points)
        places[static_cast<std::size_t>(point.model)].push_back(point.at.x());
    return fenceOf(places);
}

void CallData::findFar(XAxis xAxis)
{
    const double endOfValues = valueFence();
    const double endOfX = xAxis == XAxis::Amount ? xFence() : std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const bool isHigh = m_largestValue.add(m_points[i].at.y(), endOfValues);
        const bool isRight = m_largestX.add(m_points[i].at.x(), endOfX);
        if (isHigh || isRight)
            m_far.push_back(i);
    }
}

CallChart::CallChart(const QString &title, const QString &subtitle, double smallestLimit, QWidget *parent)
    : ChartPanel(title, subtitle, parent)
    , m_smallestLimit(smallestLimit)
    , m_scale(smallestLimit)
    , m_beyond(new BeyondButton(*this, [this] {
        resetScales();
        redraw();
    }))
{
    setChart(new PlotView(this));
    m_beyond->setFont(legend()->font());
    setHeaderWidget(m_beyond);
    showLegendInHeader();
}

void CallChart::resetScales()
{
    m_scale = ValueScale(m_smallestLimit);
}

bool CallChart::draw(const LiveView &view)
{
    if (points().empty()) {
        m_beyond->hide();
        return false;
    }
    m_scale.fit(m_beyond->reachFor(calls().largestValue()), view.to);
    drawPlot(view);
    m_countBeyond = countBeyond();
    m_beyond->tell(shortestBeyondText(), shortBeyondText(), beyondText());
    return true;
}

bool CallChart::isAbove(QPointF value) const
{
    return value.y() > plot()->frame().yTo;
}

bool CallChart::isRight(QPointF value) const
{
    return !plot()->frame().timeAxis && value.x() > plot()->frame().xTo;
}

QPointF CallChart::shownAt(QPointF value) const
{
    return {isRight(value) ? plot()->frame().xTo : value.x(), std::min(value.y(), plot()->frame().yTo)};
}

CallChart::Beyond CallChart::countBeyond() const
{
    Beyond beyond;
    for (const std::size_t far : calls().far()) {
        beyond.above += isAbove(points()[far].at) ? 1 : 0;
        beyond.right += isRight(points()[far].at) ? 1 : 0;
    }
    return beyond;
}

// One for those of a model that would lie on top of each other.
QList<PlotMark> CallChart::marksBeyond() const
{
    QList<PlotMark> marks;
    std::vector<QSet<QPoint>> taken(static_cast<std::size_t>(calls().models().size())); // by each model
    for (const std::size_t far : calls().far()) {
        const CallData::Point &point = points()[far];
        if (!isBeyond(point.at))
            continue;
        const QPointF end = shownAt(point.at);
        const QPoint cell = (plot()->toPixels(end) / plot()->markSize()).toPoint();
        QSet<QPoint> &takenByModel = taken[static_cast<std::size_t>(point.model)];
        if (takenByModel.contains(cell))
            continue;
        takenByModel.insert(cell);
        marks.append({end, PlotMark::Kind::Beyond,
                      ThemeManager::instance().modelStyle(calls().models().at(point.model)),
                      directionOf(isAbove(point.at), isRight(point.at))});
    }
    return marks;
}

QString CallChart::beyondText() const
{
    QStringList words;
    //: `3 calls above 2.40 s`
    const QString sentence = tr("%1 above %2");
    if (m_countBeyond.above > 0)
        words.append(sentence.arg(format::calls(m_countBeyond.above), limitText(plot()->frame().yTo)));
    if (m_countBeyond.right > 0)
        words.append(sentence.arg(format::calls(m_countBeyond.right), xLimitText(plot()->frame().xTo)));
    return words.join(QStringLiteral(", "));
}

QString CallChart::shortestBeyondText() const
{
    QStringList counts;
    if (m_countBeyond.above > 0)
        counts.append(QStringLiteral("↑ ") + format::count(m_countBeyond.above));
    if (m_countBeyond.right > 0)
        counts.append(QStringLiteral("→ ") + format::count(m_countBeyond.right));
    return counts.join(u' ');
}

// Where both axes are too short, the tooltip says for what.
QString CallChart::shortBeyondText() const
{
    if (m_countBeyond.above > 0 && m_countBeyond.right > 0)
        //: what a small button says: so many calls above the plot, so many at its right
        return tr("↑ %1 → %2 beyond")
            .arg(format::count(m_countBeyond.above), format::count(m_countBeyond.right));
    if (m_countBeyond.right > 0)
        //: what a small button says: `→ 3 above 2 000 tokens`
        return tr("→ %1 above %2").arg(format::count(m_countBeyond.right), xLimitText(plot()->frame().xTo));
    //: what a small button says: `↑ 3 above 2.40 s`
    return tr("↑ %1 above %2").arg(format::count(m_countBeyond.above), limitText(plot()->frame().yTo));
}

ChartTable CallChart::table() const
{
    constexpr int textColumns = 3;
    const auto kept = keptData<CallData>();
    const auto cell = [this, kept](std::size_t row, int column) {
        const CallRecord call = kept->view().calls->call(kept->points().at(row).row);
        switch (column) {
        case 0:
            return format::callTime(call.startedAt);
        case 1:
            return nameOfModel(call.model);
        case 2:
            return format::statusText(call);
        default:
            return number(call, column - textColumns);
        }
    };
    return {QStringList{tr("Started"), tr("Model"), tr("Status")} + numberColumns(), textColumns,
            static_cast<qsizetype>(kept->points().size()), cell};
}

Callout CallChart::calloutOf(std::size_t item) const
{
    const CallData::Point &point = points()[item];
    const CallRecord call = data().view().calls->call(point.row);
    QStringList title{format::callTime(call.startedAt), nameOfModel(call.model)};
    if (call.start == StartKind::Cold)
        title.append(tr("cold"));
    QStringList lines{title.join(QStringLiteral(" · "))};
    if (call.status != CallStatus::Ok)
        lines.append(
            plot()->fontMetrics().elidedText(format::statusText(call), Qt::ElideRight, plot()->width() / 2));
    lines.append(explanation(call));
    return {shownAt(point.at), lines};
}

std::optional<std::size_t> CallChart::itemAt(QPointF pixel) const
{
    const double reach = 6.0 * gridUnit();
    double best = reach * reach;
    std::optional<std::size_t> index;
    for (std::size_t i = 0; i < points().size(); ++i) {
        const QPointF away = plot()->toPixels(shownAt(points()[i].at)) - pixel;
        const double distance = QPointF::dotProduct(away, away);
        if (distance <= best) {
            best = distance;
            index = i;
        }
    }
    return index;
}

} // namespace inferograph

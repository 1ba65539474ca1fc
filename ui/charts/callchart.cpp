// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callchart.h"

#include "ui/charts/chartlegend.h"
#include "ui/controls.h"
#include "ui/format.h"

#include <QAction>
#include <QPushButton>

#include <algorithm>
#include <limits>

namespace inferograph {

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
double CallData::fence() const
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
    BulkReach reach;
    for (std::vector<double> &ofModel : values)
        reach.addGroup(ofModel);
    return reach.fence();
}

void CallData::findFar()
{
    const double end = fence();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double value = m_points[i].at.y();
        m_largest = std::max(m_largest, value);
        if (value > end)
            m_far.push_back(i);
        else
            m_largestOfBulk = std::max(m_largestOfBulk, value);
    }
}

CallChart::CallChart(const QString &title, const QString &subtitle, double smallestLimit, QWidget *parent)
    : ChartPanel(title, subtitle, parent)
    , m_smallestLimit(smallestLimit)
    , m_scale(smallestLimit)
    , m_showAll(new QAction(tr("Show &all values"), this))
    , m_beyond(new QPushButton(this))
{
    setChart(new PlotView(this));
    m_beyond->setProperty("link", true);
    m_beyond->setFont(legend()->font());
    m_beyond->setCheckable(true);
    m_beyond->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_beyond->hide();
    setHeaderWidget(m_beyond);
    showLegendInHeader();

    m_showAll->setCheckable(true);
    m_showAll->setShortcut(Qt::Key_A);
    m_showAll->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_showAll);
    connect(m_showAll, &QAction::toggled, this, [this] {
        m_scale = ValueScale(m_smallestLimit); // nothing to be held: this is wanted now
        redraw();
    });
    connect(m_beyond, &QPushButton::clicked, m_showAll, &QAction::trigger);
}

bool CallChart::draw(const LiveView &view)
{
    if (points().empty()) {
        m_beyond->hide();
        return false;
    }
    m_scale.fit(m_showAll->isChecked() ? calls().largest() : calls().largestOfBulk(), view.to);
    drawPlot(view);
    tellBeyond();
    return true;
}

QPointF CallChart::shownAt(QPointF value) const
{
    return {value.x(), std::min(value.y(), plot()->frame().yTo)};
}

qsizetype CallChart::countBeyond() const
{
    return std::ranges::count_if(calls().far(),
                                 [&](std::size_t far) { return points()[far].at.y() > plot()->frame().yTo; });
}

// One for those of a model that would lie on top of each other.
QList<PlotMark> CallChart::marksBeyond() const
{
    QList<PlotMark> marks;
    std::vector<double> taken(static_cast<std::size_t>(calls().models().size()),
                              std::numeric_limits<double>::lowest()); // up to this pixel, by each model
    for (const std::size_t far : calls().far()) {
        const CallData::Point &point = points()[far];
        if (point.at.y() <= plot()->frame().yTo)
            continue;
        const QPointF end = shownAt(point.at);
        const double pixel = plot()->toPixels(end).x();
        double &takenByModel = taken[static_cast<std::size_t>(point.model)];
        if (pixel < takenByModel)
            continue;
        takenByModel = pixel + plot()->markSize();
        marks.append({end, PlotMark::Kind::Beyond,
                      ThemeManager::instance().modelStyle(calls().models().at(point.model))});
    }
    return marks;
}

QString CallChart::beyondText() const
{
    const qsizetype beyond = countBeyond();
    //: `3 calls above 2.40 s`
    return beyond > 0 ? tr("%1 above %2").arg(format::calls(beyond), limitText(plot()->frame().yTo))
                      : QString();
}

void CallChart::tellBeyond()
{
    const bool all = m_showAll->isChecked();
    const QString beyond = beyondText();
    m_showAll->setEnabled(all || !beyond.isEmpty());
    m_beyond->setVisible(m_showAll->isEnabled());
    m_beyond->setChecked(all);
    //: what a small button says: all calls have room on the axis; else `↑ 3 above 2.40 s`
    m_beyond->setText(
        all ? tr("all shown")
            : tr("↑ %1 above %2").arg(format::count(countBeyond()), limitText(plot()->frame().yTo)));
    m_beyond->setAccessibleName(all ? tr("All values have room on the axis") : beyond);
    m_beyond->setToolTip(
        all ? tr("The axis reaches to the largest value. Press (A) to let it reach for most values again.")
            : tr("%1. They stand as arrows at the end of the axis. Press (A) to let it reach to the "
                 "largest value.")
                  .arg(beyond));
}

ChartTable CallChart::table() const
{
    constexpr int textColumns = 3;
    const auto kept = keptData<CallData>();
    const auto cell = [this, kept](std::size_t row, int column) {
        const CallRecord call = kept->view().calls->call(kept->points().at(row).row);
        switch (column) {
        case 0:
            return format::clockTime(call.startedAt);
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
    QStringList title{format::clockTime(call.startedAt), nameOfModel(call.model)};
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

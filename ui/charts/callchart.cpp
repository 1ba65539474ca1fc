// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/callchart.h"

#include "ui/charts/chartlegend.h"
#include "ui/format.h"

#include <algorithm>

namespace inferograph {

QString nameOfModel(const QByteArray &model)
{
    return model.isEmpty() ? format::unknown() : QString::fromUtf8(model);
}

const CallData::Point &CallData::addPoint(QPointF at, const CallRecord &call, std::size_t row)
{
    auto model = m_placeOfModel.constFind(call.model);
    if (model == m_placeOfModel.cend()) {
        model = m_placeOfModel.insert(call.model, m_models.size());
        m_models.append(call.model);
    }
    return m_points.emplace_back(Point{at, row, call.id, *model});
}

void CallData::sortByX()
{
    std::ranges::stable_sort(m_points, {}, [](const Point &point) { return point.at.x(); });
}

CallChart::CallChart(const QString &title, const QString &subtitle, QWidget *parent)
    : ChartPanel(title, subtitle, parent), m_plot(new PlotView(this)), m_legend(new ChartLegend(this))
{
    setChartWidget(m_plot);
    setHeaderWidget(m_legend);
    connect(m_plot, &PlotView::resized, this, &CallChart::redraw);
    connect(m_plot, &PlotView::pointed, this, [this](const QPointF &pixel) { select(nearest(pixel)); });
    connect(m_plot, &PlotView::dismissed, this, [this] { select({}); });
    connect(m_plot, &PlotView::stepped, this, &CallChart::step);
    connect(m_plot, &PlotView::activated, this, &CallChart::activate);
    connect(m_plot, &PlotView::clicked, this, [this](const QPointF &pixel) {
        select(nearest(pixel));
        activate();
    });
}

const std::vector<CallData::Point> &CallChart::points() const
{
    return static_cast<const CallData &>(data()).points();
}

bool CallChart::draw(const LiveView &view)
{
    m_selected.reset();
    if (points().empty()) {
        select({});
        return false;
    }
    drawPlot(view);
    const auto same = m_selectedCall != 0
                          ? std::ranges::find(points(), m_selectedCall, &CallData::Point::call)
                          : points().end();
    select(same != points().end() ? std::optional<std::size_t>(same - points().begin()) : std::nullopt);
    return true;
}

ChartTable CallChart::table() const
{
    constexpr int textColumns = 3;
    std::vector<std::size_t> rows;
    std::ranges::transform(points(), std::back_inserter(rows), &CallData::Point::row);
    const auto cell = [this, calls = data().view().calls, rows](std::size_t row, int column) {
        const CallRecord call = calls->call(rows.at(row));
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
            static_cast<qsizetype>(rows.size()), cell};
}

void CallChart::applyTheme()
{
    m_plot->viewport()->update();
    m_legend->update();
}

void CallChart::select(std::optional<std::size_t> index)
{
    m_selected = index;
    m_selectedCall = index ? points()[*index].call : 0;
    if (!index) {
        m_plot->setCallout({});
        return;
    }
    const CallData::Point &point = points()[*index];
    const CallRecord call = data().view().calls->call(point.row);
    QStringList title{format::clockTime(call.startedAt), nameOfModel(call.model)};
    if (call.start == StartKind::Cold)
        title.append(tr("cold"));
    QStringList lines{title.join(QStringLiteral(" · "))};
    if (call.status != CallStatus::Ok)
        lines.append(
            m_plot->fontMetrics().elidedText(format::statusText(call), Qt::ElideRight, m_plot->width() / 2));
    lines.append(explanation(call));
    m_plot->setCallout(Callout{point.at, lines});
}

std::optional<std::size_t> CallChart::nearest(QPointF pixel) const
{
    const double reach = 6.0 * gridUnit();
    double best = reach * reach;
    std::optional<std::size_t> index;
    for (std::size_t i = 0; i < points().size(); ++i) {
        const QPointF away = m_plot->toPixels(points()[i].at) - pixel;
        const double distance = QPointF::dotProduct(away, away);
        if (distance <= best) {
            best = distance;
            index = i;
        }
    }
    return index;
}

void CallChart::step(int by)
{
    if (points().empty())
        return;
    const qint64 last = static_cast<qint64>(points().size()) - 1;
    const qint64 from = m_selected ? static_cast<qint64>(*m_selected) : (by < 0 ? last + 1 : -1);
    select(static_cast<std::size_t>(std::clamp<qint64>(from + by, 0, last)));
}

void CallChart::activate()
{
    if (m_selected)
        Q_EMIT callActivated(m_selectedCall);
}

} // namespace inferograph

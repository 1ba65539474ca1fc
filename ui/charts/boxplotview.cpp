// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/boxplotview.h"

#include "ui/charts/rownames.h"
#include "ui/format.h"
#include "ui/modelmark.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace inferograph {

namespace {

// The values beyond the axis: how many there are is said at its end.
std::size_t countBeyond(const std::vector<double> &ascending, double limit)
{
    return static_cast<std::size_t>(ascending.end() - std::ranges::upper_bound(ascending, limit));
}

// The others have a mark of their own each.
std::span<const double> withinWhiskers(const ComparedSet &set)
{
    if (!set.box)
        return {};
    return {std::ranges::lower_bound(set.values, set.box->lowWhisker),
            std::ranges::upper_bound(set.values, set.box->highWhisker)};
}

constexpr std::size_t mostDots = 200; // of a set; of more calls, these are taken at equal ranks

// Spreads dots of neighbouring values over a band's height, always in the same way: 0...1.
double placeInBand(std::size_t dot)
{
    constexpr double goldenRatio = 0.6180339887498949;
    return std::fmod(static_cast<double>(dot) * goldenRatio, 1.0);
}

// Of the table behind the plot.
struct Column
{
    const char *title;
    QString (*text)(const ShownSet &set, Metric metric);
};

template<double BoxPlot::*part>
QString boxText(const ShownSet &set, Metric metric)
{
    const std::optional<BoxPlot> &box = set.figures.box;
    return metricFigure(metric, box ? std::optional((*box).*part) : std::nullopt);
}

template<std::optional<double> Spread::*part>
QString spreadText(const ShownSet &set, Metric metric)
{
    return metricFigure(metric, set.figures.spread.*part);
}

constexpr std::array columns{
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "Set"),
           [](const ShownSet &set, Metric) { return set.label; }},
    Column{
        QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "Calls"),
        [](const ShownSet &set, Metric) { return format::count(static_cast<qint64>(set.figures.spread.n)); }},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "Low whisker"), boxText<&BoxPlot::lowWhisker>},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "Low quartile"), boxText<&BoxPlot::lowQuartile>},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "Median"), boxText<&BoxPlot::median>},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "95 % interval of the median"),
           [](const ShownSet &set, Metric metric) {
               const QString interval = metricInterval(metric, set.figures.spread.p50Interval);
               return interval.isEmpty() ? format::unknown() : interval;
           }},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "High quartile"), boxText<&BoxPlot::highQuartile>},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "High whisker"), boxText<&BoxPlot::highWhisker>},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "p95"), spreadText<&Spread::p95>},
    Column{QT_TRANSLATE_NOOP("inferograph::BoxPlotView", "p99"), spreadText<&Spread::p99>},
};

} // namespace

BoxPlotView::BoxPlotView(QWidget *parent) : ComparisonPlot(parent) {}

double BoxPlotView::rowCentre(std::size_t row) const
{
    return static_cast<double>(sets().size() - row) - 0.5;
}

void BoxPlotView::place()
{
    m_read.reset();
    const QFontMetricsF metrics(labelFont());
    const double besideName = markSize() + 6 * gridUnit();
    QStringList names;
    for (const ShownSet &set : sets())
        names.append(set.label);
    m_names = rowNames(names, metrics, 0.4 * viewport()->width() - besideName);
    double widest = 0;
    for (const QString &name : m_names)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    PlotFrame frame;
    frame.grid = false;
    frame.leftWidth = widest + besideName;
    frame.rightWidth = metrics.horizontalAdvance(QStringLiteral("+888")) + 3 * gridUnit();
    frame.yTo = std::max<double>(1, static_cast<double>(sets().size()));
    placeValueAxis(frame);
    setFrame(frame);
    placeOutliers();
}

void BoxPlotView::placeOutliers()
{
    QList<PlotMark> marks;
    QList<std::pair<QPointF, QString>> beyond;
    for (std::size_t row = 0; row < sets().size(); ++row) {
        const ComparedSet &set = sets()[row].figures;
        if (!set.box)
            continue;
        const ModelStyle style = ThemeManager::instance().modelStyle(set.name);
        QSet<int> taken; // of those on one pixel, one is enough
        for (const double value : set.box->outliers) {
            const QPointF at(value, rowCentre(row));
            const int pixel = qRound(toPixels(at).x());
            if (value <= frame().xTo && !taken.contains(pixel)) {
                taken.insert(pixel);
                marks.append({at, PlotMark::Kind::Model, style});
            }
        }
        if (const std::size_t count = countBeyond(set.values, frame().xTo); count > 0)
            beyond.append({{frame().xTo, rowCentre(row)}, QStringLiteral("+%1").arg(count)});
    }
    setMarks(marks);
    setEndLabels(beyond);
}

void BoxPlotView::drawBackground(QPainter *painter, const QRectF &rect)
{
    const QRectF plot = plotRect();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(theme().line);
    for (const Tick &tick : frame().bottom) {
        const double x = toPixels({tick.position, 0}).x();
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    ComparisonPlot::drawBackground(painter, rect);
}

void BoxPlotView::drawForeground(QPainter *painter, const QRectF &rect)
{
    painter->setRenderHint(QPainter::Antialiasing);
    for (std::size_t row = 0; row < sets().size(); ++row) {
        paintName(*painter, row);
        paintBox(*painter, row);
        paintDots(*painter, row);
    }
    ComparisonPlot::drawForeground(painter, rect);
}

void BoxPlotView::paintName(QPainter &painter, std::size_t row) const
{
    const ShownSet &set = sets()[row];
    const QFontMetricsF metrics(labelFont());
    const double right = plotRect().left() - 2 * gridUnit();
    const QString name = m_names.value(static_cast<qsizetype>(row));
    const double y = toPixels({0, rowCentre(row)}).y();
    const double left = right - metrics.horizontalAdvance(name);
    painter.setFont(labelFont());
    painter.setPen(theme().text);
    painter.drawText(QPointF(left, y + metrics.capHeight() / 2), name);
    const ModelStyle style = ThemeManager::instance().modelStyle(set.figures.name);
    const double side = 1.3 * markSize();
    painter.fillPath(modelMark(style.mark, {left - 2 * gridUnit() - side, y - side / 2, side, side}),
                     style.colour);
}

double BoxPlotView::rowHeight() const
{
    return plotRect().height() / static_cast<double>(sets().size());
}

double BoxPlotView::halfHeight() const
{
    return std::clamp(0.18 * rowHeight(), 2.0, 9.0 * gridUnit());
}

// The calls themselves, under their box where there is room: where they crowd, and how few they may be.
void BoxPlotView::paintDots(QPainter &painter, std::size_t row) const
{
    const ComparedSet &set = sets()[row].figures;
    const std::span<const double> values = withinWhiskers(set);
    const double centre = toPixels({0, rowCentre(row)}).y();
    double top = centre + halfHeight() + 3 * gridUnit();
    double bottom = std::min(top + 12 * gridUnit(), centre + rowHeight() / 2 - 2 * gridUnit());
    if (bottom - top < 2 * gridUnit()) { // no room under it: within it
        top = centre - halfHeight();
        bottom = centre + halfHeight();
    }
    QColor colour = ThemeManager::instance().modelStyle(set.name).colour;
    colour.setAlphaF(0.6F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const std::size_t dots = std::min(values.size(), mostDots);
    const double radius = 0.45 * markSize();
    for (std::size_t dot = 0; dot < dots; ++dot) {
        const double value = values[dots < 2 ? 0 : dot * (values.size() - 1) / (dots - 1)];
        if (value <= frame().xTo)
            painter.drawEllipse(QPointF(toPixels({value, 0}).x(), top + placeInBand(dot) * (bottom - top)),
                                radius, radius);
    }
}

void BoxPlotView::paintBox(QPainter &painter, std::size_t row) const
{
    const ComparedSet &set = sets()[row].figures;
    const double y = toPixels({0, rowCentre(row)}).y();
    const auto x = [this](double value) { return std::min(toPixels({value, 0}).x(), plotRect().right()); };
    if (!set.box) {
        painter.setPen(theme().quietText);
        painter.drawText(
            QPointF(plotRect().left() + 2 * gridUnit(), y + QFontMetricsF(labelFont()).capHeight() / 2),
            tr("not known"));
        return;
    }
    const double half = halfHeight();
    const ModelStyle style = ThemeManager::instance().modelStyle(set.name);
    const BoxPlot &box = *set.box;
    const double halfCap = half / 2;
    painter.setPen(QPen(style.colour, 1.5));
    painter.drawLine(QPointF(x(box.lowWhisker), y), QPointF(x(box.lowQuartile), y));
    painter.drawLine(QPointF(x(box.highQuartile), y), QPointF(x(box.highWhisker), y));
    for (const double end : {box.lowWhisker, box.highWhisker})
        painter.drawLine(QPointF(x(end), y - halfCap), QPointF(x(end), y + halfCap));
    QColor fill = style.colour;
    fill.setAlphaF(0.3F);
    painter.setBrush(fill);
    painter.drawRect(QRectF(QPointF(x(box.lowQuartile), y - half), QPointF(x(box.highQuartile), y + half)));
    painter.setPen(QPen(style.colour, 3, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(x(box.median), y - half), QPointF(x(box.median), y + half));
    if (set.spread.p50Interval && half > gridUnit()) {
        const double below = y + half + gridUnit();
        painter.setPen(QPen(theme().text, 1.5, Qt::SolidLine, Qt::FlatCap));
        const QPointF low(x(set.spread.p50Interval->low), below);
        const QPointF high(x(set.spread.p50Interval->high), below);
        painter.drawLine(low, high);
        for (const QPointF end : {low, high})
            painter.drawLine(end - QPointF(0, gridUnit() / 2.0), end + QPointF(0, gridUnit() / 2.0));
    }
}

ChartTable BoxPlotView::table() const
{
    ChartTable table;
    table.rows = static_cast<qsizetype>(sets().size());
    for (const Column &column : columns)
        table.columns.append(tr(column.title));
    table.cell = [sets = sets(), metric = metric()](std::size_t row, int column) {
        return columns.at(static_cast<std::size_t>(column)).text(sets[row], metric);
    };
    return table;
}

void BoxPlotView::read(std::size_t row)
{
    m_read = row;
    const ShownSet &set = sets()[row];
    const Spread &spread = set.figures.spread;
    if (!set.figures.box)
        return setCallout({});
    const BoxPlot &box = *set.figures.box;
    const auto figure = [this](std::optional<double> value) { return metricFigure(metric(), value); };
    QString median = tr("median %1").arg(figure(spread.p50));
    if (spread.p50Interval)
        median += tr(", 95 % interval %1").arg(metricInterval(metric(), spread.p50Interval));
    setCallout(Callout{
        {box.median, rowCentre(row)},
        {set.label, median,
         tr("half of the calls between %1 and %2").arg(figure(box.lowQuartile), figure(box.highQuartile)),
         tr("whiskers from %1 to %2").arg(figure(box.lowWhisker), figure(box.highWhisker)),
         tr("p95 %1, p99 %2").arg(figure(spread.p95), figure(spread.p99)),
         tr("%1, %2 beyond the whiskers")
             .arg(format::calls(static_cast<qint64>(spread.n)),
                  format::count(static_cast<qint64>(box.outliers.size())))},
        Callout::Place::UnderBar});
}

void BoxPlotView::pointAt(QPointF pixel)
{
    const QRectF plot = plotRect();
    if (sets().empty() || pixel.y() < plot.top() || pixel.y() >= plot.bottom())
        return setCallout({});
    const double row = (pixel.y() - plot.top()) / plot.height() * static_cast<double>(sets().size());
    read(static_cast<std::size_t>(row));
}

void BoxPlotView::step(int by)
{
    if (sets().empty())
        return;
    const qint64 last = static_cast<qint64>(sets().size()) - 1;
    const qint64 from = m_read && callout() ? static_cast<qint64>(*m_read) : (by < 0 ? last + 1 : -1);
    read(static_cast<std::size_t>(std::clamp<qint64>(from + by, 0, last)));
}

} // namespace inferograph

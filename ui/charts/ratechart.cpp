// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/ratechart.h"

#include "ui/charts/barplot.h"
#include "ui/format.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace inferograph {

namespace {

constexpr int mostBars = 60;
constexpr std::chrono::seconds shortestBar(5); // shorter, single calls would read as high rates

std::chrono::milliseconds stepOf(const LiveView &view)
{
    using std::chrono::milliseconds;
    const auto even = std::chrono::ceil<milliseconds>((view.to - view.from) / mostBars);
    return roundTimeStep(std::max<milliseconds>(even, shortestBar));
}

} // namespace

double RateChart::Bin::sum() const
{
    return std::accumulate(ofParts.begin(), ofParts.end(), 0.0);
}

class RateChart::Data : public ChartData
{
public:
    Data(const LiveView &view, AmountsOf amounts)
        : ChartData(view), m_amounts(amounts), m_step(stepOf(view)), m_filled(m_bins.end())
    {
    }

    bool isOf(const LiveView &view) const override { return ChartData::isOf(view) && stepOf(view) == m_step; }

    std::chrono::milliseconds step() const { return m_step; }
    const Bins &bins() const { return m_bins; }
    std::span<const double> failed() const { return m_failed; }
    std::span<const double> coldStarts() const { return m_coldStarts; }

protected:
    void add(const CallRecord &call, std::size_t row) override;

private:
    const AmountsOf m_amounts;
    const std::chrono::milliseconds m_step;
    Bins m_bins;
    Bins::iterator m_filled;      // the one that the last call went to
    std::vector<double> m_failed; // places of calls on the time axis
    std::vector<double> m_coldStarts;
};

void RateChart::Data::add(const CallRecord &call, std::size_t)
{
    const double place = timePosition(call.startedAt);
    const bool failed = call.status == CallStatus::Failed;
    if (failed)
        m_failed.push_back(place);
    else if (call.start == StartKind::Cold)
        m_coldStarts.push_back(place);
    // Calls come in order, and asking for the local time costs more than all else here.
    const auto step = static_cast<double>(m_step.count());
    if (m_filled == m_bins.end() || place < m_filled->first || place >= m_filled->first + step)
        m_filled = m_bins.try_emplace(stepBegin(place, m_step)).first;
    Bin &bin = m_filled->second;
    if (bin.calls++ == 0 || (failed && !bin.failed))
        bin.call = call.id;
    bin.failed = bin.failed || failed;
    const std::optional<Amounts> brought = m_amounts(call);
    if (!brought)
        return;
    ++bin.told;
    bin.estimated = bin.estimated || brought->estimated;
    bin.ofParts.resize(std::max(bin.ofParts.size(), brought->ofParts.size()));
    for (qsizetype part = 0; part < brought->ofParts.size(); ++part)
        bin.ofParts[part] += brought->ofParts.at(part);
}

RateChart::RateChart(const QString &title, const QString &subtitle, AmountsOf amounts, QWidget *parent)
    : ChartPanel(title, subtitle, parent)
    , m_amounts(amounts)
    , m_plot(new BarPlot(this))
    , m_legend(new ChartLegend(this))
{
    setChartWidget(m_plot);
    setHeaderWidget(m_legend);
    connect(m_plot, &PlotView::resized, this, &RateChart::redraw);
    connect(m_plot, &PlotView::pointed, this, [this](const QPointF &pixel) { select(binAt(pixel)); });
    connect(m_plot, &PlotView::dismissed, this, [this] { select({}); });
    connect(m_plot, &PlotView::stepped, this, &RateChart::step);
    connect(m_plot, &PlotView::activated, this, &RateChart::activate);
    connect(m_plot, &PlotView::clicked, this, [this](const QPointF &pixel) {
        select(binAt(pixel));
        activate();
    });
}

std::shared_ptr<ChartData> RateChart::dataFor(const LiveView &view) const
{
    return std::make_shared<Data>(view, m_amounts);
}

const RateChart::Data &RateChart::rates() const
{
    return static_cast<const Data &>(data());
}

const RateChart::Bins &RateChart::bins() const
{
    return rates().bins();
}

bool RateChart::draw(const LiveView &view)
{
    const bool known = std::ranges::any_of(bins(), [](const auto &bin) { return bin.second.told > 0; });
    if (known) {
        drawFrame(view);
        drawBars();
        drawSigns();
    }
    select(known && m_selected && bins().contains(*m_selected) ? m_selected : std::nullopt);
    return known;
}

void RateChart::drawFrame(const LiveView &view)
{
    const double minutes = static_cast<double>(rates().step().count()) / 60'000;
    double largest = 0;
    for (const auto &[begin, bin] : bins())
        largest = std::max(largest, bin.sum() / minutes);
    m_scale.fit(largest, view.to);
    PlotFrame frame = frameFor(*m_plot, m_scale);
    placeTimeAxis(frame, *m_plot, view);
    m_plot->setFrame(frame);
}

void RateChart::drawBars()
{
    const double minutes = static_cast<double>(rates().step().count()) / 60'000;
    const QList<Part> names = parts();
    QList<BarPlot::Bar> bars;
    for (const auto &[begin, bin] : bins()) {
        BarPlot::Bar bar{begin, begin + static_cast<double>(rates().step().count()), {}};
        for (qsizetype part = 0; part < bin.ofParts.size(); ++part)
            bar.parts.append({bin.ofParts.at(part) / minutes, names.at(part).colour});
        bars.append(bar);
    }
    m_plot->setBars(bars);
}

void RateChart::drawSigns()
{
    m_plot->setMarks(signsOnTimeAxis(*m_plot, rates().failed(), PlotMark::Kind::Failed) +
                     signsOnTimeAxis(*m_plot, rates().coldStarts(), PlotMark::Kind::Cold));
    QList<ChartLegend::Item> items;
    const QList<Part> names = parts();
    for (qsizetype part = 0; part < names.size(); ++part) {
        const auto shows = [part](const auto &bin) { return bin.second.ofParts.value(part) > 0; };
        if (std::ranges::any_of(bins(), shows))
            items.append({.text = names.at(part).name, .colour = names.at(part).colour});
    }
    m_legend->setItems(items + legendOfSigns(m_plot->marks()));
}

void RateChart::applyTheme()
{
    m_plot->viewport()->update();
    m_legend->update();
}

QStringList RateChart::wordsOf(const Bin &bin) const
{
    QStringList words;
    for (qsizetype part = 0; part < bin.ofParts.size(); ++part) {
        if (bin.ofParts.at(part) > 0)
            words.append(amountText(part, bin.ofParts.at(part), bin.estimated));
    }
    return words;
}

void RateChart::select(std::optional<double> bin)
{
    const auto found = bin ? bins().find(*bin) : bins().end();
    if (found == bins().end()) { // also where what is shown was read anew while nobody saw it
        m_selected.reset();
        m_plot->setCallout({});
        return;
    }
    m_selected = bin;
    const Bin &selected = found->second;
    const double length = static_cast<double>(rates().step().count());
    QStringList lines{
        tr("%1 in %2").arg(format::clockSecond(momentAt(*bin)), format::wholeDuration(rates().step()))};
    lines += wordsOf(selected);
    if (selected.told < selected.calls)
        lines.append(tr("told by %1 of %2").arg(format::count(selected.told), format::calls(selected.calls)));
    m_plot->setCallout(Callout{{*bin + length / 2, selected.sum() * 60'000 / length}, lines});
}

std::optional<double> RateChart::binAt(QPointF pixel) const
{
    const QRectF plot = m_plot->plotRect();
    if (bins().empty() || pixel.x() < plot.left() || pixel.x() > plot.right())
        return std::nullopt;
    const PlotFrame &frame = m_plot->frame();
    const double place = frame.xFrom + (pixel.x() - plot.left()) / plot.width() * (frame.xTo - frame.xFrom);
    const auto bin = bins().find(stepBegin(place, rates().step()));
    return bin != bins().end() ? std::optional(bin->first) : std::nullopt;
}

void RateChart::step(int by)
{
    if (bins().empty())
        return;
    const auto selected = m_selected ? bins().find(*m_selected) : bins().end();
    const qint64 last = static_cast<qint64>(bins().size()) - 1;
    const qint64 from = selected != bins().end() ? std::distance(bins().begin(), selected)
                        : by < 0                 ? last + 1
                                                 : -1;
    select(std::next(bins().begin(), std::clamp<qint64>(from + by, 0, last))->first);
}

void RateChart::activate()
{
    if (m_selected)
        Q_EMIT callActivated(bins().at(*m_selected).call);
}

ChartTable RateChart::table() const
{
    QStringList columns{tr("From")};
    for (const Part &part : parts())
        columns.append(part.name);
    columns.append(tr("Calls"));
    const qsizetype partCount = columns.size() - 2;
    const std::vector<std::pair<double, Bin>> shown(bins().begin(), bins().end());
    const auto cell = [shown, partCount](std::size_t row, int column) {
        const auto &[begin, bin] = shown.at(row);
        if (column == 0)
            return format::clockSecond(momentAt(begin));
        if (column > partCount)
            return format::count(bin.calls);
        return bin.told > 0 ? format::count(qRound64(bin.ofParts.value(column - 1))) : format::unknown();
    };
    return {columns, 1, static_cast<qsizetype>(shown.size()), cell};
}

QString RateChart::summary() const
{
    Bin all;
    all.ofParts.resize(parts().size());
    const std::pair<const double, Bin> *most = nullptr;
    for (const auto &bin : bins()) {
        for (qsizetype part = 0; part < bin.second.ofParts.size(); ++part)
            all.ofParts[part] += bin.second.ofParts.at(part);
        all.estimated = all.estimated || bin.second.estimated;
        if (!most || bin.second.sum() > most->second.sum())
            most = &bin;
    }
    return tr("%1 in %2. %3. Most in %4 from %5: %6.")
        .arg(title(), spanText(), wordsOf(all).join(QStringLiteral(", ")),
             format::wholeDuration(rates().step()), format::clockSecond(momentAt(most->first)),
             wordsOf(most->second).join(QStringLiteral(", ")));
}

} // namespace inferograph

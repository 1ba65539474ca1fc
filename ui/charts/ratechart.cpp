// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/ratechart.h"

#include "ui/charts/barplot.h"
#include "ui/charts/beyondbutton.h"
#include "ui/format.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace inferograph {

namespace {

constexpr int mostBars = 60;
constexpr double smallestLimit = 4;            // the axis never ends below
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
    Data(const LiveView &view, AmountsOf amounts) : ChartData(view), m_amounts(amounts), m_step(stepOf(view))
    {
    }

    bool isOf(const LiveView &view) const override { return ChartData::isOf(view) && stepOf(view) == m_step; }

    std::chrono::milliseconds step() const { return m_step; }
    const Bins &bins() const { return m_bins; }
    const Largest &largestSum() const { return m_largestSum; }
    const QList<QPointF> &failed() const { return m_failed; }
    const QList<QPointF> &coldStarts() const { return m_coldStarts; }

protected:
    void add(const CallRecord &call, std::size_t row) override;
    void finish() override;

private:
    const AmountsOf m_amounts;
    const std::chrono::milliseconds m_step;
    Bins m_bins;
    Largest m_largestSum;
    QList<QPointF> m_failed; // on the time axis
    QList<QPointF> m_coldStarts;
};

void RateChart::Data::add(const CallRecord &call, std::size_t)
{
    const double place = timePosition(call.startedAt);
    const bool failed = call.status == CallStatus::Failed;
    if (failed)
        m_failed.append({place, 0});
    else if (call.start == StartKind::Cold)
        m_coldStarts.append({place, 0});
    // Calls come in order, and asking for the local time costs more than all else here.
    if (m_bins.empty() || place >= m_bins.back().begin + static_cast<double>(m_step.count()))
        m_bins.push_back({.begin = stepBegin(place, m_step)});
    Bin &bin = m_bins.back();
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

void RateChart::Data::finish()
{
    std::vector<double> sums;
    std::ranges::transform(m_bins, std::back_inserter(sums), &Bin::sum);
    BulkReach reach;
    reach.addGroup(sums);
    for (const double sum : sums)
        m_largestSum.add(sum, reach.fence());
}

RateChart::RateChart(const QString &title, const QString &subtitle, AmountsOf amounts, QWidget *parent)
    : ChartPanel(title, subtitle, parent)
    , m_amounts(amounts)
    , m_plot(new BarPlot(this))
    , m_scale(smallestLimit)
    , m_beyond(new BeyondButton(*this, [this] {
        m_scale = ValueScale(smallestLimit);
        redraw();
    }))
{
    setChart(m_plot);
    m_beyond->setFont(legend()->font());
    setHeaderWidget(m_beyond);
    showLegendInHeader();
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
    if (std::ranges::none_of(bins(), [](const Bin &bin) { return bin.told > 0; })) {
        m_beyond->hide();
        return false;
    }
    drawFrame(view);
    drawBars();
    drawSigns();
    return true;
}

void RateChart::drawFrame(const LiveView &view)
{
    const double minutes = static_cast<double>(rates().step().count()) / 60'000;
    m_scale.fit(m_beyond->reachFor(rates().largestSum()) / minutes, view.to);
    PlotFrame frame = frameFor(*m_plot, m_scale);
    placeTimeAxis(frame, *m_plot, view);
    m_plot->setFrame(frame);
}

void RateChart::drawBars()
{
    const double minutes = static_cast<double>(rates().step().count()) / 60'000;
    const QList<Part> names = parts();
    QList<BarPlot::Bar> bars;
    for (const Bin &bin : bins()) {
        BarPlot::Bar bar{bin.begin, bin.begin + static_cast<double>(rates().step().count()), {}};
        for (qsizetype part = 0; part < bin.ofParts.size(); ++part)
            bar.parts.append({bin.ofParts.at(part) / minutes, names.at(part).colour});
        bars.append(bar);
    }
    m_plot->setBars(bars);
}

double RateChart::heightOf(const Bin &bin) const
{
    return bin.sum() * 60'000 / static_cast<double>(rates().step().count());
}

// Of what is in sight of its bar: the first and the last one may reach beyond the plot.
double RateChart::middleOf(const Bin &bin) const
{
    const PlotFrame &frame = m_plot->frame();
    const double end = bin.begin + static_cast<double>(rates().step().count());
    return (std::max(bin.begin, frame.xFrom) + std::min(end, frame.xTo)) / 2;
}

QList<PlotMark> RateChart::arrows() const
{
    const double end = m_plot->frame().yTo;
    QList<PlotMark> arrows;
    for (const Bin &bin : bins()) {
        if (heightOf(bin) > end)
            arrows.append({{middleOf(bin), end}, PlotMark::Kind::Beyond, {.colour = theme().text}});
    }
    return arrows;
}

void RateChart::tellBeyond(qsizetype bars)
{
    const QString limit = format::count(qRound64(m_plot->frame().yTo));
    const QString sentence = bars == 0   ? QString()
                             : bars == 1 ? tr("1 bar above %1 a minute").arg(limit)
                                         : tr("%1 bars above %2 a minute").arg(format::count(bars), limit);
    //: what a small button says: so many bars above so much
    m_beyond->tell(QStringLiteral("↑ ") + format::count(bars),
                   tr("↑ %1 above %2").arg(format::count(bars), limit), sentence);
}

void RateChart::drawSigns()
{
    const QList<PlotMark> beyond = arrows();
    tellBeyond(beyond.size());
    m_plot->setMarks(beyond + signsAt(*m_plot, rates().coldStarts(), PlotMark::Kind::Cold) +
                     signsAt(*m_plot, rates().failed(), PlotMark::Kind::Failed));
    QList<ChartLegend::Item> items;
    const QList<Part> names = parts();
    for (qsizetype part = 0; part < names.size(); ++part) {
        const auto shows = [part](const Bin &bin) { return bin.ofParts.value(part) > 0; };
        if (std::ranges::any_of(bins(), shows))
            items.append({.text = names.at(part).name, .colour = names.at(part).colour});
    }
    legend()->setItems(items + legendOfSigns(m_plot->marks()));
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

std::size_t RateChart::itemCount() const
{
    return bins().size();
}

quint64 RateChart::keyOf(std::size_t item) const
{
    return static_cast<quint64>(bins()[item].begin);
}

Callout RateChart::calloutOf(std::size_t item) const
{
    const Bin &bin = bins()[item];
    QStringList lines{
        tr("%1 in %2").arg(format::clockSecond(momentAt(bin.begin)), format::wholeDuration(rates().step()))};
    lines += wordsOf(bin);
    if (bin.told < bin.calls)
        lines.append(tr("told by %1 of %2").arg(format::count(bin.told), format::calls(bin.calls)));
    return {{middleOf(bin), std::min(heightOf(bin), m_plot->frame().yTo)}, lines};
}

std::optional<CallId> RateChart::callOf(std::size_t item) const
{
    return bins()[item].call;
}

std::optional<std::size_t> RateChart::itemAt(QPointF pixel) const
{
    const QRectF plot = m_plot->plotRect();
    if (pixel.x() < plot.left() || pixel.x() > plot.right())
        return std::nullopt;
    const double begin = stepBegin(m_plot->placeAt(pixel.x()), rates().step());
    const auto bin = std::ranges::lower_bound(bins(), begin, {}, &Bin::begin);
    return bin != bins().end() && bin->begin == begin
               ? std::optional(static_cast<std::size_t>(bin - bins().begin()))
               : std::nullopt;
}

ChartTable RateChart::table() const
{
    QStringList columns{tr("From")};
    for (const Part &part : parts())
        columns.append(part.name);
    columns.append(tr("Calls"));
    const qsizetype partCount = columns.size() - 2;
    const auto kept = keptData<Data>();
    const auto cell = [kept, partCount](std::size_t row, int column) {
        const Bin &bin = kept->bins().at(row);
        if (column == 0)
            return format::clockSecond(momentAt(bin.begin));
        if (column > partCount)
            return format::count(bin.calls);
        return bin.told > 0 ? format::count(qRound64(bin.ofParts.value(column - 1))) : format::unknown();
    };
    return {columns, 1, static_cast<qsizetype>(kept->bins().size()), cell};
}

QString RateChart::summary() const
{
    Bin all;
    all.ofParts.resize(parts().size());
    for (const Bin &bin : bins()) {
        for (qsizetype part = 0; part < bin.ofParts.size(); ++part)
            all.ofParts[part] += bin.ofParts.at(part);
        all.estimated = all.estimated || bin.estimated;
    }
    const Bin &most = *std::ranges::max_element(bins(), {}, &Bin::sum);
    return tr("%1 in %2. %3. Most in %4 from %5: %6.")
        .arg(title(), spanText(), wordsOf(all).join(QStringLiteral(", ")),
             format::wholeDuration(rates().step()), format::clockSecond(momentAt(most.begin)),
             wordsOf(most).join(QStringLiteral(", ")));
}

} // namespace inferograph

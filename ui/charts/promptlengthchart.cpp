// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/statistics.h"
#include "ui/charts/callchart.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <map>

namespace inferograph {

namespace {

constexpr double fewestTokens = 100; // that the axis reaches for

class PromptLengthData : public CallData
{
public:
    struct OfModel
    {
        std::vector<double> ttfts;
        std::optional<double> median;
        qint64 shortest = 0;
        qint64 longest = 0;
    };

    using CallData::CallData;

    const std::map<QByteArray, OfModel> &ofModels() const { return m_ofModels; }

protected:
    void add(const CallRecord &call, std::size_t row) override;
    void finish() override;

private:
    std::map<QByteArray, OfModel> m_ofModels;
};

void PromptLengthData::add(const CallRecord &call, std::size_t row)
{
    if (!call.ttft || !call.promptTokens)
        return;
    const double ttft = toMilliseconds(*call.ttft);
    addPoint(static_cast<double>(*call.promptTokens), ttft, call, row);
    const auto [known, isNew] = m_ofModels.try_emplace(call.model);
    OfModel &model = known->second;
    model.shortest = isNew ? *call.promptTokens : std::min(model.shortest, *call.promptTokens);
    model.longest = std::max(model.longest, *call.promptTokens);
    model.ttfts.push_back(ttft);
}

void PromptLengthData::finish()
{
    sortByX();
    findFar(XAxis::Amount);
    for (auto &[name, model] : m_ofModels) {
        model.median = percentile(model.ttfts, 50);
        model.ttfts = {};
    }
}

// How TTFT grows with the prompt: a dot for each call that knows both.
class PromptLengthChart : public CallChart
{
    Q_DECLARE_TR_FUNCTIONS(PromptLengthChart)

public:
    explicit PromptLengthChart(QWidget *parent)
        : CallChart(tr("TTFT vs prompt length"), tr("ms by prompt tokens"), 10, parent)
    {
    }

protected:
    std::shared_ptr<ChartData> dataFor(const LiveView &view) const override
    {
        return std::make_shared<PromptLengthData>(view);
    }
    void drawPlot(const LiveView &view) override;
    QStringList explanation(const CallRecord &call) const override;
    QStringList numberColumns() const override { return {tr("Prompt tokens"), tr("TTFT")}; }
    QString number(const CallRecord &call, int column) const override
    {
        return column == 0 ? format::count(call.promptTokens)
                           : format::millisecondsWithUnit(toMilliseconds(call.ttft));
    }
    QString limitText(double value) const override
    {
        return format::durationWithUnit(fromMilliseconds(value));
    }
    QString xLimitText(double tokens) const override
    {
        return tr("%1 tokens").arg(format::count(qRound64(tokens)));
    }
    void resetScales() override;
    QString summary() const override;
    QString emptyText() const override
    {
        return tr("No call with both a TTFT and a prompt length in %1").arg(spanText());
    }

private:
    const PromptLengthData &dots() const { return static_cast<const PromptLengthData &>(data()); }
    void drawFrame(const LiveView &view);
    void drawMarks();

    ValueScale m_tokens{fewestTokens};
};

void PromptLengthChart::resetScales()
{
    CallChart::resetScales();
    m_tokens = ValueScale(fewestTokens);
}

void PromptLengthChart::drawPlot(const LiveView &view)
{
    drawFrame(view);
    drawMarks();
}

void PromptLengthChart::drawFrame(const LiveView &view)
{
    m_tokens.fit(reachFor(dots().largestX()), view.to);
    PlotFrame frame = frameFor(*plot(), scale());
    const QFontMetricsF metrics(plot()->labelFont());
    const double labelWidth = metrics.horizontalAdvance(QStringLiteral("888 888"));
    frame.rightWidth = labelWidth / 2; // half of the last label
    const double width = plot()->viewport()->width() - frame.leftWidth - frame.rightWidth;
    const int intervals = std::clamp(static_cast<int>(width / (1.6 * labelWidth)), 1, 5);
    frame.xTo = m_tokens.limit(intervals);
    frame.bottom = m_tokens.ticks(intervals);
    plot()->setFrame(frame);
}

// Of the dots that would lie on top of each other, one for each model.
void PromptLengthChart::drawMarks()
{
    const double cellSize = plot()->markSize() / 2;
    const QPointF origin = plot()->plotRect().topLeft();
    const QSize cells = (plot()->plotRect().size() / cellSize).toSize().expandedTo({1, 1}) + QSize(1, 1);
    const auto cellOf = [&](const CallData::Point &point) {
        const QPointF cell = (plot()->toPixels(point.at) - origin) / cellSize;
        const int x = std::clamp(static_cast<int>(cell.x()), 0, cells.width() - 1);
        const int y = std::clamp(static_cast<int>(cell.y()), 0, cells.height() - 1);
        return static_cast<std::size_t>((point.model * cells.height() + y) * cells.width() + x);
    };
    QList<ModelStyle> styles;
    for (const QByteArray &model : dots().models())
        styles.append(ThemeManager::instance().modelStyle(model));
    std::vector<bool> taken(static_cast<std::size_t>(styles.size() * cells.height() * cells.width()));
    QList<PlotMark> marks;
    for (const CallData::Point &point : points()) {
        if (isBeyond(point.at))
            continue;
        auto isTaken = taken[cellOf(point)];
        if (!isTaken)
            marks.append({point.at, PlotMark::Kind::Model, styles.at(point.model)});
        isTaken = true;
    }
    plot()->setMarks(marks + marksBeyond());
}

QStringList PromptLengthChart::explanation(const CallRecord &call) const
{
    QStringList lines{tr("TTFT %1 for %2 prompt tokens")
                          .arg(format::durationWithUnit(call.ttft), format::count(call.promptTokens))};
    if (call.cachedTokens && *call.cachedTokens > 0)
        lines.append(tr("%1 of them cached").arg(format::count(call.cachedTokens)));
    if (call.load && *call.load > Nanoseconds(0))
        lines.append(tr("load %1").arg(format::durationWithUnit(call.load)));
    return lines;
}

QString PromptLengthChart::summary() const
{
    QStringList words;
    for (const auto &[name, model] : dots().ofModels()) {
        words.append(tr("%1: median %2 for prompts of %3 to %4 tokens")
                         .arg(nameOfModel(name), format::millisecondsWithUnit(model.median),
                              format::count(model.shortest), format::count(model.longest)));
    }
    const QString text = tr("%1 in %2. %3.").arg(title(), spanText(), words.join(QStringLiteral("; ")));
    return beyondText().isEmpty() ? text : text + QLatin1Char(' ') + beyondText() + QLatin1Char('.');
}

} // namespace

ChartPanel *createPromptLengthChart(QWidget *parent)
{
    return new PromptLengthChart(parent);
}

} // namespace inferograph

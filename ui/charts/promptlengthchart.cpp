// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/statistics.h"
#include "ui/charts/callchart.h"
#include "ui/charts/callsinview.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QSet>

#include <algorithm>
#include <map>

namespace inferograph {

namespace {

// How TTFT grows with the prompt: a dot for each call that knows both.
class PromptLengthChart : public CallChart
{
    Q_DECLARE_TR_FUNCTIONS(PromptLengthChart)

public:
    explicit PromptLengthChart(QWidget *parent)
        : CallChart(tr("TTFT vs prompt length"), tr("ms by prompt tokens"), parent)
    {
    }

protected:
    std::vector<PlottedCall> collect(const LiveView &view) override;
    void drawPlot(const LiveView &view) override;
    QStringList explanation(const CallRecord &call) const override;
    QStringList numberColumns() const override { return {tr("Prompt tokens"), tr("TTFT")}; }
    QString number(const CallRecord &call, int column) const override
    {
        return column == 0 ? format::count(call.promptTokens)
                           : format::millisecondsWithUnit(toMilliseconds(call.ttft));
    }
    QString summary() const override;
    QString emptyText() const override
    {
        return tr("No call with both a TTFT and a prompt length in %1").arg(spanText());
    }

private:
    void drawFrame(const LiveView &view);
    void drawMarks();

    ValueScale m_tokens{100};
    ValueScale m_ttfts{10};
};

std::vector<CallChart::PlottedCall> PromptLengthChart::collect(const LiveView &view)
{
    std::vector<PlottedCall> points;
    forEachCallInOrder(view, [&points](const CallRecord &call, std::size_t row) {
        if (call.ttft && call.promptTokens)
            points.emplace_back(QPointF(static_cast<double>(*call.promptTokens), toMilliseconds(*call.ttft)),
                                call, row);
    });
    std::ranges::stable_sort(points, {}, [](const PlottedCall &point) { return point.at.x(); });
    return points;
}

void PromptLengthChart::drawPlot(const LiveView &view)
{
    drawFrame(view);
    drawMarks();
}

void PromptLengthChart::drawFrame(const LiveView &view)
{
    double slowest = 0;
    for (const PlottedCall &point : plotted())
        slowest = std::max(slowest, point.at.y());
    m_ttfts.fit(slowest, view.to);
    m_tokens.fit(plotted().back().at.x(), view.to);
    PlotFrame frame = frameFor(*plot(), m_ttfts);
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
    const double cell = plot()->markSize() / 2;
    QHash<QByteArray, QSet<std::pair<int, int>>> taken;
    QList<PlotMark> marks;
    for (const PlottedCall &point : plotted()) {
        const QPointF pixel = plot()->toPixels(point.at) / cell;
        QSet<std::pair<int, int>> &places = taken[point.model];
        const qsizetype before = places.size();
        places.insert({static_cast<int>(pixel.x()), static_cast<int>(pixel.y())});
        if (places.size() > before)
            marks.append({point.at, PlotMark::Kind::Model, ThemeManager::instance().modelStyle(point.model)});
    }
    plot()->setMarks(marks);
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
    struct OfModel
    {
        std::vector<double> ttfts;
        qint64 shortest = 0;
        qint64 longest = 0;
    };
    std::map<QByteArray, OfModel> models;
    for (const PlottedCall &point : plotted()) { // in order of the prompt's length
        OfModel &model = models[point.model];
        if (model.ttfts.empty())
            model.shortest = static_cast<qint64>(point.at.x());
        model.longest = static_cast<qint64>(point.at.x());
        model.ttfts.push_back(point.at.y());
    }
    QStringList words;
    for (auto &[name, model] : models) {
        words.append(tr("%1: median %2 for prompts of %3 to %4 tokens")
                         .arg(nameOfModel(name), format::millisecondsWithUnit(percentile(model.ttfts, 50)),
                              format::count(model.shortest), format::count(model.longest)));
    }
    return tr("%1 in %2. %3.").arg(title(), spanText(), words.join(QStringLiteral("; ")));
}

} // namespace

ChartPanel *createPromptLengthChart(QWidget *parent)
{
    return new PromptLengthChart(parent);
}

} // namespace inferograph

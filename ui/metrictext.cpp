// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/metrictext.h"

#include "ui/format.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Metrics)
};

} // namespace

QString metricTitle(Metric metric)
{
    switch (metric) {
    case Metric::Ttft:
        return Text::tr("TTFT");
    case Metric::TtftContent:
        return Text::tr("TTFT content");
    case Metric::Total:
        return Text::tr("Total");
    case Metric::DecodeTps:
        return Text::tr("Decode");
    case Metric::PromptTps:
        return Text::tr("Prompt");
    case Metric::OverallTps:
        return Text::tr("Overall");
    case Metric::Load:
        return Text::tr("Load");
    }
    return {};
}

QString metricUnit(Metric metric)
{
    return isSpeed(metric) ? Text::tr("tok/s") : Text::tr("ms");
}

QString metricName(Metric metric)
{
    return metricTitle(metric) + QLatin1Char(' ') + metricUnit(metric);
}

QString metricNumber(Metric metric, std::optional<double> value)
{
    if (isSpeed(metric) || !value)
        return format::rate(value);
    return format::milliseconds(fromMilliseconds(*value));
}

QString metricFigure(Metric metric, std::optional<double> value)
{
    return value ? metricNumber(metric, value) + QChar(0x00a0) + metricUnit(metric) : format::unknown();
}

QString metricInterval(Metric metric, const std::optional<Interval> &interval)
{
    return interval ? QStringLiteral("%1\u2009\u2013\u2009%2")
                          .arg(metricNumber(metric, interval->low), metricNumber(metric, interval->high))
                    : QString();
}

QString comparisonInWords(const std::vector<ShownSet> &sets, Metric metric)
{
    QStringList sentences;
    for (const ShownSet &set : sets) {
        const Spread &spread = set.figures.spread;
        if (spread.n == 0) {
            sentences.append(Text::tr("%1: unknown.").arg(set.label));
            continue;
        }
        const auto calls = static_cast<qint64>(spread.n);
        QString sentence = Text::tr("%1: median %2 of %3")
                               .arg(set.label, metricFigure(metric, spread.p50), format::calls(calls));
        if (spread.p50Interval)
            sentence += Text::tr(", 95 % interval %1").arg(metricInterval(metric, spread.p50Interval));
        sentence += Text::tr(", p95 %1").arg(metricFigure(metric, spread.p95));
        if (set.figures.best)
            sentence += Text::tr(", best");
        sentences.append(sentence + QLatin1Char('.'));
    }
    return sentences.join(QLatin1Char(' '));
}

} // namespace inferograph

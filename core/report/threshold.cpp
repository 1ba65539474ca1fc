// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/threshold.h"

#include "core/report/recordfields.h"
#include "core/store/coldrates.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Threshold)
};

struct Figure
{
    const char *name;
    std::optional<double> (*value)(const StepResult &result);
};

std::optional<double> counted(std::size_t count)
{
    return static_cast<double>(count);
}

constexpr std::array figures{
    Figure{"throughput_tps", [](const StepResult &r) { return r.throughputTps; }},
    Figure{"success_rate", [](const StepResult &r) { return r.summary.successRate(); }},
    Figure{"failed", [](const StepResult &r) { return counted(r.summary.failed); }},
    Figure{"incomplete", [](const StepResult &r) { return counted(r.summary.incomplete); }},
    Figure{"wall_ms", [](const StepResult &r) { return toMilliseconds(r.wall); }},
};

constexpr std::array units{"ms", "us", "tps", "tokens"};

bool isUnit(const QByteArray &word)
{
    return std::find(units.begin(), units.end(), word) != units.end();
}

const Figure *figureOf(const QByteArray &name)
{
    const auto found = std::find_if(figures.begin(), figures.end(),
                                    [&name](const Figure &figure) { return name == figure.name; });
    return found == figures.end() ? nullptr : &*found;
}

const RecordField *fieldOf(const QByteArray &name)
{
    const auto fields = recordFields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&name](const RecordField &field) { return name == field.name; });
    return found == fields.end() ? nullptr : &*found;
}

QByteArray knownNames()
{
    QByteArrayList names;
    for (const Figure &figure : figures)
        names.append(figure.name);
    for (const RecordField &field : recordFields()) {
        const QByteArrayList words = QByteArray(field.name).split('_');
        if (words.size() > 1 && isUnit(words.last()))
            names.append(words.first(words.size() - 1).join('_') + "_p95_" + words.last());
    }
    return names.join(", ");
}

std::optional<double> numberIn(const FieldValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return *number;
    if (const auto *count = std::get_if<qint64>(&value))
        return static_cast<double>(*count);
    return std::nullopt;
}

} // namespace

Threshold::Reading Threshold::read(const QByteArray &text)
{
    Threshold threshold;
    threshold.m_text = text.simplified().replace(' ', "");
    const QByteArray &condition = threshold.m_text;
    const auto at =
        std::find_if(condition.begin(), condition.end(), [](char c) { return c == '<' || c == '>'; });
    if (at == condition.end())
        return {{},
                Text::tr("\"%1\" is no condition: write one like ttft_p95_ms>800, in quotes.")
                    .arg(QString::fromUtf8(text))};
    const qsizetype sign = at - condition.begin();
    threshold.m_direction = *at;
    threshold.m_orEqual = condition.mid(sign + 1, 1) == "=";
    bool isNumber = false;
    const QByteArray limit = condition.mid(sign + (threshold.m_orEqual ? 2 : 1));
    threshold.m_limit = limit.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(threshold.m_limit))
        return {{},
                Text::tr("\"%1\" compares with no number: write one like ttft_p95_ms>800, in quotes.")
                    .arg(QString::fromUtf8(text))};
    if (!threshold.readName(condition.first(sign)))
        return {
            {},
            Text::tr("\"%1\" is no figure that is known. Known are %2; p50 and every other percentile, mean, "
                     "min and max stand where p95 does.")
                .arg(QString::fromUtf8(condition.first(sign)), QString::fromUtf8(knownNames()))};
    return {threshold, {}};
}

bool Threshold::readName(const QByteArray &name)
{
    if (figureOf(name)) {
        m_figure = name;
        return true;
    }
    QByteArrayList words = name.split('_');
    if (words.size() < 3 || !isUnit(words.last()))
        return false;
    const QByteArray aggregate = words.takeAt(words.size() - 2);
    m_metric = words.join('_');
    return readAggregate(aggregate) && fieldOf(m_metric);
}

bool Threshold::readAggregate(const QByteArray &name)
{
    m_isMean = name == "mean";
    if (m_isMean)
        return true;
    if (name == "min" || name == "max") {
        m_percentile = name == "min" ? 0 : 100;
        return true;
    }
    bool isNumber = false;
    m_percentile = name.mid(1).toUInt(&isNumber);
    return name.startsWith('p') && isNumber && m_percentile <= 100;
}

Threshold::Judgement Threshold::judge(const StepResult &result) const
{
    const std::optional<double> value = valueIn(result);
    if (!value)
        return {Verdict::Unknown, {}};
    const bool holds =
        (m_orEqual && *value == m_limit) || (m_direction == '>' ? *value > m_limit : *value < m_limit);
    return {holds ? Verdict::Holds : Verdict::DoesNotHold, value};
}

std::optional<double> Threshold::valueIn(const StepResult &result) const
{
    if (!m_figure.isEmpty())
        return figureOf(m_figure)->value(result);
    ColdRates coldRates;
    for (const CallRecord &call : result.calls)
        coldRates.learn(call);
    const RecordField *field = fieldOf(m_metric);
    std::vector<double> values;
    for (const CallRecord &call : result.calls) {
        if (call.status == CallStatus::Cancelled)
            continue;
        if (const auto value = numberIn(field->value(call, coldRates.of(call.model))))
            values.push_back(*value);
    }
    return m_isMean ? mean(values) : percentile(values, m_percentile);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/replyplan.h"

#include <QRandomGenerator>

#include <cmath>
#include <numbers>

namespace inferograph {

namespace {

double between(QRandomGenerator &random, double low, double high)
{
    return low + (high - low) * random.generateDouble();
}

// Around 1, skewed to the right as latencies are.
double jitter(QRandomGenerator &random, double width)
{
    const double roughlyNormal =
        random.generateDouble() + random.generateDouble() + random.generateDouble() - 1.5;
    return std::exp(width * roughlyNormal);
}

// A slow wave for each model: temperature, neighbours, the time of day.
double drift(const DemoModel &model, Nanoseconds age)
{
    constexpr double periodSeconds = 41;
    const double phase = model.loadSeconds * 3;
    return 1 + 0.11 * std::sin(2 * std::numbers::pi * toSeconds(age) / periodSeconds + phase);
}

} // namespace

ReplyPlan planReply(const DemoScript &script, const DemoModel &model, const ReplyConditions &conditions,
                    QRandomGenerator &random)
{
    const auto scaled = [&script](double seconds) { return fromSeconds(seconds * script.timeScale); };
    const double sharing = 1 + 0.3 * (conditions.callsRunning - 1);
    const double slowness = sharing / drift(model, conditions.serverAge);

    ReplyPlan plan;
    plan.busy = random.generateDouble() < script.busyShare;
    plan.bind = scaled(between(random, 0.002, 0.014));
    plan.load = scaled(model.loadSeconds * jitter(random, 0.25));
    plan.promptEval = scaled((0.018 + static_cast<double>(conditions.promptTokens) / model.promptTps) *
                             slowness * jitter(random, 0.15));
    const double step = slowness * jitter(random, 0.08) / model.decodeTps;
    plan.gaps.reserve(static_cast<std::size_t>(conditions.outputTokens));
    for (qsizetype i = 0; i < conditions.outputTokens; ++i) {
        const bool stalls = random.generateDouble() < script.stallShare;
        plan.gaps.push_back(scaled(step * jitter(random, 0.3) + (stalls ? between(random, 0.15, 0.5) : 0.0)));
    }
    if (random.generateDouble() < script.brokenShare && conditions.outputTokens > 1)
        plan.breaksAfter =
            static_cast<std::size_t>(between(random, 1, static_cast<double>(conditions.outputTokens)));
    return plan;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/runstep.h"

#include "core/call/modelname.h"
#include "core/runs/presets.h"

#include <QSet>
#include <QString>

#include <algorithm>
#include <numeric>

namespace inferograph {

namespace {

// The ordinary steps of one model on one server.
QList<RunStep> plainSteps(const Workload &workload, const RunStep &base)
{
    QList<RunStep> steps;
    for (const WorkloadPrompt &prompt : workload.prompts) {
        RunStep step = base;
        step.prompt = prompt;
        step.rate = workload.rate;
        step.arrivals = workload.arrivals;
        const QList<int> levels = workload.rate ? QList<int>{1} : workload.concurrency;
        for (const int level : levels) {
            step.concurrency = level;
            step.calls = std::max(workload.repeats, level);
            steps.append(step);
        }
    }
    steps.first().warmUps = workload.warmUps;
    if (workload.cached) { // the first call of each fills the cache
        for (RunStep &step : steps)
            step.warmUps = std::max(step.warmUps, 1);
    }
    return steps;
}

// Cold, warm and switched to, with the first prompt. What follows a cold call is warm.
QList<RunStep> coldSteps(const Workload &workload, const RunStep &base)
{
    RunStep step = base;
    step.prompt = workload.prompts.first();
    step.calls = workload.repeats;
    QList<RunStep> steps;
    const auto append = [&](StepKind kind, const QByteArray &from = {}) {
        step.kind = kind;
        step.switchFrom = from;
        step.warmUps = kind == StepKind::Warm ? std::max(1, workload.warmUps) : 0;
        steps.append(step);
    };
    append(StepKind::Cold);
    append(StepKind::Warm);
    for (const QByteArray &other : modelsOn(step.server, workload)) {
        if (other != step.model)
            append(StepKind::Switch, other);
    }
    return steps;
}

// One call is enough for all steps of a model: they share its tokenizer.
void sizeOnce(QList<RunStep> &steps)
{
    const auto first =
        std::ranges::find_if(steps, [](const RunStep &step) { return generatedTokens(step.prompt) > 0; });
    if (first != steps.end())
        first->sizing = true;
}

// Whether all ordinary steps are what a warm call is already.
bool isWarmCallOnly(const Workload &workload)
{
    return workload.prompts.size() == 1 && workload.concurrency == QList<int>{1} && !workload.rate;
}

// By their short names, where these tell them apart.
class ModelLabels
{
public:
    explicit ModelLabels(const QList<RunStep> &steps)
    {
        QSet<QByteArray> names;
        QSet<QByteArray> shortNames;
        for (const RunStep &step : steps) {
            names.insert(step.model);
            shortNames.insert(normalisedModelName(step.model));
        }
        m_areShort = shortNames.size() == names.size();
    }

    QByteArray of(const QByteArray &model) const { return m_areShort ? normalisedModelName(model) : model; }

private:
    bool m_areShort = false;
};

QByteArray kindLabel(const RunStep &step, const ModelLabels &models)
{
    switch (step.kind) {
    case StepKind::Cold:
        return "cold";
    case StepKind::Warm:
        return "warm";
    case StepKind::Switch:
        return "after " + models.of(step.switchFrom);
    case StepKind::Plain:
        break;
    }
    return {};
}

QByteArray paceLabel(const RunStep &step)
{
    return step.rate ? QByteArray::number(*step.rate) + "/s"
                     : QByteArray::number(step.concurrency) + " at once";
}

QByteArray serverLabel(const RunStep &step)
{
    return step.server.url.adjusted(QUrl::RemoveUserInfo).authority().toUtf8();
}

QByteArray protocolLabel(const RunStep &step)
{
    return step.server.protocol;
}

template<typename Of>
bool differs(const QList<RunStep> &steps, Of of)
{
    return std::any_of(steps.begin(), steps.end(),
                       [&](const RunStep &step) { return of(step) != of(steps.first()); });
}

// With what differs between the steps; with the servers only where that is not enough.
QByteArrayList labelsOf(const QList<RunStep> &steps, bool namesServers)
{
    const bool namesServer = namesServers && differs(steps, serverLabel);
    const bool namesProtocol = namesServers && differs(steps, protocolLabel);
    const bool namesModel = differs(steps, [](const RunStep &step) { return step.model; });
    const bool namesPrompt = differs(steps, [](const RunStep &step) { return promptLabel(step.prompt); });
    const bool namesPace = differs(steps, paceLabel);
    const ModelLabels models(steps);
    QByteArrayList labels;
    for (const RunStep &step : steps) {
        QByteArrayList parts;
        if (namesServer)
            parts.append(serverLabel(step));
        if (namesProtocol && !step.server.protocol.isEmpty())
            parts.append(protocolLabel(step));
        if (namesModel || step.kind == StepKind::Switch)
            parts.append(models.of(step.model));
        if (step.kind != StepKind::Plain)
            parts.append(kindLabel(step, models));
        if (namesPrompt)
            parts.append(promptLabel(step.prompt));
        if (step.kind == StepKind::Plain && (namesPace || parts.isEmpty()))
            parts.append(paceLabel(step));
        labels.append(parts.join(", "));
    }
    return labels;
}

} // namespace

QList<RunStep> stepsOf(const Workload &workload)
{
    QList<RunStep> steps;
    if (workload.prompts.isEmpty())
        return steps;
    for (const WorkloadServer &server : workload.servers) {
        RunStep base;
        base.server = server;
        for (const QByteArray &model : modelsOn(server, workload)) {
            base.model = model;
            QList<RunStep> ofModel;
            if (workload.cold)
                ofModel += coldSteps(workload, base);
            if (!workload.cold || !isWarmCallOnly(workload))
                ofModel += plainSteps(workload, base);
            sizeOnce(ofModel);
            steps += ofModel;
        }
    }
    return steps;
}

int callsOf(const RunStep &step)
{
    return step.calls + step.warmUps + (step.sizing ? 1 : 0);
}

int callsOf(const QList<RunStep> &steps)
{
    return std::accumulate(steps.begin(), steps.end(), 0,
                           [](int sum, const RunStep &step) { return sum + callsOf(step); });
}

QByteArrayList stepLabels(const QList<RunStep> &steps)
{
    const QByteArrayList labels = labelsOf(steps, false);
    const QSet<QByteArray> different(labels.begin(), labels.end());
    return different.size() == labels.size() ? labels : labelsOf(steps, true);
}

QByteArray promptLabel(const WorkloadPrompt &prompt)
{
    constexpr qsizetype longest = 24;
    if (!prompt.name.isEmpty())
        return prompt.name;
    if (!prompt.preset.isEmpty())
        return prompt.preset;
    if (prompt.tokens > 0)
        return QByteArray::number(prompt.tokens) + " tokens";
    const QString text = QString::fromUtf8(prompt.text).simplified();
    return text.size() <= longest ? text.toUtf8() : text.first(longest - 1).toUtf8() + "…";
}

int generatedTokens(const WorkloadPrompt &prompt)
{
    const PromptPreset *preset = presetById(prompt.preset);
    return preset ? preset->tokens : prompt.tokens;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/probeplan.h"

#include "app/accessoptions.h"
#include "core/protocols/registry.h"
#include "core/runs/presets.h"

#include <QFile>

#include <algorithm>

namespace inferograph {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ProbeCommand", text);
}

QString option(const char *name)
{
    return QLatin1StringView(name);
}

Workload workloadFile(Arguments &arguments)
{
    const QString name = arguments.text(option("workload"));
    if (!arguments.isSet(option("workload")))
        return {};
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        arguments.reject(tr("The workload %1 cannot be read: %2.").arg(name, file.errorString()));
        return {};
    }
    const WorkloadReading reading = readWorkload(file.readAll());
    if (!reading.workload)
        arguments.reject(tr("The workload %1: %2").arg(name, reading.problem));
    return reading.workload.value_or(Workload());
}

// `localhost:11434` will do for `http://localhost:11434`.
QUrl serverUrl(Arguments &arguments, const QString &text)
{
    const QUrl url(text.contains(QStringLiteral("://")) ? text : QStringLiteral("http://") + text);
    const bool isHttp =
        url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https");
    if (!isHttp || !url.isValid() || url.host().isEmpty())
        arguments.reject(tr("--url takes a server's address such as http://localhost:11434, not \"%1\".")
                             .arg(text.section(u'@', -1))); // what is before it may be a password
    return url;
}

void takeServers(Arguments &arguments, Workload &workload)
{
    if (arguments.isSet(option("url")) || workload.servers.isEmpty()) {
        arguments.required(option("url"));
        workload.servers.clear();
        const QStringList urls = arguments.words(option("url"));
        for (const QString &url : urls)
            workload.servers.append({serverUrl(arguments, url), {}});
    }
    const QString kind = arguments.text(option("server"));
    if (kind.isEmpty())
        return;
    if (!serverKinds().contains(kind))
        arguments.rejectChoice(option("server"), serverKinds());
    const QByteArray protocol = protocolById(kind.toLatin1()) ? kind.toLatin1() : QByteArray();
    for (WorkloadServer &server : workload.servers)
        server.protocol = protocol;
}

void takeModels(Arguments &arguments, Workload &workload)
{
    if (!arguments.isSet(option("model")))
        return;
    arguments.required(option("model"));
    workload.models.clear();
    for (WorkloadServer &server : workload.servers)
        server.models.clear();
    const QStringList models = arguments.words(option("model"));
    for (const QString &model : models)
        workload.models.append(model.toUtf8());
}

void takePrompts(Arguments &arguments, Workload &workload)
{
    QList<WorkloadPrompt> prompts;
    const QStringList texts = arguments.words(option("prompt"));
    for (const QString &text : texts)
        prompts.append({{}, {}, text.toUtf8(), 0});
    const QStringList presets = arguments.texts(option("preset"));
    for (const QString &preset : presets) {
        if (!presetById(preset.toUtf8()))
            arguments.reject(tr("--preset is one of %1, not \"%2\".")
                                 .arg(QString::fromUtf8(presetIds().join(", ")), preset));
        prompts.append({{}, preset.toUtf8(), {}, 0});
    }
    const QList<int> lengths = arguments.wholeNumbers(option("sweep-prompt"), 1, Workload::mostTokens);
    for (const int tokens : lengths)
        prompts.append({{}, {}, {}, tokens});
    if (!prompts.isEmpty())
        workload.prompts = prompts;
    else if (workload.prompts.isEmpty())
        arguments.required(option("prompt"));
}

template<typename Value>
void replace(Value &value, const std::optional<Value> &given)
{
    value = given.value_or(value);
}

void takePromptOptions(Arguments &arguments, Workload &workload)
{
    constexpr double largestSeed = 9'007'199'254'740'991;
    if (arguments.isSet(option("system")))
        workload.system = arguments.text(option("system")).toUtf8();
    if (const auto temperature = arguments.number(option("temperature"), 0, Workload::highestTemperature))
        workload.temperature = temperature;
    if (const auto seed = arguments.number(option("seed"), 0, largestSeed))
        workload.seed = static_cast<qint64>(*seed);
    if (const auto tokens = arguments.wholeNumber(option("max-tokens"), 1, Workload::mostTokens))
        workload.maxTokens = tokens;
    if (const auto tokens = arguments.wholeNumber(option("num-ctx"), 1, Workload::mostTokens))
        workload.contextTokens = tokens;
    if (const auto seconds =
            arguments.wholeNumber(option("keep-alive"), -1, Workload::longestKeepAliveSeconds))
        workload.keepAlive = std::chrono::seconds(*seconds);
    if (arguments.isSet(option("think")))
        workload.think = arguments.choice<bool>(
            option("think"), {{QStringLiteral("on"), true}, {QStringLiteral("off"), false}});
}

void takeLoad(Arguments &arguments, Workload &workload)
{
    replace(workload.repeats, arguments.wholeNumber(option("runs"), 1, Workload::mostRepeats));
    replace(workload.warmUps, arguments.wholeNumber(option("warm-up"), 0, Workload::mostWarmUps));
    QList<int> levels = arguments.wholeNumbers(option("sweep-concurrency"), 1, Workload::mostConcurrent);
    if (const auto level = arguments.wholeNumber(option("concurrency"), 1, Workload::mostConcurrent))
        levels.prepend(*level);
    const auto rate = arguments.number(option("rate"), Workload::lowestRate, Workload::highestRate);
    if (rate && !levels.isEmpty())
        arguments.reject(
            tr("--rate cannot be combined with --concurrency or --sweep-concurrency: calls leave at a "
               "rate, or when others have finished."));
    if (rate) {
        workload.rate = rate;
        workload.concurrency = {1};
    } else if (!levels.isEmpty()) {
        workload.rate.reset();
        workload.concurrency = levels;
    }
    if (arguments.isSet(option("arrivals")) && !workload.rate)
        arguments.reject(tr("--arrivals says how the calls of --rate leave; there is none."));
    if (arguments.isSet(option("arrivals")))
        workload.arrivals =
            arguments.choice<Arrivals>(option("arrivals"), {{QStringLiteral("poisson"), Arrivals::Poisson},
                                                            {QStringLiteral("fixed"), Arrivals::Fixed}});
    workload.cached = workload.cached || arguments.isSet(option("cached"));
    workload.cold = workload.cold || arguments.isSet(option("cold"));
}

QList<Threshold> conditions(Arguments &arguments)
{
    QList<Threshold> conditions;
    const QStringList texts = arguments.texts(option("fail-if"));
    for (const QString &text : texts) {
        const Threshold::Reading reading = Threshold::read(text.toUtf8());
        if (reading.threshold)
            conditions.append(*reading.threshold);
        else
            arguments.reject(QStringLiteral("--fail-if: ") + reading.problem);
    }
    return conditions;
}

} // namespace

QStringList serverKinds()
{
    QStringList names{QStringLiteral("auto")};
    for (const Protocol *protocol : protocols())
        names.append(QString::fromLatin1(protocol->id().toByteArray()));
    return names;
}

ProbePlan probePlanFrom(Arguments &arguments)
{
    ProbePlan plan;
    plan.workload = workloadFile(arguments);
    takeServers(arguments, plan.workload);
    takeModels(arguments, plan.workload);
    takePrompts(arguments, plan.workload);
    takePromptOptions(arguments, plan.workload);
    takeLoad(arguments, plan.workload);
    plan.access = accessFrom(arguments);
    plan.failIf = conditions(arguments);
    plan.format =
        arguments.choice<ProbeFormat>(option("format"), {{QStringLiteral("table"), ProbeFormat::Table},
                                                         {QStringLiteral("json"), ProbeFormat::Json},
                                                         {QStringLiteral("jsonl"), ProbeFormat::Jsonl}});
    if (!arguments.positional().isEmpty())
        arguments.reject(
            tr("\"%1\" was not expected; is the prompt in quotes?").arg(arguments.positional().first()));
    return plan;
}

} // namespace inferograph

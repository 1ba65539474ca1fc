// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/workload.h"

#include "core/protocols/registry.h"
#include "core/runs/presets.h"
#include "core/runs/workloadfields.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace inferograph {

namespace {

constexpr int formatVersion = 1;
constexpr double largestWholeNumber = 9'007'199'254'740'991; // that JSON's numbers hold exactly

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Workload)
};

bool isServerAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https"));
}

WorkloadServer serverFrom(WorkloadFields &fields)
{
    WorkloadServer server;
    server.url = QUrl(QString::fromUtf8(fields.text("url")));
    if (!isServerAddress(server.url))
        fields.reject("url", Text::tr("takes a server's address such as http://localhost:11434."));
    else if (!server.url.userInfo().isEmpty())
        fields.reject("url", Text::tr("must not hold a password: workload files are shared."));
    server.protocol = fields.text("protocol");
    if (!server.protocol.isEmpty() && !protocolById(server.protocol))
        fields.reject(
            "protocol",
            Text::tr("is not a protocol that is known: \"%1\".").arg(QString::fromUtf8(server.protocol)));
    server.models = fields.texts("models");
    return server;
}

WorkloadPrompt promptFrom(WorkloadFields &fields)
{
    WorkloadPrompt prompt;
    prompt.name = fields.text("name");
    prompt.preset = fields.text("preset");
    prompt.text = fields.text("text");
    prompt.tokens = fields.wholeNumber("tokens", 1, Workload::mostTokens).value_or(0);
    const int kinds = !prompt.preset.isEmpty() + !prompt.text.isEmpty() + (prompt.tokens > 0);
    if (kinds != 1)
        fields.reject({}, Text::tr("takes one of \"preset\", \"text\" and \"tokens\"."));
    else if (!prompt.preset.isEmpty() && !presetById(prompt.preset))
        fields.reject("preset",
                      Text::tr("is one of %1, not \"%2\".")
                          .arg(QString::fromUtf8(presetIds().join(", ")), QString::fromUtf8(prompt.preset)));
    return prompt;
}

Arrivals arrivalsFrom(WorkloadFields &fields)
{
    const QByteArray name = fields.text("arrivals");
    if (name == "fixed")
        return Arrivals::Fixed;
    if (!name.isEmpty() && name != "poisson")
        fields.reject("arrivals",
                      Text::tr("is one of fixed, poisson, not \"%1\".").arg(QString::fromUtf8(name)));
    return Arrivals::Poisson;
}

// What makes a workload of well-formed fields one that can be run.
void checkWhole(const Workload &workload, WorkloadFields &fields)
{
    if (workload.servers.isEmpty())
        fields.reject("servers", Text::tr("names no server."));
    const auto hasModels = [&](const WorkloadServer &server) {
        return !modelsOn(server, workload).isEmpty();
    };
    if (!std::all_of(workload.servers.begin(), workload.servers.end(), hasModels))
        fields.reject("models", Text::tr("names no model."));
    if (workload.prompts.isEmpty())
        fields.reject("prompts", Text::tr("holds no prompt."));
    if (workload.rate && workload.concurrency != QList<int>{1})
        fields.reject("rate",
                      Text::tr("cannot be combined with \"concurrency\": calls leave at a rate, or when "
                               "others have finished."));
}

Workload workloadFrom(WorkloadFields &fields)
{
    Workload workload;
    const auto version = fields.wholeNumber("inferograph_workload", 1, std::numeric_limits<int>::max());
    if (version != formatVersion)
        fields.reject("inferograph_workload",
                      Text::tr("is the version of the format, and must be %1.").arg(formatVersion));
    workload.name = fields.text("name");
    fields.forEachObject("servers", [&](WorkloadFields &part) { workload.servers.append(serverFrom(part)); });
    workload.models = fields.texts("models");
    fields.forEachObject("prompts", [&](WorkloadFields &part) { workload.prompts.append(promptFrom(part)); });
    workload.system = fields.text("system");
    workload.temperature = fields.number("temperature", 0, Workload::highestTemperature);
    if (const auto seed = fields.number("seed", 0, largestWholeNumber))
        workload.seed = static_cast<qint64>(*seed);
    workload.maxTokens = fields.wholeNumber("max_tokens", 1, Workload::mostTokens);
    workload.think = fields.boolean("think");
    workload.contextTokens = fields.wholeNumber("num_ctx", 1, Workload::mostTokens);
    if (const auto seconds = fields.wholeNumber("keep_alive_s", -1, Workload::longestKeepAliveSeconds))
        workload.keepAlive = std::chrono::seconds(*seconds);
    workload.repeats = fields.wholeNumber("repeats", 1, Workload::mostRepeats).value_or(1);
    workload.warmUps = fields.wholeNumber("warm_ups", 0, Workload::mostWarmUps).value_or(0);
    if (const auto levels = fields.wholeNumbers("concurrency", 1, Workload::mostConcurrent);
        !levels.isEmpty())
        workload.concurrency = levels;
    workload.rate = fields.number("rate", Workload::lowestRate, Workload::highestRate);
    workload.arrivals = arrivalsFrom(fields);
    workload.cached = fields.boolean("cached").value_or(false);
    workload.cold = fields.boolean("cold").value_or(false);
    checkWhole(workload, fields);
    return workload;
}

QString lineAndColumn(const QByteArray &json, int offset)
{
    const QByteArray before = json.first(std::clamp<qsizetype>(offset, 0, json.size()));
    return Text::tr("line %1, column %2")
        .arg(before.count('\n') + 1)
        .arg(before.size() - before.lastIndexOf('\n'));
}

QJsonValue jsonText(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

void insertText(QJsonObject &object, const QString &name, const QByteArray &text)
{
    if (!text.isEmpty())
        object.insert(name, jsonText(text));
}

template<typename Value>
void insertKnown(QJsonObject &object, const QString &name, const std::optional<Value> &value)
{
    if (value)
        object.insert(name, *value);
}

template<typename List, typename ToJson>
QJsonArray arrayOf(const List &list, ToJson toJson)
{
    QJsonArray array;
    for (const auto &element : list)
        array.append(toJson(element));
    return array;
}

QJsonArray serversToJson(const QList<WorkloadServer> &servers)
{
    QJsonArray array;
    for (const WorkloadServer &server : servers) {
        QJsonObject object{{QStringLiteral("url"), server.url.toString(QUrl::RemoveUserInfo)}};
        insertText(object, QStringLiteral("protocol"), server.protocol);
        if (!server.models.isEmpty())
            object.insert(QStringLiteral("models"), arrayOf(server.models, jsonText));
        array.append(object);
    }
    return array;
}

QJsonArray promptsToJson(const QList<WorkloadPrompt> &prompts)
{
    QJsonArray array;
    for (const WorkloadPrompt &prompt : prompts) {
        QJsonObject object;
        insertText(object, QStringLiteral("name"), prompt.name);
        insertText(object, QStringLiteral("preset"), prompt.preset);
        insertText(object, QStringLiteral("text"), prompt.text);
        if (prompt.tokens > 0)
            object.insert(QStringLiteral("tokens"), prompt.tokens);
        array.append(object);
    }
    return array;
}

} // namespace

const QList<QByteArray> &modelsOn(const WorkloadServer &server, const Workload &workload)
{
    return server.models.isEmpty() ? workload.models : server.models;
}

WorkloadReading readWorkload(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return {{},
                Text::tr("This is not JSON (%1): %2.")
                    .arg(lineAndColumn(json, error.offset), error.errorString())};
    if (!document.isObject())
        return {{}, Text::tr("A workload is a JSON object, with \"servers\", \"models\" and \"prompts\".")};
    QString problem;
    Workload workload;
    {
        WorkloadFields fields(document.object(), {}, problem);
        workload = workloadFrom(fields);
    }
    if (!problem.isEmpty())
        return {{}, problem};
    return {workload, {}};
}

QByteArray writeWorkload(const Workload &workload)
{
    QJsonObject object{{QStringLiteral("inferograph_workload"), formatVersion},
                       {QStringLiteral("servers"), serversToJson(workload.servers)},
                       {QStringLiteral("models"), arrayOf(workload.models, jsonText)},
                       {QStringLiteral("prompts"), promptsToJson(workload.prompts)},
                       {QStringLiteral("repeats"), workload.repeats},
                       {QStringLiteral("warm_ups"), workload.warmUps},
                       {QStringLiteral("cached"), workload.cached},
                       {QStringLiteral("cold"), workload.cold}};
    insertText(object, QStringLiteral("name"), workload.name);
    insertText(object, QStringLiteral("system"), workload.system);
    insertKnown(object, QStringLiteral("temperature"), workload.temperature);
    insertKnown(object, QStringLiteral("seed"), workload.seed);
    insertKnown(object, QStringLiteral("max_tokens"), workload.maxTokens);
    insertKnown(object, QStringLiteral("think"), workload.think);
    insertKnown(object, QStringLiteral("num_ctx"), workload.contextTokens);
    if (workload.keepAlive)
        object.insert(QStringLiteral("keep_alive_s"), static_cast<qint64>(workload.keepAlive->count()));
    if (workload.rate) {
        object.insert(QStringLiteral("rate"), *workload.rate);
        object.insert(QStringLiteral("arrivals"), workload.arrivals == Arrivals::Fixed
                                                      ? QStringLiteral("fixed")
                                                      : QStringLiteral("poisson"));
    } else {
        object.insert(QStringLiteral("concurrency"),
                      arrayOf(workload.concurrency, [](int level) { return QJsonValue(level); }));
    }
    return QJsonDocument(object).toJson();
}

} // namespace inferograph

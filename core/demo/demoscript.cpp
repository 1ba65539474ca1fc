// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoscript.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace inferograph {

namespace {

QByteArray text(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

DemoModel modelFromJson(const QJsonObject &json)
{
    return {.name = text(json[u"name"]),
            .family = text(json[u"family"]),
            .parameters = text(json[u"parameters"]),
            .quantization = text(json[u"quantization"]),
            .bytes = json[u"bytes"].toInteger(),
            .loadSeconds = json[u"loadSeconds"].toDouble(),
            .promptTps = json[u"promptTps"].toDouble(),
            .decodeTps = json[u"decodeTps"].toDouble(),
            .thinks = json[u"thinks"].toBool()};
}

bool isWhole(const DemoScript &script)
{
    const bool modelsAreWhole =
        std::all_of(script.models.begin(), script.models.end(), [](const auto &model) {
            return !model.name.isEmpty() && model.promptTps > 0 && model.decodeTps > 0 &&
                   model.loadSeconds >= 0;
        });
    return modelsAreWhole && !script.models.isEmpty() && !script.dialogues.isEmpty() &&
           !script.documents.isEmpty() && !script.otherAnswer.isEmpty() && script.modelsInMemory > 0;
}

} // namespace

const DemoModel *DemoScript::model(QByteArrayView name) const
{
    constexpr QByteArrayView latest(":latest");
    if (name.endsWith(latest))
        name.chop(latest.size());
    const auto found = std::find_if(models.begin(), models.end(),
                                    [name](const DemoModel &model) { return model.name == name; });
    return found == models.end() ? nullptr : &*found;
}

DemoDialogue DemoScript::dialogueFor(QByteArrayView prompt) const
{
    prompt = prompt.trimmed();
    const auto found = std::find_if(dialogues.begin(), dialogues.end(), [prompt](const auto &dialogue) {
        return prompt.endsWith(dialogue.prompt);
    });
    return found != dialogues.end() ? *found : DemoDialogue{{}, {}, otherAnswer};
}

std::optional<DemoScript> demoScriptFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    DemoScript script;
    script.seed = static_cast<quint32>(root[u"seed"].toInteger());
    script.modelsInMemory = root[u"modelsInMemory"].toInt();
    script.busyShare = root[u"busyShare"].toDouble();
    script.brokenShare = root[u"brokenShare"].toDouble();
    script.stallShare = root[u"stallShare"].toDouble();
    script.otherAnswer = text(root[u"otherAnswer"]);
    const QJsonArray models = root[u"models"].toArray();
    for (const QJsonValue &model : models)
        script.models.append(modelFromJson(model.toObject()));
    const QJsonArray dialogues = root[u"dialogues"].toArray();
    for (const QJsonValue &dialogue : dialogues)
        script.dialogues.append(
            {text(dialogue[u"prompt"]), text(dialogue[u"thinking"]), text(dialogue[u"answer"])});
    const QJsonArray documents = root[u"documents"].toArray();
    for (const QJsonValue &document : documents)
        script.documents.append(text(document));
    return isWhole(script) ? std::optional(script) : std::nullopt;
}

std::optional<DemoScript> builtInDemoScript()
{
    QFile file(QStringLiteral(":/demo.json"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return demoScriptFromJson(file.readAll());
}

QList<QByteArray> demoTokens(const QByteArray &text)
{
    constexpr qsizetype longest = 7;
    QList<QByteArray> tokens;
    qsizetype begin = 0;
    for (qsizetype i = 1; i <= text.size(); ++i) {
        const bool ends = i == text.size() || text[i] == ' ' || text[i] == '\n' || i - begin >= longest;
        const bool insideCharacter = i < text.size() && (static_cast<uchar>(text[i]) & 0xC0) == 0x80;
        if (ends && !insideCharacter) {
            tokens.append(text.sliced(begin, i - begin));
            begin = i;
        }
    }
    return tokens;
}

} // namespace inferograph

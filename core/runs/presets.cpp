// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/presets.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <random>

namespace inferograph {

namespace {

struct Shipped
{
    QList<PromptPreset> presets;
    QByteArrayList sentences; // of generated prompts
    QByteArray task;          // at their end
};

QByteArray textIn(const QJsonObject &object, QStringView name)
{
    return object.value(name).toString().toUtf8();
}

Shipped readShipped()
{
    QFile file(QStringLiteral(":/prompts.json"));
    [[maybe_unused]] const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Shipped shipped;
    const QJsonArray presets = root.value(u"presets").toArray();
    for (const QJsonValue &value : presets) {
        const QJsonObject object = value.toObject();
        PromptPreset preset{.id = textIn(object, u"id"),
                            .title = textIn(object, u"title"),
                            .text = textIn(object, u"text"),
                            .tokens = object.value(u"tokens").toInt(),
                            .maxTokens = {}};
        if (object.contains(u"max_tokens"))
            preset.maxTokens = object.value(u"max_tokens").toInt();
        shipped.presets.append(preset);
    }
    const QJsonArray sentences = root.value(u"sentences").toArray();
    for (const QJsonValue &sentence : sentences)
        shipped.sentences.append(sentence.toString().toUtf8());
    shipped.task = textIn(root, u"task");
    return shipped;
}

const Shipped &shipped()
{
    static const Shipped read = readShipped();
    return read;
}

} // namespace

const QList<PromptPreset> &promptPresets()
{
    return shipped().presets;
}

const PromptPreset *presetById(QByteArrayView id)
{
    const QList<PromptPreset> &presets = promptPresets();
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [id](const PromptPreset &preset) { return preset.id == id; });
    return found == presets.end() ? nullptr : &*found;
}

QByteArrayList presetIds()
{
    QByteArrayList ids;
    for (const PromptPreset &preset : promptPresets())
        ids.append(preset.id);
    return ids;
}

QByteArray generatedPrompt(int tokens, double charactersPerToken)
{
    const auto wanted = static_cast<qsizetype>(tokens * charactersPerToken);
    const qsizetype room = std::max<qsizetype>(0, wanted - shipped().task.size() - 2);
    const QByteArrayList &sentences = shipped().sentences;
    std::mt19937 order(1); // the standard fixes what it gives, so that every machine gets the same text
    QByteArray text;
    text.reserve(wanted + 200);
    while (text.size() < room)
        text += sentences.at(static_cast<qsizetype>(order() % static_cast<uint>(sentences.size()))) + ' ';
    const qsizetype lastWord = text.lastIndexOf(' ', room);
    text.truncate(std::max<qsizetype>(0, lastWord));
    return text.isEmpty() ? shipped().task : text + "\n\n" + shipped().task;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demojson.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace inferograph::demo {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject parsed(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

QString now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

QJsonObject details(const DemoModel &model)
{
    return {{QStringLiteral("parent_model"), QString()},
            {QStringLiteral("format"), QStringLiteral("gguf")},
            {QStringLiteral("family"), QString::fromUtf8(model.family)},
            {QStringLiteral("families"), QJsonArray{QString::fromUtf8(model.family)}},
            {QStringLiteral("parameter_size"), QString::fromUtf8(model.parameters)},
            {QStringLiteral("quantization_level"), QString::fromUtf8(model.quantization)}};
}

QJsonArray capabilities(const DemoModel &model)
{
    QJsonArray names{QStringLiteral("completion")};
    if (model.thinks)
        names.append(QStringLiteral("thinking"));
    return names;
}

QJsonObject listed(const DemoModel &model)
{
    const QString name = QString::fromUtf8(model.name);
    const QByteArray digest = QCryptographicHash::hash(model.name, QCryptographicHash::Sha256).toHex();
    return {{QStringLiteral("name"), name},
            {QStringLiteral("model"), name},
            {QStringLiteral("size"), model.bytes},
            {QStringLiteral("digest"), QString::fromLatin1(digest)},
            {QStringLiteral("details"), details(model)}};
}

QByteArray promptOf(bool chat, const QJsonObject &body)
{
    if (!chat)
        return (body[u"system"].toString() + body[u"prompt"].toString()).toUtf8();
    QByteArray prompt;
    const QJsonArray messages = body[u"messages"].toArray();
    for (const QJsonValue &message : messages)
        prompt += message[u"content"].toString().toUtf8() + '\n';
    return prompt;
}

} // namespace

// The version of Ollama whose figures the demo gives: older ones counted a prompt without its cached part.
QByteArray versionJson()
{
    return R"({"version":"0.33.0-demo"})";
}

QByteArray tagsJson(const DemoScript &script)
{
    QJsonArray models;
    for (const DemoModel &model : script.models) {
        QJsonObject entry = listed(model);
        entry[u"modified_at"] = QStringLiteral("2026-01-01T00:00:00Z");
        entry[u"capabilities"] = capabilities(model);
        models.append(entry);
    }
    return compact({{QStringLiteral("models"), models}});
}

QByteArray psJson(const DemoScript &script, const QList<QByteArray> &loadedModels)
{
    QJsonArray models;
    for (const QByteArray &name : loadedModels) {
        const DemoModel *model = script.model(name);
        if (!model)
            continue;
        QJsonObject entry = listed(*model);
        entry[u"size_vram"] = model->bytes;
        entry[u"context_length"] = 4096;
        entry[u"expires_at"] = QDateTime::currentDateTimeUtc().addSecs(300).toString(Qt::ISODateWithMs);
        models.append(entry);
    }
    return compact({{QStringLiteral("models"), models}});
}

QByteArray showJson(const DemoModel &model)
{
    return compact({{QStringLiteral("details"), details(model)},
                    {QStringLiteral("capabilities"), capabilities(model)},
                    {QStringLiteral("model_info"), QJsonObject{{QStringLiteral("general.architecture"),
                                                                QString::fromUtf8(model.family)}}}});
}

QByteArray errorJson(const QByteArray &error)
{
    return compact({{QStringLiteral("error"), QString::fromUtf8(error)}});
}

QByteArray nothingGeneratedJson(const DemoRequest &request, const char *reason)
{
    QJsonObject object{{QStringLiteral("model"), QString::fromUtf8(request.model)},
                       {QStringLiteral("created_at"), now()},
                       {QStringLiteral("done"), true},
                       {QStringLiteral("done_reason"), QString::fromLatin1(reason)}};
    if (request.chat)
        object[u"message"] = QJsonObject{{QStringLiteral("role"), QStringLiteral("assistant")},
                                         {QStringLiteral("content"), QString()}};
    else
        object[u"response"] = QString();
    return compact(object);
}

std::optional<DemoRequest> requestFromJson(bool chat, const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject json = document.object();
    DemoRequest request{.chat = chat,
                        .stream = json[u"stream"].toBool(true),
                        .think = json[u"think"].toBool(true),
                        .model = json[u"model"].toString().toUtf8(),
                        .prompt = promptOf(chat, json)};
    const QJsonValue limit = json[u"options"][u"num_predict"];
    if (limit.isDouble())
        request.maxTokens = limit.toInt();
    return request;
}

QByteArray modelNameIn(const QByteArray &body)
{
    const QJsonObject json = parsed(body);
    return json[json.contains(u"model") ? u"model" : u"name"].toString().toUtf8();
}

bool asksToUnload(const QByteArray &body)
{
    const QJsonValue keepAlive = parsed(body)[u"keep_alive"];
    return (keepAlive.isDouble() && keepAlive.toDouble() == 0) ||
           (keepAlive.isString() && keepAlive.toString().startsWith(u'0'));
}

} // namespace inferograph::demo

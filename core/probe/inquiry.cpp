// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/inquiry.h"

#include "core/probe/httprequest.h"
#include "core/protocols/registry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

namespace inferograph {

namespace {

constexpr qint64 longestAnswer = 8 * 1024 * 1024;

QString place(const QUrl &url)
{
    return QString::fromUtf8(withoutCredentials(url));
}

QString failureOf(const QNetworkReply &reply, const QUrl &baseUrl)
{
    const QString where = place(baseUrl);
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return Inquiry::tr("Nothing answers at %1: start the server, or check the port.").arg(where);
    case QNetworkReply::HostNotFoundError:
        return Inquiry::tr("No machine of that name was found for %1: check the address and the network.")
            .arg(where);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return Inquiry::tr(
                   "%1 does not answer in time: check the address, or try again when it is less busy.")
            .arg(where);
    case QNetworkReply::SslHandshakeFailedError:
        return Inquiry::tr("No secure connection to %1: %2").arg(where, reply.errorString());
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ProtocolFailure:
        return Inquiry::tr("What answers at %1 does not speak HTTP: check the port.").arg(where);
    default:
        return Inquiry::tr("No answer from %1: %2").arg(where, reply.errorString());
    }
}

Answer answerOf(const QNetworkReply &reply, const QByteArray &body, const QUrl &baseUrl)
{
    Answer answer;
    if (body.size() > longestAnswer) {
        answer.failure = Inquiry::tr("%1 answers with more than any LLM server would: check the address.")
                             .arg(place(baseUrl));
        return answer;
    }
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool cut = reply.error() == QNetworkReply::OperationCanceledError;
    if (answer.status == 0 || cut) {
        answer.status = 0;
        answer.failure = failureOf(reply, baseUrl);
        return answer;
    }
    answer.serverHeader = reply.rawHeader("Server");
    answer.body = body;
    return answer;
}

QJsonObject objectIn(const Answer &answer)
{
    return answer.isSuccess() ? QJsonDocument::fromJson(answer.body).object() : QJsonObject();
}

QByteArray textIn(const QJsonObject &object, QStringView name)
{
    return object.value(name).toString().toUtf8();
}

QJsonObject firstModel(const Answer &answer)
{
    return objectIn(answer).value(u"data").toArray().at(0).toObject();
}

// An entry of Ollama's list of models, or what it shows of one; where it does not say, a model may be asked for text.
bool onlyEmbeds(const QJsonObject &model)
{
    const QJsonArray abilities = model.value(u"capabilities").toArray();
    return abilities.contains(QStringLiteral("embedding")) &&
           !abilities.contains(QStringLiteral("completion"));
}

bool isLoading(const Answer &answer)
{
    return answer.status == 503 && answer.body.toLower().contains("loading");
}

} // namespace

Inquiry::Inquiry(UntimedClient &client, QUrl baseUrl, Access access, std::chrono::milliseconds patience,
                 QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_root(serverRoot(baseUrl))
    , m_access(std::move(access))
    , m_patience(patience)
{
    m_server.baseUrl = std::move(baseUrl);
}

void Inquiry::start()
{
    if (!originOf(m_server.baseUrl)) {
        Q_EMIT notFound(tr("%1 is not the address of a server: write it like http://localhost:11434.")
                            .arg(place(m_server.baseUrl)));
        return;
    }
    // Who writes `/v1` wants the OpenAI-compatible side, also of Ollama.
    if (m_root != m_server.baseUrl)
        ask(requestUrl(m_server.baseUrl, "/v1/models"), &Inquiry::takeOpenAiModels);
    else
        ask(requestUrl(m_root, "/api/version"), &Inquiry::takeOllamaVersion);
}

void Inquiry::ask(const QUrl &url, Then then)
{
    QNetworkReply *reply = m_client.get(url, m_access, nullptr, m_patience);
    reply->setParent(this);
    const auto body = std::make_shared<QByteArray>();
    connect(reply, &QNetworkReply::readyRead, this, [reply, body] {
        body->append(reply->readAll());
        if (body->size() > longestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, body, then] {
        if (reply->isOpen())
            body->append(reply->readAll());
        reply->deleteLater();
        (this->*then)(answerOf(*reply, *body, m_server.baseUrl));
    });
}

void Inquiry::takeOllamaVersion(const Answer &answer)
{
    if (answer.status == 0 || isLoading(answer)) {
        giveUp(answer);
        return;
    }
    m_server.version = textIn(objectIn(answer), u"version");
    if (m_server.version.isEmpty()) {
        ask(requestUrl(m_server.baseUrl, "/v1/models"), &Inquiry::takeOpenAiModels);
        return;
    }
    m_server.product = "ollama";
    m_server.protocol = protocolById("ollama");
    ask(requestUrl(m_root, m_server.protocol->modelsPath()), &Inquiry::takeOllamaModels);
}

void Inquiry::takeOllamaModels(const Answer &answer)
{
    if (answer.isSuccess())
        m_server.models = m_server.protocol->models(answer.body).value_or(QList<QByteArray>());
    const QJsonArray list = objectIn(answer).value(u"models").toArray();
    for (const QJsonValue &entry : list) {
        const QJsonObject model = entry.toObject();
        const QByteArray name = textIn(model, u"name");
        if (onlyEmbeds(model))
            m_server.models.removeAll(name);
        else if (!model.contains(u"capabilities") && m_server.models.contains(name))
            askWhatItCan(name);
    }
    if (m_modelsAsked == 0)
        Q_EMIT found(m_server);
}

void Inquiry::askWhatItCan(const QByteArray &model)
{
    const QJsonObject body{{QStringLiteral("model"), QString::fromUtf8(model)}};
    const HttpRequest request{.method = "POST",
                              .path = "/api/show",
                              .headers = {{"Content-Type", "application/json"}},
                              .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    ++m_modelsAsked;
    QNetworkReply *reply = m_client.post(m_root, request, m_access, m_server.protocol, m_patience);
    reply->setParent(this);
    reply->setReadBufferSize(longestAnswer);
    connect(reply, &QNetworkReply::finished, this, [this, reply, model] {
        reply->deleteLater();
        if (onlyEmbeds(QJsonDocument::fromJson(reply->readAll()).object()))
            m_server.models.removeAll(model);
        if (--m_modelsAsked == 0)
            Q_EMIT found(m_server);
    });
}

void Inquiry::takeOpenAiModels(const Answer &answer)
{
    const Protocol *protocol = protocolById("openai");
    const auto models = answer.isSuccess() ? protocol->models(answer.body) : std::nullopt;
    if (!models) {
        giveUp(answer);
        return;
    }
    m_server.product = "openai";
    m_server.protocol = protocol;
    m_server.models = *models;
    const QJsonObject model = firstModel(answer);
    const QByteArray owner = textIn(model, u"owned_by");
    if (owner == "llamacpp" || answer.serverHeader == "llama.cpp") {
        ask(requestUrl(m_root, "/props"), &Inquiry::takeLlamaCppProperties);
    } else if (owner == "vllm") {
        m_server.product = "vllm";
        ask(requestUrl(m_root, "/version"), &Inquiry::takeVersion);
    } else if (owner == "sglang") {
        m_server.product = "sglang";
        ask(requestUrl(m_root, "/get_server_info"), &Inquiry::takeVersion);
    } else if (textIn(model, u"type") == "model" && model.contains(u"display_name")) {
        m_server.product = "anthropic";
        m_server.protocol = protocolById("anthropic");
        Q_EMIT found(m_server);
    } else {
        ask(requestUrl(m_root, "/api/v0/models"), &Inquiry::takeLmStudioModels);
    }
}

void Inquiry::takeLlamaCppProperties(const Answer &answer)
{
    m_server.product = "llamacpp";
    m_server.version = textIn(objectIn(answer), u"build_info");
    Q_EMIT found(m_server);
}

void Inquiry::takeVersion(const Answer &answer)
{
    m_server.version = textIn(objectIn(answer), u"version");
    Q_EMIT found(m_server);
}

void Inquiry::takeLmStudioModels(const Answer &answer)
{
    const QJsonObject model = firstModel(answer);
    if (model.contains(u"state") || model.contains(u"compatibility_type")) {
        m_server.product = "lmstudio";
        Q_EMIT found(m_server);
        return;
    }
    ask(requestUrl(m_root, "/info"), &Inquiry::takeTgiInfo);
}

void Inquiry::takeTgiInfo(const Answer &answer)
{
    const QJsonObject info = objectIn(answer);
    if (info.contains(u"model_id") && info.contains(u"version")) {
        m_server.product = "tgi";
        m_server.version = textIn(info, u"version");
    }
    Q_EMIT found(m_server);
}

void Inquiry::giveUp(const Answer &answer)
{
    const QString where = place(m_server.baseUrl);
    if (!answer.failure.isEmpty())
        Q_EMIT notFound(answer.failure);
    else if (isLoading(answer))
        Q_EMIT notFound(tr("The server at %1 is loading its model; try again in a moment.").arg(where));
    else if (answer.status == 401 || answer.status == 403)
        Q_EMIT notFound(tr("The server at %1 needs an API key.").arg(where));
    else if (answer.status >= 300 && answer.status < 400)
        Q_EMIT notFound(tr("%1 sends its visitors elsewhere: give the server's own address.").arg(where));
    else
        Q_EMIT notFound(tr("What answers at %1 is no LLM server of a known kind (HTTP status %2): check the "
                           "address.")
                            .arg(where, QString::number(answer.status)));
}

} // namespace inferograph

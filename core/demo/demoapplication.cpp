// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoapplication.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <cmath>
#include <utility>

namespace inferograph {

namespace {

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

QJsonValue milliseconds(const QJsonObject &answer, QStringView key)
{
    return answer.contains(key) ? rounded(answer[key].toDouble() / 1e6) : QJsonValue();
}

QJsonValue rate(const QJsonObject &answer, QStringView count, QStringView duration)
{
    const double seconds = answer[duration].toDouble() / 1e9;
    return seconds > 0 ? rounded(answer[count].toDouble() / seconds) : QJsonValue();
}

QByteArray requestBody(const Prompt &prompt)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("user")},
                              {QStringLiteral("content"), QString::fromUtf8(prompt.text)}};
    return QJsonDocument(QJsonObject{{QStringLiteral("model"), QString::fromUtf8(prompt.model)},
                                     {QStringLiteral("messages"), QJsonArray{message}},
                                     {QStringLiteral("stream"), false},
                                     {QStringLiteral("options"),
                                      QJsonObject{{QStringLiteral("num_predict"), *prompt.maxTokens}}}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

DemoApplication::DemoApplication(const DemoScript &script, const QString &logPath, QObject *parent)
    : QObject(parent), m_script(script), m_log(logPath, this), m_random(script.seed + 2), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DemoApplication::callServer);
}

void DemoApplication::start(const QUrl &server)
{
    if (!m_log.open(QIODevice::WriteOnly | QIODevice::Append))
        return; // the log's follower says that there is none
    m_server = server;
    m_http = new QNetworkAccessManager(this);
    m_age.start();
    m_timer.start(0);
}

void DemoApplication::stop()
{
    m_timer.stop();
    delete std::exchange(m_http, nullptr); // aborts what is under way
}

void DemoApplication::callServer()
{
    const Prompt prompt = demoPrompt(m_script, Nanoseconds(m_age.nsecsElapsed()), m_random);
    QUrl url = m_server;
    url.setPath(QStringLiteral("/api/chat"));
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    QElapsedTimer clock;
    clock.start();
    QNetworkReply *reply = m_http->post(request, requestBody(prompt));
    connect(reply, &QNetworkReply::finished, this, [this, reply, clock, model = prompt.model] {
        noteAnswer(reply, model, static_cast<double>(clock.nsecsElapsed()) / 1e6);
    });
}

void DemoApplication::noteAnswer(QNetworkReply *reply, const QByteArray &model, double totalMs)
{
    reply->deleteLater();
    if (!m_http)
        return;
    const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
    const bool ok = answer[u"done"].toBool();
    const QJsonValue error = ok ? QJsonValue() : answer[u"error"];
    const QJsonObject line{
        {QStringLiteral("timestamp"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
        {QStringLiteral("model"), QString::fromUtf8(model)},
        {QStringLiteral("operation"), QStringLiteral("chat")},
        {QStringLiteral("total_latency_ms"), rounded(totalMs)},
        {QStringLiteral("success"), ok},
        {QStringLiteral("error"), error},
        {QStringLiteral("load_time_ms"), milliseconds(answer, u"load_duration")},
        {QStringLiteral("prompt_eval_time_ms"), milliseconds(answer, u"prompt_eval_duration")},
        {QStringLiteral("generation_time_ms"), milliseconds(answer, u"eval_duration")},
        {QStringLiteral("prompt_tokens"), answer.value(u"prompt_eval_count")},
        {QStringLiteral("generated_tokens"), answer.value(u"eval_count")},
        {QStringLiteral("tokens_per_second"), rate(answer, u"eval_count", u"eval_duration")},
        {QStringLiteral("prompt_tokens_per_second"),
         rate(answer, u"prompt_eval_count", u"prompt_eval_duration")}};
    m_log.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_log.flush();
    const bool burst = Nanoseconds(m_age.nsecsElapsed()) < demoBurst;
    const int pauseMs = burst ? m_random.bounded(200, 700) : m_random.bounded(900, 3000);
    m_timer.start(static_cast<int>(pauseMs * m_script.timeScale));
}

} // namespace inferograph

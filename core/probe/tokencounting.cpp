// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/tokencounting.h"

#include "core/probe/httprequest.h"
#include "core/protocols/tokenize.h"

#include <QNetworkReply>

namespace inferograph {

namespace {

constexpr std::chrono::milliseconds patience(1000);
constexpr qsizetype longestText = 1024 * 1024;
constexpr qint64 longestReply = 16 * 1024 * 1024;

} // namespace

TokenCounting::TokenCounting(UntimedClient &client) : m_client(client) {}

void TokenCounting::begin(CallId id, const CallSpec &spec)
{
    m_answers.insert(id, {.baseUrl = spec.baseUrl,
                          .protocol = spec.protocol,
                          .access = spec.access,
                          .text = {},
                          .isWhole = true});
}

void TokenCounting::takeProgress(const QList<CallProgress> &calls)
{
    for (const CallProgress &call : calls) {
        const auto answer = m_answers.find(call.id);
        if (answer == m_answers.end() || !answer->isWhole)
            continue;
        answer->text += call.reasoning + call.content;
        if (call.toolCall || answer->text.size() > longestText) {
            answer->isWhole = false;
            answer->text.clear();
        }
    }
}

void TokenCounting::takeFinished(const QList<CallRecord> &calls)
{
    QList<CallRecord> ready;
    for (const CallRecord &call : calls) {
        const Answer answer = m_answers.take(call.id);
        if (!ask(call, answer))
            ready.append(call);
    }
    if (!ready.isEmpty())
        Q_EMIT callsCounted(ready);
}

bool TokenCounting::ask(const CallRecord &call, const Answer &answer)
{
    if (call.status == CallStatus::Failed || call.tokenCount != TokenCount::Chunks || !answer.isWhole ||
        answer.text.isEmpty())
        return false;
    const auto question = tokenizeRequest(call.server, call.model, answer.text);
    if (!question)
        return false;
    QNetworkReply *reply =
        m_client.post(serverRoot(answer.baseUrl), *question, answer.access, answer.protocol, patience);
    reply->setParent(this);
    reply->setReadBufferSize(longestReply);
    connect(reply, &QNetworkReply::finished, this, [this, reply, counted = call]() mutable {
        reply->deleteLater();
        const auto tokens =
            reply->error() == QNetworkReply::NoError ? tokensIn(reply->readAll()) : std::nullopt;
        if (tokens) {
            counted.outputTokens = tokens;
            counted.tokenCount = TokenCount::Tokenizer;
        }
        Q_EMIT callsCounted({counted});
    });
    return true;
}

} // namespace inferograph

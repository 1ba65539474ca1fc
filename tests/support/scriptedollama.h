// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/fakeserver/fakeserver.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <memory>

namespace inferograph::testing {

inline constexpr char streamHead[] = "Transfer-Encoding: chunked\r\nContent-Type: application/x-ndjson\r\n";
inline constexpr char firstToken[] = R"({"model":"a","message":{"content":"Hel"},"done":false})"
                                     "\n";
inline constexpr char restOfAnswer[] =
    R"({"model":"a","message":{"content":"lo"},"done":false})"
    "\n"
    R"({"model":"a","message":{"content":""},"done":true,"done_reason":"stop","total_duration":90000000,)"
    R"("load_duration":2000000,"prompt_eval_count":50,"prompt_eval_duration":10000000,"eval_count":4,)"
    R"("eval_duration":50000000})"
    "\n";

inline Script answer()
{
    return Script().head(200, streamHead).chunk(firstToken).chunk(restOfAnswer).lastChunk();
}

inline Script answerBehindGate(const QByteArray &gate)
{
    return Script().head(200, streamHead).chunk(firstToken).waitForGate(gate).chunk(restOfAnswer).lastChunk();
}

// An Ollama with two models.
class OllamaServer : public FakeServer
{
public:
    OllamaServer()
    {
        on("/api/version", Script().respond(200, R"x({"version":"0.13.0"})x"));
        on("/api/tags", Script().respond(200, R"x({"models":[{"name":"a"},{"name":"b"}]})x"));
        on("/api/ps", Script().respond(200, R"x({"models":[]})x"));
    }

    // Answers whatever it is asked.
    static std::unique_ptr<OllamaServer> thatAnswers()
    {
        auto server = std::make_unique<OllamaServer>();
        server->on("/api/chat", answer());
        return server;
    }

    QList<QJsonObject> calls() const
    {
        QList<QJsonObject> bodies;
        for (const ReceivedRequest &request : requests()) {
            if (request.path == "/api/chat")
                bodies.append(QJsonDocument::fromJson(request.body).object());
        }
        return bodies;
    }

    qsizetype requestsFor(const QByteArray &path) const
    {
        return std::ranges::count(requests(), path, &ReceivedRequest::path);
    }
};

} // namespace inferograph::testing

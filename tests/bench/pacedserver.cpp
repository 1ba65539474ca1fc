// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/pacedserver.h"

#include "core/probe/nullserver.h"

#include <QCoreApplication>

#include <cstdio>
#include <string_view>

#include <unistd.h>

namespace inferograph::bench {

namespace {

constexpr std::string_view serve = "--serve";

QByteArray chunk(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
}

QByteArray event(const QByteArray &delta, const QByteArray &finishReason = "null")
{
    return R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"m","choices":)"
           R"([{"index":0,"delta":)" +
           delta + R"(,"finish_reason":)" + finishReason + "}]}\n\n";
}

std::vector<NullServer::Piece> answer(const StreamPlan &plan)
{
    using namespace std::chrono_literals;
    const QByteArray moments = QByteArray(NullServer::readAt) + NullServer::sentAt;
    std::vector<NullServer::Piece> pieces{{.after = {},
                                           .bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                                                    "Transfer-Encoding: chunked\r\n\r\n"}};
    Nanoseconds next = StreamPlan::firstTokenAfter;
    if (plan.roleChunk) {
        const Nanoseconds early = 100ms;
        pieces.push_back(
            {.after = next - early, .bytes = chunk(event(R"({"role":"assistant","content":""})"))});
        next = early;
    }
    for (int i = 0; i < plan.reasoningTokens + plan.tokens; ++i) {
        const QByteArray key = i < plan.reasoningTokens ? "reasoning_content" : "content";
        pieces.push_back({.after = next, .bytes = chunk(event("{\"" + key + "\":\"" + moments + "\"}"))});
        next = plan.interval();
    }
    pieces.push_back(
        {.after = next, .bytes = chunk(event("{}", "\"stop\"") + "data: [DONE]\n\n") + "0\r\n\r\n"});
    return pieces;
}

} // namespace

PacedServer::PacedServer(const StreamPlan &plan)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QStringList arguments{QString::fromLatin1(serve)};
    for (const int part :
         {plan.tokens, plan.tokensPerSecond, int(plan.staggered), int(plan.roleChunk), plan.reasoningTokens})
        arguments.append(QString::number(part));
    m_process.start(QCoreApplication::applicationFilePath(), arguments);
    m_process.waitForReadyRead(10000);
    m_url = QUrl(QString::fromLatin1(m_process.readLine().trimmed()));
}

PacedServer::~PacedServer()
{
    m_process.closeWriteChannel();
    m_process.waitForFinished(10000);
}

bool PacedServer::serveIfAsked(int argc, char **argv)
{
    if (argc != 7 || argv[1] != serve)
        return false;
    const auto number = [argv](int i) { return QByteArray(argv[i]).toInt(); };
    const StreamPlan plan{.tokens = number(2),
                          .tokensPerSecond = number(3),
                          .staggered = number(4) != 0,
                          .roleChunk = number(5) != 0,
                          .reasoningTokens = number(6)};
    const NullServer server(answer(plan), plan.staggered ? plan.interval() : Nanoseconds(0));
    std::printf("%s\n", server.url().toEncoded().constData());
    std::fflush(stdout);
    char ignored = 0;
    while (read(STDIN_FILENO, &ignored, sizeof ignored) > 0) {
    }
    return true;
}

} // namespace inferograph::bench

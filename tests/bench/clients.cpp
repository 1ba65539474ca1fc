// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/clients.h"

#include "core/probe/linesplitter.h"
#include "core/probe/nullserver.h"
#include "core/probe/timedsocket.h"
#include "core/protocols/registry.h"
#include "tests/bench/figures.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>

#include <cstdio>
#include <map>

namespace inferograph::bench {

namespace {

constexpr qsizetype tokenLength = 2 * NullServer::momentDigits;

void take(MeasuredCall &call, QByteArrayView token, Moment received)
{
    call.requestRead = token.first(NullServer::momentDigits).toByteArray().toLongLong();
    call.tokens.push_back(
        {.sent = token.sliced(NullServer::momentDigits).toByteArray().toLongLong(), .received = received});
}

// The token within one line of the stream; empty where it has none.
QByteArrayView tokenOf(QByteArrayView line)
{
    constexpr QByteArrayView key("content\":\"");
    const qsizetype at = line.indexOf(key) + key.size();
    return line.contains(key) && line.size() >= at + tokenLength && line.at(at) != '"'
               ? line.sliced(at, tokenLength)
               : QByteArrayView();
}

std::vector<MeasuredCall> run(Prober &prober, const QUrl &server, int calls, std::optional<Moment> sendAt)
{
    struct Heard
    {
        std::vector<Moment> moments;
        QByteArray reasoning;
        QByteArray content;
    };
    const QObject context;
    std::map<CallId, Heard> heard;
    std::vector<MeasuredCall> measured;
    QObject::connect(&prober, &Prober::callsProgressed, &context, [&](const QList<CallProgress> &progress) {
        for (const CallProgress &news : progress) {
            Heard &call = heard[news.id];
            call.moments.insert(call.moments.end(), news.tokenMoments.begin(), news.tokenMoments.end());
            call.reasoning += news.reasoning;
            call.content += news.content;
        }
    });
    QObject::connect(&prober, &Prober::callsFinished, &context, [&](const QList<CallRecord> &records) {
        for (const CallRecord &record : records) {
            MeasuredCall call{.reportedTtft = record.ttft.value_or(Nanoseconds(0)),
                              .clientDelay = record.clientDelay,
                              .kernelClock = record.clock == Clock::Kernel};
            const Heard &said = heard[record.id];
            const QByteArray text = said.reasoning + said.content;
            for (std::size_t i = 0; i < said.moments.size(); ++i)
                take(call, QByteArrayView(text).sliced(qsizetype(i) * tokenLength, tokenLength),
                     said.moments[i]);
            measured.push_back(std::move(call));
        }
    });
    CallSpec spec;
    spec.baseUrl = server;
    spec.protocol = protocolById("openai");
    spec.prompt.model = "m";
    spec.prompt.text = "x";
    spec.sendAt = sendAt;
    spec.keepRaw = true; // as the window does
    for (int i = 0; i < calls; ++i)
        prober.call(spec);
    waitUntil([&] { return measured.size() == std::size_t(calls); });
    return measured;
}

constexpr char aiohttpClient[] = R"(
import asyncio, json, sys, time
import aiohttp

url, calls = sys.argv[1], int(sys.argv[2])

async def call(session):
    payload = {"model": "m", "messages": [{"role": "user", "content": "x"}], "stream": True}
    ttft, tokens = 0, []
    start = time.perf_counter_ns()
    async with session.post(url, json=payload) as response:
        async for line in response.content:
            line = line.strip()
            if not line:
                continue
            text = line.decode("utf-8").removeprefix("data: ")
            if text == "[DONE]":
                continue
            choices = json.loads(text).get("choices")
            if not choices:
                continue
            now = time.perf_counter_ns()
            if not ttft:
                ttft = now - start
            delta = choices[0]["delta"]
            token = delta.get("content") or delta.get("reasoning_content")
            if token:
                tokens.append([int(token[:20]), int(token[20:40]), now])
    return [ttft, tokens]

async def main():
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session:
        return await asyncio.gather(*(call(session) for _ in range(calls)))

print(json.dumps(asyncio.run(main())))
)";

// Empty where no Python here has aiohttp: one that is first in PATH may lack what the system's has.
QString pythonWithAiohttp()
{
    for (const char *python : {"python3", "/usr/bin/python3"}) {
        QProcess process;
        process.start(QString::fromLatin1(python), {QStringLiteral("-c"), QStringLiteral("import aiohttp")});
        if (process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
            process.exitCode() == 0)
            return QString::fromLatin1(python);
    }
    return {};
}

} // namespace

Nanoseconds MeasuredCall::ttftError() const
{
    return reportedTtft - Nanoseconds(tokens.empty() ? 0 : tokens.front().sent - requestRead);
}

std::vector<MeasuredCall> callWithProber(Prober &prober, const QUrl &server, int calls)
{
    return run(prober, server, calls, std::nullopt);
}

std::vector<MeasuredCall> callWithProberAtOnce(Prober &prober, const QUrl &server, int calls)
{
    return run(prober, server, calls, monotonicNow() + 300'000'000);
}

std::vector<MeasuredCall> callWithNetworkManagers(const QUrl &server, int calls)
{
    constexpr int connectionsEach = 6; // that one manager opens to a host; the next request would wait
    std::vector<MeasuredCall> measured(static_cast<std::size_t>(calls));
    std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
    int finished = 0;
    QUrl url = server;
    url.setPath(QStringLiteral("/v1/chat/completions"));
    for (MeasuredCall &call : measured) {
        if ((&call - measured.data()) % connectionsEach == 0)
            managers.push_back(std::make_unique<QNetworkAccessManager>());
        QNetworkRequest request(url);
        request.setRawHeader("Accept-Encoding", "identity");
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        const Moment start = monotonicNow();
        QNetworkReply *reply = managers.back()->post(request, QByteArray("{}"));
        auto lines = std::make_shared<LineSplitter>(1 << 20);
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [&call, reply, lines, start] {
            const Moment now = monotonicNow();
            const QByteArray bytes = reply->readAll();
            lines->feed(bytes);
            while (const auto line = lines->next()) {
                if (const QByteArrayView token = tokenOf(*line); !token.isEmpty()) {
                    if (call.tokens.empty())
                        call.reportedTtft = Nanoseconds(now - start);
                    take(call, token, now);
                }
            }
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [&finished] { ++finished; });
    }
    waitUntil([&] { return finished == calls; });
    return measured;
}

bool isAiohttpThere()
{
    const bool isThere = !pythonWithAiohttp().isEmpty();
    if (!isThere)
        std::printf("No Python here has aiohttp (Debian: python3-aiohttp): nothing to compare with.\n");
    return isThere;
}

std::vector<MeasuredCall> callWithAiohttp(const QUrl &server, int calls)
{
    QUrl url = server;
    url.setPath(QStringLiteral("/v1/chat/completions"));
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QByteArray output;
    bool ended = false;
    QObject::connect(&python, &QProcess::readyReadStandardOutput, &python,
                     [&] { output += python.readAllStandardOutput(); });
    QObject::connect(&python, &QProcess::finished, &python, [&ended] { ended = true; });
    QObject::connect(&python, &QProcess::errorOccurred, &python, [&ended] { ended = true; });
    python.start(pythonWithAiohttp(), {QStringLiteral("-c"), QString::fromLatin1(aiohttpClient),
                                       url.toString(), QString::number(calls)});
    waitUntil([&] { return ended; });
    std::vector<MeasuredCall> measured;
    const QJsonArray said = QJsonDocument::fromJson(output).array();
    for (const QJsonValue &one : said) {
        MeasuredCall call{.reportedTtft = Nanoseconds(one[0].toInteger())};
        const QJsonArray tokens = one[1].toArray();
        for (const QJsonValue &token : tokens) {
            call.requestRead = token[0].toInteger();
            call.tokens.push_back({.sent = token[1].toInteger(), .received = token[2].toInteger()});
        }
        measured.push_back(std::move(call));
    }
    return measured;
}

} // namespace inferograph::bench

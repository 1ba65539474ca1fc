// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/registry.h"
#include "tests/support/caller.h"
#include "tests/support/llamaserver.h"
#include "tests/support/loglistener.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int llamaPatienceMs = 120'000;
constexpr int atOnce = 4;
constexpr int batches = 4;

// The log prints hundredths of a millisecond; the response says more.
bool isSame(const OptionalDuration &logged, const OptionalDuration &answered)
{
    return logged && answered && std::chrono::abs(*logged - *answered) <= std::chrono::microseconds(10);
}

bool isAbout(const CallRecord &logged, const CallRecord &call)
{
    return logged.status == CallStatus::Ok && isSame(logged.promptEval, call.promptEval) &&
           isSame(logged.serverGeneration, call.serverGeneration) &&
           logged.outputTokens == call.outputTokens && logged.promptTokens == call.promptTokens &&
           logged.cachedTokens == call.cachedTokens;
}

QByteArray describe(const QList<CallRecord> &calls)
{
    QByteArray text;
    for (const CallRecord &call : calls) {
        text += QByteArray::number(int(call.status)) + " prompt " +
                QByteArray::number(call.promptTokens.value_or(-1)) + " cached " +
                QByteArray::number(call.cachedTokens.value_or(-1)) + " out " +
                QByteArray::number(call.outputTokens.value_or(-1)) + " eval " +
                QByteArray::number(toMilliseconds(call.promptEval.value_or(Nanoseconds(-1)))) +
                " generation " +
                QByteArray::number(toMilliseconds(call.serverGeneration.value_or(Nanoseconds(-1)))) + '\n';
    }
    return text;
}

} // namespace

// Follows the log of a real llama.cpp server that is under load: what it says of a call is what its answer said.
class TestRealLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachFinishedCallIsLoggedOnceWithItsTimings();

private:
    CallSpec specOf(int number) const;

    QTemporaryDir m_dir;
    std::unique_ptr<LlamaServer> m_server;
};

void TestRealLogs::initTestCase()
{
    if (const char *missing = LlamaServer::missing())
        QSKIP(missing);
    m_server = std::make_unique<LlamaServer>(
        LlamaServer::models().first(), QStringLiteral("busy"),
        LlamaServer::Options{.parallel = atOnce, .logFile = m_dir.filePath(QStringLiteral("server.log"))});
    QVERIFY(m_server->waitUntilReady());
}

// The third of each batch is so long that it can be cancelled in its midst.
CallSpec TestRealLogs::specOf(int number) const
{
    CallSpec spec = specFor(m_server->url(), *protocolById("openai"));
    spec.prompt.model = m_server->alias().toUtf8();
    spec.prompt.text = "Once upon a time there was a boat." + QByteArray(" It was red.").repeated(number);
    spec.prompt.maxTokens = number % atOnce == 2 ? 1500 : 8 + 5 * number;
    return spec;
}

void TestRealLogs::eachFinishedCallIsLoggedOnceWithItsTimings()
{
    const LogListener log(m_dir.filePath(QStringLiteral("server.log")), ReadFrom::Start, Follow::Yes);
    Caller caller;
    for (int batch = 0; batch < batches; ++batch) {
        CallId longest = 0;
        for (int i = 0; i < atOnce; ++i) {
            const CallId id = caller.prober.call(specOf(batch * atOnce + i));
            if (i == 2)
                longest = id;
        }
        const auto speaks = [&] {
            return std::any_of(caller.progress.begin(), caller.progress.end(), [&](const CallProgress &call) {
                return call.id == longest && call.tokenEvents > 3;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(speaks(), llamaPatienceMs);
        caller.prober.cancel(longest);
        QTRY_COMPARE_WITH_TIMEOUT(caller.finished.size(), (batch + 1) * atOnce, llamaPatienceMs);
    }
    const auto isLogged = [](CallStatus status) {
        return [status](const CallRecord &call) { return call.status == status; };
    };
    const auto count = [&](const QList<CallRecord> &calls, CallStatus status) {
        return std::count_if(calls.begin(), calls.end(), isLogged(status));
    };
    QCOMPARE(count(caller.finished, CallStatus::Ok), batches * (atOnce - 1));
    QTRY_VERIFY2(count(log.calls, CallStatus::Ok) >= batches * (atOnce - 1), describe(log.calls));
    QTRY_COMPARE(count(log.calls, CallStatus::Cancelled), batches);

    for (const CallRecord &call : std::as_const(caller.finished)) {
        if (call.status != CallStatus::Ok)
            continue;
        QVERIFY2(std::count_if(log.calls.begin(), log.calls.end(),
                               [&call](const CallRecord &logged) { return isAbout(logged, call); }) == 1,
                 describe({call}) + "in the log:\n" + describe(log.calls));
    }
    QCOMPARE(log.calls.size(), batches * atOnce);
    QCOMPARE(log.skipped, QList<SkippedLine>());
}

QTEST_GUILESS_MAIN(TestRealLogs)
#include "tst_reallogs.moc"

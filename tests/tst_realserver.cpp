// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "core/probe/discovery.h"
#include "core/probe/prober.h"
#include "core/protocols/registry.h"
#include "tests/support/byteobserver.h"
#include "tests/support/llamaserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 120'000;

CallSpec specFor(const QUrl &url, const QString &model)
{
    CallSpec spec;
    spec.baseUrl = url;
    spec.protocol = protocolById("openai");
    spec.prompt.model = model.toUtf8();
    spec.prompt.text = "Once upon a time there was a small red boat that wanted to see the sea.";
    spec.prompt.maxTokens = 24;
    spec.prompt.seed = 11;
    return spec;
}

// Where the first token's text begins, by nothing but its bytes.
qsizetype firstTokenOffset(const QByteArray &answer)
{
    static const QRegularExpression token(QStringLiteral(R"("content":"(?!"))"));
    return token.match(QString::fromLatin1(answer)).capturedStart();
}

// The last count of that name in the answer's bytes.
qint64 lastCount(const QByteArray &answer, const char *name)
{
    const QByteArray key = QByteArray("\"") + name + "\":";
    const qsizetype at = answer.lastIndexOf(key);
    if (at < 0)
        return -1;
    const QByteArray value = answer.sliced(at + key.size());
    qsizetype digits = 0;
    while (digits < value.size() && value[digits] >= '0' && value[digits] <= '9')
        ++digits;
    return value.first(digits).toLongLong();
}

// One call as the program sees it and as it passed a plain socket.
struct ObservedCall
{
    CallRecord record;
    QByteArray answer;
    Nanoseconds observedTtft{};
};

ObservedCall observedCall(const LlamaServer &server)
{
    ByteObserver observer(server.port());
    ObservedCall call;
    {
        Prober prober;
        QSignalSpy finished(&prober, &Prober::callsFinished);
        prober.call(specFor(observer.url(), server.alias()));
        if (finished.wait(patienceMs))
            call.record = finished.first().first().value<QList<CallRecord>>().first();
    }
    const ByteObserver::Exchange observed = observer.lastExchange("POST ");
    call.answer = observed.answer;
    const qsizetype offset = firstTokenOffset(call.answer);
    if (offset >= 0)
        call.observedTtft = Nanoseconds(observed.passedAt(offset) - observed.begunAt);
    return call;
}

} // namespace

// Against a real llama.cpp server with two models, each behind a plain socket that sees the same bytes.
class TestRealServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isRecognised_data();
    void isRecognised();
    void countsWhatTheServerCounts_data();
    void countsWhatTheServerCounts();
    void seesTheFirstTokenWhenItPasses_data();
    void seesTheFirstTokenWhenItPasses();
    void callsBothModelsAtOnce();
    void passesOnTheServersErrors();
    void countsACancelledAnswerWithTheServersTokenizer();

private:
    std::vector<std::unique_ptr<LlamaServer>> m_servers;
};

void TestRealServer::initTestCase()
{
    if (const char *missing = LlamaServer::missing(2))
        QSKIP(missing);
    m_servers = LlamaServer::startEach({QStringLiteral("first"), QStringLiteral("second")});
    for (const auto &server : m_servers)
        QVERIFY2(server->waitUntilReady(), server->log());
}

void TestRealServer::isRecognised_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("first model") << 0;
    QTest::newRow("second model") << 1;
}

void TestRealServer::isRecognised()
{
    QFETCH(int, index);
    const LlamaServer &server = *m_servers.at(static_cast<std::size_t>(index));
    Discovery discovery;
    QSignalSpy found(&discovery, &Discovery::found);
    discovery.identify(server.url());
    QVERIFY(found.wait(patienceMs));
    const auto known = found.first().first().value<FoundServer>();
    QCOMPARE(known.product, "llamacpp");
    QCOMPARE(known.protocol, protocolById("openai"));
    QCOMPARE(known.models, QList<QByteArray>{server.alias().toUtf8()});
    QVERIFY(!known.version.isEmpty());
}

void TestRealServer::countsWhatTheServerCounts_data()
{
    isRecognised_data();
}

void TestRealServer::countsWhatTheServerCounts()
{
    QFETCH(int, index);
    const LlamaServer &server = *m_servers.at(static_cast<std::size_t>(index));
    const ObservedCall call = observedCall(server);
    QCOMPARE(call.record.status, CallStatus::Ok);
    QCOMPARE(call.record.server, "llamacpp");
    QCOMPARE(call.record.model, server.alias().toUtf8());
    QCOMPARE(call.record.httpStatus, std::optional(200));
    QCOMPARE(call.record.tokenCount, std::optional(TokenCount::Server));
    QVERIFY(lastCount(call.answer, "completion_tokens") > 1);
    QCOMPARE(call.record.outputTokens, std::optional(lastCount(call.answer, "completion_tokens")));
    QCOMPARE(call.record.promptTokens, std::optional(lastCount(call.answer, "prompt_tokens")));
    QCOMPARE(call.record.cachedTokens, std::optional(lastCount(call.answer, "cached_tokens")));
    QVERIFY(call.record.promptEval);
    QVERIFY(call.record.serverGeneration);
    QVERIFY(decodeTps(call.record));
    QVERIFY(!call.record.load);
    QVERIFY(!call.record.start);
}

void TestRealServer::seesTheFirstTokenWhenItPasses_data()
{
    isRecognised_data();
}

// Within 5 ms. The middle of several calls: on a busy machine any one thread may lose its turn for longer.
void TestRealServer::seesTheFirstTokenWhenItPasses()
{
    QFETCH(int, index);
    std::vector<double> differencesMs;
    for (int i = 0; i < 7; ++i) {
        const ObservedCall call = observedCall(*m_servers.at(static_cast<std::size_t>(index)));
        QCOMPARE(call.record.status, CallStatus::Ok);
        QVERIFY(call.record.ttft);
        QVERIFY(call.observedTtft > Nanoseconds(0));
        differencesMs.push_back(std::abs(toMilliseconds(*call.record.ttft - call.observedTtft)));
    }
    std::sort(differencesMs.begin(), differencesMs.end());
    qInfo("TTFT beside the observer's: median %.3f ms, largest %.3f ms", differencesMs[3], differencesMs[6]);
    QVERIFY2(differencesMs[3] < 5, qPrintable(QString::number(differencesMs[3])));
}

void TestRealServer::callsBothModelsAtOnce()
{
    Prober prober;
    QList<CallRecord> records;
    connect(&prober, &Prober::callsFinished, this,
            [&records](const QList<CallRecord> &calls) { records += calls; });
    for (int i = 0; i < 2; ++i) {
        for (const auto &server : m_servers)
            prober.call(specFor(server->url(), server->alias()));
    }
    QTRY_COMPARE_WITH_TIMEOUT(records.size(), 4, patienceMs);
    for (const CallRecord &record : std::as_const(records)) {
        QCOMPARE(record.status, CallStatus::Ok);
        QVERIFY(record.outputTokens > 1);
        QVERIFY(record.ttft < record.total);
    }
}

void TestRealServer::passesOnTheServersErrors()
{
    Prober prober;
    QSignalSpy finished(&prober, &Prober::callsFinished);
    CallSpec spec = specFor(m_servers.front()->url(), m_servers.front()->alias());
    spec.prompt.text = QByteArray("far too long ").repeated(2000);
    prober.call(spec);
    QVERIFY(finished.wait(patienceMs));
    const CallRecord record = finished.first().first().value<QList<CallRecord>>().first();
    QCOMPARE(record.status, CallStatus::Failed);
    QCOMPARE(record.errorKind, std::optional(ErrorKind::Http));
    QCOMPARE(record.httpStatus, std::optional(400));
    QVERIFY2(record.error.contains("context size"), record.error);
    QVERIFY(!record.outputTokens);
}

void TestRealServer::countsACancelledAnswerWithTheServersTokenizer()
{
    const LlamaServer &server = *m_servers.back();
    Prober prober;
    QSignalSpy finished(&prober, &Prober::callsFinished);
    CallSpec spec = specFor(server.url(), server.alias());
    spec.server = "llamacpp";
    spec.prompt.maxTokens = 1000;
    const CallId id = prober.call(spec);
    connect(&prober, &Prober::callsProgressed, this, [&prober, id](const QList<CallProgress> &calls) {
        if (calls.constLast().tokenEvents >= 5)
            prober.cancel(id);
    });
    QVERIFY(finished.wait(patienceMs));
    const CallRecord record = finished.first().first().value<QList<CallRecord>>().first();
    QCOMPARE(record.status, CallStatus::Cancelled);
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Tokenizer));
    QVERIFY(record.outputTokens > 0);
}

QTEST_GUILESS_MAIN(TestRealServer)
#include "tst_realserver.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoserver.h"
#include "core/session/session.h"
#include "tests/fakeserver/fakeserver.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

// The demo's server without its chances, on a thread of its own: an Ollama to test against.
class OllamaServer
{
public:
    explicit OllamaServer(double timeScale)
    {
        DemoScript script = builtInDemoScript().value();
        script.timeScale = timeScale;
        script.busyShare = script.brokenShare = script.stallShare = 0;
        auto *server = new DemoServer(script);
        server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
        QSignalSpy spy(server, &DemoServer::listening);
        m_thread.start();
        QMetaObject::invokeMethod(
            server, [server] { server->start(); }, Qt::BlockingQueuedConnection);
        m_url = spy.first().first().toUrl();
    }
    ~OllamaServer()
    {
        m_thread.quit();
        m_thread.wait();
    }

    QString url() const { return m_url.toString(); }

private:
    QThread m_thread;
    QUrl m_url;
};

Prompt shortPrompt()
{
    Prompt prompt;
    prompt.model = "swift:3b";
    prompt.text = "Give me a title for this report.";
    prompt.maxTokens = 5;
    return prompt;
}

QByteArray logLine(double totalMs)
{
    return R"x({"timestamp":"2026-11-05T10:00:00+00:00","model":"m","operation":"chat","total_latency_ms":)x" +
           QByteArray::number(totalMs) +
           R"x(,"success":true,"error":null,"load_time_ms":1.0,"prompt_eval_time_ms":10.0,)x"
           R"x("generation_time_ms":50.0,"prompt_tokens":5,"generated_tokens":6})x"
           "\n";
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

    QString writeFile(const QString &name, const QByteArray &content)
    {
        const QString path = m_directory.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
        return path;
    }

    QTemporaryDir m_directory;

private Q_SLOTS:
    void aServerBecomesLiveAndIsListed()
    {
        const OllamaServer ollama(0.02);
        Session session;
        QSignalSpy added(&session, &Session::sourceAdded);
        QSignalSpy changed(&session, &Session::sourceChanged);
        const SourceId id = session.addSource(ollama.url());
        QCOMPARE(added.size(), 1);
        QCOMPARE(session.source(id)->state, SourceState::Connecting);
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        const SourceInfo info = *session.source(id);
        QCOMPARE(info.kind, SourceKind::Server);
        QCOMPARE(info.label, QStringLiteral("Ollama"));
        QCOMPARE(info.location, ollama.url().mid(7));
        QCOMPARE(info.server.product, QByteArray("ollama"));
        QCOMPARE(info.server.models.size(), 3);
        QVERIFY(info.message.isEmpty());
        QVERIFY(!info.demo);
        QTRY_VERIFY(changed.size() >= 1);
        QCOMPARE(session.sources().size(), 1);
    }

    void addingWhatIsThereGivesItsIdAgain()
    {
        Session session;
        const SourceId server = session.addSource(QStringLiteral("http://127.0.0.1:9"));
        QCOMPARE(session.addSource(QStringLiteral("localhost:9/")), server);
        const QString path = writeFile(QStringLiteral("same.jsonl"), logLine(1));
        const SourceId log = session.addSource(path);
        QVERIFY(log != server);
        QCOMPARE(session.addSource(m_directory.path() + QStringLiteral("/./same.jsonl")), log);
        QCOMPARE(session.sources().size(), 2);
    }

    void sendGivesItsRecordToTheCallerAndTheStore()
    {
        const OllamaServer ollama(0.02);
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        const SourceId id = session.addSource(ollama.url());
        QVERIFY(!session.send(id, shortPrompt())); // not live yet
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        const auto call = session.send(id, shortPrompt());
        QVERIFY(call);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        const auto record = finished.first().first().value<CallRecord>();
        QCOMPARE(record.id, *call);
        QCOMPARE(record.status, CallStatus::Ok);
        QCOMPARE(record.source, QByteArray("probe"));
        QCOMPARE(record.server, QByteArray("ollama"));
        QCOMPARE(record.outputTokens, 5);
        QCOMPARE(session.store().size(), std::size_t(1));
        QCOMPARE(session.source(id)->calls, 1);

        const std::optional<Exchange> exchange = session.exchange(*call);
        QVERIFY(exchange);
        QCOMPARE(exchange->server, id);
        QCOMPARE(exchange->prompt, shortPrompt());
        QCOMPARE(exchange->tokenMoments.size(), std::size_t(5));
        QVERIFY(!exchange->answer.isEmpty());
        QVERIFY(!session.exchange(*call + 1));
    }

    void nothingIsSentToWhatIsNoLiveServer()
    {
        Session session;
        QVERIFY(!session.send(17, shortPrompt()));
        const SourceId log = session.addSource(writeFile(QStringLiteral("nosend.jsonl"), {}));
        QVERIFY(!session.send(log, shortPrompt()));
    }

    void cancelEndsACall()
    {
        const OllamaServer ollama(5);
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        const SourceId id = session.addSource(ollama.url());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        session.cancel(*session.send(id, shortPrompt()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.first().first().value<CallRecord>().status, CallStatus::Cancelled);
    }

    void removingABusyServerCancelsItsCallsAndKeepsTheirRecords()
    {
        const OllamaServer ollama(5);
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        QSignalSpy removed(&session, &Session::sourceRemoved);
        const SourceId id = session.addSource(ollama.url());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        QVERIFY(session.send(id, shortPrompt()));
        QVERIFY(session.send(id, shortPrompt()));
        session.removeSource(id);
        QCOMPARE(removed.size(), 1);
        QVERIFY(!session.source(id));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
        QCOMPARE(session.store().size(), std::size_t(2));
        for (const QList<QVariant> &arguments : finished)
            QCOMPARE(arguments.first().value<CallRecord>().status, CallStatus::Cancelled);
        session.removeSource(id); // again: nothing happens
        QCOMPARE(removed.size(), 1);
    }

    void aSourceMayBeRemovedFromItsOwnSignal()
    {
        const OllamaServer ollama(0.02);
        Session session;
        connect(&session, &Session::sourceChanged, &session,
                [&session](const SourceInfo &info) { session.removeSource(info.id); });
        session.addSource(ollama.url());
        session.addSource(writeFile(QStringLiteral("removed.jsonl"), logLine(1)));
        QTRY_VERIFY_WITH_TIMEOUT(session.sources().isEmpty(), patience);
    }

    void aServerThatDoesNotAnswerIsTriedAgain()
    {
        Session session;
        const SourceId id = session.addSource(refusingUrl().toString());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Failed, patience);
        const QString message = session.source(id)->message;
        QVERIFY2(message.endsWith(QLatin1String("retry in 2 s")), qPrintable(message));
        QTRY_VERIFY_WITH_TIMEOUT(session.source(id)->message.endsWith(QLatin1String("retry in 4 s")),
                                 patience);
        session.retrySource(id);
        QCOMPARE(session.source(id)->state, SourceState::Connecting);
        QTRY_VERIFY_WITH_TIMEOUT(session.source(id)->message.endsWith(QLatin1String("retry in 2 s")),
                                 patience);
    }

    void aServerThatComesBackIsLiveByItself()
    {
        FakeServer server;
        server.on("/api/version", Script().respond(500, {}).close());
        Session session;
        const SourceId id = session.addSource(server.url().toString());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Failed, patience);
        server.on("/api/version", Script().respond(200, R"x({"version":"1.2.3"})x"));
        server.on("/api/tags", Script().respond(200, R"x({"models":[{"name":"m"}]})x"));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        QVERIFY(session.source(id)->message.isEmpty());
    }

    void aServerThatRefusesACallIsAskedAgain()
    {
        auto ollama = std::make_unique<OllamaServer>(0.02);
        Session session;
        const SourceId id = session.addSource(ollama->url());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        ollama.reset();
        QVERIFY(session.send(id, shortPrompt()));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Failed, patience);
        QCOMPARE(session.source(id)->label, QStringLiteral("Ollama"));
    }

    void whatIsNoAddressFailsWithWords()
    {
        Session session;
        const SourceId id = session.addSource(QStringLiteral("http://"));
        QCOMPARE(session.source(id)->state, SourceState::Failed);
        QVERIFY(session.source(id)->message.contains(u"http://localhost:11434"));
    }

    void credentialsGoToTheServerAndNowhereElse()
    {
        FakeServer server;
        server.on("/api/version", Script().respond(200, R"x({"version":"1.2.3"})x"));
        server.on("/api/tags", Script().respond(200, R"x({"models":[{"name":"m"}]})x"));
        server.on("/api/chat", Script().respond(401, R"x({"error":"no"})x"));
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        const SourceId id =
            session.addSource(QStringLiteral("http://ada:s3cret@127.0.0.1:%1").arg(server.port()));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        QVERIFY(session.send(id, shortPrompt()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);

        const QByteArray header = "Authorization: Basic " + QByteArray("ada:s3cret").toBase64();
        const QList<ReceivedRequest> requests = server.requests();
        for (const ReceivedRequest &request : requests)
            QVERIFY2(request.head.contains(header), request.path.constData());
        const SourceInfo info = *session.source(id);
        const auto record = finished.first().first().value<CallRecord>();
        for (const QString &text : {info.label, info.location, info.message, info.server.baseUrl.toString(),
                                    QString::fromUtf8(record.endpoint), QString::fromUtf8(record.error)}) {
            QVERIFY2(!text.contains(u"s3cret") && !text.contains(u"ada"), qPrintable(text));
        }
    }

    void aKeyIsUsedKeptAndForgotten()
    {
        FakeServer server;
        server.on("/api/version", Script().respond(200, R"x({"version":"1.2.3"})x"));
        server.on("/api/tags", Script().respond(200, R"x({"models":[{"name":"m"}]})x"));
        server.on("/api/chat", Script().respond(401, R"x({"error":"no"})x"));
        const auto lastHead = [&server] { return server.requests().last().head; };
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        QSignalSpy kept(&session, &Session::keyKept);
        const SourceId id = session.addSource(server.url().toString());
        QVERIFY(!session.source(id)->key);
        session.setKey(id, "sk-secret");
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, patience);
        QCOMPARE(kept.first().at(0).value<SourceId>(), id);
        QCOMPARE(session.source(id)->key, KeyStore::Place::ThisSession); // as no keychain runs here
        QVERIFY(kept.first().at(2).toString().contains(u"for this session only"));

        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        QVERIFY(session.send(id, shortPrompt()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QVERIFY(lastHead().contains("sk-secret"));

        // Found again when the same server comes back.
        session.removeSource(id);
        const SourceId again = session.addSource(server.url().toString());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(again)->key, KeyStore::Place::ThisSession, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.source(again)->state, SourceState::Live, patience);
        QVERIFY(session.send(again, shortPrompt()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
        QVERIFY(lastHead().contains("sk-secret"));

        session.setKey(again, {});
        QVERIFY(!session.source(again)->key);
        QVERIFY(session.send(again, shortPrompt()));
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, patience);
        QVERIFY(!lastHead().contains("sk-secret"));
    }

    void aLogIsReadAndFollowed()
    {
        const QString path = writeFile(QStringLiteral("performance.jsonl"), logLine(100) + logLine(200));
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        const SourceId id = session.addSource(path);
        QCOMPARE(session.source(id)->label, QStringLiteral("performance.jsonl"));
        QCOMPARE(session.source(id)->location, path);
        QTRY_COMPARE_WITH_TIMEOUT(session.store().size(), std::size_t(2), patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        writeFile(QStringLiteral("performance.jsonl"), logLine(300));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 3, patience);
        QCOMPARE(finished.size(), 0);
    }

    void aLogReadFromItsEndGivesOnlyWhatIsNew()
    {
        const QString path = writeFile(QStringLiteral("end.jsonl"), logLine(100));
        Session session;
        const SourceId id = session.addSource(path, ReadFrom::End);
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        writeFile(QStringLiteral("end.jsonl"), logLine(300));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 1, patience);
    }

    void aMissingLogIsWaitedFor()
    {
        Session session;
        const SourceId id = session.addSource(m_directory.filePath(QStringLiteral("later.jsonl")));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Waiting, patience);
        QVERIFY(!session.source(id)->message.isEmpty());
        writeFile(QStringLiteral("later.jsonl"), logLine(100));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 1, patience);
        QTRY_VERIFY(session.source(id)->message.isEmpty());
    }

    void theFirstHundredSkippedLinesAreKeptAndAllAreCounted()
    {
        QByteArray content = logLine(100);
        for (int i = 0; i < 150; ++i)
            content += "{\"timestamp\":\"2026-11-05T10:00:00\",\"model\":\"m\",\"total_latency_ms\":\n";
        content += logLine(200);
        Session session;
        const SourceId id = session.addSource(writeFile(QStringLiteral("skipped.jsonl"), content));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->skippedLines, 150, patience);
        QCOMPARE(session.skippedLines(id).size(), 100);
        QCOMPARE(session.skippedLines(id).first().line, 2);
        QVERIFY(!session.skippedLines(id).first().reason.isEmpty());
    }

    void removingALogWhileItIsReadStopsIt()
    {
        QByteArray content;
        for (int i = 0; i < 50'000; ++i)
            content += logLine(100);
        Session session;
        const SourceId id = session.addSource(writeFile(QStringLiteral("big.jsonl"), content));
        QTRY_VERIFY_WITH_TIMEOUT(session.store().size() > 0, patience);
        session.removeSource(id);
        const std::size_t read = session.store().size();
        const SourceId next = session.addSource(writeFile(QStringLiteral("next.jsonl"), logLine(100)));
        QTRY_COMPARE_WITH_TIMEOUT(session.source(next)->calls, 1, patience);
        QCOMPARE(session.store().size(), read + 1); // what was queued before has not arrived after
    }

    void searchThisMachineEnds()
    {
        Session session;
        QSignalSpy ended(&session, &Session::localSearchFinished);
        session.searchThisMachine();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(ended.first().first().toInt(), session.sources().size());
    }

    void aSessionMayEndWhileAllOfItIsBusy()
    {
        const OllamaServer ollama(5);
        Session session;
        session.addSource(writeFile(QStringLiteral("busy.jsonl"), logLine(100)));
        session.addDemo();
        session.searchThisMachine();
        const SourceId id = session.addSource(ollama.url());
        QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->state, SourceState::Live, patience);
        QVERIFY(session.send(id, shortPrompt()));
        QVERIFY(session.send(id, shortPrompt()));
    }

    void theDemoGivesCallsFromItsServerAndItsLog()
    {
        Session session;
        QSignalSpy finished(&session, &Session::callFinished);
        const SourceId id = session.addDemo();
        QCOMPARE(session.addDemo(), id);
        QCOMPARE(session.sources().size(), 2);
        for (const SourceInfo &info : session.sources()) {
            QVERIFY(info.demo);
            QVERIFY(info.label.contains(u"Demo"));
        }
        const auto okCallsFrom = [&session](const QByteArray &source) {
            const SnapshotPtr calls = session.store().snapshot();
            int count = 0;
            for (std::size_t row = 0; row < calls->size(); ++row)
                count += calls->call(row).source == source && calls->call(row).status == CallStatus::Ok;
            return count;
        };
        QTRY_VERIFY_WITH_TIMEOUT(okCallsFrom("demo") >= 3, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(okCallsFrom("demo log") >= 2, 30'000);
        QCOMPARE(finished.size(), 0);

        const SnapshotPtr calls = session.store().snapshot();
        for (std::size_t row = 0; row < calls->size(); ++row) {
            const CallRecord &call = calls->call(row);
            QVERIFY(call.source.startsWith("demo"));
            if (call.status != CallStatus::Ok)
                continue;
            QVERIFY(call.load && call.promptEval && call.serverGeneration);
            QVERIFY(call.promptTokens && call.outputTokens);
            QVERIFY(*call.total > *call.promptEval);
        }

        const auto own = session.send(id, shortPrompt());
        QVERIFY(own);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.first().first().value<CallRecord>().source, QByteArray("demo"));
    }

    void removingTheDemoEndsAllOfIt()
    {
        Session session;
        const SourceId id = session.addDemo();
        const QString logPath = session.sources().last().location;
        QVERIFY(QFile::exists(logPath));
        QTRY_VERIFY_WITH_TIMEOUT(session.source(id)->calls > 0, patience);
        session.removeSource(id);
        QVERIFY(session.sources().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(logPath), patience);
        const std::size_t calls = session.store().size();
        QTest::qWait(500); // longer than the demo's pause between two calls
        QCOMPARE(session.store().size(), calls);
        QVERIFY(session.addDemo() != id);
        QCOMPARE(session.sources().size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"

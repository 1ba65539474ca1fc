// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/connectiontest.h"
#include "core/session/loadedmodelwatch.h"
#include "core/session/rememberedsources.h"
#include "tests/fakeserver/fakeserver.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

// An Ollama with one model.
void beOllama(FakeServer &server)
{
    server.on("/api/version", Script().respond(200, R"({"version":"0.33.0"})"));
    server.on("/api/tags", Script().respond(200, R"({"models":[{"name":"owl:7b"}]})"));
    server.on("/api/ps", Script().respond(200, R"({"models":[]})"));
}

QStringList locations(const Session &session)
{
    QStringList locations;
    for (const SourceInfo &source : session.sources())
        locations << source.location;
    return locations;
}

} // namespace

class TestSources : public QObject
{
    Q_OBJECT

    QString newLog(const QString &name)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the test's file");
        return path;
    }
    static void log(const QString &path, int calls)
    {
        QFile file(path);
        if (!file.open(QIODevice::Append))
            qFatal("cannot write the test's file");
        for (int i = 0; i < calls; ++i)
            file.write("{\"event\":\"llm_call_metrics\",\"model\":\"owl\",\"ttft_seconds\":1.5}\n");
    }
    static SourceState state(const Session &session, SourceId id) { return session.source(id)->state; }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase();
    void init() { QSettings().clear(); }

    void sourcesKeepTheOrderTheyAreGiven();
    void aDisabledServerIsNotAsked();
    void aDisabledLogIsNotRead();
    void aLogThatWasStoppedIsReadOn_data();
    void aLogThatWasStoppedIsReadOn();
    void aCommandThatWasStoppedGivesNothingTwice();
    void aStoppedLogThatIsReadAsAnotherFormatLosesNothing();
    void aRemovalIsTakenBack();
    void aSourceAddedAnewIsNotTakenBackOnceMore();
    void sourcesComeBackAtTheNextStart();
    void noCredentialsAreRemembered();
    void theDemoIsNotRemembered();
    void aConnectionTestSaysWhatIsThere();
    void aConnectionTestSaysWhyNothingIsThere();
    void onlyLiveServersAreWatched();
};

void TestSources::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_sources"));
}

void TestSources::sourcesKeepTheOrderTheyAreGiven()
{
    Session session;
    const QString a = newLog(QStringLiteral("a.jsonl"));
    const QString b = newLog(QStringLiteral("b.jsonl"));
    const QString c = newLog(QStringLiteral("c.jsonl"));
    const SourceId first = session.addSource(a);
    session.addSource(b);
    session.addSource(c);
    QSignalSpy moved(&session, &Session::sourceMoved);
    session.moveSource(first, 2);
    QCOMPARE(locations(session), (QStringList{b, c, a}));
    QCOMPARE(moved.count(), 1);
    session.moveSource(first, 99); // as far as it goes: where it is
    session.moveSource(first + 99, 0);
    QCOMPARE(moved.count(), 1);
    session.moveSource(first, -1);
    QCOMPARE(locations(session), (QStringList{a, b, c}));
}

void TestSources::aDisabledServerIsNotAsked()
{
    FakeServer server;
    beOllama(server);
    Session session;
    const SourceId id = session.addSource(server.url().toString(), ReadFrom::Start, false);
    QCOMPARE(state(session, id), SourceState::Disabled);
    QVERIFY(!session.send(id, Prompt()));
    session.retrySource(id);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
    session.setSourceEnabled(id, false);
    QCOMPARE(state(session, id), SourceState::Disabled);
    QVERIFY(!session.send(id, Prompt()));
    const qsizetype asked = server.requests().size();
    session.setKey(id, "a key"); // no reason to ask it, either
    QCOMPARE(state(session, id), SourceState::Disabled);
    QCOMPARE(server.requests().size(), asked);
    session.setSourceEnabled(id, true);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
}

void TestSources::aDisabledLogIsNotRead()
{
    Session session;
    const QString path = newLog(QStringLiteral("off.jsonl"));
    const SourceId id = session.addSource(path);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
    session.setSourceEnabled(id, false);
    QCOMPARE(state(session, id), SourceState::Disabled);
    session.setSourceEnabled(id, true);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
}

void TestSources::aLogThatWasStoppedIsReadOn_data()
{
    QTest::addColumn<FormatChoice>("meanwhile"); // no format: the log is disabled instead
    QTest::newRow("disabled") << FormatChoice();
    QTest::newRow("its mapping does not load") << FormatChoice{{}, QStringLiteral("/nonexistent/map.json")};
}

void TestSources::aLogThatWasStoppedIsReadOn()
{
    QFETCH(FormatChoice, meanwhile);
    const bool isDisabled = meanwhile == FormatChoice();
    Session session;
    const QString path = newLog(QStringLiteral("stopped.jsonl"));
    const SourceId id = session.addSource(path);
    log(path, 1);
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 1, patience);
    isDisabled ? session.setSourceEnabled(id, false) : session.setLogFormat(id, meanwhile);
    QCOMPARE(state(session, id), isDisabled ? SourceState::Disabled : SourceState::Failed);
    log(path, 2);
    isDisabled ? session.setSourceEnabled(id, true) : session.setLogFormat(id, {});
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 3, patience);
    QCOMPARE(state(session, id), SourceState::Live);
    log(path, 1);
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 4, patience); // and nothing twice
}

// `tail -f` tells all once more when it is started again, as `docker logs -f` does.
void TestSources::aCommandThatWasStoppedGivesNothingTwice()
{
    Session session;
    const QString path = newLog(QStringLiteral("command.jsonl"));
    const SourceId id = session.addSource(QStringLiteral("cmd:tail -n +1 -f '%1'").arg(path));
    const auto append = [&path](const QByteArray &model) {
        QFile file(path);
        const QByteArray line = R"({"event":"llm_call_metrics","model":")" + model + "\"}\n";
        QVERIFY(file.open(QIODevice::Append) && file.write(line) == line.size());
    };
    append("owl");
    append("hen");
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 2, patience);
    session.setSourceEnabled(id, false);
    QCOMPARE(state(session, id), SourceState::Disabled);
    append("cat");
    append("dog");
    session.setSourceEnabled(id, true);
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 4, patience);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
    session.retrySource(id);
    append("fox");
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, 5, patience);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
}

// A call waits for more lines while later ones were given: reading goes on before these.
void TestSources::aStoppedLogThatIsReadAsAnotherFormatLosesNothing()
{
    Session session;
    const QString path = newLog(QStringLiteral("another.log"));
    const auto append = [&path](const QByteArray &text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::Append) && file.write(text) == text.size());
    };
    append("time=2025-11-05T16:14:30.101Z level=INFO source=sched.go:470 msg=\"loaded runners\" count=1\n"
           "[GIN] 2025/11/05 - 16:14:34 | 200 | 1.5s | ::1 | POST \"/api/chat\"\n"
           "[GIN] 2025/11/05 - 16:14:34 | 200 | 1.5s | ::1 | POST \"/api/embed\"\n");
    const SourceId id = session.addSource(path);
    QTRY_VERIFY_WITH_TIMEOUT(session.source(id)->calls >= 1, patience);
    session.setSourceEnabled(id, false);
    const auto given = session.source(id)->calls;
    session.setLogFormat(id, {"llm-calls", {}});
    log(path, 2);
    session.setSourceEnabled(id, true);
    QTRY_COMPARE_WITH_TIMEOUT(session.source(id)->calls, given + 2, patience);
}

void TestSources::aRemovalIsTakenBack()
{
    Session session;
    const QString a = newLog(QStringLiteral("a.jsonl"));
    const QString b = newLog(QStringLiteral("b.jsonl"));
    const SourceId first = session.addSource(a);
    const SourceId second = session.addSource(b, ReadFrom::Start, false);
    session.removeSource(first);
    session.removeSource(second);
    QVERIFY(session.sources().isEmpty());
    QCOMPARE(session.restoreSource(), std::optional(second)); // the last one first
    QCOMPARE(session.restoreSource(), std::optional(first));
    QVERIFY(!session.restoreSource());
    QCOMPARE(locations(session), (QStringList{a, b})); // where they were
    QCOMPARE(state(session, second), SourceState::Disabled);
    QTRY_COMPARE_WITH_TIMEOUT(state(session, first), SourceState::Live, patience);
}

void TestSources::aSourceAddedAnewIsNotTakenBackOnceMore()
{
    Session session;
    const QString a = newLog(QStringLiteral("a.jsonl"));
    session.removeSource(session.addSource(a));
    session.addSource(a);
    QVERIFY(!session.restoreSource());
    QCOMPARE(session.sources().size(), 1);
}

void TestSources::sourcesComeBackAtTheNextStart()
{
    const QString log = newLog(QStringLiteral("kept.jsonl"));
    const QString url = refusingUrl().toString();
    {
        Session session;
        const RememberedSources remembered(session);
        QVERIFY(session.sources().isEmpty());
        const SourceId server = session.addSource(url);
        session.addSource(log);
        session.addSource(QStringLiteral("cmd:echo"));
        const SourceId mapped = session.addSource(QStringLiteral("/nonexistent/own.log"));
        session.setLogFormat(mapped, {{}, QStringLiteral("/nonexistent/map.json")});
        session.addSource(QStringLiteral("/nonexistent/gin.log"), ReadFrom::Start, true, {"ollama", {}});
        session.addSource(QStringLiteral("-"));
        session.moveSource(server, 1);
        session.setSourceEnabled(server, false);
        QTRY_VERIFY(!settings::sources().value(1).enabled);
    }
    const QList<settings::Source> expected{
        {log, true, {}, {}},
        {url, false, {}, {}},
        {QStringLiteral("cmd:echo"), true, {}, {}},
        {QStringLiteral("/nonexistent/own.log"), true, {}, QStringLiteral("/nonexistent/map.json")},
        {QStringLiteral("/nonexistent/gin.log"), true, QStringLiteral("ollama"), {}}};
    QCOMPARE(settings::sources(), expected);
    Session session;
    const RememberedSources remembered(session);
    QCOMPARE(session.sources().size(), 5);
    QCOMPARE(session.sources().at(4).format, (FormatChoice{"ollama", {}}));
    QCOMPARE(session.sources().at(3).state, SourceState::Failed); // there is no such mapping
    QCOMPARE(session.sources().at(1).state, SourceState::Disabled);
    QCOMPARE(session.sources().at(1).kind, SourceKind::Server);
    session.removeSource(session.sources().at(0).id);
    QCOMPARE(settings::sources().size(), 4);
}

void TestSources::noCredentialsAreRemembered()
{
    Session session;
    const RememberedSources remembered(session);
    session.addSource(QStringLiteral("http://me:hidden@127.0.0.1:9/base?token=hidden"));
    QCOMPARE(settings::sources().first().address, QStringLiteral("http://127.0.0.1:9/base"));
}

void TestSources::theDemoIsNotRemembered()
{
    Session session;
    const RememberedSources remembered(session);
    session.addDemo();
    QVERIFY(!session.sources().isEmpty());
    QVERIFY(settings::sources().isEmpty());
}

void TestSources::aConnectionTestSaysWhatIsThere()
{
    FakeServer server;
    beOllama(server);
    ConnectionTest test(server.url(), {});
    QSignalSpy finished(&test, &ConnectionTest::finished);
    test.start();
    QVERIFY(finished.wait(patience));
    const auto report = finished.first().first().value<ConnectionReport>();
    QVERIFY(report.server);
    QCOMPARE(report.server->product, QByteArray("ollama"));
    QCOMPARE(report.server->version, QByteArray("0.33.0"));
    QCOMPARE(report.server->models, QList<QByteArray>{"owl:7b"});
    QVERIFY(report.latency && *report.latency > Nanoseconds(0));
    QVERIFY(report.problem.isEmpty());
}

void TestSources::aConnectionTestSaysWhyNothingIsThere()
{
    Session session;
    const SourceId id = session.addSource(refusingUrl().toString());
    ConnectionTest *test = session.testConnection(id, this);
    QVERIFY(test);
    QSignalSpy finished(test, &ConnectionTest::finished);
    test->start();
    QVERIFY(finished.wait(patience));
    const auto report = finished.first().first().value<ConnectionReport>();
    QVERIFY(!report.server && !report.latency);
    QVERIFY2(report.problem.contains(QStringLiteral("start the server")), qPrintable(report.problem));
    QVERIFY(!session.testConnection(session.addSource(newLog(QStringLiteral("l.log"))), this));
}

void TestSources::onlyLiveServersAreWatched()
{
    FakeServer server;
    beOllama(server);
    Session session;
    const SourceId id = session.addSource(server.url().toString());
    QVERIFY(!session.watchLoadedModels(id, this));
    QTRY_COMPARE_WITH_TIMEOUT(state(session, id), SourceState::Live, patience);
    LoadedModelWatch *watch = session.watchLoadedModels(id, this);
    QVERIFY(watch);
    QSignalSpy told(watch, &LoadedModelWatch::told);
    watch->setWatching(true);
    QVERIFY(told.wait(patience));
    delete watch;
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"

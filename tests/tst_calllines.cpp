// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/calllines.h"
#include "tests/support/gzip.h"
#include "tests/support/loglistener.h"
#include "tests/support/logs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// The lines alone may not tell of which model a call was.
bool gives(const QByteArrayList &lines, const CallRecord &call)
{
    const QList<CallRecord> calls = decodeLog(lines.join('\n') + '\n').calls;
    return std::ranges::any_of(calls, [&call](const CallRecord &given) {
        return given.total == call.total && given.promptTokens == call.promptTokens &&
               given.outputTokens == call.outputTokens && given.promptEval == call.promptEval &&
               given.serverGeneration == call.serverGeneration && given.load == call.load &&
               given.httpStatus == call.httpStatus && given.requestId == call.requestId &&
               given.operation == call.operation && given.status == call.status &&
               given.cachedTokens == call.cachedTokens && given.ttft == call.ttft;
    });
}

} // namespace

class TestCallLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noFewerLinesGiveTheCall_data();
    void noFewerLinesGiveTheCall();
    void areFoundInWhatTheLogWasRotatedTo_data();
    void areFoundInWhatTheLogWasRotatedTo();
    void areFoundInTheLogThatHasThem();
    void areFoundWhereTheModelStandsInAnotherFile_data();
    void areFoundWhereTheModelStandsInAnotherFile();
    void areNotGuessed_data();
    void areNotGuessed();
    void tooManyAreNotShownInPart();
    void sayWhyThereAreNone_data();
    void sayWhyThereAreNone();

private:
    QString path(const QString &name = QStringLiteral("server.log")) const { return m_dir->filePath(name); }
    void write(const QByteArray &text, const QString &name = QStringLiteral("server.log")) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QList<CallRecord> calls() const
    {
        const LogListener log(path(), ReadFrom::Start, Follow::No);
        if (!QTest::qWaitFor([&log] { return log.state == LogSource::State::Finished; }))
            qFatal("the log was not read");
        return log.calls;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCallLines::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestCallLines::noFewerLinesGiveTheCall_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *name :
         {"litellm.jsonl", "llamacpp.log", "llm-calls.log", "lmstudio.log", "ollama-runner.log", "ollama.log",
          "otlp.jsonl", "performance.jsonl", "records.jsonl", "tgi.log", "vllm.log"})
        QTest::newRow(name) << logFixture(name);
}

void TestCallLines::noFewerLinesGiveTheCall()
{
    QFETCH(const QByteArray, text);
    write(text);
    const QByteArrayList all = text.split('\n');
    const QList<CallRecord> logged = calls();
    for (const CallRecord &call : logged) {
        const CallLines found = findCallLines({{{path(), {}}}, call});
        QCOMPARE(found.problem, QString());
        QCOMPARE(found.file, path());
        QCOMPARE(found.lines, all.sliced(found.first - 1, found.lines.size()));
        QVERIFY(gives(found.lines, call));
        QVERIFY2(!gives(found.lines.sliced(1), call), found.lines.join('\n').constData());
        QVERIFY(!gives(found.lines.first(found.lines.size() - 1), call));
    }
}

void TestCallLines::areFoundInWhatTheLogWasRotatedTo_data()
{
    QTest::addColumn<QString>("rotated");
    QTest::newRow("by a number") << QStringLiteral("server.log.1");
    QTest::newRow("by a date before its end") << QStringLiteral("server-20261123.log");
    QTest::newRow("packed") << QStringLiteral("server.log.2.gz");
}

void TestCallLines::areFoundInWhatTheLogWasRotatedTo()
{
    QFETCH(const QString, rotated);
    const QByteArray text = loggedCall(1) + loggedCall(2);
    write(text);
    const CallRecord second = calls().last();
    write(rotated.endsWith(u"gz") ? gzip(text) : text, rotated);
    write(loggedCall(3));
    const CallLines found = findCallLines({{{path(), {}}}, second});
    QCOMPARE(found.problem, QString());
    QCOMPARE(found.file, path(rotated));
    QCOMPARE(found.first, 2);
    QCOMPARE(found.lines, QByteArrayList({loggedCall(2).trimmed()}));
}

void TestCallLines::areFoundInTheLogThatHasThem()
{
    write(loggedCall(1));
    const CallRecord call = calls().first();
    write(loggedCall(2), QStringLiteral("other.log"));
    const CallLines found = findCallLines({{{path(QStringLiteral("other.log")), {}}, {path(), {}}}, call});
    QCOMPARE(found.file, path());
    QCOMPARE(found.lines, QByteArrayList({loggedCall(1).trimmed()}));
}

void TestCallLines::areFoundWhereTheModelStandsInAnotherFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("linesBefore");
    QTest::newRow("llamacpp.log") << logFixture("llamacpp.log") << 8;
    QTest::newRow("ollama-runner.log") << logFixture("ollama-runner.log") << 10;
}

// It was rotated between the line of a model and those of its calls.
void TestCallLines::areFoundWhereTheModelStandsInAnotherFile()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, linesBefore);
    write(text);
    const QList<CallRecord> logged = calls();
    const QByteArrayList lines = text.split('\n');
    write(lines.first(linesBefore).join('\n') + '\n', QStringLiteral("server.log.1"));
    write(lines.sliced(linesBefore).join('\n'));
    for (const CallRecord &call : logged) {
        const CallLines found = findCallLines({{{path(), {}}}, call});
        QCOMPARE(found.problem, QString());
        QVERIFY(!found.lines.isEmpty());
    }
}

void TestCallLines::areNotGuessed_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("of one file") << QString();
    QTest::newRow("of what it was rotated to") << QStringLiteral("server.log.1");
}

// Lines without a time that say the same.
void TestCallLines::areNotGuessed()
{
    QFETCH(const QString, other);
    const QByteArray text = logFixture("llamacpp.log");
    write(text);
    const CallRecord call = calls().first();
    QVERIFY(!findCallLines({{{path(), {}}}, call}).lines.isEmpty());
    if (other.isEmpty())
        write(text + text);
    else
        write(text, other);
    const CallLines found = findCallLines({{{path(), {}}}, call});
    QVERIFY(found.lines.isEmpty());
    QVERIFY(found.problem.contains(QStringLiteral("server.log")));
}

void TestCallLines::tooManyAreNotShownInPart()
{
    QByteArrayList lines = logFixture("llamacpp.log").split('\n');
    write(lines.join('\n'));
    const CallLines whole = findCallLines({{{path(), {}}}, calls().first()});
    QVERIFY(whole.lines.size() > 1);
    for (int i = 0; i < 600; ++i)
        lines.insert(whole.first, "something else");
    write(lines.join('\n'));
    const CallLines found = findCallLines({{{path(), {}}}, calls().first()});
    QVERIFY(found.lines.isEmpty());
    QVERIFY(!found.problem.isEmpty());
}

void TestCallLines::sayWhyThereAreNone_data()
{
    QTest::addColumn<QString>("location");
    QTest::newRow("rewritten") << QString();
    QTest::newRow("gone") << QStringLiteral("/nowhere/server.log");
    QTest::newRow("a command's") << QStringLiteral("cmd:true");
    QTest::newRow("a pipe's") << QStringLiteral("-");
}

void TestCallLines::sayWhyThereAreNone()
{
    QFETCH(const QString, location);
    write(loggedCall(1));
    const CallRecord call = calls().first();
    write(loggedCall(2));
    const CallLines found = findCallLines({{{location.isEmpty() ? path() : location, {}}}, call});
    QVERIFY(found.lines.isEmpty());
    QVERIFY(!found.problem.isEmpty());
    QVERIFY(!findCallLines({{}, call}).problem.isEmpty());
}

QTEST_GUILESS_MAIN(TestCallLines)
#include "tst_calllines.moc"

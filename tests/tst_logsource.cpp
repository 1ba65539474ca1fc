// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logsource.h"
#include "core/logs/registry.h"
#include "tests/support/loglistener.h"
#include "tests/support/logs.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace inferograph;
using namespace inferograph::testing;
using State = LogSource::State;

namespace {

const QByteArray goodCall =
    R"({"event":"llm_call_metrics","model":"m","output_tokens":2,"tlft_seconds":1.5,"timestamp":9.5})"
    "\n";

void write(const QString &path, const QByteArray &text, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    QVERIFY2(file.open(mode), qPrintable(file.errorString()));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestLogSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAFileOnceToItsEnd();
    void unfinishedLastLineIsALine();
    void followsWhatIsAdded();
    void fromTheEndReadsOnlyWhatIsNew();
    void missingFileIsWaitedFor();
    void missingFileReadOnceFails();
    void folderIsNoLog();
    void permissionIsAskedForAndThenUsed();
    void badContentLosesNoGoodLine_data();
    void badContentLosesNoGoodLine();
    void unknownFormatIsSaid();
    void mixedFormatsAreReadLineByLine();
    void aFormatChosenMeanwhileHoldsForWhatIsReadFromThenOn();
    void largeFileComesInBatchesOfBoundedSize();
    void manySkippedLinesAreCountedButNotAllKept();
    void stopsAtAnyMoment();
    void canBeDestroyedInItsOwnSlots_data();
    void canBeDestroyedInItsOwnSlots();
    void standardInputIsReadUntilItsEnd();
    void namedPipeCanBeStoppedWhileItIsSilent();

private:
    QString path(const char *name = "calls.log") const { return m_dir->filePath(QLatin1StringView(name)); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLogSource::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestLogSource::readsAFileOnceToItsEnd()
{
    const QByteArray text = logFixture("llm-calls.log");
    write(path(), text);
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(log.state, State::Finished);
    QCOMPARE(log.message, QString());
    QCOMPARE(log.calls.size(), 5);
    QCOMPARE(log.calls.first().source, "calls.log");
    QVERIFY(log.calls.first().id != log.calls.last().id);
    QCOMPARE(log.progress.format, "llm-calls");
    QCOMPARE(log.progress.bytesRead, text.size());
    QCOMPARE(log.progress.bytesTotal, text.size());
    QCOMPARE(log.progress.lines, text.count('\n'));
    QCOMPARE(log.progress.skipped, 0);
}

void TestLogSource::unfinishedLastLineIsALine()
{
    write(path(), goodCall + goodCall.chopped(1));
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(log.state, State::Finished);
    QCOMPARE(log.calls.size(), 2);
}

void TestLogSource::followsWhatIsAdded()
{
    write(path(), goodCall + goodCall.first(30));
    LogListener log(path(), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.state, State::Following);
    QTRY_COMPARE(log.calls.size(), 1);
    write(path(), goodCall.sliced(30), QIODevice::Append);
    QTRY_COMPARE(log.calls.size(), 2);
    QVERIFY(log.skipped.isEmpty());
}

void TestLogSource::fromTheEndReadsOnlyWhatIsNew()
{
    write(path(), goodCall + goodCall.first(30));
    LogListener log(path(), ReadFrom::End, Follow::Yes);
    QTRY_COMPARE(log.state, State::Following);
    QByteArray added = goodCall.sliced(30);
    write(path(), added.replace("\"m\"", "\"n\""), QIODevice::Append);
    QTRY_COMPARE(log.calls.size(), 1);
    QVERIFY(log.skipped.isEmpty());
}

void TestLogSource::missingFileIsWaitedFor()
{
    LogListener log(path(), ReadFrom::End, Follow::Yes);
    QTRY_COMPARE(log.state, State::Waiting);
    QVERIFY(log.message.contains(path()));
    write(path(), goodCall);
    QTRY_COMPARE(log.calls.size(), 1);
    QTRY_COMPARE(log.state, State::Following);
    QCOMPARE(log.message, QString());
}

void TestLogSource::missingFileReadOnceFails()
{
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(log.state, State::Failed);
    QVERIFY(log.message.contains(path()));
}

void TestLogSource::folderIsNoLog()
{
    LogListener log(m_dir->path(), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.state, State::Failed);
    QVERIFY(log.message.contains(QLatin1StringView("folder")));
}

void TestLogSource::permissionIsAskedForAndThenUsed()
{
    const bool root = ::geteuid() == 0; // who may read everything: so for a while be nobody
    write(path(), goodCall);
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0), 0);
    constexpr uid_t nobody = 65534;
    if (root)
        QCOMPARE(::seteuid(nobody), 0);
    const auto rootAgain = qScopeGuard([root] {
        if (root && ::seteuid(0) != 0)
            qFatal("cannot be root again");
    });
    LogListener log(path(), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.state, State::Failed);
    QVERIFY(log.message.contains(QLatin1StringView("permission")));
    if (root)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(::chmod(QFile::encodeName(path()).constData(), 0600), 0);
    QTRY_COMPARE(log.calls.size(), 1);
}

void TestLogSource::badContentLosesNoGoodLine_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<int>("skippedLines");
    QTest::newRow("empty lines") << QByteArray("\n\r\n   \n") << 0;
    QTest::newRow("binary") << QByteArray("\x00\x01\xfe\xff\x80\n", 6) << 1;
    QTest::newRow("truncated JSON") << QByteArray("{\"event\":\"llm_call_metrics\",\"mod\n") << 1;
    QTest::newRow("huge line") << QByteArray(QByteArray(17 << 20, 'x') + '\n') << 1;
    QTest::newRow("two huge lines") << QByteArray(QByteArray(40 << 20, '{') + '\n' +
                                                  QByteArray(17 << 20, '"') + '\n')
                                    << 2;
    QTest::newRow("not UTF-8") << QByteArray("{\"event\":\"llm_call_metrics\",\"model\":\"\xff\xfe\"}\n")
                               << 1;
}

void TestLogSource::badContentLosesNoGoodLine()
{
    QFETCH(QByteArray, bad);
    QFETCH(int, skippedLines);
    write(path(), goodCall + bad + goodCall);
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE_WITH_TIMEOUT(log.state, State::Finished, 20000);
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.progress.skipped, skippedLines);
    QCOMPARE(log.skipped.size(), skippedLines);
    for (const SkippedLine &line : std::as_const(log.skipped)) {
        QCOMPARE(line.source, "calls.log");
        QVERIFY(line.line >= 2);
        QVERIFY(!line.reason.isEmpty());
        QVERIFY(line.text.size() <= 200);
    }
}

void TestLogSource::unknownFormatIsSaid()
{
    write(path(), "one\ntwo\n");
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(log.state, State::Finished);
    QVERIFY(!log.message.isEmpty());
    QCOMPARE(log.skipped.size(), 2);

    write(path("empty.log"), {});
    LogListener empty(path("empty.log"), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(empty.state, State::Finished);
    QCOMPARE(empty.message, QString());
    QCOMPARE(empty.progress.lines, 0);
}

void TestLogSource::mixedFormatsAreReadLineByLine()
{
    const QByteArray performance =
        R"({"model":"p","load_duration_ms":1.5,"eval_duration_ms":100,"generated_tokens":5})"
        "\n";
    const QByteArray access = "[GIN] 2025/11/05 - 16:14:34 | 200 | 1.5s | 127.0.0.1 | POST \"/api/chat\"\n";
    write(path(), access + performance + goodCall + performance + access);
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(log.state, State::Finished);
    QCOMPARE(log.calls.size(), 5);
    QCOMPARE(log.calls[1].model, "p");
    QCOMPARE(log.progress.format, "llm-calls, performance, ollama");
    QCOMPARE(log.progress.skipped, 0);
}

void TestLogSource::aFormatChosenMeanwhileHoldsForWhatIsReadFromThenOn()
{
    write(path(), goodCall + goodCall);
    LogListener log(path(), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.calls.size(), 2);
    log.source->setFormat(logFormatNamed("ollama"));
    write(path(), goodCall + "[GIN] 2025/11/05 - 16:14:34 | 200 | 1.5s | 127.0.0.1 | POST \"/api/chat\"\n",
          QIODevice::Append);
    QTRY_COMPARE(log.skipped.size(), 1);
    QCOMPARE(log.skipped.first().line, 3);
    QTRY_COMPARE(log.calls.size(), 3);
    QCOMPARE(log.progress.format, "ollama");
}

void TestLogSource::largeFileComesInBatchesOfBoundedSize()
{
    constexpr qsizetype count = 60000;
    write(path(), goodCall.repeated(count));
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE_WITH_TIMEOUT(log.state, State::Finished, 60000);
    QCOMPARE(log.calls.size(), count);
    QVERIFY(log.largestBatch < 40000);
    QVERIFY(log.batches >= 2);
}

void TestLogSource::manySkippedLinesAreCountedButNotAllKept()
{
    write(path(), goodCall + QByteArray("nothing\n").repeated(5000) + goodCall);
    LogListener log(path(), ReadFrom::Start, Follow::No);
    QTRY_COMPARE(log.state, State::Finished);
    QCOMPARE(log.calls.size(), 2);
    QCOMPARE(log.progress.skipped, 5000);
    QCOMPARE(log.skipped.size(), 1000);
}

void TestLogSource::stopsAtAnyMoment()
{
    write(path(), goodCall.repeated(50000));
    for (int waits = 0; waits < 4; ++waits) {
        LogListener log(path(), ReadFrom::Start, Follow::Yes);
        LogListener missing(path("none.log"), ReadFrom::Start, Follow::Yes);
        if (waits > 0)
            QTRY_VERIFY(log.batches >= waits - 1);
    }
}

void TestLogSource::canBeDestroyedInItsOwnSlots_data()
{
    QTest::addColumn<QByteArray>("signal");
    for (const char *signal : {"callsRead", "linesSkipped", "progressed", "stateChanged"})
        QTest::newRow(signal) << QByteArray(signal);
}

void TestLogSource::canBeDestroyedInItsOwnSlots()
{
    QFETCH(QByteArray, signal);
    write(path(), goodCall + "no log line\n");
    auto source = std::make_unique<LogSource>(path(), ReadFrom::Start, Follow::No);
    int calls = 0;
    const auto destroy = [&] {
        ++calls;
        source.reset();
    };
    QObject context;
    if (signal == "callsRead")
        QObject::connect(source.get(), &LogSource::callsRead, &context, destroy);
    else if (signal == "linesSkipped")
        QObject::connect(source.get(), &LogSource::linesSkipped, &context, destroy);
    else if (signal == "progressed")
        QObject::connect(source.get(), &LogSource::progressed, &context, destroy);
    else
        QObject::connect(source.get(), &LogSource::stateChanged, &context, destroy);
    source->start();
    QTRY_VERIFY(!source);
    QCOMPARE(calls, 1);
}

void TestLogSource::standardInputIsReadUntilItsEnd()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    const int before = ::dup(STDIN_FILENO);
    QVERIFY(::dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    ::close(ends[0]);

    LogListener log(QStringLiteral("-"), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.state, State::Following);
    QCOMPARE(::write(ends[1], goodCall.constData(), static_cast<std::size_t>(goodCall.size())),
             goodCall.size());
    QTRY_COMPARE(log.calls.size(), 1);
    QCOMPARE(log.calls.first().source, "stdin");
    QCOMPARE(::write(ends[1], goodCall.constData(), 20), 20);
    QCOMPARE(::write(ends[1], goodCall.constData() + 20, static_cast<std::size_t>(goodCall.size() - 21)),
             goodCall.size() - 21);
    ::close(ends[1]);
    QTRY_COMPARE(log.state, State::Finished);
    QCOMPARE(log.calls.size(), 2);

    log.source.reset();
    ::dup2(before, STDIN_FILENO);
    ::close(before);
}

void TestLogSource::namedPipeCanBeStoppedWhileItIsSilent()
{
    QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
    QFile writer(path("pipe"));
    QVERIFY(writer.open(QIODevice::ReadWrite)); // read as well: opening a pipe for writing alone waits
    LogListener log(path("pipe"), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.state, State::Following);
    writer.write(goodCall);
    QVERIFY(writer.flush());
    QTRY_COMPARE(log.calls.size(), 1);
}

QTEST_GUILESS_MAIN(TestLogSource)
#include "tst_logsource.moc"

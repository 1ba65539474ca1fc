// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logworker.h"
#include "tests/support/gzip.h"
#include "tests/support/loglistener.h"
#include "tests/support/logs.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace inferograph;
using namespace inferograph::testing;
using State = LogSource::State;

namespace {

QByteArrayList models(const QList<CallRecord> &calls)
{
    QByteArrayList names;
    for (const CallRecord &record : calls)
        names += record.model;
    std::sort(names.begin(), names.end());
    return names;
}

// What a record says but for its number, and its time where that is when the line was read.
QByteArrayList contents(const QList<CallRecord> &calls)
{
    const auto number = [](const auto &value) {
        return value ? QByteArray::number(static_cast<qint64>(*value)) : QByteArray("-");
    };
    const auto time = [](const OptionalDuration &value) {
        return value ? QByteArray::number(static_cast<qint64>(value->count())) : QByteArray("-");
    };
    QByteArrayList all;
    for (const CallRecord &record : calls) {
        all += record.model + ' ' + number(record.promptTokens) + ' ' + number(record.outputTokens) + ' ' +
               time(record.total) + ' ' + time(record.load) + ' ' + time(record.promptEval) + ' ' +
               time(record.serverGeneration) + ' ' + QByteArray::number(int(record.status)) + ' ' +
               number(record.joined) + ' ' + record.error;
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

// A source that goes on at another one's positions gives the rest, and nothing twice.
class TestPositions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnWhateverHappenedMeanwhile_data();
    void goesOnWhateverHappenedMeanwhile();
    void logsThatBeginAlikeAreToldApart_data();
    void logsThatBeginAlikeAreToldApart();
    void rewrittenWhileItIsFoundAgain();
    void whatComesAfterTheStartFromTheEndIsRead();
    void aLogThatWasWaitedForIsNew();
    void whatAPackedLogHeldUnreadIsTold_data();
    void whatAPackedLogHeldUnreadIsTold();
    void goesOnWithEachFileOfAPattern();
    void goesOnInsideAPackedLog();
    void cutAnywhereTheCallsStayTheSame_data();
    void cutAnywhereTheCallsStayTheSame();
    void surviveTheirWayThroughJson();
    void whatIsNoPositionIsRefused_data();
    void whatIsNoPositionIsRefused();

private:
    QString path(const QString &name = {}) const
    {
        return m_dir->filePath(name.isEmpty() ? QStringLiteral("server.log") : name);
    }
    void append(const QByteArray &text, const QString &name = {}) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        QCOMPARE(file.write(text), text.size());
    }
    void renameTo(const char *name) const { QVERIFY(QFile::rename(path(), path(QLatin1StringView(name)))); }
    bool isReadTo(const LogListener &log, qint64 size) const
    {
        const LogPositions positions = log.source->positions().value(path());
        return !positions.isEmpty() && positions.last().mark.position == size;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestPositions::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestPositions::goesOnWhateverHappenedMeanwhile_data()
{
    using Change = std::function<void(const TestPositions &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QByteArrayList>("expected");
    const auto row = [](const char *name, const QByteArrayList &expected, const Change &change) {
        QTest::newRow(name) << change << expected;
    };
    row("nothing", {}, [](const TestPositions &) {});
    row("appended to", {"m3"}, [](const TestPositions &t) { t.append(loggedCall(3)); });
    row("renamed", {"m3"}, [](const TestPositions &t) {
        t.append(loggedCall(3));
        t.renameTo("server.log.1");
    });
    row("renamed and made anew", {"m3", "m4"}, [](const TestPositions &t) {
        t.append(loggedCall(3));
        t.renameTo("server.log.1");
        t.append(loggedCall(4));
    });
    row("renamed twice", {"m3", "m4", "m5"}, [](const TestPositions &t) {
        t.append(loggedCall(3));
        t.renameTo("server.log.2");
        t.append(loggedCall(4));
        t.renameTo("server.log.1");
        t.append(loggedCall(5));
    });
    row("copied and truncated", {"m3", "m4"}, [](const TestPositions &t) {
        t.append(loggedCall(3));
        QVERIFY(QFile::copy(t.path(), t.path(QStringLiteral("server.log.1"))));
        QVERIFY(QFile::resize(t.path(), 0));
        t.append(loggedCall(4));
    });
    row("truncated", {"m4"}, [](const TestPositions &t) {
        QVERIFY(QFile::resize(t.path(), 0));
        t.append(loggedCall(4));
    });
    row("replaced by as many bytes", {"m4", "m5"}, [](const TestPositions &t) {
        QVERIFY(QFile::resize(t.path(), 0));
        t.append(loggedCall(4) + loggedCall(5));
    });
    row("moved to another disk", {"m3"}, [](const TestPositions &t) {
        t.append(loggedCall(3));
        QVERIFY(QFile::copy(t.path(), t.path(QStringLiteral("copy"))));
        QVERIFY(QFile::remove(t.path()));
        QVERIFY(QFile::rename(t.path(QStringLiteral("copy")), t.path()));
    });
    row("deleted, with others renamed after it", {"m3", "m4", "m5"}, [](const TestPositions &t) {
        QVERIFY(QFile::remove(t.path()));
        t.append(loggedCall(3));
        t.renameTo("server.log.2");
        t.append(loggedCall(4));
        t.renameTo("server.log.1");
        t.append(loggedCall(5));
    });
    row("deleted and made anew", {"m4"}, [](const TestPositions &t) {
        QVERIFY(QFile::remove(t.path()));
        t.append(loggedCall(4));
    });
}

void TestPositions::goesOnWhateverHappenedMeanwhile()
{
    QFETCH(const std::function<void(const TestPositions &)>, change);
    QFETCH(const QByteArrayList, expected);
    append(loggedCall(1) + loggedCall(2));
    PositionsByPath positions;
    {
        const LogListener log(path(), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(models(log.calls), QByteArrayList({"m1", "m2"}));
        positions = log.source->positions();
    }
    change(*this);
    const LogListener log(path(), ReadFrom::End, Follow::Yes, positions);
    QTRY_COMPARE(models(log.calls), expected);
    append(loggedCall(6));
    QTRY_COMPARE(models(log.calls), expected + QByteArrayList({"m6"}));
    QCOMPARE(log.skipped, QList<SkippedLine>());
}

void TestPositions::logsThatBeginAlikeAreToldApart_data()
{
    QTest::addColumn<bool>("isFirstGone");
    QTest::addColumn<QByteArrayList>("expected");
    QTest::newRow("all there") << false << QByteArrayList({"m2", "m3", "m4"});
    QTest::newRow("the first one gone") << true << QByteArrayList({"m3", "m4"});
}

// As those of a server do that introduces itself.
void TestPositions::logsThatBeginAlikeAreToldApart()
{
    QFETCH(const bool, isFirstGone);
    QFETCH(const QByteArrayList, expected);
    const QByteArray introduction = loggedCall(0).repeated(4);
    QVERIFY(introduction.size() > OpenLog::headLength);
    append(introduction + loggedCall(1).repeated(3));
    PositionsByPath positions;
    {
        const LogListener log(path(), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(log.calls.size(), 7);
        positions = log.source->positions();
    }
    append(loggedCall(2));
    if (isFirstGone)
        QVERIFY(QFile::remove(path()));
    else
        renameTo("server.log.2");
    append(introduction + loggedCall(3)); // shorter than what was read
    renameTo("server.log.1");
    append(introduction + loggedCall(4));
    const LogListener log(path(), ReadFrom::End, Follow::Yes, positions);
    QTRY_COMPARE(models(log.calls), QByteArrayList(8, "m0") + expected);
}

// After it was found, and before what stood there was read once more.
void TestPositions::rewrittenWhileItIsFoundAgain()
{
    append(loggedCall(1) + loggedCall(2));
    PositionsByPath positions;
    {
        const LogListener log(path(), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(log.calls.size(), 2);
        positions = log.source->positions();
    }
    LogWorker worker(path(), ReadFrom::Start, Follow::Yes, {}, {}, positions.value(path()));
    QList<CallRecord> calls;
    connect(&worker, &LogWorker::batchRead, this, [&](const LogBatch &batch) {
        calls += batch.calls;
        QMetaObject::invokeMethod(&worker, &LogWorker::acknowledge, Qt::QueuedConnection);
    });
    connect(
        &worker, &LogWorker::stateChanged, this,
        [this] {
            append(loggedCall(3));
            QVERIFY(QFile::copy(path(), path(QStringLiteral("server.log.1"))));
            QVERIFY(QFile::resize(path(), 0));
            append(loggedCall(4));
        },
        Qt::SingleShotConnection);
    worker.start();
    QTRY_COMPARE(models(calls), QByteArrayList({"m3", "m4"}));
    append(loggedCall(5));
    QTRY_COMPARE(models(calls), QByteArrayList({"m3", "m4", "m5"}));
}

void TestPositions::whatComesAfterTheStartFromTheEndIsRead()
{
    append(loggedCall(1) + loggedCall(2).first(20)); // a line that is being written
    PositionsByPath positions;
    {
        const LogListener log(path(), ReadFrom::End, Follow::Yes);
        QTRY_VERIFY(isReadTo(log, loggedCall(1).size() + 20));
        positions = log.source->positions();
    }
    append(loggedCall(2).sliced(20));
    const LogListener log(path(), ReadFrom::End, Follow::Yes, positions);
    QTRY_COMPARE(models(log.calls), QByteArrayList({"m2"}));
}

void TestPositions::whatAPackedLogHeldUnreadIsTold_data()
{
    QTest::addColumn<QByteArray>("added");
    QTest::addColumn<QByteArray>("rotatedLater");
    QTest::addColumn<qint64>("lost");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << qint64(0);
    QTest::newRow("its rest") << loggedCall(3) << QByteArray() << qint64(loggedCall(3).size());
    QTest::newRow("a whole log after it")
        << QByteArray() << loggedCall(4).repeated(2) << qint64(2 * loggedCall(4).size());
    QTest::newRow("both") << loggedCall(3) << loggedCall(4) << qint64(2 * loggedCall(4).size());
}

void TestPositions::whatAPackedLogHeldUnreadIsTold()
{
    QFETCH(QByteArray, added);
    QFETCH(QByteArray, rotatedLater);
    QFETCH(qint64, lost);
    // From before, so that nobody asks for it, though it begins as the one that is read.
    append(gzip(loggedCall(1).repeated(9)), QStringLiteral("server.log.3.gz"));
    QFile old(path(QStringLiteral("server.log.3.gz")));
    QVERIFY(old.open(QIODevice::Append));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
    const QByteArray first = loggedCall(1).repeated(3) + loggedCall(2);
    QVERIFY(loggedCall(1).size() * 3 > OpenLog::headLength);
    append(first);
    PositionsByPath positions;
    {
        const LogListener log(path(), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(models(log.calls), QByteArrayList({"m1", "m1", "m1", "m2"}));
        positions = log.source->positions();
    }
    QVERIFY(QFile::remove(path()));
    append(gzip(first + added), QStringLiteral("server.log.2.gz"));
    if (!rotatedLater.isEmpty())
        append(gzip(rotatedLater), QStringLiteral("server.log.1.gz"));
    append(loggedCall(5));
    const LogListener log(path(), ReadFrom::End, Follow::Yes, positions);
    QTRY_COMPARE(models(log.calls), QByteArrayList({"m5"}));
    QCOMPARE(log.skipped.size(), lost > 0 ? 1 : 0);
    if (lost > 0) {
        QCOMPARE(log.skipped.first().text, QByteArray::number(lost) + " bytes were lost");
        QVERIFY(log.skipped.first().reason.contains("gap"));
    }
}

void TestPositions::aLogThatWasWaitedForIsNew()
{
    PositionsByPath positions;
    {
        const LogListener log(path(), ReadFrom::End, Follow::Yes);
        QTRY_COMPARE(log.state, State::Waiting);
        positions = log.source->positions();
    }
    append(loggedCall(1));
    const LogListener log(path(), ReadFrom::End, Follow::Yes, positions);
    QTRY_COMPARE(models(log.calls), QByteArrayList({"m1"}));
}

// Each name gets another's file meanwhile, and one comes that was never seen; a packed one holds nothing new.
void TestPositions::goesOnWithEachFileOfAPattern()
{
    const QString pattern = path(QStringLiteral("server.log*"));
    append(loggedCall(1), QStringLiteral("server.log.1"));
    append(loggedCall(2));
    PositionsByPath positions;
    {
        const LogListener log(pattern, ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(models(log.calls), QByteArrayList({"m1", "m2"}));
        QTRY_COMPARE(log.source->positions().size(), 2);
        positions = log.source->positions();
    }
    append(loggedCall(3));
    QVERIFY(QFile::rename(path(QStringLiteral("server.log.1")), path(QStringLiteral("server.log.2"))));
    renameTo("server.log.1");
    append(loggedCall(4));
    append(loggedCall(5), QStringLiteral("server.log-other"));
    append(gzip(loggedCall(1)), QStringLiteral("server.log.3.gz"));
    const LogListener log(pattern, ReadFrom::End, Follow::Yes, positions);
    QTRY_COMPARE(models(log.calls), QByteArrayList({"m3", "m4", "m5"}));
    QTRY_COMPARE(log.source->positions().size(), 5);
    append(loggedCall(6));
    QTRY_VERIFY(models(log.calls).contains("m6"));
    QCOMPARE(models(log.calls), QByteArrayList({"m3", "m4", "m5", "m6"}));
}

void TestPositions::goesOnInsideAPackedLog()
{
    append(gzip(loggedCall(1) + loggedCall(2)));
    const LogListener whole(path(), ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(whole.state, State::Finished);
    const LogListener again(path(), ReadFrom::Start, Follow::Yes, whole.source->positions());
    QTRY_COMPARE(again.state, State::Finished);
    QCOMPARE(again.calls.size(), 0);

    PositionsByPath positions = whole.source->positions();
    QVERIFY(!positions.isEmpty());
    positions[path()].first().mark.position = loggedCall(1).size();
    const LogListener rest(path(), ReadFrom::Start, Follow::Yes, positions);
    QTRY_COMPARE(rest.state, State::Finished);
    QCOMPARE(models(rest.calls), QByteArrayList({"m2"}));
}

void TestPositions::cutAnywhereTheCallsStayTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *name :
         {"llm-calls.log", "ollama.log", "ollama-runner.log", "llamacpp.log", "lmstudio.log", "tgi.log"})
        QTest::newRow(name) << logFixture(name);
}

// Also between the lines of one call. Each run ends without having been asked to.
void TestPositions::cutAnywhereTheCallsStayTheSame()
{
    QFETCH(const QByteArray, text);
    constexpr int runs = 10;
    const QList<CallRecord> expected = decodeLog(text).calls;
    QVERIFY(!expected.isEmpty());
    QList<CallRecord> calls;
    PositionsByPath positions;
    qsizetype written = 0;
    for (int run = 1; run < runs; ++run) {
        const qsizetype until = text.size() * run / runs;
        append(text.sliced(written, until - written));
        written = until;
        const LogListener log(path(), ReadFrom::Start, Follow::Yes, positions);
        QTRY_VERIFY(isReadTo(log, until));
        calls += log.calls;
        positions = log.source->positions();
    }
    append(text.sliced(written));
    const LogListener log(path(), ReadFrom::Start, Follow::No, positions);
    QTRY_COMPARE(log.state, State::Finished);
    QCOMPARE(contents(calls + log.calls), contents(expected));
}

void TestPositions::surviveTheirWayThroughJson()
{
    const LogPosition position{
        .identity = {.device = 66305, .inode = 0xffff'ffff'ffff'fff0},
        .mark = {.position = 9'000'000'000'000'000'001, .head = QByteArray("\0\xff{", 3), .tail = "}\n"},
        .unfinished = 17,
        .given = 3,
        .size = 9'000'000'000'000'000'099,
        .modifiedNs = 1'700'000'000'123'456'789,
        .filesRead = {{.position = 2, .head = "\n", .tail = "}\n"}, {}}};
    const PositionsByPath positions{{QStringLiteral("/var/log/ü.log"), {position, LogPosition()}},
                                    {QStringLiteral("/var/log/awaited.log"), {}}};
    QCOMPARE(positionsFromJson(positionsToJson(positions)), std::optional(positions));
}

void TestPositions::whatIsNoPositionIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no position") << "position" << QJsonValue();
    QTest::newRow("before the start") << "position" << QJsonValue(-1);
    QTest::newRow("a line longer than the file") << "unfinished" << QJsonValue(1000);
    QTest::newRow("fewer calls than none") << "given" << QJsonValue(-1);
    QTest::newRow("more before it than there is") << "tail" << QJsonValue(QStringLiteral("aaaaaaaaaaaaaaaa"));
}

void TestPositions::whatIsNoPositionIsRefused()
{
    QFETCH(const QString, key);
    QFETCH(const QJsonValue, value);
    const auto object = [](const QJsonObject &position) {
        return QJsonObject{{QStringLiteral("/log"), QJsonArray{position}}};
    };
    LogPosition start;
    start.mark.position = 5;
    QJsonObject position = positionsToJson({{QStringLiteral("/log"), {start}}})
                               .value(QStringLiteral("/log"))
                               .toArray()
                               .first()
                               .toObject();
    QVERIFY(positionsFromJson(object(position)));
    position.insert(key, value);
    QVERIFY(!positionsFromJson(object(position)));
}

QTEST_GUILESS_MAIN(TestPositions)
#include "tst_positions.moc"

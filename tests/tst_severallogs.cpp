// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/fileglob.h"
#include "core/logs/follower.h"
#include "tests/support/gzip.h"
#include "tests/support/loglistener.h"
#include "tests/support/logs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <zstd.h>

using namespace inferograph;
using namespace inferograph::testing;
using State = LogSource::State;

namespace {

QByteArrayList models(const LogListener &log)
{
    QByteArrayList names;
    for (const CallRecord &record : log.calls)
        names += record.model;
    std::sort(names.begin(), names.end());
    return names;
}

QByteArray zstd(const QByteArray &text)
{
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(text.size()))), Qt::Uninitialized);
    packed.truncate(qsizetype(
        ZSTD_compress(packed.data(), std::size_t(packed.size()), text.data(), std::size_t(text.size()), 1)));
    return packed;
}

} // namespace

class TestSeveralLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void aPatternIsNoFilesOwnName()
    {
        QVERIFY(isGlob(path("*.jsonl")));
        QVERIFY(isGlob(path("a?.log")));
        QVERIFY(!isGlob(path("a.log")));
        write("[1].log", {});
        QVERIFY(!isGlob(path("[1].log")));
    }

    void allThatMatchAreReadOnce()
    {
        write("a.jsonl", loggedCall(1));
        write("b.jsonl", loggedCall(2) + "junk\n");
        write("c.txt", loggedCall(3));
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("d.jsonl")));
        const LogListener log(path("*.jsonl"), ReadFrom::Start, Follow::No);
        QTRY_COMPARE(log.state, State::Finished);
        QCOMPARE(models(log), QByteArrayList({"m1", "m2"}));
        QCOMPARE(log.progress.lines, 3);
        QCOMPARE(log.progress.skipped, 1);
        QCOMPARE(log.skipped.value(0).source, "b.jsonl");
        QCOMPARE(log.skipped.value(0).line, 2);
    }

    void noMatchIsSaid()
    {
        const LogListener once(path("*.jsonl"), ReadFrom::Start, Follow::No);
        QTRY_COMPARE(once.state, State::Failed);
        const LogListener followed(path("*.jsonl"), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(followed.state, State::Waiting);
        QVERIFY(followed.message.contains(path("*.jsonl")));
    }

    void newMatchesAreFollowedFromTheirStart()
    {
        write("a.jsonl", loggedCall(1));
        const LogListener log(path("*.jsonl"), ReadFrom::End, Follow::Yes);
        QTRY_COMPARE(log.state, State::Following);
        write("b.jsonl", loggedCall(2));
        QTRY_COMPARE(models(log), QByteArrayList({"m2"}));
        write("a.jsonl", loggedCall(3));
        write("b.jsonl", loggedCall(4));
        QTRY_COMPARE(models(log), QByteArrayList({"m2", "m3", "m4"}));
    }

    void aRotatedFileThatMatchesStillIsNotReadAgain()
    {
        write("server.log", loggedCall(1));
        const LogListener log(path("server*"), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(models(log), QByteArrayList({"m1"}));
        QVERIFY(QFile::rename(path("server.log"), path("server.log.1")));
        write("server.log", loggedCall(2));
        write("server.old.gz", gzip(loggedCall(1)));
        write("server-mark.log", loggedCall(3));
        QTRY_COMPARE(models(log), QByteArrayList({"m1", "m2", "m3"}));
    }

    // As a server rotates that keeps its names: each of them matches, and each gets another's file.
    void aFileThatComesToAnotherMatchingNameIsNotReadAgain()
    {
        write("server.log", loggedCall(3));
        write("server-1.log", loggedCall(2));
        write("server-2.log", loggedCall(1));
        const LogListener log(path("server*.log"), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(models(log), QByteArrayList({"m1", "m2", "m3"}));
        QVERIFY(QFile::remove(path("server-2.log")));
        QVERIFY(QFile::rename(path("server-1.log"), path("server-2.log")));
        QVERIFY(QFile::rename(path("server.log"), path("server-1.log")));
        write("server.log", loggedCall(4));
        QTRY_COMPARE(models(log), QByteArrayList({"m1", "m2", "m3", "m4"}));
        QTest::qWait(2 * int(Follower::timeToLeave.count())); // by then, all have left their files
        write("server.log", loggedCall(5));
        QTRY_VERIFY(models(log).contains("m5"));
        QCOMPARE(models(log), QByteArrayList({"m1", "m2", "m3", "m4", "m5"}));
    }

    void packedLogsAreRead_data()
    {
        QTest::addColumn<QByteArray>("packed");
        QTest::addColumn<int>("calls");
        QTest::addColumn<QString>("complaint");
        const QByteArray much = loggedCall(1).repeated(30000);
        const QString damaged = QStringLiteral("damaged");
        const QString cutOff = QStringLiteral("too early");
        QByteArray bad = gzip(loggedCall(1)) + gzip(loggedCall(2));
        bad[bad.size() - 8] = char(~bad[bad.size() - 8]); // of the checksum
        QTest::newRow("gzip") << gzip(loggedCall(1) + loggedCall(2)) << 2 << QString();
        QTest::newRow("gzip, large") << gzip(much) << 30000 << QString();
        QTest::newRow("gzip, appended to") << gzip(loggedCall(1)) + gzip(loggedCall(2)) << 2 << QString();
        QTest::newRow("gzip, padded") << gzip(loggedCall(1)) + QByteArray(100, '\0') << 1 << QString();
        QTest::newRow("gzip, last line without end")
            << gzip(loggedCall(1) + loggedCall(2).chopped(1)) << 2 << QString();
        QTest::newRow("gzip, cut off")
            << gzip(loggedCall(1).repeated(3)) + gzip(loggedCall(2)).chopped(3) << 4 << cutOff;
        QTest::newRow("gzip, damaged") << bad << 2 << damaged;
        QTest::newRow("gzip of nothing") << gzip({}) << 0 << QString();
        QTest::newRow("Zstandard") << zstd(loggedCall(1) + loggedCall(2)) << 2 << QString();
        QTest::newRow("Zstandard, large") << zstd(much) << 30000 << QString();
        QTest::newRow("Zstandard, appended to")
            << zstd(loggedCall(1)) + zstd(loggedCall(2)) << 2 << QString();
        QTest::newRow("Zstandard, cut off")
            << zstd(loggedCall(1)) + zstd(loggedCall(2)).chopped(3) << 1 << cutOff;
        QTest::newRow("Zstandard, then no more of it") << zstd(loggedCall(1)) + "no frame" << 1 << damaged;
    }
    void packedLogsAreRead()
    {
        QFETCH(const QByteArray, packed);
        QFETCH(const int, calls);
        QFETCH(const QString, complaint);
        write("old.log.1", packed);
        for (const Follow follow : {Follow::No, Follow::Yes}) {
            const LogListener log(path("old.log.1"), ReadFrom::Start, follow);
            QTRY_COMPARE_WITH_TIMEOUT(log.state, complaint.isEmpty() ? State::Finished : State::Failed,
                                      20000);
            QCOMPARE(log.calls.size(), calls);
            QVERIFY2(log.message.contains(complaint), qPrintable(log.message));
        }
        const LogListener fromEnd(path("old.log.1"), ReadFrom::End, Follow::Yes);
        QTRY_COMPARE(fromEnd.state, State::Finished);
        QCOMPARE(fromEnd.calls.size(), 0);
    }

private:
    QString path(const char *name) const { return m_dir->filePath(QLatin1StringView(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append));
        QCOMPARE(file.write(text), text.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestSeveralLogs)
#include "tst_severallogs.moc"

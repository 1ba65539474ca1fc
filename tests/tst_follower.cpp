// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/follower.h"
#include "core/logs/linefeed.h"
#include "tests/support/gzip.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>
#include <random>

using namespace inferograph;

namespace {

// Drives a follower as its reader does, and keeps the lines.
class Reader : public QObject
{
public:
    Reader(const QString &path, ReadFrom from, Follow follow = Follow::Yes, const LogPositions &before = {})
        : follower(path, from, follow, {}, before)
    {
        connect(&follower, &LogInput::ready, this, &Reader::read);
        read();
    }

    void read()
    {
        while (!ended) {
            const LogInput::Read read = follower.read(feed.space());
            if (read.outcome == LogInput::Outcome::Bytes) {
                feed.commit(read.bytes);
                while (const auto line = feed.next())
                    keep(*line);
                continue;
            }
            if (read.outcome == LogInput::Outcome::Idle)
                return;
            if (const auto line = feed.finish())
                keep(*line);
            feed.restart();
            ended = read.outcome == LogInput::Outcome::Ended;
        }
    }

    void keep(const LineFeed::Line &line)
    {
        lines += QByteArray(line.text.data(), qsizetype(line.text.size()));
    }

    Follower follower;
    LineFeed feed;
    QByteArrayList lines;
    bool ended = false;
};

using Lines = QByteArrayList;

} // namespace

class TestFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsFromTheStart();
    void readsFromTheEnd();
    void partialLineIsKeptOverAnyTime();
    void renamedAndMadeAnew();
    void renamedWhileTheWriterStillWrites();
    void deletedAndMadeAnew();
    void truncated();
    void copiedAndTruncated();
    void rewrittenLongerInPlace();
    void rewrittenWithTheSameBeginning();
    void truncatedAndWrittenToTheSameSize();
    void replacedByAFileOfTheSameSize();
    void renamedWithANewFileBeforeItsWriterKnows();
    void renamedBetweenTwoRuns();
    void renamedBetweenTwoRuns_data();
    void renamedWhileTheNextRunWatches();
    void rewrittenBeforeTheNextRunReads_data();
    void rewrittenBeforeTheNextRunReads();
    void renamedTwiceBetweenTwoLooks();
    void copiedAndTruncatedBeforeAllWasRead();
    void whatIsKnownToBeLostIsTold();
    void whatWasLeftOfARemovedLogIsTold();
    void aLogPackedBetweenTwoLooksIsTold();
    void anOldPackedLogThatWasTouchedIsNoGap();
    void appearsLater();
    void appearsLaterInAFolderThatAppearsLater();
    void folderBecomesAFile();
    void linesCutAnywhereComeWhole();
    void lineFeedDropsWhatIsTooLong();

private:
    void write(const QByteArray &text) { writeTo(QIODevice::Append, text); }
    void rewrite(const QByteArray &text) { writeTo(QIODevice::Truncate, text); }
    void writeTo(QIODevice::OpenMode mode, const QByteArray &text) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly | mode));
        QCOMPARE(file.write(text), text.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestFollower::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("server.log"));
}

void TestFollower::readsFromTheStart()
{
    write("one\ntwo\nthr");
    Reader once(m_path, ReadFrom::Start, Follow::No);
    QVERIFY(once.ended);
    QCOMPARE(once.lines, Lines({"one", "two", "thr"}));

    Reader reader(m_path, ReadFrom::Start);
    QCOMPARE(reader.lines, Lines({"one", "two"}));
    write("ee\nfour\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two", "three", "four"}));
}

void TestFollower::readsFromTheEnd()
{
    write("one\ntw");
    Reader reader(m_path, ReadFrom::End);
    QCOMPARE(reader.lines, Lines());
    write("o\nthree\n");
    QTRY_COMPARE(reader.lines, Lines({"two", "three"}));
}

void TestFollower::partialLineIsKeptOverAnyTime()
{
    write("on");
    Reader reader(m_path, ReadFrom::Start);
    for (int i = 0; i < 3; ++i) {
        reader.read();
        write(".");
    }
    write("e\n");
    QTRY_COMPARE(reader.lines, Lines({"on...e"}));
}

void TestFollower::renamedAndMadeAnew()
{
    write("one\n");
    Reader reader(m_path, ReadFrom::End);
    write("two\nunfinished");
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    write("three\n");
    QTRY_COMPARE(reader.lines, Lines({"two", "unfinished", "three"}));
    write("four\n");
    QTRY_COMPARE(reader.lines, Lines({"two", "unfinished", "three", "four"}));
}

void TestFollower::renamedWhileTheWriterStillWrites()
{
    QFile writer(m_path);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    writer.write("one\n");
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    reader.read();
    writer.write("two\n");
    reader.read();
    write("three\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two", "three"}));
}

void TestFollower::deletedAndMadeAnew()
{
    write("one\n");
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(QFile::remove(m_path));
    QTRY_VERIFY(reader.follower.problem());
    QVERIFY(reader.follower.problem()->waiting);
    write("two\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two"}));
    QVERIFY(!reader.follower.problem());
}

void TestFollower::truncated()
{
    write("one\ntwo\nrest");
    Reader reader(m_path, ReadFrom::Start);
    rewrite({});
    reader.read();
    write("new\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two", "rest", "new"}));
}

void TestFollower::copiedAndTruncated()
{
    write("first line\nsecond line\n");
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(QFile::copy(m_path, m_path + QStringLiteral(".1")));
    rewrite("third\n");
    QTRY_COMPARE(reader.lines, Lines({"first line", "second line", "third"}));
}

void TestFollower::rewrittenLongerInPlace()
{
    write("one\n");
    Reader reader(m_path, ReadFrom::Start);
    rewrite("another, and longer\nmore\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "another, and longer", "more"}));
}

void TestFollower::rewrittenWithTheSameBeginning()
{
    const QByteArray banner = QByteArray(1000, '-') + '\n';
    write(banner + "one\n");
    Reader reader(m_path, ReadFrom::Start);
    QCOMPARE(reader.lines.size(), 2);
    rewrite(banner + "two\nthree\n");
    QTRY_COMPARE(reader.lines.size(), 5);
    QCOMPARE(reader.lines.last(), "three");
}

void TestFollower::truncatedAndWrittenToTheSameSize()
{
    write("one\ntwo\n");
    Reader reader(m_path, ReadFrom::Start);
    rewrite("1st\n2nd\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two", "1st", "2nd"}));
}

void TestFollower::replacedByAFileOfTheSameSize()
{
    write("one\n");
    Reader reader(m_path, ReadFrom::Start);
    const QString path = std::exchange(m_path, m_path + QStringLiteral(".new"));
    write("two\n");
    QCOMPARE(::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(path).constData()), 0);
    QTRY_COMPARE(reader.lines, Lines({"one", "two"}));
}

void TestFollower::renamedWithANewFileBeforeItsWriterKnows()
{
    QFile writer(m_path);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    writer.write("one\n");
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    write({});
    QTest::qWait(2 * int(Follower::timeToLeave.count()));
    writer.write("two\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two"}));
    write("three\n");
    writer.write("four\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two", "four", "three"}));
}

void TestFollower::renamedBetweenTwoRuns()
{
    QFETCH(int, quietSeconds);
    QFETCH(bool, isLeftAtOnce);
    write("the first record\n");
    const LogPosition position = *Reader(m_path, ReadFrom::Start).follower.position();
    const QString renamed = m_path + QStringLiteral(".1");
    QVERIFY(QFile::rename(m_path, renamed));
    write("the second record\n");
    QFile file(renamed);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-quietSeconds),
                             QFileDevice::FileModificationTime));
    const Reader reader(m_path, ReadFrom::Start, Follow::Yes, {position});
    QCOMPARE(reader.lines.contains("the second record"), isLeftAtOnce);
    QTRY_COMPARE(reader.lines, Lines({"the first record", "the second record"}));
}

void TestFollower::renamedBetweenTwoRuns_data()
{
    QTest::addColumn<int>("quietSeconds");
    QTest::addColumn<bool>("isLeftAtOnce");
    QTest::newRow("and quiet since: nobody writes to it") << 60 << true;
    QTest::newRow("a moment ago: its writer may not know") << -60 << false;
}

void TestFollower::renamedWhileTheNextRunWatches()
{
    write("one\n");
    const LogPosition position = *Reader(m_path, ReadFrom::Start).follower.position();
    Reader reader(m_path, ReadFrom::Start, Follow::Yes, {position});
    QFile writer(m_path); // which does not know of the new file yet
    QVERIFY(writer.open(QIODevice::Append | QIODevice::Unbuffered));
    QVERIFY(writer.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    write("three\n");
    reader.read();
    writer.write("two\n");
    QTRY_COMPARE(reader.lines, Lines({"one", "two", "three"}));
}

void TestFollower::rewrittenBeforeTheNextRunReads_data()
{
    QTest::addColumn<bool>("isCopied");
    QTest::newRow("truncated") << false;
    QTest::newRow("copied and truncated") << true;
}

// By as many bytes, after it was found and before its beginning was read once more, for context.
void TestFollower::rewrittenBeforeTheNextRunReads()
{
    QFETCH(bool, isCopied);
    write("the first record\n");
    const LogPosition position = *Reader(m_path, ReadFrom::Start).follower.position();
    Follower follower(m_path, ReadFrom::Start, Follow::Yes, {}, {position});
    LineFeed feed;
    QCOMPARE(follower.read(feed.space()).bytes, 0); // finds it
    QCOMPARE(follower.takeResumed()->contextBytes, position.mark.position);
    if (isCopied)
        QVERIFY(QFile::copy(m_path, m_path + QStringLiteral(".1")));
    rewrite("the other record\n");
    QCOMPARE(follower.read(feed.space()).outcome, LogInput::Outcome::Restarted);
    QCOMPARE(follower.read(feed.space()).bytes, 0); // finds it again, or its copy
    const std::optional<LogInput::Resumed> resumed = follower.takeResumed();
    QCOMPARE(resumed.has_value(), isCopied);
    const LogInput::Read read = follower.read(feed.space());
    QCOMPARE(read.bytes, position.mark.position);
    feed.commit(read.bytes);
    QCOMPARE(QByteArrayView(feed.next()->text),
             QByteArrayView(isCopied ? "the first record" : "the other record"));
}

void TestFollower::renamedTwiceBetweenTwoLooks()
{
    write("the first record\n");
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".2")));
    write("the second record\n");
    QVERIFY(QFile::copy(m_path + QStringLiteral(".2"), m_path + QStringLiteral(".3"))); // no rotation's doing
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    write("the third record\n");
    QTRY_COMPARE(reader.lines, Lines({"the first record", "the second record", "the third record"}));
}

void TestFollower::copiedAndTruncatedBeforeAllWasRead()
{
    const QByteArray line(1000, 'x');
    const QByteArray text = "the first record\n" + (line + '\n').repeated(3000) + "the last one\n";
    write(text);
    Follower follower(m_path, ReadFrom::Start, Follow::Yes);
    LineFeed feed;
    QCOMPARE(follower.read(feed.space()).bytes, 0); // opens it
    QCOMPARE(follower.read(feed.space()).bytes, LineFeed::blockSize);
    QVERIFY(QFile::copy(m_path, m_path + QStringLiteral(".1")));
    rewrite("new\n");
    qint64 bytes = LineFeed::blockSize;
    for (LogInput::Read read; bytes < text.size();) {
        read = follower.read(feed.space());
        QCOMPARE(read.outcome, LogInput::Outcome::Bytes);
        bytes += read.bytes;
    }
    QCOMPARE(bytes, text.size());
    QCOMPARE(follower.read(feed.space()).outcome, LogInput::Outcome::Restarted);
    QCOMPARE(follower.read(feed.space()).bytes, 4);
    QCOMPARE(follower.takeLost(), 0);
}

void TestFollower::whatIsKnownToBeLostIsTold()
{
    const QByteArray text = QByteArray(1000, 'x').repeated(3000) + '\n';
    write(text);
    Follower follower(m_path, ReadFrom::Start, Follow::Yes);
    LineFeed feed;
    QCOMPARE(follower.read(feed.space()).bytes, 0); // opens it
    QCOMPARE(follower.read(feed.space()).bytes, LineFeed::blockSize);
    QCOMPARE(follower.takeLost(), 0);
    rewrite("new\n");
    QCOMPARE(follower.read(feed.space()).outcome, LogInput::Outcome::Restarted);
    QCOMPARE(follower.takeLost(), text.size() - LineFeed::blockSize);
    QCOMPARE(follower.takeLost(), 0);
    QCOMPARE(follower.read(feed.space()).bytes, 4);
}

void TestFollower::whatWasLeftOfARemovedLogIsTold()
{
    const QByteArray text = QByteArray(1000, 'x').repeated(3000) + '\n';
    write(text);
    LogPosition stopped;
    {
        Follower follower(m_path, ReadFrom::Start, Follow::Yes);
        LineFeed feed;
        QCOMPARE(follower.read(feed.space()).bytes, 0); // opens it
        QCOMPARE(follower.read(feed.space()).bytes, LineFeed::blockSize);
        stopped = *follower.position();
    }
    QVERIFY(QFile::remove(m_path));
    const auto waits = [](Follower &follower) {
        LineFeed feed;
        return follower.read(feed.space()).outcome == LogInput::Outcome::Idle;
    };
    Follower follower(m_path, ReadFrom::Start, Follow::Yes, {}, {stopped});
    QVERIFY(waits(follower));
    QCOMPARE(follower.takeLost(), text.size() - LineFeed::blockSize);
    QVERIFY(waits(follower));
    QCOMPARE(follower.takeLost(), 0); // told once
}

void TestFollower::aLogPackedBetweenTwoLooksIsTold()
{
    const QByteArray first = "the first line of all\n";
    const QByteArray missed = "a line that nobody sees in time\n";
    const auto pack = [this](const char *name, const QByteArray &text) {
        QFile file(m_dir->filePath(QLatin1StringView(name)));
        return file.open(QIODevice::WriteOnly) && file.write(testing::gzip(text)) > 0;
    };
    QVERIFY(pack("server.log.5.gz", "a line of long ago, before all\n"));
    QFile old(m_dir->filePath(QStringLiteral("server.log.5.gz")));
    QVERIFY(old.open(QIODevice::Append));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addSecs(-3600), QFileDevice::FileModificationTime));
    write(first);
    Reader reader(m_path, ReadFrom::Start);
    QCOMPARE(reader.lines, Lines({"the first line of all"}));
    // The file that is read becomes the second, its follower the first packed one, before anybody looks.
    QVERIFY(QFile::remove(m_path));
    QVERIFY(pack("server.log.2.gz", first));
    QVERIFY(pack("server.log.1.gz", missed));
    write("and on it goes\n");
    QTRY_COMPARE(reader.lines, Lines({"the first line of all", "and on it goes"}));
    QCOMPARE(reader.follower.takeLost(), missed.size());
}

void TestFollower::anOldPackedLogThatWasTouchedIsNoGap()
{
    const QString packed = m_dir->filePath(QStringLiteral("server.log.5.gz"));
    const QByteArray first = "the first line of all\n";
    QFile old(packed);
    QVERIFY(old.open(QIODevice::WriteOnly));
    QVERIFY(old.write(testing::gzip("a line of long ago, before all\n")) > 0 && old.flush());
    if (!QFileInfo(packed).birthTime().isValid())
        QSKIP("This file system does not say when a file was made.");
    write(first);
    QFile log(m_path);
    QVERIFY(log.open(QIODevice::Append));
    const QDateTime now = QDateTime::currentDateTime();
    QVERIFY(log.setFileTime(now.addSecs(10), QFileDevice::FileModificationTime));
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(old.setFileTime(now.addSecs(20), QFileDevice::FileModificationTime));
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".1")));
    write("and on it goes\n");
    QTRY_COMPARE(reader.lines, Lines({"the first line of all", "and on it goes"}));
    QCOMPARE(reader.follower.takeLost(), 0);
}

void TestFollower::appearsLater()
{
    Reader reader(m_path, ReadFrom::End);
    QVERIFY(reader.follower.problem()->waiting);
    write("one\n");
    QTRY_COMPARE(reader.lines, Lines({"one"}));
}

void TestFollower::appearsLaterInAFolderThatAppearsLater()
{
    const QString folder = m_dir->filePath(QStringLiteral("logs"));
    m_path = folder + QStringLiteral("/server.log");
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(QDir().mkpath(folder));
    write("one\n");
    QTRY_COMPARE(reader.lines, Lines({"one"}));
}

void TestFollower::folderBecomesAFile()
{
    QVERIFY(QDir().mkpath(m_path));
    Reader reader(m_path, ReadFrom::Start);
    QVERIFY(!reader.follower.problem()->waiting);
    QVERIFY(QDir().rmdir(m_path));
    write("one\n");
    QTRY_COMPARE(reader.lines, Lines({"one"}));
}

void TestFollower::linesCutAnywhereComeWhole()
{
    write({});
    Reader reader(m_path, ReadFrom::Start);
    std::mt19937 random(7);
    Lines expected;
    QByteArray text;
    for (int i = 0; i < 300; ++i) {
        expected += "line " + QByteArray::number(i) + QByteArray(qsizetype(random() % 3000), 'x');
        text += expected.last() + '\n';
    }
    QFile writer(m_path);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype bytes = std::min<qsizetype>(text.size() - at, 1 + qsizetype(random() % 5000));
        QCOMPARE(writer.write(text.constData() + at, bytes), bytes);
        at += bytes;
        if (random() % 4 == 0)
            reader.read();
    }
    QTRY_COMPARE(reader.lines, expected);
}

void TestFollower::lineFeedDropsWhatIsTooLong()
{
    LineFeed feed;
    QList<std::pair<qint64, bool>> lines;
    const auto add = [&](const QByteArray &text) {
        for (qsizetype at = 0; at < text.size(); at += LineFeed::blockSize) {
            const qsizetype bytes = std::min(LineFeed::blockSize, text.size() - at);
            std::memcpy(feed.space().data(), text.constData() + at, std::size_t(bytes));
            feed.commit(bytes);
            while (const auto line = feed.next())
                lines.append({line->number, line->tooLong});
        }
    };
    add("a\n");
    add(QByteArray(LineFeed::maximumLine, 'x') + '\n');
    add(QByteArray(LineFeed::maximumLine + 1, 'x') + '\n');
    add(QByteArray(3 * LineFeed::maximumLine, 'x'));
    add("\nb\n");
    const QList<std::pair<qint64, bool>> expected{{1, false}, {2, false}, {3, true}, {4, true}, {5, false}};
    QCOMPARE(lines, expected);
}

QTEST_GUILESS_MAIN(TestFollower)
#include "tst_follower.moc"

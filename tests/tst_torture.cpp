// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loglistener.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr qint64 firstNumber = 10'000'000; // as writelog.py counts
constexpr int patienceMs = 60'000;

int secondsOfTorture()
{
    const int seconds = qEnvironmentVariableIntValue("INFEROGRAPH_TORTURE_SECONDS");
    return seconds > 0 ? seconds : 4;
}

// How often each number was read; the first ones that were not read once, for people.
QByteArray missingOrTwice(const QList<CallRecord> &calls, qint64 written)
{
    QList<int> times(written, 0);
    for (const CallRecord &call : calls) {
        const qint64 number = call.outputTokens.value_or(0) - firstNumber;
        if (number < 0 || number >= written)
            return "never written: " + QByteArray::number(number);
        ++times[number];
    }
    QByteArray wrong;
    for (qint64 number = 0; number < written && wrong.size() < 300; ++number) {
        if (times[number] != 1)
            wrong +=
                QByteArray::number(number) + " was read " + QByteArray::number(times[number]) + " times, ";
    }
    return wrong;
}

} // namespace

// A writer appends numbered records at full speed and rotates the log in every way there is: what is read is
// what was written, each record once.
class TestTorture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordIsReadOnce()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty())
            QSKIP("python3, which writes the log, is not there");
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("server.log"));
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        const LogListener log(path, ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(log.state, LogSource::State::Following);
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(python, {QFile::decodeName(TEST_DATA_DIR "/writelog.py"), path,
                              QString::number(secondsOfTorture()), QString::number(m_seed)});
        qInfo("seed %u", m_seed);

        qint64 written = 0;
        for (bool isDone = false; !isDone;) {
            QTRY_VERIFY_WITH_TIMEOUT(writer.canReadLine(), 1000 * secondsOfTorture() + patienceMs);
            const QByteArray line = writer.readLine().trimmed();
            isDone = line == "done";
            if (isDone)
                continue;
            written = line.mid(qstrlen("written ")).toLongLong();
            if (!QTest::qWaitFor([&] { return log.calls.size() >= written; }, patienceMs))
                QFAIL(missingOrTwice(log.calls, written).constData());
            writer.write("go on\n");
        }
        QTRY_COMPARE(writer.state(), QProcess::NotRunning);
        QCOMPARE(writer.exitCode(), 0);
        QVERIFY(written > 0);
        QCOMPARE(missingOrTwice(log.calls, written), QByteArray());
        QCOMPARE(log.progress.skipped, 0);
        qInfo("%lld records, each once", static_cast<long long>(written));
    }

private:
    const uint m_seed = qEnvironmentVariableIsSet("INFEROGRAPH_TORTURE_SEED")
                            ? uint(qEnvironmentVariableIntValue("INFEROGRAPH_TORTURE_SEED"))
                            : uint(QRandomGenerator::global()->generate() % 1'000'000);
};

QTEST_GUILESS_MAIN(TestTorture)
#include "tst_torture.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/loglistener.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <utility>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr qint64 firstNumber = 10'000'000; // as writelog.py counts
constexpr int patienceMs = 60'000;

int secondsOfTorture()
{
    const int seconds = qEnvironmentVariableIntValue("INFEROGRAPH_TORTURE_SECONDS");
    return std::max(seconds, 4);
}

// How often each number was read; the first ones that were not read once, for people.
QByteArray missingOrTwice(const QList<qint64> &numbers, qint64 written)
{
    QList<int> times(written, 0);
    for (const qint64 number : numbers) {
        if (number < 0 || number >= written)
            return "never written: " + QByteArray::number(number);
        ++times[number];
    }
    if (std::all_of(times.begin(), times.end(), [](int read) { return read == 1; }))
        return {};
    QByteArray wrong = QByteArray::number(numbers.size()) + " read of " + QByteArray::number(written) + ": ";
    for (qint64 number = 0; number < written && wrong.size() < 300; ++number) {
        if (times[number] != 1)
            wrong +=
                QByteArray::number(number) + " was read " + QByteArray::number(times[number]) + " times, ";
    }
    return wrong;
}

QList<qint64> numbersOf(const QList<CallRecord> &calls)
{
    QList<qint64> numbers;
    for (const CallRecord &call : calls)
        numbers += call.outputTokens.value_or(0) - firstNumber;
    return numbers;
}

// The program, killed at random moments and started again.
class MortalReader : public QObject
{
public:
    MortalReader(const QStringList &arguments, uint seed) : m_random(seed)
    {
        m_process.setProgram(QStringLiteral(INFEROGRAPH_PROGRAM));
        m_process.setArguments(arguments);
        m_process.setProcessChannelMode(QProcess::ForwardedChannels);
        connect(&m_process, &QProcess::finished, this, [this] { live(); });
        connect(&m_timer, &QTimer::timeout, &m_process, &QProcess::kill);
        m_timer.setSingleShot(true);
        live();
    }
    ~MortalReader() override
    {
        m_process.disconnect(this);
        m_process.kill();
        m_process.waitForFinished();
    }

    int lives() const { return m_lives; }

private:
    void live()
    {
        ++m_lives;
        m_process.start();
        m_timer.start(
            m_random.bounded(20, 1500 + 20 * m_lives)); // on a slow machine it has to get somewhere, too
    }

    QRandomGenerator m_random;
    QProcess m_process;
    QTimer m_timer;
    int m_lives = 0;
};

// A file of records that grows, as far as its last line is whole.
class RecordFile
{
public:
    explicit RecordFile(const QString &path) : m_file(path) {}

    const QList<qint64> &numbers()
    {
        if (m_file.isOpen() || m_file.open(QIODevice::ReadOnly))
            m_text += m_file.readAll();
        const qsizetype end = m_text.lastIndexOf('\n') + 1;
        const QByteArrayList lines = m_text.first(end).split('\n');
        for (const QByteArray &line : lines) {
            if (!line.isEmpty())
                m_numbers += numberIn(line);
        }
        m_text.remove(0, end);
        return m_numbers;
    }

private:
    static qint64 numberIn(const QByteArray &line)
    {
        const QJsonObject record = QJsonDocument::fromJson(line).object();
        return record.value(QStringLiteral("output_tokens")).toInteger() - firstNumber;
    }

    QFile m_file;
    QByteArray m_text;
    QList<qint64> m_numbers;
};

} // namespace

// A writer appends numbered records at full speed and rotates the log in every way there is: what is read is
// what was written, each record once.
class TestTorture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRecordIsReadOnce();
    void everyRecordIsReadOnceThroughKills();

private:
    void torture(const QString &path, int seconds, int most,
                 const std::function<QList<qint64>()> &numbersRead);

    QString m_python;
    const uint m_seed = qEnvironmentVariableIsSet("INFEROGRAPH_TORTURE_SEED")
                            ? uint(qEnvironmentVariableIntValue("INFEROGRAPH_TORTURE_SEED"))
                            : uint(QRandomGenerator::global()->generate() % 1'000'000);
};

void TestTorture::initTestCase()
{
    m_python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    if (m_python.isEmpty())
        QSKIP("python3, which writes the log, is not there");
    qInfo("seed %u", m_seed);
}

void TestTorture::torture(const QString &path, int seconds, int most,
                          const std::function<QList<qint64>()> &numbersRead)
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(m_python, {QFile::decodeName(TEST_DATA_DIR "/writelog.py"), path, QString::number(seconds),
                            QString::number(m_seed), QString::number(most)});
    qint64 written = 0;
    for (bool isDone = false; !isDone;) {
        QTRY_VERIFY_WITH_TIMEOUT(writer.canReadLine() || writer.state() == QProcess::NotRunning,
                                 1000 * seconds + patienceMs);
        QVERIFY(writer.canReadLine());
        const QByteArray line = writer.readLine().trimmed();
        isDone = line == "done";
        if (isDone)
            continue;
        written = line.mid(qstrlen("written ")).toLongLong();
        if (!QTest::qWaitFor([&] { return numbersRead().size() >= written; }, patienceMs))
            QFAIL(missingOrTwice(numbersRead(), written).constData());
        writer.write("go on\n");
    }
    QTRY_COMPARE(writer.state(), QProcess::NotRunning);
    QCOMPARE(writer.exitCode(), 0);
    QVERIFY(written > 0);
    QCOMPARE(missingOrTwice(numbersRead(), written), QByteArray());
    qInfo("%lld records, each once", static_cast<long long>(written));
}

void TestTorture::everyRecordIsReadOnce()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("server.log"));
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    LogListener log(path, ReadFrom::Start, Follow::Yes);
    QTRY_COMPARE(log.state, LogSource::State::Following);
    QList<qint64> numbers;
    torture(path, secondsOfTorture(), 40'000, [&] {
        numbers += numbersOf(std::exchange(log.calls, {})); // a million records would fill a small machine
        return numbers;
    });
    QCOMPARE(log.progress.skipped, 0);
}

// The writer goes on, and rotates, while the reader is dead.
void TestTorture::everyRecordIsReadOnceThroughKills()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("server.log"));
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    const QString state = directory.filePath(QStringLiteral("state"));
    const QString output = directory.filePath(QStringLiteral("records.jsonl"));
    MortalReader reader({QStringLiteral("tail"), path, QStringLiteral("--from-start"),
                         QStringLiteral("--state"), state, QStringLiteral("--output"), output},
                        m_seed);
    QTRY_VERIFY(QFile::exists(state)); // only then can it know that renamed files are new
    RecordFile records(output);
    torture(path, secondsOfTorture() / 2, 5'000, [&records] { return records.numbers(); });
    QVERIFY(reader.lives() > 1);
    qInfo("%d lives", reader.lives());
}

QTEST_GUILESS_MAIN(TestTorture)
#include "tst_torture.moc"

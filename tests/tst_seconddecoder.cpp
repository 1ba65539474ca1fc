// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logworker.h"
#include "core/logs/mapping.h"
#include "core/logs/seconddecoder.h"
#include "tests/support/logs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstring>
#include <functional>
#include <limits>
#include <utility>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr qsizetype blockSize = qsizetype(1) << 15; // smaller than the program's: more borders in less text
constexpr qsizetype enough = 6 * blockSize;

const WallTime seenAt{std::chrono::seconds(1'700'000'000)};

struct SharedLog
{
    DecodedLog log;
    qint64 lines = 0;
    qint64 skipped = 0;
    int sharedBlocks = 0;
    int blocks = 0;
};

enum class Threads : quint8 { One, Two };

// As decodeLog(), where `chosen` is the format from the fourth block on.
SharedLog decode(const QByteArray &text, Threads threads, std::shared_ptr<const LogFormat> chosen = {})
{
    SharedLog result;
    LineFeed feed;
    LogDecoder decoder("test.log");
    SecondDecoder second("test.log");
    qsizetype at = 0;
    const auto fill = [&](std::span<char> space) {
        const qsizetype bytes = std::min(text.size() - at, static_cast<qsizetype>(space.size()));
        std::memcpy(space.data(), text.constData() + at, static_cast<std::size_t>(bytes));
        at += bytes;
        return bytes;
    };
    std::optional<qsizetype> ahead;
    for (; ahead || at < text.size(); ++result.blocks) {
        if (chosen && result.blocks == 3)
            decoder.setFormat(std::exchange(chosen, {}));
        feed.commit(ahead ? *std::exchange(ahead, {}) : fill(feed.space(blockSize)));
        if (threads == Threads::Two)
            second.read(feed, decoder, seenAt, [&] { ahead = fill(feed.spaceAhead(blockSize)); });
        std::optional<LineFeed::Line> line = feed.next();
        result.sharedBlocks += line ? 0 : 1;
        for (; line; line = feed.next())
            decoder.read(*line, seenAt);
    }
    if (const std::optional<LineFeed::Line> line = feed.finish())
        decoder.read(*line, seenAt);
    decoder.settle();
    result.lines = decoder.lines();
    result.skipped = decoder.skipped();
    result.log = {decoder.takeCalls(), decoder.takeGauges(), decoder.takeSkipped(), decoder.format()};
    return result;
}

bool isInOrder(const QList<CallRecord> &calls)
{
    return std::is_sorted(calls.begin(), calls.end(),
                          [](const CallRecord &a, const CallRecord &b) { return a.id <= b.id; });
}

QList<CallRecord> withoutIds(QList<CallRecord> calls)
{
    for (CallRecord &call : calls)
        call.id = 0;
    return calls;
}

// Enough for several blocks; their borders fall anywhere in it.
QByteArray repeated(const QByteArray &text)
{
    return text.repeated(enough / text.size() + 1);
}

QByteArray call(int number, const QByteArray &model = "qwen2.5:7b")
{
    return R"({"event":"llm_call_metrics","request_id":"call )" + QByteArray::number(number) +
           R"(","model":")" + model +
           R"(","output_tokens":24,"ttft_seconds":0.25,"tlft_seconds":1.5,"timestamp":)" +
           QByteArray::number(1'762'000'000 + number) + "}\n";
}

QByteArray calls(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += call(i);
    return text;
}

// Readings of a clock in Berlin without a zone, two seconds apart, over the night in which it goes back.
QByteArray nightOfTheClockChange()
{
    QByteArray text;
    for (qint64 second = 0; second < 4 * 3600; second += 2) {
        const qint64 shown = second < 2 * 3600 ? 3600 + second : second; // 01:00 to 03:00, 02:00 to 04:00
        const QTime time = QTime(0, 0).addSecs(static_cast<int>(shown));
        text += R"({"timestamp":"2025-10-26T)" + time.toString(QStringLiteral("HH:mm:ss")).toLatin1() +
                R"(","model":"m","total_latency_ms":900,"success":true,"generated_tokens":)" +
                QByteArray::number(second) + "}\n";
    }
    return text;
}

// What a worker gives of a file; `muchToRead` says whether a second thread helps it.
class FileReading
{
public:
    FileReading(const QString &path, Follow follow, qint64 muchToRead)
        : m_worker(path, ReadFrom::Start, follow, {}, {}, {})
    {
        m_worker.setMuchToRead(muchToRead);
        QObject::connect(&m_worker, &LogWorker::batchRead, &m_worker, [this](const LogBatch &batch) {
            calls += batch.calls;
            skipped += batch.skipped;
            progress = batch.progress;
            if (onFirstCalls && !batch.calls.isEmpty())
                std::exchange(onFirstCalls, {})();
            m_worker.acknowledge();
        });
        QObject::connect(&m_worker, &LogWorker::stateChanged, &m_worker,
                         [this](LogSource::State now) { state = now; });
        m_worker.start();
    }

    QList<CallRecord> calls;
    QList<SkippedLine> skipped;
    LogProgress progress;
    std::optional<LogSource::State> state;
    std::function<void()> onFirstCalls;

private:
    LogWorker m_worker;
};

constexpr qint64 never = std::numeric_limits<qint64>::max();

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
}

} // namespace

class TestSecondDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatOneThreadReads_data();
    void readsWhatOneThreadReads();
    void readsOnWhereAFormatIsChosenMeanwhile();
    void keepsTheOrderOfReadingsThatShowAnHourTwice();
    void givesAFileAsOneThreadDoes();
    void givesCallsOfAnOldLogTheirTimes();
    void readsAFileThatIsRotatedMeanwhile_data();
    void readsAFileThatIsRotatedMeanwhile();
};

void TestSecondDecoder::readsWhatOneThreadReads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isShared");

    const QByteArrayList needingOtherLines{"llamacpp.log", "lmstudio.log", "ollama-runner.log", "ollama.log"};
    const QStringList names = QDir(QStringLiteral(TEST_DATA_DIR "/logs")).entryList(QDir::Files);
    for (const QString &file : names) {
        const QByteArray name = file.toUtf8();
        QTest::newRow(name.constData())
            << repeated(logFixture(name.constData())) << !needingOtherLines.contains(name);
    }
    const QByteArray json = calls(4000);
    const QByteArray performance = repeated(logFixture("performance.jsonl"));
    const QByteArray ollama = repeated(logFixture("ollama.log"));
    QTest::newRow("another format from the middle on") << json + performance << true;
    QTest::newRow("one that joins lines from the middle on") << json + ollama << true;
    QTest::newRow("one that joins lines first") << ollama + json << false;
    QTest::newRow("another format in one line of the second half")
        << json.first(blockSize - 2000) + '\n' + logFixture("otlp.jsonl") + json << true;

    // A line that is a call for who knows the format, and nothing for who does not: in the second part of the third
    // block, whose first part tells the format.
    const auto whole = [&performance](qsizetype size) {
        return performance.first(performance.lastIndexOf('\n', size) + 1);
    };
    const QByteArray told = whole(2 * blockSize + 5000) + call(1) + whole(blockSize * 3 / 4);
    const QByteArray hidden = call(2).replace("llm_call_metrics", "llm_call_metric\\u0073");
    QTest::newRow("what the first part alone tells") << told + hidden + whole(3 * blockSize) << true;
    QTest::newRow("what both parts tell") << told + hidden + call(3) + whole(3 * blockSize) << true;

    QByteArray carried;
    for (int i = 0; i < 4000; ++i)
        carried += "llama-1  | " + call(i);
    QTest::newRow("carried by docker compose") << carried << false;
    QTest::newRow("carried from the middle on") << json + carried << true;
    QByteArray behindLogger = json;
    behindLogger.replace("{\"event", "2025-11-05 16:14:34,123 - llm - INFO - {\"event");
    QTest::newRow("behind a logger's prefix") << behindLogger << true;

    QByteArray windows = json;
    windows.replace("\n", "\r\n");
    QTest::newRow("ends of lines as on Windows") << windows << true;
    QByteArray coloured = logFixture("vllm.log");
    coloured.replace("INFO:", "\x1b[32mINFO\x1b[0m:");
    QTest::newRow("coloured") << repeated(coloured) << true;

    const QByteArray longWord = QByteArray(3 * blockSize, 'x');
    QTest::newRow("a line over several blocks") << json + call(1, longWord) + json << true;
    QTest::newRow("a line that is too long")
        << json + QByteArray(LineFeed::maximumLine + 10, 'x') + '\n' + json << true;
    QTest::newRow("no end of a line") << QByteArray(enough, 'x') << false;
    QTest::newRow("empty lines") << QByteArray(enough, '\n') << true;
    QTest::newRow("cut off") << json.chopped(30) << true;
    QByteArray mixed;
    for (int i = 0; i < 4000; ++i)
        mixed += i % 2 ? call(i) : "nothing that is known, number " + QByteArray::number(i) + '\n';
    QTest::newRow("more skipped lines than are kept") << mixed << true;
    QByteArray damaged = json;
    for (qsizetype at = 100; at < damaged.size(); at += 1000)
        damaged[at] = '\0';
    QTest::newRow("damaged") << damaged << true;
}

void TestSecondDecoder::readsWhatOneThreadReads()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isShared);
    const SharedLog one = decode(text, Threads::One);
    const SharedLog two = decode(text, Threads::Two);
    QCOMPARE(withoutIds(two.log.calls), withoutIds(one.log.calls));
    QVERIFY(isInOrder(two.log.calls));
    QCOMPARE(two.log.gauges, one.log.gauges);
    QCOMPARE(two.log.skipped, one.log.skipped);
    QCOMPARE(two.log.format, one.log.format);
    QCOMPARE(two.lines, one.lines);
    QCOMPARE(two.skipped, one.skipped);
    QVERIFY(one.blocks >= 3);
    QCOMPARE(two.sharedBlocks > one.sharedBlocks, isShared);
}

void TestSecondDecoder::readsOnWhereAFormatIsChosenMeanwhile()
{
    const Mapping::Loaded loaded = Mapping::fromJson(R"({"name": "mine", "fields": {
        "model": "model", "total_ms": {"from": "tlft_seconds", "unit": "s"}, "output_tokens": "output_tokens"}})");
    QVERIFY2(loaded.mapping, qPrintable(loaded.problem));
    const QByteArray text = calls(4000);
    const SharedLog one = decode(text, Threads::One, loaded.mapping);
    const SharedLog two = decode(text, Threads::Two, loaded.mapping);
    QCOMPARE(withoutIds(two.log.calls), withoutIds(one.log.calls));
    QCOMPARE(two.log.format, "mine");
    QVERIFY(two.log.calls.first().ttft); // by the format that was found
    QVERIFY(!two.log.calls.last().ttft);
    QVERIFY(two.sharedBlocks > two.blocks / 2);
}

void TestSecondDecoder::keepsTheOrderOfReadingsThatShowAnHourTwice()
{
    const TimeZone berlin("Europe/Berlin");
    const QByteArray text = nightOfTheClockChange();
    const SharedLog two = decode(text, Threads::Two);
    QCOMPARE(two.log.calls.size(), 2 * 3600);
    const WallTime first = two.log.calls.first().startedAt;
    for (const CallRecord &call : two.log.calls)
        QCOMPARE(call.startedAt - first, std::chrono::seconds(*call.outputTokens));
    QVERIFY(two.sharedBlocks > 0);
    QVERIFY(two.sharedBlocks < two.blocks - 1); // some halves had to be read again
}

void TestSecondDecoder::givesAFileAsOneThreadDoes()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("calls.log"));
    QVERIFY(write(path, calls(5000) + "no call\n" + calls(5000) + "no call, without an end"));
    FileReading one(path, Follow::No, never);
    QTRY_COMPARE(one.state, LogSource::State::Finished);
    FileReading two(path, Follow::No, 0);
    QTRY_COMPARE(two.state, LogSource::State::Finished);
    QCOMPARE(withoutIds(two.calls), withoutIds(one.calls));
    QCOMPARE(two.skipped, one.skipped);
    QCOMPARE(two.skipped.size(), 2);
    QCOMPARE(two.progress.bytesRead, one.progress.bytesRead);
    QCOMPARE(two.progress.bytesTotal, one.progress.bytesTotal);
    QCOMPARE(two.progress.lines, 10'002);
    QCOMPARE(two.progress.skipped, 2);
    QCOMPARE(two.progress.format, one.progress.format);
}

void TestSecondDecoder::givesCallsOfAnOldLogTheirTimes()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("server.log"));
    QByteArray text;
    for (int minute = 0; minute < 1000; ++minute) {
        const QByteArray stamp = QByteArray::number(minute) + ".00.000.000 I slot ";
        const QByteArray task = "id  0 | task " + QByteArray::number(minute) + " | ";
        text += stamp + "print_timing: " + task +
                "prompt eval time =     100.00 ms /    10 tokens (   10.00 ms per token,   100.00 tokens per "
                "second)\n" +
                stamp + "print_timing: " + task +
                "       eval time =     900.00 ms /    90 tokens (   10.00 ms per token,   100.00 tokens per "
                "second)\n" +
                stamp + "print_timing: " + task + "      total time =    1000.00 ms /   100 tokens\n" +
                stamp + "     release: " + task + "stop processing: n_tokens = 100, truncated = 0\n";
    }
    QVERIFY(write(path, text));
    const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.setFileTime(yesterday, QFile::FileModificationTime));
    FileReading one(path, Follow::No, never);
    QTRY_COMPARE_WITH_TIMEOUT(one.state, LogSource::State::Finished, 30'000);
    FileReading two(path, Follow::No, 0);
    QTRY_COMPARE_WITH_TIMEOUT(two.state, LogSource::State::Finished, 30'000);
    QCOMPARE(two.calls.size(), 1000);
    QCOMPARE(withoutIds(two.calls), withoutIds(one.calls));
    const std::chrono::nanoseconds between = two.calls.last().startedAt - two.calls.first().startedAt;
    QCOMPARE(between, std::chrono::minutes(999));
}

void TestSecondDecoder::readsAFileThatIsRotatedMeanwhile_data()
{
    QTest::addColumn<bool>("isCopied");
    QTest::newRow("renamed and made anew") << false;
    QTest::newRow("copied and truncated") << true;
}

void TestSecondDecoder::readsAFileThatIsRotatedMeanwhile()
{
    QFETCH(bool, isCopied);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("calls.log"));
    QVERIFY(write(path, calls(20'000)));
    FileReading reading(path, Follow::Yes, 0);
    bool isRotated = false;
    reading.onFirstCalls = [&] {
        const QString old = path + QStringLiteral(".1");
        isRotated =
            (isCopied ? QFile::copy(path, old) : QFile::rename(path, old)) && write(path, call(20'000));
    };
    QTRY_COMPARE_WITH_TIMEOUT(reading.calls.size(), 20'001, 30'000);
    QVERIFY(isRotated);
    for (qsizetype i = 0; i < reading.calls.size(); ++i)
        QCOMPARE(reading.calls[i].requestId, "call " + QByteArray::number(i));
    QVERIFY(isInOrder(reading.calls));
    QVERIFY(reading.skipped.isEmpty());
}

QTEST_GUILESS_MAIN(TestSecondDecoder)
#include "tst_seconddecoder.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast log files become calls, beside other readers of the same files in the same run:
//   bench_ingest [--megabytes 100] [--rounds 5] [--only json|access|awake|mixed|catch-up] [--alone]
// The files stay in the page cache.
#include "core/logs/batchmemory.h"
#include "core/logs/follower.h"
#include "core/logs/logdecoder.h"
#include "core/logs/logworker.h"
#include "core/store/callstore.h"
#include "tests/bench/logfiles.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace inferograph;

namespace {

struct File
{
    QString path;
    qint64 bytes = 0;
    qint64 lines = 0;
};

// What stays of the calls, as a table would keep them.
struct Sink
{
    qsizetype calls = 0;
    qint64 tokens = 0;

    void add(const QList<CallRecord> &batch)
    {
        calls += batch.size();
        for (const CallRecord &call : batch)
            tokens += call.outputTokens.value_or(0);
    }
};

qint64 decodeOnThisThread(const File &file)
{
    Follower follower(file.path, ReadFrom::Start, Follow::No);
    LineFeed feed;
    LogDecoder decoder("bench");
    Sink sink;
    for (;;) {
        const LogInput::Read read = follower.read(feed.space());
        if (read.outcome != LogInput::Outcome::Bytes)
            break;
        feed.commit(read.bytes);
        const WallTime now = wallNow();
        while (const std::optional<LineFeed::Line> line = feed.next())
            decoder.read(*line, now);
        if (decoder.waitingCalls() >= 1024) // as LogWorker does
            sink.add(decoder.takeCalls());
    }
    sink.add(decoder.takeCalls());
    return sink.calls;
}

// What a LogSource has done on the ingest thread, done on this one: another thread takes part only as its second.
qint64 catchUp(const File &file, qint64 muchToRead)
{
    LogWorker worker(file.path, ReadFrom::Start, Follow::No, {}, {}, {});
    worker.setMuchToRead(muchToRead);
    Sink sink;
    QEventLoop loop;
    QObject::connect(&worker, &LogWorker::batchRead, &loop, [&](const LogBatch &batch) {
        sink.add(batch.calls);
        worker.acknowledge();
    });
    QObject::connect(&worker, &LogWorker::stateChanged, &loop, [&](LogSource::State state) {
        if (state == LogSource::State::Finished || state == LogSource::State::Failed)
            loop.quit();
    });
    worker.start();
    loop.exec();
    return sink.calls;
}

qint64 withTwoThreads(const File &file)
{
    return catchUp(file, 0);
}

qint64 withOneThread(const File &file)
{
    return catchUp(file, std::numeric_limits<qint64>::max());
}

qint64 throughLogSource(const File &file)
{
    LogSource source(file.path, ReadFrom::Start, Follow::No);
    Sink sink;
    QEventLoop loop;
    QObject::connect(&source, &LogSource::callsRead, &loop,
                     [&](const QList<CallRecord> &calls) { sink.add(calls); });
    QObject::connect(&source, &LogSource::stateChanged, &loop, [&](LogSource::State state) {
        if (state == LogSource::State::Finished || state == LogSource::State::Failed)
            loop.quit();
    });
    source.start();
    loop.exec();
    return sink.calls;
}

// All the way that calls of a log go.
qint64 intoTheStore(const File &file)
{
    CallStore store;
    LogSource source(file.path, ReadFrom::Start, Follow::No);
    QEventLoop loop;
    QObject::connect(&source, &LogSource::callsRead, &store, &CallStore::append);
    QObject::connect(&source, &LogSource::stateChanged, &loop, [&](LogSource::State state) {
        if (state == LogSource::State::Finished || state == LogSource::State::Failed)
            loop.quit();
    });
    source.start();
    loop.exec();
    store.publish();
    return static_cast<qint64>(store.snapshot()->size());
}

qint64 forEachLine(const File &file, const std::function<bool(const QByteArray &)> &isCall)
{
    QFile input(file.path);
    if (!input.open(QIODevice::ReadOnly))
        return 0;
    qint64 calls = 0;
    while (!input.atEnd())
        calls += isCall(input.readLine()) ? 1 : 0;
    return calls;
}

qint64 withQJsonDocument(const File &file)
{
    return forEachLine(file, [](const QByteArray &line) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        return object.contains(QLatin1StringView("model"));
    });
}

qint64 withQRegularExpression(const File &file)
{
    static const QRegularExpression access(QStringLiteral(
        R"re(\[GIN\] (\d{4}/\d\d/\d\d) - (\d\d:\d\d:\d\d) \|\s*(\d{3})\s*\|\s*([0-9hmsnuµμ.]+)\s*\|\s*(\S+)\s*\|\s*([A-Z]+)\s+"((?:[^"\\]|\\.)*)")re"));
    return forEachLine(file, [](const QByteArray &line) {
        const QRegularExpressionMatch match = access.match(QString::fromUtf8(line));
        return match.hasMatch() && match.capturedView(6) == QLatin1StringView("POST");
    });
}

constexpr const char *pythonJson = R"(
import json, sys
calls = []
for line in open(sys.argv[1], encoding="utf-8"):
    r = json.loads(line)
    if r.get("event") == "llm_call_metrics":
        calls.append((r["model"], r["timestamp"], r["ttft_seconds"], r["tlft_seconds"], r["output_tokens"]))
    else:
        calls.append((r["model"], r["timestamp"], r["load_time_ms"], r["total_latency_ms"], r["generated_tokens"]))
print(len(calls))
)";

constexpr const char *pythonAccess = R"py(
import re, sys
access = re.compile(r'\[GIN\] (\d{4}/\d\d/\d\d) - (\d\d:\d\d:\d\d) \|\s*(\d{3})\s*\|\s*([0-9hmsnu\u00b5\u03bc.]+)\s*\|\s*(\S+)\s*\|\s*([A-Z]+)\s+"((?:[^"\\]|\\.)*)"')
calls = []
for line in open(sys.argv[1], encoding="utf-8"):
    m = access.search(line)
    if m and m.group(6) == "POST":
        calls.append(m.groups())
print(len(calls))
)py";

// Neither shape is known to lnav by itself. It reads no more of a line than its time, unless it is asked for more.
constexpr const char *lnavFormats = R"json({
"$schema": "https://lnav.org/schemas/format-v1.schema.json",
"bench_calls": {
    "title": "calls", "json": true, "hide-extra": true, "timestamp-field": "timestamp",
    "line-format": [{"field": "__timestamp__"}, " ", {"field": "model"}],
    "value": {"model": {"kind": "string"}}
},
"bench_access": {
    "title": "access lines",
    "regex": {"line": {"pattern": "^\\[GIN\\] (?<timestamp>\\d{4}/\\d\\d/\\d\\d - \\d\\d:\\d\\d:\\d\\d) \\|\\s*(?<status>\\d{3})\\s*\\|\\s*(?<latency>[^ |]+)\\s*\\|\\s*(?<client>\\S+)\\s*\\|\\s*(?<method>[A-Z]+)\\s+\"(?<path>[^\"]*)\"(?<body>)$"}},
    "timestamp-format": ["%Y/%m/%d - %H:%M:%S"],
    "value": {"status": {"kind": "integer"}, "latency": {"kind": "string"}, "path": {"kind": "string"}},
    "sample": [{"line": "[GIN] 2025/11/12 - 10:00:00 | 200 |  12.3456789s |       127.0.0.1 | POST     \"/api/chat\""}]
}})json";

// Another program, its start included; unset where it is not installed.
std::function<qint64(const File &)> program(const char *name, const QStringList &arguments)
{
    const QString found = QStandardPaths::findExecutable(QLatin1StringView(name));
    if (found.isEmpty())
        return {};
    return [found, arguments](const File &file) {
        QProcess process;
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(found, QStringList(arguments) << file.path);
        const bool done = process.waitForFinished(-1) && process.exitCode() == 0;
        return done ? file.lines : qint64(-1);
    };
}

std::function<qint64(const File &)> lnav(const QTemporaryDir &dir)
{
    const QString folder = QStringLiteral("formats/bench");
    QFile formats(dir.filePath(folder + QStringLiteral("/bench.json")));
    if (!QDir(dir.path()).mkpath(folder) || !formats.open(QIODevice::WriteOnly))
        return {};
    formats.write(lnavFormats);
    return program("lnav", {QStringLiteral("-I"), dir.path(), QStringLiteral("-n"), QStringLiteral("-c"),
                            QStringLiteral(";SELECT count(*) FROM all_logs")});
}

struct Reader
{
    const char *name;
    std::function<qint64(const File &)> read; // the calls found, or below 0 where it failed
};

double secondsFor(const Reader &reader, const File &file)
{
    QElapsedTimer timer;
    timer.start();
    const bool done = reader.read && reader.read(file) >= 0;
    return done ? static_cast<double>(timer.nsecsElapsed()) / 1e9 : 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

struct Target
{
    const char *rival; // null: megabytes a second instead of a ratio
    double least;
};

// Each round runs every reader once, so that a machine which slows down for a while does so for all of them;
// a ratio is the median of the rounds' own.
class Rounds
{
public:
    Rounds(const File &file, const std::vector<Reader> &readers, int rounds)
        : m_file(file), m_readers(readers)
    {
        m_seconds.resize(readers.size());
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t i = 0; i < readers.size(); ++i)
                m_seconds[i].push_back(secondsFor(readers[i], file));
        }
    }

    double megabytesPerSecond(std::size_t reader) const { return megabytes() / median(m_seconds[reader]); }
    double linesPerSecond(std::size_t reader) const
    {
        return static_cast<double>(m_file.lines) / median(m_seconds[reader]);
    }
    bool isThere(std::size_t reader) const { return median(m_seconds[reader]) > 0; }
    double megabytes() const { return static_cast<double>(m_file.bytes) / 1e6; }

    // How many times as fast as the rival of that name; 0 where it is not here.
    double ratio(std::size_t reader, QByteArrayView rival) const
    {
        for (std::size_t i = 0; i < m_readers.size(); ++i) {
            if (m_readers[i].name != rival || !isThere(i))
                continue;
            std::vector<double> ratios;
            for (std::size_t round = 0; round < m_seconds[i].size(); ++round)
                ratios.push_back(m_seconds[i][round] / m_seconds[reader][round]);
            return median(ratios);
        }
        return 0;
    }

private:
    const File &m_file;
    const std::vector<Reader> &m_readers;
    std::vector<std::vector<double>> m_seconds; // of each reader, round by round
};

void compare(const char *title, const File &file, const std::vector<Reader> &readers,
             const std::vector<Target> &targets, int count)
{
    constexpr std::size_t ours = 0;
    const Rounds rounds(file, readers, count);
    std::printf("\n%s: %.1f MB, %lld lines of %lld bytes on average, medians of %d rounds\n", title,
                rounds.megabytes(), static_cast<long long>(file.lines),
                static_cast<long long>(file.bytes / file.lines), count);
    std::printf("%-34s %10s %12s %10s\n", "reader", "MB/s", "lines/s", "ours is");
    for (std::size_t i = 0; i < readers.size(); ++i) {
        if (!rounds.isThere(i))
            std::printf("%-34s %10s\n", readers[i].name, "absent");
        else
            std::printf("%-34s %10.0f %12.0f %9.1fx\n", readers[i].name, rounds.megabytesPerSecond(i),
                        rounds.linesPerSecond(i), rounds.ratio(ours, readers[i].name));
    }
    for (const Target &target : targets) {
        const double value =
            target.rival ? rounds.ratio(ours, target.rival) : rounds.megabytesPerSecond(ours);
        if (value > 0)
            std::printf("  target: at least %g %s%s: %s (%.2f)\n", target.least, target.rival ? "x " : "MB/s",
                        target.rival ? target.rival : "", value >= target.least ? "met" : "MISSED", value);
    }
}

File makeFile(const QTemporaryDir &dir, const char *name, qint64 bytes,
              bool (*write)(const QString &, qint64))
{
    File file{.path = dir.filePath(QLatin1StringView(name))};
    if (!write(file.path, bytes))
        qFatal("cannot write %s", qPrintable(file.path));
    file.bytes = QFileInfo(file.path).size();
    forEachLine(file, [&file](const QByteArray &) { return ++file.lines > 0; }); // and warms the page cache
    return file;
}

struct Comparison
{
    const char *name;
    const char *title;
    bool (*write)(const QString &path, qint64 bytes);
    std::vector<Reader> rivals;
    std::vector<Target> targets;
};

std::vector<Comparison> comparisons(const QTemporaryDir &dir)
{
    const Reader lineCount{"wc -l", program("wc", {QStringLiteral("-l")})};
    const Reader json{"Python json",
                      program("python3", {QStringLiteral("-c"), QLatin1StringView(pythonJson)})};
    const Reader jq{"jq", program("jq", {QStringLiteral("-c"), QStringLiteral("[.model,.timestamp]")})};
    const Reader access{"Python re",
                        program("python3", {QStringLiteral("-c"), QLatin1StringView(pythonAccess)})};
    const Reader expression{"QRegularExpression", withQRegularExpression};
    const Reader logViewer{"lnav", lnav(dir)};
    return {
        {"json",
         "JSON lines, two shapes in turn",
         bench::writeJsonLines,
         {lineCount, json, jq, {"QJsonDocument", withQJsonDocument}, logViewer},
         {{"Python json", 10}, {"jq", 10}, {nullptr, 500}}},
        {"access",
         "Ollama's access lines",
         bench::writeAccessLines,
         {lineCount, access, expression, logViewer},
         {{"Python re", 8}, {"QRegularExpression", 4}, {nullptr, 350}}},
        {"awake",
         "Ollama's access log, a tenth of it slog: the joiner is awake",
         bench::writeAccessLog,
         {lineCount, access, expression, logViewer},
         {{nullptr, 350}}},
        {"mixed",
         "A whole log of Ollama 0.33",
         bench::writeOllamaLog,
         {lineCount, access, expression, logViewer},
         {{nullptr, 250}}},
    };
}

} // namespace

int main(int argc, char **argv)
{
    keepBatchMemory(); // as the program does
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("megabytes"), {}, QStringLiteral("n"), QStringLiteral("100")});
    parser.addOption({QStringLiteral("rounds"), {}, QStringLiteral("n"), QStringLiteral("5")});
    parser.addOption({QStringLiteral("only"), {}, QStringLiteral("name")});
    parser.addOption({QStringLiteral("alone"), QStringLiteral("without rivals, for a profiler")});
    parser.process(application);
    const qint64 bytes = std::max(1, parser.value(QStringLiteral("megabytes")).toInt()) * qint64(1'000'000);
    const int rounds = std::max(1, parser.value(QStringLiteral("rounds")).toInt());
    const QString only = parser.value(QStringLiteral("only"));
    const QTemporaryDir dir;

    for (const Comparison &comparison : comparisons(dir)) {
        if (!only.isEmpty() && only != QLatin1StringView(comparison.name))
            continue;
        std::vector<Reader> readers{{"Inferograph, one thread", decodeOnThisThread},
                                    {"Inferograph, LogSource", throughLogSource},
                                    {"Inferograph, into the store", intoTheStore}};
        if (!parser.isSet(QStringLiteral("alone")))
            readers.insert(readers.end(), comparison.rivals.begin(), comparison.rivals.end());
        const File file = makeFile(dir, comparison.name, bytes, comparison.write);
        compare(comparison.title, file, readers, comparison.targets, rounds);
    }
    if (only.isEmpty() || only == QLatin1StringView("catch-up"))
        compare("Catching up with a large log of JSON lines",
                makeFile(dir, "catch-up", bytes, bench::writeJsonLines),
                {{"Inferograph, two threads", withTwoThreads}, {"Inferograph, one thread", withOneThread}},
                {{"Inferograph, one thread", 1.6}}, rounds);
    return 0;
}

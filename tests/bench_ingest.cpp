// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How fast log files become calls, beside other readers of the same files in the same run:
// bench_ingest [megabytes of each file, default 100] [rounds, default 5]. The files stay in the page cache.
#include "core/logs/follower.h"
#include "core/logs/logdecoder.h"

#include <QCoreApplication>
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
#include <random>

using namespace inferograph;

namespace {

std::mt19937 randomNumbers(20251105);

QByteArray number(double low, double high, int decimals)
{
    const double part = static_cast<double>(randomNumbers()) / static_cast<double>(std::mt19937::max());
    return QByteArray::number(low + (high - low) * part, 'f', decimals);
}

QByteArray model()
{
    static const QByteArrayList models{"qwen2.5:7b", "llama3.2:3b", "gemma3:4b", "mistral-small:24b",
                                       "phi4:14b"};
    return models[static_cast<qsizetype>(randomNumbers() % 5)];
}

QByteArray callLine(qint64 i)
{
    static const QByteArray words =
        "The quick brown fox \\\"jumps\\\" over the lazy dog,\\nand then it rests. ";
    return R"({"event": "llm_call_metrics", "request_id": "0f3c2a9e-)" + QByteArray::number(i) +
           R"(", "model": ")" + model() + R"(", "input_tokens": )" +
           QByteArray::number(randomNumbers() % 900) + R"(, "output_tokens": )" +
           QByteArray::number(1 + randomNumbers() % 400) + R"(, "ttft_seconds": )" + number(0.05, 2, 4) +
           R"(, "tlft_seconds": )" + number(2, 20, 4) + R"(, "tps_overall": )" + number(5, 80, 4) +
           R"(, "prompt_messages": [{"role": "user", "content": ")" + words.repeated(5) +
           R"("}], "response_content": ")" + words.repeated(5) + R"(", "timestamp": )" +
           QByteArray::number(1762000000 + i) + "." + number(0, 9, 0) + "}\n";
}

QByteArray performanceLine(qint64 i)
{
    const QByteArray time = QByteArray::number(i / 3600 % 10) + ":" + QByteArray::number(10 + i / 60 % 50) +
                            ":" + QByteArray::number(10 + i % 50);
    return R"({"timestamp": "2025-11-05T0)" + time + R"(.123456", "model": ")" + model() +
           R"(", "operation": "generate", "total_latency_ms": )" + number(500, 9000, 2) +
           R"(, "success": true, "error": null, "load_time_ms": )" + number(1, 900, 2) +
           R"(, "prompt_eval_time_ms": )" + number(10, 400, 2) + R"(, "generation_time_ms": )" +
           number(100, 8000, 2) + R"(, "prompt_tokens": )" + QByteArray::number(randomNumbers() % 900) +
           R"(, "generated_tokens": )" + QByteArray::number(1 + randomNumbers() % 400) +
           R"(, "tokens_per_second": )" + number(5, 80, 2) + R"(, "prompt_tokens_per_second": )" +
           number(50, 900, 2) + "}\n";
}

QByteArray jsonLine(qint64 i)
{
    return i % 2 ? performanceLine(i) : callLine(i);
}

QByteArray ginLine(qint64 i)
{
    static const QByteArrayList requests{"POST     \"/api/chat\"", "POST     \"/api/generate\"",
                                         "POST     \"/v1/chat/completions\"", "GET      \"/api/tags\""};
    const QByteArray clock = QByteArray::number(10 + i / 3600 % 14) + ":" +
                             QByteArray::number(10 + i / 60 % 50) + ":" + QByteArray::number(10 + i % 50);
    if (i % 10 == 9)
        return "time=2025-11-05T" + clock +
               ".101+01:00 level=INFO source=sched.go:470 msg=\"loaded runners\" count=1\n";
    return "[GIN] 2025/11/05 - " + clock + " | 200 | " + number(1, 59, 9) + "s |       127.0.0.1 | " +
           requests[static_cast<qsizetype>(randomNumbers() % 4)] + "\n";
}

qint64 generate(const QString &path, qint64 megabytes, QByteArray (*line)(qint64))
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    qint64 lines = 0;
    for (QByteArray block; file.pos() + block.size() < megabytes * 1'000'000;) {
        block += line(lines++);
        if (block.size() > (1 << 20)) {
            file.write(block);
            block.clear();
        }
    }
    return lines;
}

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
        if (decoder.waitingCalls() >= 4096)
            sink.add(decoder.takeCalls());
    }
    sink.add(decoder.takeCalls());
    return sink.calls;
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

constexpr const char *pythonGin = R"py(
import re, sys
access = re.compile(r'\[GIN\] (\d{4}/\d\d/\d\d) - (\d\d:\d\d:\d\d) \|\s*(\d{3})\s*\|\s*([0-9hmsnu\u00b5\u03bc.]+)\s*\|\s*(\S+)\s*\|\s*([A-Z]+)\s+"((?:[^"\\]|\\.)*)"')
calls = []
for line in open(sys.argv[1], encoding="utf-8"):
    m = access.search(line)
    if m and m.group(6) == "POST":
        calls.append(m.groups())
print(len(calls))
)py";

// Another program, its start included; unset where it is not installed.
std::function<qint64(const File &)> program(const char *name, const QStringList &arguments)
{
    const QString found = QStandardPaths::findExecutable(QLatin1StringView(name));
    if (found.isEmpty())
        return {};
    return [found, arguments](const File &file) {
        QProcess process;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(found, QStringList(arguments) << file.path);
        const bool done = process.waitForFinished(-1) && process.exitCode() == 0;
        return done ? file.lines : qint64(-1);
    };
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

// Each round runs every reader once, so that a machine which slows down for a while does so for all of them;
// the ratio to Python is the median of the rounds' own ratios.
void compare(const char *title, const File &file, const std::vector<Reader> &readers, int rounds)
{
    const double megabytes = static_cast<double>(file.bytes) / 1e6;
    std::printf("\n%s: %.1f MB, %lld lines of %lld bytes on average, medians of %d rounds\n", title,
                megabytes, static_cast<long long>(file.lines),
                static_cast<long long>(file.bytes / file.lines), rounds);
    std::vector<std::vector<double>> seconds(readers.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < readers.size(); ++i)
            seconds[i].push_back(secondsFor(readers[i], file));
    }
    const auto python = std::find_if(readers.begin(), readers.end(), [](const Reader &reader) {
        return QByteArrayView(reader.name).startsWith("Python");
    });
    const auto timesPython = [&](std::size_t reader) {
        std::vector<double> ratios;
        for (std::size_t round = 0; python != readers.end() && round < seconds[reader].size(); ++round)
            ratios.push_back(seconds[static_cast<std::size_t>(python - readers.begin())][round] /
                             seconds[reader][round]);
        return median(ratios);
    };
    std::printf("%-34s %10s %12s %10s\n", "reader", "MB/s", "lines/s", "x Python");
    for (std::size_t i = 0; i < readers.size(); ++i) {
        const double usual = median(seconds[i]);
        if (usual <= 0)
            std::printf("%-34s %10s\n", readers[i].name, "absent");
        else
            std::printf("%-34s %10.0f %12.0f %10.1f\n", readers[i].name, megabytes / usual,
                        static_cast<double>(file.lines) / usual, timesPython(i));
    }
    if (const double ratio = timesPython(1); ratio > 0)
        std::printf("Target: Inferograph at least 8 x Python: %s (%.1f x)\n", ratio >= 8 ? "met" : "missed",
                    ratio);
}

File makeFile(const QTemporaryDir &dir, const char *name, qint64 megabytes, QByteArray (*line)(qint64))
{
    File file{.path = dir.filePath(QLatin1StringView(name))};
    file.lines = generate(file.path, megabytes, line);
    file.bytes = QFileInfo(file.path).size();
    file.lines = forEachLine(file, [](const QByteArray &) { return true; }); // and warms the page cache
    return file;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 megabytes = argc > 1 ? std::max(1, QByteArray(argv[1]).toInt()) : 100;
    const int rounds = argc > 2 ? std::max(1, QByteArray(argv[2]).toInt()) : 5;
    const bool onlyOurs = argc > 3 && QByteArray(argv[3]) == "ours"; // for a profiler
    const QTemporaryDir dir;

    const File json = makeFile(dir, "calls.jsonl", megabytes, jsonLine);
    const File gin = makeFile(dir, "server.log", megabytes, ginLine);
    std::vector<Reader> jsonReaders{{"Inferograph, one thread", decodeOnThisThread},
                                    {"Inferograph, LogSource", throughLogSource}};
    std::vector<Reader> ginReaders = jsonReaders;
    if (!onlyOurs) {
        const Reader lineCount{"wc -l", program("wc", {QStringLiteral("-l")})};
        jsonReaders.insert(
            jsonReaders.end(),
            {lineCount,
             {"Python json", program("python3", {QStringLiteral("-c"), QLatin1StringView(pythonJson)})},
             {"jq", program("jq", {QStringLiteral("-c"), QStringLiteral("[.model,.timestamp]")})},
             {"QJsonDocument", withQJsonDocument}});
        ginReaders.insert(
            ginReaders.end(),
            {lineCount,
             {"Python re", program("python3", {QStringLiteral("-c"), QLatin1StringView(pythonGin)})},
             {"QRegularExpression", withQRegularExpression}});
    }
    compare("JSON lines, two shapes in turn", json, jsonReaders, rounds);
    compare("Ollama's access log, a tenth of it slog", gin, ginReaders, rounds);
    return 0;
}

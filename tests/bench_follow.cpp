// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What following a log costs: one that grows fast, and one that nobody writes to.
//   bench_follow [--lines 100000] [--seconds 10]
// The processor time is this process's without its writer's: the thread that reads, and the one that takes the calls.
#include "core/logs/logsource.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace inferograph;

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

double processorSeconds(clockid_t clock)
{
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

QByteArray line(qint64 number)
{
    return R"({"event": "llm_call_metrics", "request_id": "0f3c2a9e", "model": "qwen2.5:7b", "input_tokens": 120, )"
           R"("output_tokens": )" +
           QByteArray::number(number) +
           R"(, "ttft_seconds": 0.2144, "tlft_seconds": 2.5121, "timestamp": 1762000000.5})"
           "\n";
}

// Appends so many lines each second, a hundredth of them every 10 ms.
class Writer
{
public:
    Writer(const QString &path, qint64 linesPerSecond, int seconds)
        : m_thread(
              [this, path, linesPerSecond, seconds] { write(path, linesPerSecond / 100, seconds * 100); })
    {
    }
    ~Writer() { m_thread.join(); }
    Q_DISABLE_COPY_MOVE(Writer)

    bool isDone() const { return m_done; }
    double processorTime() const { return m_processorTime; } // once it is done

private:
    void write(const QString &path, qint64 lines, int turns)
    {
        QFile file(path);
        const bool opened = file.open(QIODevice::Append | QIODevice::Unbuffered);
        const Clock::time_point start = Clock::now();
        qint64 number = 0;
        for (int turn = 0; opened && turn < turns; ++turn) {
            QByteArray text;
            for (qint64 i = 0; i < lines; ++i)
                text += line(number++);
            file.write(text);
            std::this_thread::sleep_until(start + std::chrono::milliseconds(10) * (turn + 1));
        }
        m_processorTime = processorSeconds(CLOCK_THREAD_CPUTIME_ID);
        m_done = true;
    }

    std::atomic<bool> m_done = false;
    std::atomic<double> m_processorTime = 0;
    std::thread m_thread; // last: it uses the others
};

void tell(const char *what, double value, double most, const char *unit)
{
    std::printf("  %s: %.3g %s, target: at most %.3g: %s\n", what, value, unit, most,
                value <= most ? "met" : "MISSED");
}

template<typename Done>
void waitFor(Done done)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done())
            loop.quit();
    });
    look.start(std::chrono::milliseconds(50));
    loop.exec();
}

void followGrowing(const QString &path, qint64 linesPerSecond, int seconds)
{
    const qint64 written = linesPerSecond / 100 * 100 * seconds;
    LogSource source(path, ReadFrom::Start, Follow::Yes);
    qint64 read = 0;
    qint64 wrong = 0; // lost, twice or out of order: lines are numbered
    qint64 skipped = 0;
    QObject::connect(&source, &LogSource::callsRead, &source, [&](const QList<CallRecord> &calls) {
        for (const CallRecord &call : calls)
            wrong += call.outputTokens == read++ ? 0 : 1;
    });
    QObject::connect(&source, &LogSource::linesSkipped, &source,
                     [&](const QList<SkippedLine> &lines) { skipped += lines.size(); });
    source.start();
    const double before = processorSeconds(CLOCK_PROCESS_CPUTIME_ID);
    const Clock::time_point start = Clock::now();
    const Writer writer(path, linesPerSecond, seconds);
    waitFor([&] { return writer.isDone(); });
    const Seconds writing = Clock::now() - start;
    constexpr Seconds patience{5};
    waitFor([&] { return read + skipped >= written || Clock::now() - start > writing + patience; });
    const Seconds wall = Clock::now() - start;
    const double used = processorSeconds(CLOCK_PROCESS_CPUTIME_ID) - before - writer.processorTime();

    std::printf("a file that grows by %.0f lines of %lld bytes a second, for %.1f s\n",
                static_cast<double>(written) / writing.count(), static_cast<long long>(line(100'000).size()),
                writing.count());
    tell("lines lost, twice or in another order", static_cast<double>(written - read + wrong + skipped), 0,
         "lines");
    tell("processor time", 100 * used / wall.count(), 100, "% of a core");
    std::printf("  the last line was read %.0f ms after it was written\n", 1000 * (wall - writing).count());
}

void followIdle(const QString &path, int seconds)
{
    LogSource source(path, ReadFrom::End, Follow::Yes);
    bool follows = false;
    QObject::connect(&source, &LogSource::stateChanged, &source,
                     [&](LogSource::State state) { follows = state == LogSource::State::Following; });
    source.start();
    waitFor([&] { return follows; });
    const double before = processorSeconds(CLOCK_PROCESS_CPUTIME_ID);
    const Clock::time_point start = Clock::now();
    QEventLoop loop;
    QTimer::singleShot(std::chrono::seconds(seconds), &loop, &QEventLoop::quit);
    loop.exec();
    const Seconds wall = Clock::now() - start;
    std::printf("a file that nobody writes to, for %.1f s\n", wall.count());
    tell("processor time", 100 * (processorSeconds(CLOCK_PROCESS_CPUTIME_ID) - before) / wall.count(), 0.5,
         "% of a core");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("lines"), {}, QStringLiteral("n"), QStringLiteral("100000")});
    parser.addOption({QStringLiteral("seconds"), {}, QStringLiteral("n"), QStringLiteral("10")});
    parser.process(application);
    const qint64 lines = std::max(100, parser.value(QStringLiteral("lines")).toInt());
    const int seconds = std::max(1, parser.value(QStringLiteral("seconds")).toInt());
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("grows.jsonl"));
    followGrowing(path, lines, seconds);
    followIdle(path, seconds);
    return 0;
}

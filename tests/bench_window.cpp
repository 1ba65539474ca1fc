// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window keeps up: bench_window [--calls 1000000] [--seconds 20]. Each figure is printed beside its target,
// and beside the machine's noise: how much longer than its processor time the window's work took.
#include "core/logs/batchmemory.h"
#include "core/session/session.h"
#include "tests/bench/busysession.h"
#include "tests/bench/figures.h"
#include "tests/bench/logfiles.h"
#include "ui/firstpaint.h"
#include "ui/mainwindow.h"
#include "ui/models/sortedcallsmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

using namespace inferograph;
using inferograph::bench::BusySession;

namespace {

// Of this thread, in ms.
double processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

qint64 monotonicMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

void report(const char *what, double value, const char *unit, double most)
{
    std::printf("%-58s %9.1f %-8s target %6.0f: %s\n", what, value, unit, most,
                value <= most ? "met" : "MISSED");
    std::fflush(stdout);
}

// Times all that the window's thread does from one painting of the window to the end of the next: a frame.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const bool paints = event->type() == QEvent::UpdateRequest;
        const double before = processorTime();
        QElapsedTimer clock;
        clock.start();
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        m_work += processorTime() - before;
        m_time += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        if (paints) {
            m_frames.push_back(m_work);
            m_frameTimes.push_back(m_time);
            m_work = m_time = 0;
            if (m_painted)
                std::exchange(m_painted, nullptr)();
        }
        return handled;
    }

    void forgetFrames()
    {
        m_frames.clear();
        m_frameTimes.clear();
        m_work = m_time = 0;
    }
    const std::vector<double> &frames() const { return m_frames; } // ms of processor time
    const std::vector<double> &frameTimes() const { return m_frameTimes; }
    void whenPainted(std::function<void()> painted) { m_painted = std::move(painted); }

private:
    int m_depth = 0;
    double m_work = 0;
    double m_time = 0;
    std::vector<double> m_frames;
    std::vector<double> m_frameTimes;
    std::function<void()> m_painted;
};

void runFor(std::chrono::milliseconds span)
{
    QEventLoop loop;
    QTimer::singleShot(span, &loop, &QEventLoop::quit);
    loop.exec();
}

void measureFrames(Application &application, BusySession &session, std::chrono::seconds span)
{
    session.window().showPage(QStringLiteral("live"));
    session.startTraffic();
    runFor(std::chrono::seconds(3)); // all of the page's texts and pictures were drawn once
    application.forgetFrames();
    QElapsedTimer clock;
    clock.start();
    runFor(span);
    const double seconds = static_cast<double>(clock.elapsed()) / 1e3;
    const std::vector<double> &frames = application.frames();
    report("Live, a frame, p50", quantile(frames, 0.50), "ms", 16);
    report("Live, a frame, p99", quantile(frames, 0.99), "ms", 33);
    double work = 0;
    double time = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        work += frames[i];
        time += application.frameTimes()[i];
    }
    std::printf("  %zu frames in %.0f s; noise: the frames took %.2f x their processor time\n", frames.size(),
                seconds, time / std::max(work, 1e-9));
}

void measurePages(Application &application, MainWindow &window)
{
    for (const QString &name : MainWindow::pageNames()) {
        std::vector<double> times;
        for (int round = 0; round < 5; ++round) {
            window.showPage(name == QLatin1StringView("live") ? QStringLiteral("calls")
                                                              : QStringLiteral("live"));
            runFor(std::chrono::milliseconds(300));
            const double before = processorTime();
            QEventLoop loop;
            application.whenPainted([&loop] { loop.quit(); });
            window.showPage(name);
            loop.exec();
            times.push_back(processorTime() - before);
        }
        report(qPrintable(QStringLiteral("to the page %1, median of 5").arg(name)), quantile(times, 0.5),
               "ms", 100);
    }
}

void measureTable(const SnapshotPtr &calls)
{
    SortedCallsModel model;
    model.setCalls(calls, 0);
    const auto median = [](auto work) {
        std::vector<double> times;
        for (int round = 0; round < 5; ++round) {
            const double before = processorTime();
            work();
            times.push_back(processorTime() - before);
        }
        return quantile(times, 0.5);
    };
    for (const auto &[name, column] :
         {std::pair("time", CallTableModel::Time), std::pair("TTFT", CallTableModel::Ttft),
          std::pair("decode speed", CallTableModel::DecodeTps), std::pair("model", CallTableModel::Model)})
        report(
            qPrintable(QStringLiteral("sort %1 calls by %2").arg(calls->size()).arg(QLatin1StringView(name))),
            median([&] { model.sort(column, Qt::AscendingOrder); }), "ms", 300);
    for (const char *text : {"ttft>500", "model:model-7 ttft>500", "memory"}) {
        const auto filter = std::get<FilterExpression>(FilterExpression::parse(text));
        report(qPrintable(
                   QStringLiteral("filter %1 calls by %2").arg(calls->size()).arg(QLatin1StringView(text))),
               median([&] { model.setFilter(filter); }), "ms", 150);
    }
}

// In a process of its own, which says when it has painted. The first one warms the caches.
void measureStart(const QString &program, const QString &log)
{
    std::vector<double> times;
    for (int round = 0; round < 6; ++round) {
        QProcess process;
        process.start(program, {QStringLiteral("--first-paint"), QString::number(monotonicMs()), log});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0) {
            std::printf("start to first paint: %s\n", process.readAllStandardError().constData());
            return;
        }
        if (round > 0)
            times.push_back(process.readAllStandardOutput().trimmed().toDouble());
    }
    report("start to first paint with a log of the session's size, wall", quantile(times, 0.5), "ms", 500);
}

int paintFirst(Application &application, qint64 startedMs, const QString &log)
{
    Session session;
    session.holdSources();
    MainWindow window(session);
    const FirstPaint firstPaint(window);
    QObject::connect(&firstPaint, &FirstPaint::painted, &session, &Session::startSources);
    session.addSource(log);
    window.resize(BusySession::pageSize);
    application.whenPainted([&] {
        std::printf("%lld\n", static_cast<long long>(monotonicMs() - startedMs));
        application.exit();
    });
    window.show();
    return application.exec();
}

void measureIdle(const QTemporaryDir &dir)
{
    Session session;
    MainWindow window(session);
    for (int i = 0; i < 10; ++i) {
        const QString log = dir.filePath(QStringLiteral("idle%1.jsonl").arg(i));
        bench::writeJsonLines(log, 10'000);
        session.addSource(log);
    }
    window.resize(BusySession::pageSize);
    window.show();
    runFor(std::chrono::seconds(3));
    const std::clock_t before = std::clock();
    constexpr std::chrono::seconds span(10);
    runFor(span);
    const double used = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
    report("idle with 10 sources", 100 * used / static_cast<double>(span.count()), "% core", 2);
}

} // namespace

int main(int argc, char **argv)
{
    keepBatchMemory(); // as the program does
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    Application application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("inferograph-bench"));
    ThemeManager::instance().apply(ThemeKind::Dark);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("calls"), {}, QStringLiteral("n"), QStringLiteral("1000000")});
    parser.addOption({QStringLiteral("seconds"), {}, QStringLiteral("n"), QStringLiteral("20")});
    parser.addOption({QStringLiteral("first-paint"), {}, QStringLiteral("since, in ms")});
    parser.process(application);
    if (parser.isSet(QStringLiteral("first-paint")))
        return paintFirst(application, parser.value(QStringLiteral("first-paint")).toLongLong(),
                          parser.positionalArguments().value(0));

    const int count = std::max(1, parser.value(QStringLiteral("calls")).toInt());
    const QTemporaryDir dir;
    measureIdle(dir);
    {
        BusySession session(count);
        std::printf("%d calls of 10 models, %d more a second, %d x %d\n", count, BusySession::callsASecond,
                    BusySession::pageSize.width(), BusySession::pageSize.height());
        measureFrames(application, session,
                      std::chrono::seconds(std::max(1, parser.value(QStringLiteral("seconds")).toInt())));
        measurePages(application, session.window());
        measureTable(session.snapshot());
    }
    const QString log = dir.filePath(QStringLiteral("session.jsonl"));
    constexpr qint64 bytesOfACall = 673;
    bench::writeJsonLines(log, bytesOfACall * count);
    measureStart(application.applicationFilePath(), log);
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/figures.h"

#include "core/call/statistics.h"
#include "core/probe/timedsocket.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <thread>

namespace inferograph::bench {

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

void print(const QByteArray &what, double value, const char *unit, const char *relation, double target,
           bool met)
{
    std::printf("%-62s %10.1f %-2s target %s %g: %s\n", what.constData(), value, unit, relation, target,
                met ? "met" : "MISSED");
    std::fflush(stdout);
}

} // namespace

double percentileOf(std::vector<double> values, double p)
{
    return percentile(values, p).value_or(NAN);
}

void printTarget(const QByteArray &what, double value, const char *unit, double atMost)
{
    print(what, value, unit, "<=", atMost, value <= atMost);
}

void printTargetAtLeast(const QByteArray &what, double value, const char *unit, double atLeast)
{
    print(what, value, unit, ">=", atLeast, value >= atLeast);
}

void waitUntil(const std::function<bool()> &condition)
{
    if (!QTest::qWaitFor(condition, 120'000))
        std::printf("Waited for two minutes in vain: what follows is not whole.\n");
}

std::vector<double> wakeUpDelaysUs()
{
    using namespace std::chrono_literals;
    std::vector<double> delays;
    std::atomic<bool> ended = false;
    std::thread sleeper([&] {
        for (int i = 0; i < 1000; ++i) {
            const Moment due = monotonicNow() + 1'000'000;
            std::this_thread::sleep_for(1ms);
            delays.push_back(static_cast<double>(monotonicNow() - due) / 1e3);
        }
        ended = true;
    });
    waitUntil([&] { return ended.load(); });
    sleeper.join();
    return delays;
}

double captureThreadSeconds()
{
    const QString tasks = QStringLiteral("/proc/self/task/");
    const QStringList threads = QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    double seconds = 0; // of all that are called so: a session beside the calls has one, too, which rests
    bool isTold = false;
    for (const QString &thread : threads) {
        if (contentOf(tasks + thread + QStringLiteral("/comm")) != "capture")
            continue;
        const QByteArray onProcessor =
            contentOf(tasks + thread + QStringLiteral("/schedstat")).split(' ').first();
        isTold |= !onProcessor.isEmpty();
        seconds += onProcessor.toDouble() / 1e9;
    }
    return isTold ? seconds : NAN;
}

} // namespace inferograph::bench

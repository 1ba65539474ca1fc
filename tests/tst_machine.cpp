// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/machinewatch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace inferograph;

namespace {

constexpr qint64 gibibyte = 1024LL * 1024 * 1024;
constexpr int patience = 20'000;

// A system's root with these files in it, and nothing else.
class Root
{
public:
    void write(const QString &path, const QByteArray &content) const
    {
        const QString whole = m_folder.path() + path;
        QDir().mkpath(QFileInfo(whole).path());
        QFile file(whole);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
    }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class TestMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCpuIsWhatWasBusySinceTheReadBefore();
    void memoryThatCanBeHadIsFree();
    void amdCardsTellTheirFigures();
    void nvidiaCardsTellTheirFigures_data();
    void nvidiaCardsTellTheirFigures();
    void asksNvidiasProgramWhileSomebodyLooks_data();
    void asksNvidiasProgramWhileSomebodyLooks();
    void aSystemThatTellsNothingIsUnknown();
    void thisMachineTells();
};

void TestMachine::theCpuIsWhatWasBusySinceTheReadBefore()
{
    const Root root;
    SystemFiles files(root.path());
    // user nice system idle iowait irq softirq steal guest guest_nice
    root.write(QStringLiteral("/proc/stat"), "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 1 2 3 4\n");
    QVERIFY(!files.read().cpu); // of all time since the start: not of now
    root.write(QStringLiteral("/proc/stat"), "cpu  120 5 120 840 5 5 5 0 50 0\ncpu0 1 2 3 4\n");
    QCOMPARE(files.read().cpu, std::optional(55.0 / 100)); // a guest's 50 are in the user's
    QVERIFY(!files.read().cpu);                            // no time has passed
    root.write(QStringLiteral("/proc/stat"), "nothing of the kind\n");
    QVERIFY(!files.read().cpu);
}

void TestMachine::memoryThatCanBeHadIsFree()
{
    const Root root;
    SystemFiles files(root.path());
    root.write(QStringLiteral("/proc/meminfo"),
               "MemTotal:       8388608 kB\nMemFree:         100000 kB\nMemAvailable:    6291456 kB\n");
    const MachineFigures figures = files.read();
    QCOMPARE(figures.memoryTotal, std::optional(8 * gibibyte));
    QCOMPARE(figures.memoryUsed, std::optional(2 * gibibyte));
    QCOMPARE(shareOf(figures.memoryUsed, figures.memoryTotal), std::optional(0.25));
    root.write(QStringLiteral("/proc/meminfo"), "MemTotal:       8388608 kB\n");
    QVERIFY(!files.read().memoryUsed);
}

void TestMachine::amdCardsTellTheirFigures()
{
    const Root root;
    const QString card = QStringLiteral("/sys/class/drm/card1/device/");
    root.write(card + QStringLiteral("gpu_busy_percent"), "37\n");
    root.write(card + QStringLiteral("mem_info_vram_total"), "17179869184\n");
    root.write(card + QStringLiteral("mem_info_vram_used"), "4294967296\n");
    root.write(card + QStringLiteral("product_name"), "Radeon RX 7800 XT\n");
    root.write(QStringLiteral("/sys/class/drm/card0/device/vendor"), "0x8086\n"); // another maker's
    root.write(QStringLiteral("/sys/class/drm/card1-DP-1/status"), "connected\n");
    const QList<GpuFigures> expected{{"Radeon RX 7800 XT", 0.37, 4 * gibibyte, 16 * gibibyte}};
    QCOMPARE(SystemFiles(root.path()).read().gpus, expected);
}

void TestMachine::nvidiaCardsTellTheirFigures_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isOne");
    QTest::addColumn<GpuFigures>("gpu");
    QTest::newRow("whole") << QByteArray("0, NVIDIA GeForce RTX 4090, 63, 2048, 24564") << true
                           << GpuFigures{"NVIDIA GeForce RTX 4090", 0.63, 2 * gibibyte,
                                         24564LL * 1024 * 1024};
    QTest::newRow("no use told") << QByteArray("1, Tesla K80, [N/A], 1024, 2048") << true
                                 << GpuFigures{"Tesla K80", {}, gibibyte, 2 * gibibyte};
    QTest::newRow("an error") << QByteArray("NVIDIA-SMI has failed because it couldn't communicate") << false
                              << GpuFigures{};
    QTest::newRow("empty") << QByteArray() << false << GpuFigures{};
}

void TestMachine::nvidiaCardsTellTheirFigures()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isOne);
    QFETCH(GpuFigures, gpu);
    const auto read = nvidiaGpu(line);
    QCOMPARE(read.has_value(), isOne);
    if (read)
        QCOMPARE(read->second, gpu);
}

void TestMachine::asksNvidiasProgramWhileSomebodyLooks_data()
{
    QTest::addColumn<bool>("endsByItself");
    QTest::newRow("until nobody looks") << false;
    QTest::newRow("until it ends: then nothing is known") << true;
}

void TestMachine::asksNvidiasProgramWhileSomebodyLooks()
{
    QFETCH(bool, endsByItself);
    const Root root;
    root.write(QStringLiteral("/nvidia-smi"), "#!/bin/sh\n"
                                              "echo \"$@\" > \"$0.asked\"; echo $$ > \"$0.pid\"\n"
                                              "echo '1, B, 10, 1, 2'; echo '0, A, 90, 1, 2'\n"
                                              "exec sleep 60\n");
    const QString program = root.path() + QStringLiteral("/nvidia-smi");
    QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    MachineWatch watch(SystemFiles(root.path()), program);
    QSignalSpy measured(&watch, &MachineWatch::measured);
    QVERIFY(!measured.wait(50));
    watch.setWatching(true);
    const auto gpus = [&] {
        return measured.isEmpty() ? QList<GpuFigures>()
                                  : measured.last().first().value<MachineFigures>().gpus;
    };
    QTRY_COMPARE_WITH_TIMEOUT(gpus().size(), 2, patience);
    QCOMPARE(gpus().first().name, QByteArray("A")); // in the order of their numbers
    QFile asked(program + QStringLiteral(".asked"));
    QVERIFY(asked.open(QIODevice::ReadOnly));
    QVERIFY(asked.readAll().contains("--format=csv,noheader,nounits --loop=2"));
    QFile process(program + QStringLiteral(".pid"));
    QVERIFY(process.open(QIODevice::ReadOnly));
    const pid_t pid = process.readAll().trimmed().toInt();
    if (endsByItself) {
        QVERIFY(::kill(pid, SIGKILL) == 0);
        QTRY_COMPARE_WITH_TIMEOUT(gpus().size(), 0, patience);
    }
    watch.setWatching(false);
    QVERIFY(pid > 0 && ::kill(pid, 0) != 0); // it has ended
}

void TestMachine::aSystemThatTellsNothingIsUnknown()
{
    MachineWatch watch(SystemFiles(QStringLiteral("/nonexistent")),
                       QStringLiteral("/nonexistent/nvidia-smi"));
    QSignalSpy measured(&watch, &MachineWatch::measured);
    watch.setWatching(true);
    QCOMPARE(measured.count(), 1);
    const auto figures = measured.first().first().value<MachineFigures>();
    QVERIFY(!figures.cpu && !figures.memoryUsed && !figures.memoryTotal && figures.gpus.isEmpty());
    QCOMPARE(watch.samples().size(), 1);
    QVERIFY(std::chrono::system_clock::now() - watch.samples().constLast().at < std::chrono::minutes(1));
}

void TestMachine::thisMachineTells()
{
    if (!QFile::exists(QStringLiteral("/proc/meminfo")))
        QSKIP("this system has no /proc");
    SystemFiles files;
    const MachineFigures figures = files.read();
    QVERIFY(figures.memoryTotal && *figures.memoryTotal > 0);
    QVERIFY(figures.memoryUsed && *figures.memoryUsed <= *figures.memoryTotal);
}

QTEST_GUILESS_MAIN(TestMachine)
#include "tst_machine.moc"

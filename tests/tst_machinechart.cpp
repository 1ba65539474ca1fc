// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "tests/support/tablecells.h"
#include "ui/charts/machinechart.h"
#include "ui/charts/plotview.h"

#include <QApplication>
#include <QTableView>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestMachineChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void theMachineIsDrawnAndTold();
    void aBreakIsAGapInTheChart();
};

void TestMachineChart::theMachineIsDrawnAndTold()
{
    MachineChart chart;
    chart.resize(600, 240);
    chart.show();
    const auto now = std::chrono::system_clock::now();
    const MachineSample before{
        now, {.cpu = {}, .memoryUsed = 6'000'000'000, .memoryTotal = 24'000'000'000, .gpus = {}}};
    chart.setSamples({before,
                      {now + std::chrono::seconds(2),
                       {.cpu = 0.5,
                        .memoryUsed = 6'000'000'000,
                        .memoryTotal = 24'000'000'000,
                        .gpus = {{"Card", 0.75, 1'000'000'000, {}}}}}});
    const auto &plot = *chart.findChild<PlotView *>();
    QCOMPARE(plot.lines().size(), 4);
    const QString told = plot.accessibleDescription();
    QVERIFY2(told.contains(QStringLiteral("CPU 50.0\u00a0%")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Memory 6.0\u00a0GB of 24.0\u00a0GB")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Card 75.0\u00a0%")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Card memory 1.0\u00a0GB of \u2014")), qPrintable(told));
    QCOMPARE(plot.lines().at(0).points.size(), 1); // unknown is no point
    QCOMPARE(plot.lines().at(1).points.last().y(), 0.25);
    QCOMPARE(plot.lines().at(3).points.size(), 0);
    // Told apart without colours, too.
    QVERIFY(plot.lines().at(0).pen.style() != plot.lines().at(1).pen.style());
    chart.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    chart.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
    const auto *table = qobject_cast<QTableView *>(QApplication::focusWidget());
    QVERIFY(table);
    const QList<QStringList> cells = cellsOf(*table->model());
    QCOMPARE(cells.size(), 3);
    QCOMPARE(cells.first().join(QLatin1Char('|')), QStringLiteral("Time|CPU|Memory|Card|Card memory"));
    QCOMPARE(cells.at(1).sliced(1).join(QLatin1Char('|')), QStringLiteral("—|25.0\u00a0%|—|—"));
    QCOMPARE(cells.at(2).sliced(1).join(QLatin1Char('|')),
             QStringLiteral("50.0\u00a0%|25.0\u00a0%|75.0\u00a0%|—"));
}

void TestMachineChart::aBreakIsAGapInTheChart()
{
    MachineChart chart;
    chart.resize(600, 240);
    chart.show();
    const auto now = std::chrono::system_clock::now();
    QList<MachineSample> samples;
    for (const int second : {0, 2, 4, 60})
        samples.append({now + std::chrono::seconds(second),
                        {.cpu = 0.1, .memoryUsed = {}, .memoryTotal = {}, .gpus = {}}});
    chart.setSamples(samples);
    const PlotLine &cpu = chart.findChild<PlotView *>()->lines().constFirst();
    QCOMPARE(cpu.points.size(), 4);
    QVERIFY(cpu.longestStep > 2000 && cpu.longestStep < 56'000);
}

QTEST_MAIN(TestMachineChart)
#include "tst_machinechart.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/summary.h"
#include "tests/support/showncomparison.h"
#include "tests/support/tablecells.h"
#include "ui/charts/boxplotview.h"
#include "ui/charts/ecdfplot.h"
#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace inferograph;
using namespace inferograph::testing;

class TestComparisonPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Light); }

    void theMouseReadsACurve();
    void theKeyboardReadsBothCharts();
    void anOutlierIsDrawnOnce();
    void chartsAreToldInWords();
    void chartsAreToldInNumbers();
};

void TestComparisonPlots::theMouseReadsACurve()
{
    ShownComparison shown(twoModels());
    auto &ecdf = shown.part<EcdfPlot>();
    QTest::mouseMove(ecdf.viewport(), ecdf.toPixels({150, 0.9}).toPoint());
    QTRY_VERIFY(ecdf.callout());
    const QStringList lines = ecdf.callout()->lines;
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).contains(QStringLiteral("quick: 100")), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).contains(QStringLiteral("slow: 0")), qPrintable(lines.at(2)));
    QCOMPARE(ecdf.callout()->at.y(), 1.0); // the curve nearer to the mouse
}

void TestComparisonPlots::theKeyboardReadsBothCharts()
{
    ShownComparison shown(twoModels());
    auto &boxes = shown.part<BoxPlotView>();
    boxes.setFocus();
    QTest::keyClick(&boxes, Qt::Key_Right);
    QVERIFY(boxes.callout());
    QCOMPARE(boxes.callout()->lines.first(), QStringLiteral("quick"));
    QTest::keyClick(&boxes, Qt::Key_Right);
    QCOMPARE(boxes.callout()->lines.first(), QStringLiteral("slow"));
    QTest::keyClick(&boxes, Qt::Key_Escape);
    QVERIFY(!boxes.callout());
    auto &ecdf = shown.part<EcdfPlot>();
    ecdf.setFocus();
    QTest::keyClick(&ecdf, Qt::Key_End);
    QVERIFY(ecdf.callout());
    QVERIFY(ecdf.callout()->lines.at(2).contains(QStringLiteral("slow: 100")));
}

// Every call is a dot under its box, but for those that have a mark beside it.
void TestComparisonPlots::anOutlierIsDrawnOnce()
{
    ShownSet set{.label = QStringLiteral("a"), .figures = {}};
    set.figures.name = "a";
    set.figures.values = {100, 101, 102, 103, 104, 105, 106, 107, 300};
    set.figures.spread = spreadOf(set.figures.values);
    set.figures.box = boxPlotOf(set.figures.values);
    BoxPlotView plot;
    plot.resize(600, 300);
    plot.setSets({set}, Metric::Ttft);
    const QImage picture = plot.grab().toImage();
    const QColor colour = ThemeManager::instance().modelStyle(set.figures.name).colour;
    const auto heightOfColour = [&](double value) {
        const int column = qRound(plot.toPixels({value, 0}).x());
        int rows = 0;
        for (int row = 0; row < picture.height(); ++row) {
            const QColor pixel = picture.pixelColor(column, row);
            rows += pixel.hsvSaturation() > 60 && std::abs(pixel.hue() - colour.hue()) < 20 ? 1 : 0;
        }
        return rows;
    };
    QCOMPARE(plot.marks().size(), 1);
    QVERIFY(heightOfColour(104) > 2 * plot.markSize());
    QVERIFY(heightOfColour(300) > 0);
    QVERIFY2(heightOfColour(300) <= std::ceil(plot.markSize()) + 1,
             qPrintable(QString::number(heightOfColour(300))));
}

void TestComparisonPlots::chartsAreToldInWords()
{
    ShownComparison shown(twoModels());
    for (const ComparisonPlot *plot : {static_cast<ComparisonPlot *>(&shown.part<BoxPlotView>()),
                                       static_cast<ComparisonPlot *>(&shown.part<EcdfPlot>())}) {
        QVERIFY(plot->accessibleName().startsWith(QStringLiteral("TTFT ms")));
        QVERIFY2(
            plot->accessibleDescription().contains(QStringLiteral("quick: median 110\u00a0ms of 19 calls")),
            qPrintable(plot->accessibleDescription()));
    }
}

void TestComparisonPlots::chartsAreToldInNumbers()
{
    ShownComparison shown(twoModels());
    const auto rowOf = [](ComparisonPlot &plot, int row) {
        plot.setFocus();
        QTest::keyClick(&plot, Qt::Key_T);
        const auto *table = qobject_cast<QTableView *>(QApplication::focusWidget());
        return table ? cellsOf(*table->model()).value(row).join(QLatin1Char('|')) : QString();
    };
    auto &boxes = shown.part<BoxPlotView>();
    QCOMPARE(rowOf(boxes, 2).replace(QChar::Nbsp, QLatin1Char(' ')),
             QStringLiteral("slow|19|201 ms|206 ms|210 ms|205\u2009–\u2009215|215 ms|219 ms|218 ms|219 ms"));
    QVERIFY(!boxes.isVisible());
    auto &curves = shown.part<EcdfPlot>();
    QCOMPARE(rowOf(curves, 0), QStringLiteral("Share of calls|quick, TTFT at most|slow, TTFT at most"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T); // the plot again
    QVERIFY(curves.isVisible() && curves.hasFocus());
    QCOMPARE(rowOf(curves, 7).replace(QChar::Nbsp, QLatin1Char(' ')), QStringLiteral("90 %|118 ms|218 ms"));
}

QTEST_MAIN(TestComparisonPlots)
#include "tst_comparisonplots.moc"

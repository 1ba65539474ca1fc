// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/chartwindow.h"
#include "ui/charts/chartlayout.h"
#include "ui/theme.h"

#include <QApplication>
#include <QRubberBand>
#include <QScrollBar>
#include <QSplitter>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

const QString fourCharts = QStringLiteral("ttft decode / load promptlength");

} // namespace

class TestChartGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void theFirstStartShowsFourCharts();
    void aChartIsChosenInTheMenu();
    void keysMoveAndHideAChart();
    void aChartIsDraggedByItsTitle();
    void aGapIsPulled();
    void chartsThatDoNotFitAreScrolledToAndDrawnThen();
    void allIsFoundAgainAtTheNextStart();

    void figuresOfServersAloneAreShown();
    void chosenChartsStayWhenServersTellFigures();
};

void TestChartGrid::theFirstStartShowsFourCharts()
{
    ChartWindow test;
    test.addCall();
    QCOMPARE(test.arrangement(), fourCharts);
    QVERIFY(test.action(QStringLiteral("Time to first token")).isChecked());
    QVERIFY(!test.action(QStringLiteral("Tokens")).isChecked());
    QVERIFY(!test.chart("tokens")); // what nobody chose does not exist
    QVERIFY(qAbs(test.chart("ttft")->width() - test.chart("decode")->width()) <= 1);
    QVERIFY(qAbs(test.chart("ttft")->height() - test.chart("load")->height()) <= 1);
}

void TestChartGrid::aChartIsChosenInTheMenu()
{
    ChartWindow test;
    test.addCall();
    QTest::keyClick(&test.window(), Qt::Key_5, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(test.arrangement(), QStringLiteral("ttft decode / load promptlength / itl"));
    test.action(QStringLiteral("Load vs inference")).trigger();
    test.action(QStringLiteral("TTFT vs prompt length")).trigger();
    QCOMPARE(test.arrangement(), QStringLiteral("ttft decode / itl"));
    for (const char *title : {"Time to first token", "Decode speed", "Inter-token latency"})
        test.action(QString::fromLatin1(title)).trigger();
    QVERIFY(!test.grid().isVisible());
    QVERIFY(test.table().isVisible());
    test.action(QStringLiteral("Arrange as at first")).trigger();
    QCOMPARE(test.arrangement(), fourCharts);
    QVERIFY(test.action(QStringLiteral("Decode speed")).isChecked());
}

void TestChartGrid::keysMoveAndHideAChart()
{
    ChartWindow test;
    test.addCall();
    test.chart("ttft")->setFocus();
    QTRY_VERIFY(
        test.chart("ttft")->accessibleDescription().startsWith(QStringLiteral("Time to first token in")));
    QWidget *focused = QApplication::focusWidget();
    QVERIFY(test.chart("ttft")->isAncestorOf(focused));
    const Qt::KeyboardModifiers keys = Qt::ControlModifier | Qt::ShiftModifier;
    QTest::keyClick(focused, Qt::Key_Right, keys);
    QCOMPARE(test.arrangement(), QStringLiteral("decode ttft / load promptlength"));
    QCOMPARE(QApplication::focusWidget(), focused);
    QTest::keyClick(focused, Qt::Key_Down, keys);
    QCOMPARE(test.arrangement(), QStringLiteral("decode / load ttft promptlength"));
    QTest::keyClick(focused, Qt::Key_Down, keys);
    QCOMPARE(test.arrangement(), QStringLiteral("decode / load promptlength / ttft"));
    QCOMPARE(QApplication::focusWidget(), focused);
    QTest::keyClick(focused, Qt::Key_Delete);
    QCOMPARE(test.arrangement(), QStringLiteral("decode / load promptlength"));
    QVERIFY(!test.action(QStringLiteral("Time to first token")).isChecked());
}

void TestChartGrid::aChartIsDraggedByItsTitle()
{
    ChartWindow test;
    test.addCall();
    ChartPanel *dragged = test.chart("promptlength");
    const ChartPanel *target = test.chart("ttft");
    const QPoint title(40, 16);
    const auto inDragged = [&](const QPoint &point) {
        return dragged->mapFrom(&test.window(), target->mapTo(&test.window(), point));
    };
    QTest::mousePress(dragged, Qt::LeftButton, {}, title);
    QTest::mouseMove(dragged, title + QPoint(2, 0));
    QVERIFY(!test.grid().findChild<QRubberBand *>()); // a hand that trembles drags nothing
    QTest::mouseMove(dragged, inDragged({target->width() - 10, target->height() / 2}));
    const auto *mark = test.grid().findChild<QRubberBand *>();
    QVERIFY(mark && mark->isVisible());
    QCOMPARE(mark->width(), target->width() / 2);
    QTest::mouseRelease(dragged, Qt::LeftButton, {}, inDragged({target->width() - 10, target->height() / 2}));
    QTRY_COMPARE(test.arrangement(), QStringLiteral("ttft promptlength decode / load"));

    // Let go over itself, it stays.
    QTest::mousePress(dragged, Qt::LeftButton, {}, title);
    QTest::mouseMove(dragged, title + QPoint(60, 40));
    QTest::mouseRelease(dragged, Qt::LeftButton, {}, title + QPoint(60, 40));
    QCoreApplication::processEvents();
    QCOMPARE(test.arrangement(), QStringLiteral("ttft promptlength decode / load"));
    QVERIFY(!test.grid().findChild<QRubberBand *>());
}

void TestChartGrid::aGapIsPulled()
{
    ChartWindow test;
    test.addCall();
    const int width = test.chart("ttft")->width();
    auto *cells = static_cast<QSplitter *>(test.chart("ttft")->parentWidget());
    QWidget *gap = cells->handle(1);
    QTest::mousePress(gap, Qt::LeftButton, {}, gap->rect().center());
    QTest::mouseMove(gap, gap->rect().center() + QPoint(90, 0));
    QTest::mouseRelease(gap, Qt::LeftButton, {}, gap->rect().center() + QPoint(90, 0));
    QTRY_VERIFY(test.chart("ttft")->width() > width + 60);
    const double share = double(test.chart("ttft")->width()) / double(test.chart("decode")->width());
    const int below = test.chart("load")->width();

    test.reopen();
    test.addCall();
    QVERIFY(qAbs(double(test.chart("ttft")->width()) / double(test.chart("decode")->width()) - share) < 0.02);
    QCOMPARE(test.chart("load")->width(), below); // each row for itself
}

void TestChartGrid::chartsThatDoNotFitAreScrolledToAndDrawnThen()
{
    ChartWindow test;
    test.addCall();
    for (const char *title : {"Inter-token latency", "Calls and errors", "Throughput", "Requests", "Tokens"})
        test.action(QString::fromLatin1(title)).trigger();
    QTRY_VERIFY(test.grid().verticalScrollBar()->maximum() > 0);
    const QString drawn = test.chart("tokens")->accessibleDescription();
    test.session().store().append({CallBuilder().ttftMs(500).outputTokens(7).promptTokens(5)});
    QTRY_VERIFY(test.chart("ttft")->accessibleDescription().contains(QStringLiteral("over 2 calls")));
    QCOMPARE(test.chart("tokens")->accessibleDescription(), drawn);
    test.grid().verticalScrollBar()->setValue(test.grid().verticalScrollBar()->maximum());
    QVERIFY(test.chart("tokens")->accessibleDescription().contains(QStringLiteral("7 out, 5 in")));
}

void TestChartGrid::allIsFoundAgainAtTheNextStart()
{
    ChartWindow test;
    test.addCall();
    test.action(QStringLiteral("Tokens")).trigger();
    test.action(QStringLiteral("Load vs inference")).trigger();
    test.chart("decode")->setFocus();
    QVERIFY(test.chart("decode")->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    const QString arranged = QStringLiteral("decode ttft / promptlength / tokens");
    QCOMPARE(test.arrangement(), arranged);
    test.reopen();
    QTRY_COMPARE(test.arrangement(), arranged);
    QVERIFY(test.action(QStringLiteral("Tokens")).isChecked());
    QVERIFY(!test.action(QStringLiteral("Load vs inference")).isChecked());

    settings::setChartLayout(R"([{"charts":[{"chart":"gone"},{"chart":"ttft"}]}])");
    test.reopen();
    QTRY_COMPARE(test.arrangement(), QStringLiteral("ttft"));
}

void TestChartGrid::figuresOfServersAloneAreShown()
{
    ChartWindow test;
    QVERIFY(!test.grid().isVisible()); // the page says what to do
    test.session().store().appendGauges({{wallNow(), "vllm.log", "vllm", Gauge::Running, 3}});
    QTRY_COMPARE(test.arrangement(), QStringLiteral("throughput requests / kvcache"));
    QVERIFY(!test.table().isVisible());
    test.session().store().append({CallBuilder().ttftMs(400)});
    QTRY_COMPARE(test.arrangement(),
                 QStringLiteral("throughput requests kvcache / ttft decode / load promptlength"));
    QVERIFY(test.table().isVisible());
}

void TestChartGrid::chosenChartsStayWhenServersTellFigures()
{
    ChartWindow test;
    test.addCall();
    test.action(QStringLiteral("Load vs inference")).trigger();
    test.session().store().appendGauges({{wallNow(), "vllm.log", "vllm", Gauge::Running, 3}});
    test.session().store().append({CallBuilder().ttftMs(500)}); // seen in the same view
    QTRY_VERIFY(test.chart("ttft")->accessibleDescription().contains(QStringLiteral("over 2 calls")));
    QCOMPARE(test.arrangement(), QStringLiteral("ttft decode / promptlength"));
}

QTEST_MAIN(TestChartGrid)
#include "tst_chartgrid.moc"

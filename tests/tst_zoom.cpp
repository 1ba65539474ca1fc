// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/chartwindow.h"
#include "tests/support/widgets.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// Not let go yet. `from` and `to` are shares of the plot's width.
void drag(PlotView *over, double from, double to)
{
    const QRectF room = over->plotRect();
    const auto at = [room](double share) {
        return QPointF(room.left() + share * room.width(), room.center().y()).toPoint();
    };
    QTest::mousePress(over->viewport(), Qt::LeftButton, {}, at(from));
    QTest::mouseMove(over->viewport(), at((from + to) / 2));
    QTest::mouseMove(over->viewport(), at(to));
}

// In the middle of `under`; passed on as Qt does with a real wheel's.
void turnWheel(QWidget *under, QPoint angle, Qt::KeyboardModifiers modifiers)
{
    const QPointF global = under->mapToGlobal(QRectF(under->rect()).center());
    for (QWidget *at = under; at; at = at->parentWidget()) {
        QWheelEvent wheel(at->mapFromGlobal(global), global, {}, angle, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        if (QApplication::sendEvent(at, &wheel) && wheel.isAccepted())
            return;
    }
}

} // namespace

class TestZoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void oneCrosshairGoesThroughAllTimeCharts();

    void aDraggedSpanIsShownByAllTimeCharts();
    void escapeGivesUpADraggedSpan();
    void theWheelZoomsAboutTheMouse();
    void theWheelScrollsThePageWithoutCtrl();
    void keysZoomAndLookBack();
    void anEmptySpanIsLeftByTheWheel();

    void whatIsShownIsSaidAndReset();
    void theZoomIsFoundAgainAtTheNextStart();
};

void TestZoom::oneCrosshairGoesThroughAllTimeCharts()
{
    ChartWindow test;
    test.addCall();
    QTRY_VERIFY(test.plot("ttft")->isVisible());
    test.session().store().append({CallBuilder()
                                       .startedAtMs(nowMs() - 5000)
                                       .ttftMs(9)
                                       .outputTokens(50)
                                       .generationMs(900, GenerationSpan::IncludesFirstToken)});
    QTRY_VERIFY(test.plot("decode")->isVisible());
    const QPoint middle = test.plot("ttft")->plotRect().center().toPoint();
    QTest::mouseMove(test.plot("ttft")->viewport(), middle);
    const std::optional<double> moment = test.plot("decode")->crosshair();
    QVERIFY(moment);
    QVERIFY(std::abs(test.plot("ttft")->toPixels({*moment, 0}).x() - middle.x()) < 2);
    QVERIFY(!test.plot("load")->crosshair()); // its axis is not time
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(test.plot("ttft"), &leave);
    QVERIFY(!test.plot("decode")->crosshair());

    test.plot("ttft")->setFocus();
    QTest::keyClick(test.plot("ttft"), Qt::Key_Right);
    QCOMPARE(test.plot("decode")->crosshair(), test.plot("ttft")->callout()->at.x());
    QTest::keyClick(test.plot("ttft"), Qt::Key_Escape);
    QVERIFY(!test.plot("decode")->crosshair());
}

void TestZoom::aDraggedSpanIsShownByAllTimeCharts()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    test.action(QStringLiteral("Pause")).trigger(); // so that nothing moves under the mouse
    test.action(QStringLiteral("Calls and errors")).trigger();
    const PlotSpan before = test.spanOf("ttft");
    QSignalSpy selected(test.chart("ttft"), &ChartPanel::callActivated);
    drag(test.plot("ttft"), 0.3, 0.46);
    QCOMPARE(test.spanOf("ttft").from, before.from); // not before the button is let go
    const QPointF end(test.plot("ttft")->plotRect().center());
    QTest::mouseRelease(test.plot("ttft")->viewport(), Qt::LeftButton, {}, end.toPoint());
    QVERIFY(selected.isEmpty()); // no click

    const PlotSpan zoomed = test.spanOf("ttft");
    const double pixel = (before.to - before.from) / test.plot("ttft")->plotRect().width();
    QVERIFY(std::abs(zoomed.from - (0.7 * before.from + 0.3 * before.to)) < 2 * pixel);
    QVERIFY(std::abs(zoomed.to - (0.54 * before.from + 0.46 * before.to)) < 2 * pixel);
    for (const char *other : {"decode", "calls"}) {
        QCOMPARE(test.spanOf(other).from, zoomed.from);
        QCOMPARE(test.spanOf(other).to, zoomed.to);
    }
    // And by what tells of the calls in view.
    QCOMPARE(test.callsInTable(), (QStringList{QStringLiteral("500"), QStringLiteral("400")}));
    QVERIFY(test.chart("ttft")->accessibleDescription().contains(QStringLiteral("over 2 calls")));

    QTest::mouseDClick(test.plot("decode")->viewport(), Qt::LeftButton, {}, end.toPoint());
    QCOMPARE(test.spanOf("ttft").from, before.from);
    QCOMPARE(test.callsInTable().size(), qsizetype(13));
}

void TestZoom::escapeGivesUpADraggedSpan()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    test.action(QStringLiteral("Pause")).trigger();
    const PlotSpan before = test.spanOf("ttft");
    test.plot("ttft")->setFocus();
    drag(test.plot("ttft"), 0.25, 0.5);
    QTest::keyClick(test.plot("ttft"), Qt::Key_Escape);
    QTest::mouseRelease(test.plot("ttft")->viewport(), Qt::LeftButton, {},
                        test.plot("ttft")->plotRect().center().toPoint());
    QCOMPARE(test.spanOf("ttft").from, before.from);
    QCOMPARE(test.spanOf("ttft").to, before.to);
}

void TestZoom::theWheelZoomsAboutTheMouse()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    test.action(QStringLiteral("Pause")).trigger();
    const auto turn = [&test](QPoint angle, Qt::KeyboardModifiers modifiers) {
        turnWheel(test.plot("ttft")->viewport(), angle, modifiers);
    };
    const double middle =
        test.plot("ttft")->placeAt(QRectF(test.plot("ttft")->viewport()->rect()).center().x());
    const PlotSpan before = test.spanOf("ttft");
    const auto length = [](const PlotSpan &span) { return span.to - span.from; };
    turn({0, 120}, Qt::ControlModifier);
    const PlotSpan zoomed = test.spanOf("decode");
    QVERIFY(std::abs(length(zoomed) / length(before) - 0.8) < 0.001);
    QVERIFY(std::abs((middle - zoomed.from) - 0.8 * (middle - before.from)) < 2); // ms
    turn({0, -120}, Qt::ShiftModifier); // sideways, as some wheels turn by themselves
    QVERIFY(std::abs(test.spanOf("decode").from - zoomed.from - 0.1 * length(zoomed)) < 2);
    turn({120, 0}, {});
    QVERIFY(std::abs(test.spanOf("decode").from - zoomed.from) < 2);
    turn({0, -120}, Qt::ControlModifier);
    QVERIFY(std::abs(length(test.spanOf("decode")) - length(before)) < 2);
}

void TestZoom::theWheelScrollsThePageWithoutCtrl()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    for (const char *title : {"Inter-token latency", "Calls and errors", "Throughput", "Requests", "Tokens"})
        test.action(QString::fromLatin1(title)).trigger();
    QTRY_VERIFY(test.grid().verticalScrollBar()->maximum() > 0);
    test.action(QStringLiteral("Pause")).trigger();
    const PlotSpan before = test.spanOf("ttft");
    turnWheel(test.plot("ttft")->viewport(), {0, -120}, {});
    QVERIFY(test.grid().verticalScrollBar()->value() > 0);
    QCOMPARE(test.spanOf("ttft").from, before.from);
}

void TestZoom::keysZoomAndLookBack()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    test.action(QStringLiteral("Pause")).trigger();
    const PlotSpan before = test.spanOf("ttft");
    const double quarter = (before.to - before.from) / 4;
    const auto press = [&test](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    };
    test.plot("ttft")->setFocus();
    press(Qt::Key_Plus, Qt::ControlModifier); // up to the same end
    QVERIFY(std::abs(test.spanOf("ttft").from - before.from - 2 * quarter) < 2);
    QCOMPARE(test.spanOf("ttft").to, before.to);
    press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(std::abs(test.spanOf("decode").from - before.from - quarter) < 2);
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(test.spanOf("decode").to, before.to);
    press(Qt::Key_Left, Qt::AltModifier);
    press(Qt::Key_End, Qt::AltModifier);
    QCOMPARE(test.spanOf("ttft").to, before.to);
    press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(test.spanOf("ttft").from, before.from);
    QVERIFY(!test.action(QStringLiteral("Reset zoom")).isEnabled());

    // About the call that a chart's keyboard stands on.
    press(Qt::Key_Home, {});
    press(Qt::Key_Right, {});
    press(Qt::Key_Plus, {});
    const double second = test.plot("ttft")->callout()->at.x();
    QVERIFY(std::abs((second - test.spanOf("ttft").from) - (second - before.from) / 2) < 2);
    press(Qt::Key_Escape, {}); // first leaves the call, then the zoom
    QVERIFY(!test.plot("ttft")->callout());
    QVERIFY(test.spanOf("ttft").from > before.from);
    press(Qt::Key_Escape, {});
    QCOMPARE(test.spanOf("ttft").from, before.from);
}

void TestZoom::anEmptySpanIsLeftByTheWheel()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    test.action(QStringLiteral("Pause")).trigger();
    const auto at = [&test](double second) { // after the first call
        const PlotSpan span = test.spanOf("ttft");
        const double first = test.plot("ttft")->frame().xTo - 120'000;
        return (first + second * 1000 - span.from) / (span.to - span.from);
    };
    drag(test.plot("ttft"), at(33), at(37));
    QTest::mouseRelease(test.plot("ttft")->viewport(), Qt::LeftButton);
    QVERIFY(!test.plot("ttft")->isVisible());
    QCOMPARE(test.callsInTable(), QStringList());
    const QPointF middle = QRectF(test.chart("ttft")->rect()).center();
    QWidget *under = test.chart("ttft")->childAt(middle.toPoint());
    turnWheel(under, {0, -120 * 10}, Qt::ControlModifier);
    QVERIFY(test.plot("ttft")->isVisible());
    QVERIFY(!test.callsInTable().isEmpty());
}

void TestZoom::whatIsShownIsSaidAndReset()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    const auto said = [&test] {
        QStringList texts;
        for (const QLabel *label : test.table().findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                texts << label->text();
        }
        return texts.join(u'|');
    };
    const QString follow = QStringLiteral("Follow now");
    const QString reset = QStringLiteral("Reset zoom");
    QCOMPARE(said(), QStringLiteral("Recent calls"));
    QVERIFY(!buttonOf(test.table(), follow).isVisible());
    QVERIFY(!buttonOf(test.table(), reset).isVisible());

    test.action(QStringLiteral("Zoom in")).trigger(); // goes along with the time: the table stays
    QVERIFY(said().startsWith(QStringLiteral("Recent calls|of any age; above, the last")));
    QCOMPARE(test.callsInTable().size(), qsizetype(13));
    QVERIFY(!buttonOf(test.table(), follow).isVisible());
    QVERIFY(buttonOf(test.table(), reset).isVisible());

    test.action(QStringLiteral("Look back")).trigger();
    QVERIFY(said().startsWith(QStringLiteral("Calls in view|")));
    QVERIFY(test.callsInTable().size() < 13);
    test.session().store().append({CallBuilder().ttftMs(7)});
    const qsizetype inView = test.callsInTable().size();
    QTRY_COMPARE(test.session().store().snapshot()->size(), std::size_t(14));
    QCOMPARE(test.callsInTable().size(), inView);
    QTest::mouseClick(&buttonOf(test.table(), follow), Qt::LeftButton);
    QVERIFY(!buttonOf(test.table(), follow).isVisible());
    QVERIFY(buttonOf(test.table(), reset).isVisible());
    QTRY_COMPARE(test.callsInTable().size(), qsizetype(14));
    QTest::mouseClick(&buttonOf(test.table(), reset), Qt::LeftButton);
    QCOMPARE(said(), QStringLiteral("Recent calls"));
    QVERIFY(!buttonOf(test.table(), reset).isVisible());
}

void TestZoom::theZoomIsFoundAgainAtTheNextStart()
{
    ChartWindow test;
    test.addCallsOfTwoMinutes();
    const auto length = [&test] { return test.spanOf("ttft").to - test.spanOf("ttft").from; };
    drag(test.plot("ttft"), 0.2, 0.6);
    QTest::mouseRelease(test.plot("ttft")->viewport(), Qt::LeftButton);
    QVERIFY(test.action(QStringLiteral("Follow now")).isEnabled());
    const double zoomed = length();
    test.reopen();
    QVERIFY(!test.action(QStringLiteral("Follow now")).isEnabled()); // what comes now, as closely
    QVERIFY(test.action(QStringLiteral("Reset zoom")).isEnabled());
    QTRY_VERIFY(test.plot("ttft")->isVisible());
    QVERIFY(std::abs(length() - zoomed) < 2);
    test.action(QStringLiteral("Last 1 min")).trigger();
    test.reopen();
    QVERIFY(!test.action(QStringLiteral("Reset zoom")).isEnabled());
}

QTEST_MAIN(TestZoom)
#include "tst_zoom.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/format.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

class TestCallChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void aFewFarCallsDoNotPressTheOthersFlat_data();
    void aFewFarCallsDoNotPressTheOthersFlat();
    void farCallsAreArrowsAtTheEndOfTheAxis();
    void aClickShowsAllValues();

    void aClickGivesTheNearestCall();
    void theKeyboardReachesEveryCall();

    void theCalloutExplainsTheNumber();
    void theCalloutClaimsNoSumThatDoesNotHold();
    void theCalloutFollowsItsCall();
    void theCalloutOutlivesTheCallsItWasDrawnFrom();
};

void TestCallChart::aFewFarCallsDoNotPressTheOthersFlat_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QList<CallRecord>>("calls");
    QTest::addColumn<bool>("leftOut");
    const CallBuilder slow = answered("a", 120, 20'000);
    QTest::newRow("one far call") << QByteArray("ttft") << tenCallsAnd({slow}) << true;
    QTest::newRow("one far dot") << QByteArray("promptlength") << tenCallsAnd({slow}) << true;
    QTest::newRow("twice as long is not far")
        << QByteArray("ttft") << tenCallsAnd({answered("a", 120, 1000)}) << false;
    QTest::newRow("too few calls to tell")
        << QByteArray("ttft") << QList<CallRecord>{answered("a", 1), slow} << false;

    QList<CallRecord> twoModels = tenCallsAnd({answered("slow", 120, 20'000)});
    QTest::newRow("another model's only call") << QByteArray("ttft") << twoModels << false;
    twoModels.last().start = StartKind::Cold;
    QTest::newRow("another model's cold start") << QByteArray("ttft") << twoModels << true;

    QList<CallRecord> coldStarts;
    for (int i = 0; i < 6; ++i)
        coldStarts.append(answered("a", 10 * i, 20'000).start(StartKind::Cold));
    QTest::newRow("nothing but cold starts") << QByteArray("ttft") << coldStarts << false;
    QTest::newRow("mostly cold starts")
        << QByteArray("ttft")
        << tenCallsAnd({}).first(5) + coldStarts + QList<CallRecord>{answered("a", 70, 20'000)} << false;
}

void TestCallChart::aFewFarCallsDoNotPressTheOthersFlat()
{
    QFETCH(QByteArray, id);
    QFETCH(QList<CallRecord>, calls);
    QFETCH(bool, leftOut);
    const ShownChart chart(id.constData());
    chart.panel->setView(viewOf(calls));
    const double longest = toMilliseconds(*calls.constLast().ttft);
    QVERIFY2(leftOut ? chart.plot->frame().yTo < 1000 : chart.plot->frame().yTo > longest,
             qPrintable(QString::number(chart.plot->frame().yTo)));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), leftOut ? 1 : 0);
    const auto *button = chart.panel->findChild<QPushButton *>();
    QCOMPARE(button->isVisible(), leftOut);
    QCOMPARE(chart.panel->accessibleDescription().contains(QStringLiteral("1 call above")), leftOut);
}

void TestCallChart::farCallsAreArrowsAtTheEndOfTheAxis()
{
    const ShownChart chart("ttft");
    const QList<CallRecord> calls = tenCallsAnd({answered("a", 120, 20'000).start(StartKind::Cold)});
    chart.panel->setView(viewOf(calls));
    const QPointF end(double(viewStartMs + 120'000), chart.plot->frame().yTo);
    for (const PlotMark::Kind kind : {PlotMark::Kind::Beyond, PlotMark::Kind::Cold}) {
        const auto mark = std::ranges::find(chart.plot->marks(), kind, &PlotMark::kind);
        QVERIFY(mark != chart.plot->marks().end());
        QCOMPARE(mark->at, end);
    }
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 10); // none above the plot
    QCOMPARE(chart.lineOf("a")->points.constLast(),
             QPointF(end.x(), 20'000)); // leaves the plot, bends nowhere

    QTest::mouseMove(chart.plot->viewport(), chart.plot->toPixels(end).toPoint());
    QVERIFY(chart.plot->callout()->lines.at(1).startsWith(QStringLiteral("TTFT 20\u2009000\u00a0ms")));
    QCOMPARE(chart.plot->callout()->at, end);
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {}, chart.plot->toPixels(end).toPoint());
    QCOMPARE(activated.at(0).at(0).toULongLong(), calls.constLast().id);
}

void TestCallChart::aClickShowsAllValues()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf(tenCallsAnd({answered("a", 120, 20'000)})));
    auto *button = chart.panel->findChild<QPushButton *>();
    QCOMPARE(button->text(), QStringLiteral("↑ 1 above 600\u00a0ms"));
    QCOMPARE(button->accessibleName(), QStringLiteral("1 call above 600\u00a0ms"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(chart.plot->frame().yTo > 20'000);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 0);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 11);
    QVERIFY(button->isVisible()); // the way back, at once though no time has passed
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(chart.plot->frame().yTo, 600.0);

    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_A);
    QVERIFY(chart.plot->frame().yTo > 20'000);
}

void TestCallChart::aClickGivesTheNearestCall()
{
    const ShownChart chart("ttft");
    const QList<CallRecord> calls{answered("a", 100, 400), answered("b", 200, 800)};
    chart.panel->setView(viewOf(calls));
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    const QPointF at = chart.plot->toPixels({double(viewStartMs + 200'000), 800});
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {}, at.toPoint() + QPoint(3, -2));
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.at(0).at(0).toULongLong(), calls.at(1).id);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {}, at.toPoint() - QPoint(60, 0));
    QCOMPARE(activated.size(), 1);
}

void TestCallChart::theKeyboardReachesEveryCall()
{
    const ShownChart chart("ttft");
    const QList<CallRecord> calls{answered("a", 100), answered("b", 200), answered("a", 250)};
    chart.panel->setView(viewOf(calls));
    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_Right, Qt::Key_Right, Qt::Key_Right}) {
        QTest::keyClick(chart.plot, key);
        QTest::keyClick(chart.plot, Qt::Key_Return);
    }
    QList<CallId> ids;
    for (const QList<QVariant> &one : activated)
        ids.append(one.at(0).toULongLong());
    QCOMPARE(ids, (QList<CallId>{calls.at(0).id, calls.at(1).id, calls.at(2).id, calls.at(2).id}));
    QTest::keyClick(chart.plot, Qt::Key_Escape);
    QVERIFY(!chart.plot->callout());
}

void TestCallChart::theCalloutExplainsTheNumber()
{
    const ShownChart chart("ttft");
    CallBuilder call;
    call.model("qwen2.5:14b").startedAtMs(viewStartMs + 123'000).ttftMs(1084).loadMs(412).promptEvalMs(655);
    chart.panel->setView(viewOf({call.promptTokens(1932).start(StartKind::Cold)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(chart.plot->callout());
    QCOMPARE(chart.plot->callout()->lines,
             (QStringList{format::callTime(call.record().startedAt) + QStringLiteral(" · qwen2.5:14b · cold"),
                          QStringLiteral("TTFT 1\u2009084\u00a0ms = load 412 + prompt eval 655 + rest 17.0"),
                          QStringLiteral("1\u2009932 prompt tokens")}));
}

void TestCallChart::theCalloutClaimsNoSumThatDoesNotHold()
{
    const ShownChart chart("ttft");
    CallBuilder call;
    chart.panel->setView(
        viewOf({call.startedAtMs(viewStartMs + 1000).ttftMs(100).loadMs(80).promptEvalMs(40)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(!chart.plot->callout()->lines.at(1).contains(QLatin1Char('=')));
    QVERIFY(!chart.plot->callout()->lines.at(1).contains(QStringLiteral("rest")));
}

void TestCallChart::theCalloutFollowsItsCall()
{
    const ShownChart chart("ttft");
    LiveView view = viewOf({answered("a", 10), answered("a", 100, 700)});
    chart.panel->setView(view);
    QTest::keyClick(chart.plot, Qt::Key_End);
    const QStringList lines = chart.plot->callout()->lines;
    view.from += std::chrono::seconds(50); // the first call leaves
    view.to += std::chrono::seconds(50);
    chart.panel->setView(view);
    QCOMPARE(chart.plot->callout()->lines, lines);
    view.from += std::chrono::seconds(60); // so does the second
    chart.panel->setView(view);
    QVERIFY(!chart.plot->callout());
}

void TestCallChart::theCalloutOutlivesTheCallsItWasDrawnFrom()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf({answered("a", 10), answered("a", 20)}));
    QTest::keyClick(chart.plot, Qt::Key_Home);
    chart.panel->hide();
    chart.panel->setView(viewOf({answered("b", 30)})); // the first calls are gone from memory
    QTest::keyClick(chart.plot, Qt::Key_Right);
    chart.panel->show();
    QVERIFY(!chart.plot->callout());
    QTest::keyClick(chart.plot, Qt::Key_Home);
    QVERIFY(chart.plot->callout()->lines.constFirst().endsWith(QLatin1Char('b')));
}

QTEST_MAIN(TestCallChart)
#include "tst_callchart.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

class TestPromptLengthChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void aDotForEachCallThatKnowsTtftAndPrompt();
    void dotsOnTopOfEachOtherAreOne();
    void aHugePromptDoesNotPressTheOthersAside_data();
    void aHugePromptDoesNotPressTheOthersAside();
    void theKeyboardWalksAlongThePromptLengths();
};

void TestPromptLengthChart::aDotForEachCallThatKnowsTtftAndPrompt()
{
    const ShownChart chart("promptlength");
    chart.panel->setView(
        viewOf({answered("a", 1, 300).promptTokens(100), answered("b", 2, 900).promptTokens(2000),
                CallBuilder().startedAtMs(viewStartMs + 3000).ttftMs(5),
                CallBuilder().startedAtMs(viewStartMs + 4000).promptTokens(50)}));
    QCOMPARE(chart.marksOf(PlotMark::Kind::Model), 2);
    QCOMPARE(chart.plot->marks().at(0).at, QPointF(100, 300));
    QCOMPARE(chart.plot->marks().at(1).at, QPointF(2000, 900));
    QVERIFY(chart.plot->marks().at(0).style.colour != chart.plot->marks().at(1).style.colour);
    QVERIFY(chart.plot->marks().at(0).style.mark != chart.plot->marks().at(1).style.mark);
    QVERIFY(chart.plot->frame().xTo >= 2000);
    QCOMPARE(chart.plot->frame().bottom.constFirst().label, QStringLiteral("0"));

    QSignalSpy activated(chart.panel.get(), &ChartPanel::callActivated);
    QTest::mouseClick(chart.plot->viewport(), Qt::LeftButton, {},
                      chart.plot->toPixels({2000, 900}).toPoint() + QPoint(-3, 2));
    QCOMPARE(activated.size(), 1);
    QVERIFY(chart.plot->callout()->lines.contains(
        QStringLiteral("TTFT 900\u00a0ms for 2\u2009000 prompt tokens")));
}

void TestPromptLengthChart::dotsOnTopOfEachOtherAreOne()
{
    const ShownChart chart("promptlength");
    QList<CallRecord> calls;
    for (int i = 0; i < 50'000; ++i)
        calls.append(answered("m", i % 300, 100 + i % 3).promptTokens(1000 + i % 5));
    calls.append(answered("other", 1, 100).promptTokens(1000));
    chart.panel->setView(viewOf(calls));
    QTRY_VERIFY_WITH_TIMEOUT(chart.marksOf(PlotMark::Kind::Model) >= 2,
                             chartPatienceMs); // a model never hides another
    QVERIFY(chart.marksOf(PlotMark::Kind::Model) < 12);
}

void TestPromptLengthChart::aHugePromptDoesNotPressTheOthersAside_data()
{
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<double>("ttft");
    QTest::addColumn<QString>("says"); // empty: it has room
    QTest::addColumn<QString>("summary");
    QTest::addColumn<double>("direction");
    QTest::newRow("within") << qint64(500) << 500.0 << QString() << QString() << 0.0;
    QTest::newRow("right") << qint64(30'000) << 500.0 << QStringLiteral("→ 1 above 250 tokens")
                           << QStringLiteral("tokens. 1 call above 250 tokens.") << 90.0;
    QTest::newRow("above") << qint64(200) << 20'000.0 << QStringLiteral("↑ 1 above 600\u00a0ms")
                           << QStringLiteral("tokens. 1 call above 600\u00a0ms.") << 0.0;
    QTest::newRow("both") << qint64(30'000) << 20'000.0 << QStringLiteral("↑ 1 → 1 beyond")
                          << QStringLiteral("tokens. 1 call above 600\u00a0ms, 1 call above 250 tokens.")
                          << 45.0;
}

void TestPromptLengthChart::aHugePromptDoesNotPressTheOthersAside()
{
    QFETCH(qint64, tokens);
    QFETCH(double, ttft);
    QFETCH(QString, says);
    QFETCH(QString, summary);
    QFETCH(double, direction);
    const ShownChart chart("promptlength");
    chart.panel->setView(viewOf(tenCallsAnd({answered("a", 120, ttft).promptTokens(tokens)})));
    const bool isBeyond = !says.isEmpty();
    const auto *button = chart.panel->findChild<QPushButton *>();
    QCOMPARE(button->isVisible(), isBeyond);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), isBeyond ? 1 : 0);
    const PlotFrame narrow = chart.plot->frame();
    const QPointF place(double(tokens), ttft);
    const QPointF shown(std::min(place.x(), narrow.xTo), std::min(place.y(), narrow.yTo));
    QCOMPARE(shown == place, !isBeyond);
    if (!isBeyond)
        return;

    QCOMPARE(button->text(), says);
    QVERIFY2(chart.panel->accessibleDescription().endsWith(summary),
             qPrintable(chart.panel->accessibleDescription()));
    QCOMPARE(chart.plot->marks().constLast().at, shown);
    QCOMPARE(chart.plot->marks().constLast().direction, direction);
    QTest::mouseMove(chart.plot->viewport(), chart.plot->toPixels(shown).toPoint());
    QVERIFY(chart.plot->callout().has_value());
    QCOMPARE(chart.plot->callout()->at, shown);

    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_A);
    QCOMPARE(chart.marksOf(PlotMark::Kind::Beyond), 0);
    QVERIFY(chart.plot->frame().xTo > place.x() && chart.plot->frame().yTo > place.y());
    QTest::keyClick(chart.plot, Qt::Key_A);
    QCOMPARE(chart.plot->frame().xTo, narrow.xTo); // at once though no time has passed
}

void TestPromptLengthChart::theKeyboardWalksAlongThePromptLengths()
{
    const ShownChart chart("promptlength");
    chart.panel->setView(viewOf({answered("a", 1).promptTokens(300), answered("a", 2).promptTokens(100),
                                 answered("a", 3).promptTokens(200)}));
    chart.plot->setFocus();
    QList<double> lengths;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(chart.plot, Qt::Key_Right);
        lengths.append(chart.plot->callout()->at.x());
    }
    QCOMPARE(lengths, (QList<double>{100, 200, 300}));
}

QTEST_MAIN(TestPromptLengthChart)
#include "tst_promptlengthchart.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "tests/support/tablecells.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/registry.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLabel>
#include <QSet>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace inferograph;
using namespace inferograph::testing;

class TestChartPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void everyChartHasItsOwnIdAndTitle();
    void anEmptyChartSaysWhatIsMissing_data();
    void anEmptyChartSaysWhatIsMissing();
    void aHiddenChartDrawsOnlyWhenShown();
    void manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes_data();
    void manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes();
    void followsTheTheme_data();
    void followsTheTheme();
    void aLegendGivesWayAndIsWholeInItsTip();

    void everyChartHasAnAccessibleNameAndSummary_data();
    void everyChartHasAnAccessibleNameAndSummary();
    void screenReadersTakeAPlotForAChart();
    void screenReadersHearTheCallout();

    void aTableStandsBehindEveryChart_data();
    void aTableStandsBehindEveryChart();
    void theTableStandsStillWhileItIsRead();
    void anEmptyChartHasNoTable();
};

void TestChartPanel::everyChartHasItsOwnIdAndTitle()
{
    QSet<QByteArray> ids;
    for (const ChartEntry &entry : charts()) {
        ids.insert(entry.id);
        const std::unique_ptr<ChartPanel> panel(entry.create(nullptr));
        QCOMPARE(panel->title(), QString::fromLatin1(entry.title));
    }
    QCOMPARE(std::size_t(ids.size()), charts().size());
}

void TestChartPanel::anEmptyChartSaysWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("ttft") << QByteArray("ttft") << 300
                          << QStringLiteral("No call with a time to first token in the 5 minutes in view");
    QTest::newRow("decode") << QByteArray("decode") << 60
                            << QStringLiteral("No call with a decode speed in the minute in view");
    QTest::newRow("load") << QByteArray("load") << 3600
                          << QStringLiteral("No finished call with its times in the hour in view");
    QTest::newRow("promptlength")
        << QByteArray("promptlength") << 45
        << QStringLiteral("No call with both a TTFT and a prompt length in the 45 seconds in view");
    QTest::newRow("itl") << QByteArray("itl") << 300
                         << QStringLiteral("No call with times between its tokens in the 5 minutes in view");
    QTest::newRow("calls") << QByteArray("calls") << 300
                           << QStringLiteral("No calls in the 5 minutes in view");
    QTest::newRow("tokens") << QByteArray("tokens") << 300
                            << QStringLiteral("No call that tells its tokens in the 5 minutes in view");
}

void TestChartPanel::anEmptyChartSaysWhatIsMissing()
{
    QFETCH(QByteArray, id);
    QFETCH(int, seconds);
    QFETCH(QString, text);
    const ShownChart chart(id.constData());
    const LiveView before = viewOf({answered("m", -10)}, std::chrono::seconds(seconds));
    chart.panel->setView(before);
    QVERIFY(!chart.plot->isVisible());
    QCOMPARE(chart.panel->accessibleDescription(), text);
    const QList<QLabel *> labels = chart.panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [&](const QLabel *label) { return label->isVisible() && label->text() == text; }));

    chart.panel->setView(viewOf({answered("m", 10)}, std::chrono::seconds(seconds)));
    QVERIFY(chart.plot->isVisible());
}

void TestChartPanel::aHiddenChartDrawsOnlyWhenShown()
{
    const ShownChart chart("ttft");
    chart.panel->hide();
    chart.panel->setView(viewOf({answered("m", 1), answered("m", 2)}));
    QVERIFY(chart.plot->lines().isEmpty());
    chart.panel->show();
    QCOMPARE(chart.lineOf("m")->points.size(), 2);
}

void TestChartPanel::manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("many");
    QTest::addColumn<QString>("one");
    const auto row = [](const char *id, const char *many, const char *one) {
        QTest::newRow(id) << QByteArray(id) << QString::fromUtf8(many) << QString::fromUtf8(one);
    };
    row("ttft", "a: median 500\u00a0ms over 20\u2009000 calls", "a: median 700\u00a0ms over 1 call");
    row("promptlength", "a: median 500\u00a0ms", "a: median 700\u00a0ms");
    row("load", "a: 2.50\u00a0s", "a: 2.70\u00a0s");
    row("calls", "20\u2009000 ok", "1 ok");
}

void TestChartPanel::manyCallsAreReadAsideAndNeverDrawnAfterNewerOnes()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, many);
    QFETCH(QString, one);
    const ShownChart chart(id.constData());
    const LiveView manyCalls = viewOf(QList<CallRecord>(20'000, answered("a", 1)));
    const LiveView oneCall = viewOf({answered("a", 1, 700)});
    const auto says = [&](const QString &text) {
        return chart.panel->accessibleDescription().contains(text);
    };
    chart.panel->setView(manyCalls);
    QVERIFY(!chart.panel->isSettled());
    QVERIFY(!says(many));
    QTRY_VERIFY_WITH_TIMEOUT(says(many), chartPatienceMs);

    chart.panel->setView(manyCalls);
    chart.panel->setView(oneCall);
    QVERIFY(says(one));
    QTRY_VERIFY_WITH_TIMEOUT(chart.panel->isSettled(), chartPatienceMs);
    QVERIFY(says(one));
    chart.panel->setView(manyCalls);
    QTRY_VERIFY_WITH_TIMEOUT(says(many), chartPatienceMs);
}

void TestChartPanel::followsTheTheme_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const ChartEntry &entry : charts())
        QTest::newRow(entry.id) << QByteArray(entry.id);
}

void TestChartPanel::followsTheTheme()
{
    QFETCH(QByteArray, id);
    const ShownChart chart(id.constData());
    chart.panel->setView(viewOf({answered("m", 1), answered("m", 200)}));
    ThemeManager::instance().apply(ThemeKind::Light);
    const QImage light = chart.panel->grab().toImage();
    QCOMPARE(light.pixelColor(light.width() / 2, light.height() - 3), theme().panel);
    for (const PlotLine &line : chart.plot->lines())
        QCOMPARE(line.pen.color(), ThemeManager::instance().modelStyle("m").colour);
    ThemeManager::instance().apply(ThemeKind::Dark);
    const QImage dark = chart.panel->grab().toImage();
    QCOMPARE(dark.pixelColor(dark.width() / 2, dark.height() - 3), theme().panel);
    QVERIFY(dark != light);
}

void TestChartPanel::aLegendGivesWayAndIsWholeInItsTip()
{
    ChartLegend legend;
    const QString name = QStringLiteral("hf.co/somebody/A-Very-Long-Model-Name-70B-Instruct-GGUF:Q4_K_M");
    legend.setItems({{.text = name, .colour = Qt::red}});
    QVERIFY(legend.minimumSizeHint().width() < legend.sizeHint().width() / 2);
    legend.resize(legend.sizeHint() + QSize(20, 0));
    legend.show();
    QVERIFY(legend.toolTip().isEmpty());
    legend.resize(legend.minimumSizeHint());
    QCOMPARE(legend.toolTip(), name);
    QCOMPARE(legend.accessibleName(), name);
    QCOMPARE(legend.heightForWidth(legend.width()), legend.sizeHint().height()); // on its line

    legend.setItems({{.text = QStringLiteral("load"), .colour = Qt::red}});
    QVERIFY(legend.toolTip().isEmpty());

    ChartLegend row;
    row.setItems(
        {{.text = QStringLiteral("cold start"), .colour = Qt::red}, {.text = name, .colour = Qt::blue}});
    row.setOneRow();
    row.resize(row.minimumSizeHint());
    QVERIFY(row.width() < 100);
    row.show();
    QCOMPARE(row.toolTip(), QStringLiteral("cold start\n") + name);
}

void TestChartPanel::everyChartHasAnAccessibleNameAndSummary_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("says");
    QTest::newRow("ttft") << QByteArray("ttft") << QStringLiteral("qwen: median 500\u00a0ms over 3 calls");
    QTest::newRow("decode") << QByteArray("decode")
                            << QStringLiteral("qwen: median 50.0 tokens per second over 3 calls");
    QTest::newRow("load") << QByteArray("load")
                          << QStringLiteral("qwen: 2.50\u00a0s, of it prompt eval 500\u00a0ms (20.0\u00a0%), "
                                            "generation 2.00\u00a0s (80.0\u00a0%)");
    QTest::newRow("promptlength") << QByteArray("promptlength")
                                  << QStringLiteral(
                                         "qwen: median 500\u00a0ms for prompts of 200 to 200 tokens");
    QTest::newRow("itl") << QByteArray("itl") << QStringLiteral("qwen: median 20.0\u00a0ms over 3 calls");
    QTest::newRow("calls") << QByteArray("calls")
                           << QStringLiteral("3 ok. Most in 5\u00a0s from 14:10:00: 3 ok.");
    QTest::newRow("tokens") << QByteArray("tokens") << QStringLiteral("300 out, 600 in.");
}

void TestChartPanel::everyChartHasAnAccessibleNameAndSummary()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, says);
    const ShownChart chart(id.constData());
    chart.panel->setView(viewOf({answered("qwen", 1), answered("qwen", 2), answered("qwen", 3)}));
    QVERIFY(!chart.panel->accessibleName().isEmpty());
    QCOMPARE(chart.plot->accessibleName(), chart.panel->title());
    QVERIFY2(chart.panel->accessibleDescription().contains(says),
             qPrintable(chart.panel->accessibleDescription()));
    QCOMPARE(chart.plot->accessibleDescription(), chart.panel->accessibleDescription());
}

void TestChartPanel::screenReadersTakeAPlotForAChart()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf({answered("qwen", 1)}));
    QAccessibleInterface *plot = QAccessible::queryAccessibleInterface(chart.plot);
    QVERIFY(plot);
    QCOMPARE(plot->role(), QAccessible::Chart);
    QCOMPARE(plot->text(QAccessible::Name), QStringLiteral("Time to first token"));
    QVERIFY(plot->text(QAccessible::Description)
                .contains(QStringLiteral("qwen: median 500\u00a0ms over 1 call")));
    QCOMPARE(plot->childCount(), 0);
    QVERIFY(plot->text(QAccessible::Value).isEmpty());
}

void TestChartPanel::screenReadersHearTheCallout()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf({answered("qwen", 1), answered("sage", 2)}));
    const QAccessibleInterface *plot = QAccessible::queryAccessibleInterface(chart.plot);
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QVERIFY(plot->text(QAccessible::Value)
                .startsWith(QStringLiteral("21 Nov 2025 14:10:01.000 · qwen, TTFT 500")));
    QTest::keyClick(chart.plot, Qt::Key_Right);
    QVERIFY(plot->text(QAccessible::Value)
                .startsWith(QStringLiteral("21 Nov 2025 14:10:02.000 · sage, TTFT 500")));
    QTest::keyClick(chart.plot, Qt::Key_Escape);
    QVERIFY(plot->text(QAccessible::Value).isEmpty());
}

void TestChartPanel::aTableStandsBehindEveryChart_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QStringList>("header");
    QTest::addColumn<QList<QStringList>>("rows");
    const auto row = [](const char *id, const QStringList &header, const QList<QStringList> &rows) {
        QTest::newRow(id) << QByteArray(id) << header << rows;
    };
    const auto words = [](const char *text) { return QString::fromUtf8(text).split(u'|'); };
    row("ttft", words("Started|Model|Status|Time to first token"),
        {words("21 Nov 2025 14:10:01.000|a|ok|500\u00a0ms"),
         words("21 Nov 2025 14:10:07.000|b|connection refused|—")});
    row("decode", words("Started|Model|Status|Decode speed"),
        {words("21 Nov 2025 14:10:01.000|a|ok|50.0 tokens per second"),
         words("21 Nov 2025 14:10:07.000|b|connection refused|—")});
    row("itl", words("Started|Model|Status|Inter-token latency"),
        {words("21 Nov 2025 14:10:01.000|a|ok|20.0\u00a0ms"),
         words("21 Nov 2025 14:10:07.000|b|connection refused|—")});
    row("promptlength", words("Started|Model|Status|Prompt tokens|TTFT"),
        {words("21 Nov 2025 14:10:01.000|a|ok|200|500\u00a0ms")});
    row("load", words("Model|Calls|Total|queue + connect|load|prompt eval|generation|unexplained"),
        {words("a|1|2.50\u00a0s|0\u00a0ms|0\u00a0ms|500\u00a0ms|2.00\u00a0s|0\u00a0ms")});
    row("calls", words("From|ok|cancelled|errors|Calls"),
        {words("14:10:00|1|0|0|1"), words("14:10:05|0|0|1|1")});
    row("tokens", words("From|out|in|in, cached|Calls"),
        {words("14:10:00|100|200|0|1"), words("14:10:05|—|—|—|1")});
    row("throughput", words("Time|Source|generation|prompt"), {words("14:10:03|vllm.log|12.5 tok/s|—")});
    row("requests", words("Time|Source|running|waiting"), {words("14:10:03|vllm.log|3|1")});
    row("kvcache", words("Time|Source|in use"), {words("14:10:03|vllm.log|50.0\u00a0%")});
}

void TestChartPanel::aTableStandsBehindEveryChart()
{
    QFETCH(QByteArray, id);
    QFETCH(QStringList, header);
    QFETCH(QList<QStringList>, rows);
    const ShownChart chart(id.constData());
    const CallBuilder refused =
        CallBuilder().model("b").startedAtMs(viewStartMs + 7000).failed(ErrorKind::Refused);
    const WallTime told = viewStart + std::chrono::seconds(3);
    chart.panel->setView(
        viewWith({answered("a", 1), refused},
                 requestsAt(3, 3, 1) +
                     QList<GaugeSample>{{told, "vllm.log", "vllm", Gauge::GenerationThroughput, 12.5},
                                        {told, "vllm.log", "vllm", Gauge::KvCacheUsage, 0.5}}));
    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.plot->setFocus();
    QTest::keyClick(chart.plot, Qt::Key_T);
    auto *table = chart.panel->findChild<QTableView *>();
    QVERIFY(table && table->isVisible() && !chart.plot->isVisible());
    QVERIFY(table->hasFocus());
    const QAccessibleInterface *read = QAccessible::queryAccessibleInterface(table);
    QCOMPARE(read->text(QAccessible::Name), chart.panel->title());
    QCOMPARE(read->text(QAccessible::Description), chart.panel->accessibleDescription());
    QCOMPARE(cellsOf(*table->model()), QList<QStringList>{header} + rows);
    QTest::keyClick(table, Qt::Key_T);
    QVERIFY(chart.plot->isVisible() && chart.plot->hasFocus());
}

void TestChartPanel::theTableStandsStillWhileItIsRead()
{
    const ShownChart chart("ttft");
    chart.panel->setView(viewOf({answered("a", 1)}));
    chart.panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(chart.panel.get()));
    chart.panel->actions().constFirst()->trigger();
    auto *table = chart.panel->findChild<QTableView *>();
    const QAbstractItemModelTester tester(table->model());
    table->setFocus();
    chart.panel->setView(viewOf({answered("b", 2), answered("c", 3)}));
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("a")); // the call of before
    table->clearFocus();
    chart.panel->setView(viewOf({answered("b", 2), answered("c", 3)}));
    QCOMPARE(table->model()->rowCount(), 2);
}

void TestChartPanel::anEmptyChartHasNoTable()
{
    const ShownChart chart("ttft");
    chart.panel->actions().constFirst()->trigger();
    chart.panel->setView(viewOf({}));
    QVERIFY(!chart.panel->findChild<QTableView *>());
    chart.panel->setView(viewOf({answered("a", 1)}));
    QVERIFY(chart.panel->findChild<QTableView *>()->isVisible());
}

QTEST_MAIN(TestChartPanel)
#include "tst_chartpanel.moc"

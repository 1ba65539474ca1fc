// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/promptwindow.h"
#include "tests/support/scriptedollama.h"
#include "tests/support/widgets.h"
#include "ui/charts/sweepplot.h"
#include "ui/controls.h"
#include "ui/models/stepresultsmodel.h"
#include "ui/pages/pagestack.h"
#include "ui/panels/answercard.h"
#include "ui/panels/answerview.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/numberlist.h"
#include "ui/panels/runcomparison.h"
#include "ui/panels/runstatus.h"
#include "ui/panels/runview.h"
#include "ui/panels/speedtrace.h"
#include "ui/theme.h"

#include <QApplication>
#include <QJsonObject>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

void checkThatNothingIsClipped(const PromptWindow &test)
{
    const auto &page = test.page();
    const auto &table = test.part<FittingTable>();
    for (const QSize size : {QSize(1280, 720), QSize(1440, 900)}) {
        test.window().resize(size);
        QTRY_COMPARE(test.window().size(), size);
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->wordWrap() && !qobject_cast<const ElidedLabel *>(label))
                QTRY_VERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        for (const auto *shown : page.findChildren<QPushButton *>()) {
            if (shown->isVisible())
                QVERIFY2(shown->width() >= shown->minimumSizeHint().width(), qPrintable(shown->text()));
        }
        for (const int column :
             {StepResultsModel::Calls, StepResultsModel::TtftP50, StepResultsModel::TtftP95,
              StepResultsModel::PromptSpeed, StepResultsModel::DecodeSpeed, StepResultsModel::Throughput})
            QVERIFY2(!table.isColumnHidden(column), qPrintable(QString::number(column)));
        QVERIFY(table.viewport()->height() >= table.model()->rowCount() * table.rowHeight(0));
        const auto &list = named<QListView>(test.page(), "Models to call");
        QVERIFY(list.viewport()->rect().contains(list.visualRect(list.model()->index(1, 0))));
    }
}

} // namespace

class TestRunView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void runsTwoModelsSideBySide();
    void barsAreAsHighAsTokensCame();
    void escapeCancelsAndWhatIsDoneStays();
    void quittingDuringARunAsksFirst();
    void aFailingModelStopsNoOther();
    void aWaitThatTheServerAsksForIsSeen();
    void aSweepIsShownOnCompare();
};

void TestRunView::runsTwoModelsSideBySide()
{
    const auto server = OllamaServer::thatAnswers();
    PromptWindow test;
    test.watch(*server);
    test.tick(QStringLiteral("b")); // the first one is ticked already
    test.writePrompt(QStringLiteral("Why is the sky blue?"));
    named<QSpinBox>(test.page(), "Repeats").setValue(2);
    QCOMPARE(test.button(QStringLiteral("Run")).text(), QStringLiteral("Run 4 calls"));
    QTest::mouseClick(&test.button(QStringLiteral("Run")), Qt::LeftButton);
    QVERIFY(!test.button(QStringLiteral("Run")).isEnabled());
    test.waitForEndOfRun();

    QCOMPARE(test.cards().size(), 2);
    for (const AnswerCard *card : test.cards()) {
        QCOMPARE(card->answerView().answer(), QStringLiteral("Hello"));
        QCOMPARE(card->state(), QStringLiteral("2 of 2 calls · shown: the latest"));
        QVERIFY(!card->speedTrace().tokensInBars().empty());
    }
    QCOMPARE(test.cards().first()->accessibleName(), QStringLiteral("a"));
    QCOMPARE(test.cell(0, StepResultsModel::Calls), QStringLiteral("2/2"));
    QCOMPARE(test.cell(1, StepResultsModel::Step), QStringLiteral("b"));
    QCOMPARE(test.cell(1, StepResultsModel::PromptTokens), QStringLiteral("50"));
    QCOMPARE(test.cell(1, StepResultsModel::DecodeSpeed), QStringLiteral("80.0")); // 4 tokens in 50 ms
    QVERIFY(test.cell(0, StepResultsModel::TtftP50) != QStringLiteral("—"));
    const auto clock = test.part<RunView>().findChildren<ElidedLabel *>();
    QVERIFY(std::ranges::any_of(
        clock, [](const ElidedLabel *label) { return label->fullText().startsWith(u"clock: "); }));

    const QList<QJsonObject> calls = server->calls();
    QCOMPARE(calls.size(), 4);
    QCOMPARE(calls.last()[u"model"].toString(), QStringLiteral("b"));
    QVERIFY(calls.last()[u"messages"][0][u"content"].toString().endsWith(
        QStringLiteral("]\nWhy is the sky blue?")));
    test.session().store().publish();
    QCOMPARE(test.session().store().snapshot()->size(), std::size_t(4));
    QVERIFY(test.button(QStringLiteral("Run")).isEnabled());

    auto &table = test.part<FittingTable>();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY2(copied.value(3).startsWith(QStringLiteral("| b | 2/2 | 50 |")), qPrintable(copied.value(3)));

    QTest::mouseClick(&test.button(QStringLiteral("Open in Compare")), Qt::LeftButton);
    QCOMPARE(test.window().findChild<PageStack *>()->currentId(), QStringLiteral("compare"));
}

void TestRunView::barsAreAsHighAsTokensCame()
{
    constexpr Moment quarter = 250'000'000;
    SpeedTrace trace("a");
    QVERIFY(!trace.speedAt(0));
    std::vector<Moment> tokens;
    for (int i = 0; i < 40; ++i) // ten in each quarter of a second
        tokens.push_back(1000 * quarter + i * quarter / 10);
    trace.add(tokens);
    QCOMPARE(trace.tokensInBars(), std::vector<int>({10, 10, 10, 10}));
    QCOMPARE(trace.speedAt(1004 * quarter), std::optional(40.0));
    QCOMPARE(trace.speedAt(1006 * quarter), std::optional(20.0));
    QVERIFY(!trace.speedAt(1009 * quarter));
    trace.add({5000 * quarter}); // a long pause is not drawn as long
    QCOMPARE(trace.tokensInBars().size(), std::size_t(12));
    QCOMPARE(trace.tokensInBars().back(), 1);
    QCOMPARE(trace.speedAt(5001 * quarter), std::optional(1.0));
}

void TestRunView::escapeCancelsAndWhatIsDoneStays()
{
    OllamaServer server;
    server.on("/api/chat", answer());
    server.on("/api/chat", answerBehindGate("open"));
    PromptWindow test;
    test.watch(server);
    test.writePrompt(QStringLiteral("Hi"));
    QTest::keyClick(test.window().focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(server.calls().size(), 2, patience);
    QTRY_COMPARE(test.cards().first()->answerView().answer(), QStringLiteral("Hel")); // live
    QTest::keyClick(test.window().focusWidget(), Qt::Key_Escape);
    test.waitForEndOfRun();
    QCOMPARE(test.cell(0, StepResultsModel::Calls), QStringLiteral("1/2"));
    QVERIFY(test.cell(0, StepResultsModel::Remarks).endsWith(QStringLiteral("cancelled")));
    QVERIFY(test.part<RunStatus>().text().startsWith(QStringLiteral("Cancelled")));
    QVERIFY(test.cards().first()->state().endsWith(QStringLiteral("cancelled")));
    QCOMPARE(server.calls().size(), 2);
}

void TestRunView::quittingDuringARunAsksFirst()
{
    OllamaServer server;
    server.on("/api/chat", answerBehindGate("open"));
    PromptWindow test;
    test.watch(server);
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(server.calls().size(), 1, patience);
    const auto closeAndPress = [&test](const QString &answer) {
        QTimer::singleShot(0, &test.window(), [answer] {
            for (QPushButton *button : QApplication::activeModalWidget()->findChildren<QPushButton *>()) {
                if (button->text() == answer)
                    return QTest::mouseClick(button, Qt::LeftButton);
            }
        });
        test.window().close();
    };
    closeAndPress(QStringLiteral("&Keep running"));
    QVERIFY(test.window().isVisible() && test.session().runs().isRunning());
    closeAndPress(QStringLiteral("&Quit"));
    QVERIFY(!test.window().isVisible());
}

void TestRunView::aFailingModelStopsNoOther()
{
    OllamaServer server;
    server.on("/api/chat", Script().respond(404, R"x({"error":"model \"a\" not found"})x"));
    server.on("/api/chat", answer());
    PromptWindow test;
    test.watch(server);
    test.tick(QStringLiteral("b"));
    named<QSpinBox>(test.page(), "Repeats").setValue(1);
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    test.waitForEndOfRun();
    QVERIFY(test.cell(0, StepResultsModel::Remarks).contains(QStringLiteral("not found")));
    QCOMPARE(test.cell(0, StepResultsModel::Calls), QStringLiteral("0/1"));
    QCOMPARE(test.cell(0, StepResultsModel::TtftP50), QStringLiteral("—"));
    QVERIFY(test.cards().first()->state().endsWith(QStringLiteral("1 failed")));
    QCOMPARE(test.cell(1, StepResultsModel::Calls), QStringLiteral("1/1"));
    QCOMPARE(test.cards().last()->answerView().answer(), QStringLiteral("Hello"));
    QVERIFY(test.part<RunStatus>().text().startsWith(QStringLiteral("Done · 1 of 2 calls")));
    checkThatNothingIsClipped(test);
}

void TestRunView::aWaitThatTheServerAsksForIsSeen()
{
    OllamaServer server;
    server.on("/api/chat", Script().respond(429, R"x({"error":"slow down"})x", "Retry-After: 60\r\n"));
    PromptWindow test;
    test.watch(server);
    named<QSpinBox>(test.page(), "Repeats").setValue(1);
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(test.part<RunStatus>().text().contains(QStringLiteral("as the server asks")),
                             patience);
    QTest::mouseClick(&test.button(QStringLiteral("Cancel")), Qt::LeftButton);
    test.waitForEndOfRun();
    QVERIFY(!test.button(QStringLiteral("Cancel")).isEnabled());
}

void TestRunView::aSweepIsShownOnCompare()
{
    const auto server = OllamaServer::thatAnswers();
    PromptWindow test;
    test.watch(*server);
    test.window().showPage(QStringLiteral("compare"));
    const auto *runs = test.window().findChild<RunComparison *>();
    auto *tabs = runs->parentWidget()->parentWidget()->findChild<QTabBar *>();
    QVERIFY(!tabs->isVisible()); // nothing to choose yet
    test.window().showPage(QStringLiteral("prompt"));
    named<QSpinBox>(test.page(), "Repeats").setValue(1);
    named<NumberList>(test.page(), "How many").setText(QStringLiteral("1, 2"));
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    test.waitForEndOfRun();
    QTest::mouseClick(&test.button(QStringLiteral("Open in Compare")), Qt::LeftButton);
    QVERIFY(tabs->isVisible());
    QVERIFY(!runs->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(runs->isVisible());
    const auto *plot = runs->findChild<SweepPlot *>();
    QCOMPARE(plot->curves().size(), 1);
    QCOMPARE(plot->curves().first().points.size(), 2);
}

QTEST_MAIN(TestRunView)
#include "tst_runview.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/readability.h"
#include "tests/support/scriptedollama.h"
#include "ui/controls.h"
#include "ui/mainwindow.h"
#include "ui/pages/callspage.h"
#include "ui/pages/livepage.h"
#include "ui/panels/cadence.h"
#include "ui/panels/calltable.h"
#include "ui/panels/inspector.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/waterfall.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace inferograph;
using testing::CallBuilder;
using testing::OllamaServer;
using testing::unreadableTexts;

namespace {

CallRecord fullCall()
{
    CallRecord call = CallBuilder()
                          .model("qwen2.5:14b")
                          .startedAtMs(1'700'000'000'000)
                          .connectMs(1)
                          .queueMs(16)
                          .loadMs(412)
                          .promptEvalMs(655)
                          .generationMs(8000, GenerationSpan::IncludesFirstToken)
                          .ttftMs(1084)
                          .totalMs(9204)
                          .clientGenerationMs(8120)
                          .promptTokens(1932)
                          .outputTokens(253)
                          .start(StartKind::Cold);
    call.clock = Clock::Kernel;
    call.clockErrorUs = 20;
    call.clientDelay = fromMilliseconds(3);
    call.joined = Joined::Likely;
    call.endpoint = "http://localhost:11434";
    call.requestId = "req-7";
    return call;
}

// What stands beside a title.
QString value(const QWidget &panel, const char *title)
{
    for (const QLabel *label : panel.findChildren<QLabel *>()) {
        if (label->accessibleName() != QLatin1StringView(title))
            continue;
        const auto *elided = qobject_cast<const ElidedLabel *>(label);
        return elided ? elided->fullText() : label->text();
    }
    return QStringLiteral("(no %1)").arg(QLatin1StringView(title));
}

QPushButton &button(const QWidget &panel, const char *text)
{
    const QList<QPushButton *> buttons = panel.findChildren<QPushButton *>();
    return **std::ranges::find(buttons, QString::fromUtf8(text), &QPushButton::text);
}

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void tellsClientsAndServersFiguresApart();
    void saysWhoTimedTheCall_data();
    void saysWhoTimedTheCall();
    void whatIsNotKnownStaysUnknown();
    void theWaterfallSumsToTheTotal();
    void theWaterfallSaysWhereFiguresDisagree();
    void everyNumberHasADefinition();
    void theErrorIsWholeAndCanBeSelected();
    void longValuesGiveWayAndAreCopiedWhole();
    void marksWhatThisMachineDelayed();
    void opensByKeyAndMouse_data();
    void opensByKeyAndMouse();
    void escapeClosesItWhereTheFocusIs();
    void sharesItsPlaceWithThePromptPanel();
    void theCadenceMarksStalls();
    void aCallOfALogHasNoPromptHere();
    void theNumbersOfAnotherCallStayBeside();
    void aCallOfOursIsRunAgain();
};

void TestInspector::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_inspector"));
}

void TestInspector::init()
{
    QSettings().clear();
    ThemeManager::instance().apply(ThemeKind::Light);
}

void TestInspector::tellsClientsAndServersFiguresApart()
{
    Inspector inspector;
    inspector.setCall(fullCall());
    QCOMPARE(value(inspector, "Time to first token"), QStringLiteral("1.08\u00a0s"));
    QCOMPARE(value(inspector, "First to last token"), QStringLiteral("8.12\u00a0s"));
    QCOMPARE(value(inspector, "Generation"), QStringLiteral("8.00\u00a0s"));
    QCOMPARE(value(inspector, "Endpoint"), QStringLiteral("http://localhost:11434"));
    QCOMPARE(value(inspector, "Request"), QStringLiteral("req-7"));
    QCOMPARE(value(inspector, "Clock"), QStringLiteral("kernel"));
    QCOMPARE(value(inspector, "Joined"), QStringLiteral("likely"));
    QVERIFY(value(inspector, "Clock error, p99").contains(QStringLiteral("0.02")));
}

void TestInspector::saysWhoTimedTheCall_data()
{
    QTest::addColumn<std::optional<Clock>>("clock");
    QTest::addColumn<QString>("title");
    QTest::newRow("kernel") << std::optional(Clock::Kernel) << QStringLiteral("SEEN BY THE CLIENT");
    QTest::newRow("client") << std::optional(Clock::Client) << QStringLiteral("SEEN BY THE CLIENT");
    QTest::newRow("server") << std::optional(Clock::Server) << QStringLiteral("TIMED BY THE SERVER");
    QTest::newRow("log") << std::optional(Clock::Log) << QStringLiteral("TOLD BY THE LOG");
    QTest::newRow("unknown") << std::optional<Clock>() << QStringLiteral("TOLD BY THE LOG");
}

void TestInspector::saysWhoTimedTheCall()
{
    QFETCH(std::optional<Clock>, clock);
    QFETCH(QString, title);
    Inspector inspector;
    CallRecord call = fullCall();
    call.clock = clock;
    inspector.setCall(fullCall()); // an earlier call's titles do not stay
    inspector.setCall(call);
    const QList<QLabel *> labels = inspector.findChildren<QLabel *>();
    QCOMPARE(std::ranges::count(labels, title, &QLabel::text), 1);
}

void TestInspector::whatIsNotKnownStaysUnknown()
{
    Inspector inspector;
    inspector.setCall(fullCall());
    inspector.setCall(CallRecord());
    for (const char *title :
         {"Time to first token", "Total", "Queue", "Load", "Prompt tokens", "Decode speed", "Clock",
          "Clock error, p99", "Joined", "Request", "Stalls", "generation"})
        QCOMPARE(value(inspector, title), QStringLiteral("—"));
}

void TestInspector::theWaterfallSumsToTheTotal()
{
    Waterfall waterfall;
    CallRecord call = CallBuilder().connectMs(100).queueMs(50).loadMs(200).promptEvalMs(150).generationMs(
        400, GenerationSpan::IncludesFirstToken);
    call.total = fromMilliseconds(1000);
    waterfall.setCall(call);
    const QList<std::pair<const char *, const char *>> shown{
        {"connect", "100"},     {"queue", "50"},       {"load", "200"},
        {"prompt eval", "150"}, {"generation", "400"}, {"unexplained", "100"},
    };
    for (const auto &[phase, ms] : shown)
        QVERIFY2(value(waterfall, phase).startsWith(QLatin1StringView(ms)), phase);
    call.queue.reset();
    waterfall.setCall(call);
    QCOMPARE(value(waterfall, "queue"), QStringLiteral("—"));
    QVERIFY(value(waterfall, "unexplained").startsWith(QStringLiteral("150")));
    QVERIFY(waterfall.accessibleDescription().contains(QStringLiteral("unexplained 150")));
}

void TestInspector::theWaterfallSaysWhereFiguresDisagree()
{
    Waterfall waterfall;
    const auto note = [&] {
        for (const QLabel *label : waterfall.findChildren<QLabel *>()) {
            if (!label->isHidden() && label->wordWrap())
                return label->text();
        }
        return QString();
    };
    CallRecord call = CallBuilder().loadMs(800).generationMs(400, GenerationSpan::IncludesFirstToken);
    call.total = fromMilliseconds(1000);
    waterfall.setCall(call);
    QVERIFY2(note().contains(QStringLiteral("1.20")), qPrintable(note()));
    call.load = fromMilliseconds(100);
    waterfall.setCall(call);
    QCOMPARE(note(), QString());
    call.total.reset();
    waterfall.setCall(call);
    QVERIFY(note().contains(QStringLiteral("not known")));
}

void TestInspector::everyNumberHasADefinition()
{
    Inspector inspector;
    int numbers = 0;
    for (const QLabel *label : inspector.findChildren<QLabel *>()) {
        if (label->accessibleName().isEmpty())
            continue;
        ++numbers;
        QVERIFY2(!label->toolTip().isEmpty(), qPrintable(label->accessibleName()));
    }
    QVERIFY(numbers > 30);
}

void TestInspector::theErrorIsWholeAndCanBeSelected()
{
    Inspector inspector;
    CallRecord call = fullCall();
    const auto *error = inspector.findChild<QPlainTextEdit *>();
    inspector.setCall(call);
    QVERIFY(error->isHidden());
    call.status = CallStatus::Failed;
    call.error = QByteArray("<b>no</b>\n").repeated(150);
    inspector.setCall(call);
    QVERIFY(!error->isHidden());
    QCOMPARE(error->toPlainText().toUtf8(), call.error);
    QVERIFY(error->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
}

void TestInspector::longValuesGiveWayAndAreCopiedWhole()
{
    CallRecord call = fullCall();
    call.model = "/models/" + QByteArray(72, 'm');
    call.server = QByteArray(80, 's');
    call.source = "/var/log/" + QByteArray(71, 'l');
    call.endpoint = "http://" + QByteArray(73, 'h');
    call.requestId = "chatcmpl-" + QByteArray(71, 'r');
    Session session;
    const MainWindow window(session);
    Inspector inspector;
    inspector.setCall(call);
    inspector.resize(window.findChild<Inspector *>()->minimumWidth(), 1200); // as narrow as it can be there
    inspector.show();
    inspector.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&inspector));
    const auto *scroller = inspector.findChild<QScrollArea *>();
    QCOMPARE(scroller->widget()->width(), scroller->viewport()->width());
    QTRY_COMPARE(unreadableTexts(inspector).join(u'\n'), QString());

    const auto values = inspector.findChildren<ElidedLabel *>();
    const auto value = std::ranges::find(values, QString::fromUtf8(call.requestId), &ElidedLabel::fullText);
    QVERIFY(value != values.end());
    QVERIFY((*value)->text().startsWith(QStringLiteral("chatcmpl")));
    QVERIFY((*value)->text().endsWith(QStringLiteral("rrr"))); // its end tells one from another
    QVERIFY((*value)->toolTip().contains(QString::fromUtf8(call.requestId)));
    QTest::mouseClick(*value, Qt::LeftButton);
    QTest::keyClick(*value, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), call.requestId);
}

void TestInspector::marksWhatThisMachineDelayed()
{
    Inspector inspector;
    CallRecord call = fullCall();
    inspector.setCall(call);
    QVERIFY(value(inspector, "Sent late by").startsWith(QLatin1Char('!')));
    call.clientDelay = fromMilliseconds(0.5);
    inspector.setCall(call);
    QVERIFY(!value(inspector, "Sent late by").startsWith(QLatin1Char('!')));
}

void TestInspector::opensByKeyAndMouse_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("byKey");
    for (const char *page : {"live", "calls"}) {
        QTest::addRow("%s, Enter", page) << QString::fromLatin1(page) << true;
        QTest::addRow("%s, double click", page) << QString::fromLatin1(page) << false;
    }
}

void TestInspector::opensByKeyAndMouse()
{
    QFETCH(QString, page);
    QFETCH(bool, byKey);
    Session session;
    session.store().append({fullCall(), CallBuilder().model("llama3.2:3b").startedAtMs(1'700'000'100'000)});
    session.store().publish();
    MainWindow window(session);
    window.showPage(page);
    window.resize(1280, 720);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto *inspector = window.findChild<Inspector *>();
    QVERIFY(!inspector->isVisible());
    CallTable *table = nullptr; // of the page in sight
    const QList<CallTable *> tables = window.findChildren<CallTable *>();
    for (CallTable *candidate : tables)
        table = candidate->isVisible() ? candidate : table;
    QVERIFY(table);
    const QPoint first = table->visualRect(table->model()->index(0, 1)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, first);
    if (byKey)
        QTest::keyClick(table, Qt::Key_Return);
    else
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, first);
    QVERIFY(inspector->isVisible());
    // The next one that is chosen is shown at once.
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(value(*inspector, "Request"), QStringLiteral("req-7"));
    QTest::keyClick(const_cast<Inspector *>(inspector), Qt::Key_Escape);
    QVERIFY(!inspector->isVisible());
}

void TestInspector::escapeClosesItWhereTheFocusIs()
{
    Session session;
    session.store().append({fullCall()});
    session.store().publish();
    MainWindow window(session);
    window.showPage(QStringLiteral("calls"));
    window.resize(1280, 720);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto *inspector = window.findChild<Inspector *>();
    auto *table = window.findChild<CallsPage *>()->findChild<CallTable *>();
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(inspector->isVisible() && table->hasFocus());
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!inspector->isVisible());
    QVERIFY(table->hasFocus()); // on with the next call
}

void TestInspector::sharesItsPlaceWithThePromptPanel()
{
    Session session;
    session.store().append({fullCall()});
    session.store().publish();
    MainWindow window(session);
    window.resize(1920, 1080);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto *prompt = window.findChild<PromptPanel *>();
    auto *inspector = window.findChild<Inspector *>();
    QVERIFY(prompt->isVisible()); // there is room
    auto *table = window.findChild<CallTable *>();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    QVERIFY(inspector->isVisible() && !prompt->isVisible());
    QTest::mouseClick(inspector->findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!inspector->isVisible() && prompt->isVisible());
}

void TestInspector::theCadenceMarksStalls()
{
    Cadence cadence;
    std::vector<Moment> tokens;
    for (const Moment ms : {1000, 1010, 1020, 1030, 1230, 1240})
        tokens.push_back(ms * 1'000'000);
    cadence.setTokens(tokens);
    QCOMPARE(cadence.gaps().size(), std::size_t(5));
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(cadence.gaps()[i].isStall, i == 3);
    QCOMPARE(cadence.gaps()[3].beginNs, 30e6);
    QCOMPARE(cadence.accessibleDescription(),
             QStringLiteral("From token to token: median 10.0\u00a0ms, longest 200\u00a0ms. Stalls: 1."));

    cadence.resize(cadence.sizeHint());
    const QImage picture = cadence.grab().toImage();
    const auto colourAt = [&](double ms) { // at the foot of what stands there
        return picture.pixelColor(qRound(ms / 240 * picture.width()), picture.height() - 3);
    };
    QCOMPARE(colourAt(130), theme().failed);
    QVERIFY(colourAt(15) != theme().failed);

    cadence.setTokens({});
    QVERIFY(cadence.gaps().empty() && cadence.accessibleDescription().isEmpty());
    cadence.grab();
}

void TestInspector::aCallOfALogHasNoPromptHere()
{
    Inspector inspector;
    inspector.setCall(fullCall());
    inspector.show();
    for (const QPlainTextEdit *text : inspector.findChildren<QPlainTextEdit *>())
        QVERIFY(!text->isVisible());
    QVERIFY(!inspector.findChild<Cadence *>()->isVisible());
    QVERIFY(!button(inspector, "&Run again").isVisible());
}

void TestInspector::theNumbersOfAnotherCallStayBeside()
{
    Inspector inspector;
    inspector.show();
    CallRecord first = fullCall();
    first.id = 1;
    CallRecord second = CallBuilder().model("llama3.2:3b").ttftMs(20).totalMs(30);
    second.id = 2;
    inspector.setCall(first);
    const char *besideTtft = "Time to first token of the other call";
    QTest::mouseClick(&button(inspector, "&Compare with…"), Qt::LeftButton);
    inspector.setCall(second);
    QCOMPARE(value(inspector, "Time to first token"), QStringLiteral("20.0\u00a0ms"));
    QCOMPARE(value(inspector, besideTtft), QStringLiteral("1.08\u00a0s"));
    inspector.setCall(first);
    const auto isShown = [&] {
        const QList<QLabel *> labels = inspector.findChildren<QLabel *>();
        return (*std::ranges::find(labels, QString::fromUtf8(besideTtft), &QLabel::accessibleName))
            ->isVisible();
    };
    QVERIFY(!isShown()); // beside itself
    inspector.setCall(second);
    QVERIFY(isShown());
    QTest::mouseClick(&button(inspector, "&Compare with…"), Qt::LeftButton);
    QVERIFY(!isShown());
}

void TestInspector::aCallOfOursIsRunAgain()
{
    const auto server = OllamaServer::thatAnswers();
    Session session;
    const SourceId source = session.addSource(server->url().toString());
    QTRY_COMPARE(session.source(source)->state, SourceState::Live);
    Prompt prompt;
    prompt.model = "a";
    prompt.text = "Say hello.";
    prompt.system = "Be brief.";
    QVERIFY(session.send(source, prompt));
    QTRY_COMPARE(session.store().size(), std::size_t(1));
    session.store().publish();
    MainWindow window(session);
    window.resize(1920, 1080);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto *table = window.findChild<CallTable *>();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    const auto *inspector = window.findChild<Inspector *>();
    QVERIFY(inspector->isVisible());
    const auto textOf = [inspector](const char *name) {
        for (const QPlainTextEdit *text : inspector->findChildren<QPlainTextEdit *>()) {
            if (text->isVisible() && text->accessibleName() == QLatin1StringView(name))
                return text->toPlainText();
        }
        return QString();
    };
    QCOMPARE(textOf("SYSTEM PROMPT"), QStringLiteral("Be brief."));
    QCOMPARE(textOf("PROMPT"), QStringLiteral("Say hello."));
    QCOMPARE(textOf("ANSWER"), QStringLiteral("Hello"));

    QTest::mouseClick(&button(*inspector, "&Run again"), Qt::LeftButton);
    QVERIFY(!inspector->isVisible() && window.findChild<PromptPanel *>()->isVisible());
    QTRY_COMPARE(session.store().size(), std::size_t(2));
    const QList<QJsonObject> asked = server->calls();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.at(1), asked.at(0));
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logs.h"
#include "tests/support/readability.h"
#include "tests/support/scriptedollama.h"
#include "tests/support/testwindow.h"
#include "ui/panels/calltable.h"
#include "ui/panels/exchangedialog.h"
#include "ui/panels/inspector.h"
#include "ui/panels/loglinesdialog.h"
#include "ui/panels/rawtextview.h"

#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

QString wordsOf(const QWidget &dialog)
{
    QString words;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        words += label->text() + u'\n';
    return words;
}

QString textOf(const ExchangeDialog &dialog, int tab)
{
    return qobject_cast<RawTextView *>(dialog.findChild<QTabWidget *>()->widget(tab))->text();
}

} // namespace

// What a call was made of, letter for letter.
class TestRawViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPartOfAResponseBearsItsTime();
    void sizesAndCutsAreTold();
    void textsAreSearched();
    void longLinesAreCutAndSaySo();
    void aCallOfOursShowsItsExchange();
    void aCallOfALogShowsItsLines();
    void aSearchThatIsLeftEnds();

private:
    // Opens the first call of the window's table, presses the inspector's button, and hands its dialog on.
    template<typename Dialog, typename Look>
    void openRaw(MainWindow &window, const char *button, const Look &look);
};

template<typename Dialog, typename Look>
void TestRawViews::openRaw(MainWindow &window, const char *button, const Look &look)
{
    auto *table = window.findChild<CallTable *>();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    const QList<QPushButton *> buttons = window.findChild<Inspector *>()->findChildren<QPushButton *>();
    QPushButton *opens = *std::ranges::find(buttons, QString::fromUtf8(button), &QPushButton::text);
    QVERIFY(opens->isVisible());
    bool isShown = false;
    QTimer::singleShot(0, this, [&] {
        auto *dialog = window.findChild<Dialog *>();
        QVERIFY(dialog && dialog->isVisible());
        look(*dialog);
        isShown = true;
        dialog->reject();
    });
    QTest::mouseClick(opens, Qt::LeftButton);
    QVERIFY(isShown);
}

void TestRawViews::eachPartOfAResponseBearsItsTime()
{
    RawExchange exchange;
    exchange.request = "GET / HTTP/1.1\r\n\r\n";
    exchange.response = "HTTP/1.1 200 OK\r\nA: b\r\n\r\ndata: 1\n\ndata: \xc3\xa9";
    exchange.reads = {{.at = 1234567ns, .end = 25},
                      {.at = 23456789ns, .end = exchange.response.size() - 1}, // within a letter
                      {.at = 30000000ns, .end = exchange.response.size()}};
    const ExchangeDialog dialog(exchange);
    QCOMPARE(textOf(dialog, 0), QStringLiteral(" 1.235 ms  HTTP/1.1 200 OK\n"
                                               "           A: b\n"
                                               "           \n"
                                               "23.457 ms  data: 1\n"
                                               "           \n"
                                               "           data: \n"
                                               "30.000 ms  é\n"));
    QCOMPARE(textOf(dialog, 1), QStringLiteral("GET / HTTP/1.1\n\n"));
}

void TestRawViews::sizesAndCutsAreTold()
{
    RawExchange exchange;
    exchange.request = "GET";
    exchange.requestSize = 3;
    QVERIFY(!wordsOf(ExchangeDialog(exchange)).contains(QStringLiteral("Only")));
    QVERIFY(wordsOf(ExchangeDialog(exchange)).contains(QStringLiteral("not sent")));
    exchange.sent = 2ms;
    QVERIFY(!wordsOf(ExchangeDialog(exchange)).contains(QStringLiteral("not sent")));
    exchange.requestSize = 1'000'000;
    QVERIFY(wordsOf(ExchangeDialog(exchange)).contains(QStringLiteral("Only the first")));
}

void TestRawViews::textsAreSearched()
{
    RawTextView view(QStringLiteral("Text"));
    view.setText(QStringLiteral("one two\none three\n"));
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    auto *text = view.findChild<QPlainTextEdit *>();
    auto *wanted = view.findChild<QLineEdit *>();
    const auto foundAt = [text] { return text->textCursor().selectionStart(); };
    QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(wanted->hasFocus());
    QTest::keyClicks(wanted, QStringLiteral("one"));
    QCOMPARE(text->textCursor().selectedText(), QStringLiteral("one"));
    QCOMPARE(foundAt(), 0);
    QTest::keyClick(wanted, Qt::Key_Return);
    QCOMPARE(foundAt(), 8);
    QTest::keyClick(wanted, Qt::Key_Return); // and round
    QCOMPARE(foundAt(), 0);
    QTest::keyClick(wanted, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(foundAt(), 8);
    QTest::keyClicks(wanted, QStringLiteral("x"));
    QVERIFY(wanted->property("failed").toBool());
    QTest::keyClick(wanted, Qt::Key_Backspace);
    QVERIFY(!wanted->property("failed").toBool());
}

void TestRawViews::longLinesAreCutAndSaySo()
{
    RawTextView view(QStringLiteral("Text"));
    view.setText(QString(100'000, u'x') + QStringLiteral("\nshort"));
    QVERIFY(view.text().size() < 20'000);
    QVERIFY(view.text().contains(QStringLiteral("characters more\nshort")));
}

void TestRawViews::aCallOfOursShowsItsExchange()
{
    const auto server = OllamaServer::thatAnswers();
    TestWindow test(QSize(1600, 900));
    Session &session = test.session();
    const SourceId source = session.addSource(server->url().toString());
    session.setKey(source, "a-key-of-mine");
    QTRY_COMPARE(session.source(source)->state, SourceState::Live);
    Prompt prompt;
    prompt.model = "a";
    prompt.text = "Say hello.";
    QVERIFY(session.send(source, prompt));
    QTRY_COMPARE(session.store().size(), std::size_t(1));
    session.store().publish();
    openRaw<ExchangeDialog>(test.window(), "Ra&w exchange…", [](const ExchangeDialog &dialog) {
        const QString request = textOf(dialog, 1);
        QVERIFY(textOf(dialog, 0).contains(QString::fromLatin1(firstToken).trimmed()));
        QVERIFY(request.startsWith(QStringLiteral("POST /api/chat HTTP/1.1\n")));
        QVERIFY(request.contains(QStringLiteral("Say hello.")));
        QVERIFY(request.contains(QStringLiteral("Authorization: ***\n")));
        QVERIFY(!request.contains(QStringLiteral("a-key-of-mine")));
        const QStringList unreadable = unreadableTexts(dialog);
        QVERIFY2(unreadable.isEmpty(), qPrintable(unreadable.join(u'\n')));
    });
}

void TestRawViews::aCallOfALogShowsItsLines()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("server.log"));
    QFile log(path);
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write(loggedCall(1) + "no call\n" + loggedCall(2));
    log.close();
    TestWindow test(QSize(1600, 900));
    test.session().addSource(path);
    QTRY_COMPARE(test.session().store().size(), std::size_t(2));
    test.session().store().publish();
    auto *table = test.window().findChild<CallTable *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    openRaw<LogLinesDialog>(test.window(), "&Log lines…", [&path](const LogLinesDialog &dialog) {
        const auto *view = dialog.findChild<RawTextView *>();
        QTRY_VERIFY(!view->text().isEmpty());
        QVERIFY(wordsOf(dialog).contains(path));
        const QString first = QStringLiteral("1  ") + QString::fromUtf8(loggedCall(1));
        const QString third = QStringLiteral("3  ") + QString::fromUtf8(loggedCall(2));
        QVERIFY2(view->text() == first || view->text() == third, qPrintable(view->text()));
        QTRY_COMPARE(unreadableTexts(dialog), QStringList());
    });
}

void TestRawViews::aSearchThatIsLeftEnds()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("large.log"));
    QFile log(path);
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write(loggedCall(1).repeated(200'000));
    log.close();
    TestWindow test(QSize(1600, 900));
    test.session().addSource(path);
    QTRY_VERIFY(test.session().store().size() > 0);
    test.session().store().publish();
    CallLinesQuestion question{.logs = {{path, {}}}, .call = test.session().store().snapshot()->call(0)};
    QVERIFY(!findCallLines(question).lines.isEmpty());
    std::stop_source stop;
    question.stop = stop.get_token();
    stop.request_stop();
    QVERIFY(findCallLines(question).lines.isEmpty());
}

QTEST_MAIN(TestRawViews)
#include "tst_rawviews.moc"

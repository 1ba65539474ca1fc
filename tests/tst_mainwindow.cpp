// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/readability.h"
#include "tests/support/samples.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/firstpaint.h"
#include "ui/models/calltablemodel.h"
#include "ui/panels/callspanel.h"
#include "ui/panels/emptystate.h"
#include "ui/panels/figuresstrip.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/shortcutsdialog.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

bool outside(const QWidget &child, const QWidget &root)
{
    return !root.rect().contains(QRect(child.mapTo(&root, QPoint()), child.size()));
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void knowsItsPages();
    void theFirstWindowFitsTheScreen();
    void noLogIsReadBeforeTheWindowIsPainted();
    void aDroppedFileIsOpened();
    void themeChangesLive();

    void showsCallsOnceTheyCome();
    void pauseHoldsTheViewNotTheIntake();
    void oldCallsAreOffered();
    void callsAMinuteAreOfTheSpanInView();

    void everyControlHasAName();
    void everyShortcutIsUnique();
    void aQuestionMarkShowsTheShortcuts();

    void nothingIsClipped_data();
    void nothingIsClipped();
    void thePromptSpeedHasRoomOnASmallWindow();
};

void TestMainWindow::knowsItsPages()
{
    const TestWindow test;
    QCOMPARE(MainWindow::pageNames().first(), QStringLiteral("live"));
    QVERIFY(test.window().showPage(QStringLiteral("live")));
    QVERIFY(!test.window().showPage(QStringLiteral("nowhere")));
}

void TestMainWindow::theFirstWindowFitsTheScreen()
{
    const TestSession test;
    auto window = std::make_unique<MainWindow>(test.session());
    const QSize room = window->screen()->availableSize();
    QVERIFY(window->width() <= std::max(room.width(), window->minimumSizeHint().width()));
    QVERIFY(window->height() <= std::max(room.height(), window->minimumSizeHint().height()));
    window->resize(2 * room);
    window->show();
    window->close();
    window = std::make_unique<MainWindow>(test.session());
    QVERIFY(window->width() <= std::max(room.width(), window->minimumSizeHint().width()));
}

void TestMainWindow::noLogIsReadBeforeTheWindowIsPainted()
{
    const TestSession test;
    MainWindow window(test.session());
    QTemporaryFile log;
    QVERIFY(log.open());
    log.write(
        R"({"timestamp":"2026-11-22T10:00:00+00:00","model":"m","operation":"chat","total_latency_ms":200.0,)"
        R"("success":true,"error":null,"load_time_ms":1.0,"prompt_eval_time_ms":10.0,)"
        R"("generation_time_ms":50.0,"prompt_tokens":5,"generated_tokens":6})"
        "\n");
    log.flush();
    test.session().holdSources();
    const SourceId id = test.session().addSource(log.fileName());

    // A session that does not wait reads the log after the first one would have: on the same thread.
    Session reader;
    reader.addSource(log.fileName());
    QTRY_COMPARE(reader.store().size(), std::size_t(1));
    QCOMPARE(test.session().source(id)->state, SourceState::Connecting);
    QCOMPARE(test.session().store().size(), std::size_t(0));

    const FirstPaint firstPaint(window);
    QSignalSpy painted(&firstPaint, &FirstPaint::painted);
    connect(&firstPaint, &FirstPaint::painted, &test.session(), &Session::startSources);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_COMPARE(test.session().store().size(), std::size_t(1));
    QCOMPARE(painted.count(), 1);
}

void TestMainWindow::aDroppedFileIsOpened()
{
    const TestWindow test;
    QTemporaryFile log;
    QVERIFY(log.open());
    const auto drop = [&test](const QList<QUrl> &urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&test.window(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&test.window(), &dropped);
        return true;
    };
    QVERIFY(drop({QUrl::fromLocalFile(log.fileName())}));
    QCOMPARE(test.session().sources().size(), 1);
    QCOMPARE(test.session().sources().first().kind, SourceKind::Log);
    QVERIFY(!drop({QUrl(QStringLiteral("http://localhost:1/"))})); // no file
    QVERIFY(!drop({QUrl::fromLocalFile(QStringLiteral("/nonexistent"))}));
    QCOMPARE(test.session().sources().size(), 1);
}

void TestMainWindow::themeChangesLive()
{
    TestWindow test;
    test.add(twelveCalls());
    const QColor before = test.window().palette().color(QPalette::Window);
    test.action(QStringLiteral("Light")).trigger();
    QVERIFY(!theme().dark);
    QVERIFY(test.window().palette().color(QPalette::Window) != before);
    QVERIFY(test.window().grab().toImage().pixelColor(4, test.window().height() / 2).lightness() > 200);
    QCOMPARE(settings::theme(), QStringLiteral("light"));
}

void TestMainWindow::showsCallsOnceTheyCome()
{
    TestWindow test;
    test.add(twelveCalls());
    QVERIFY(!test.part<EmptyState>().isVisible());
    auto &table = test.part<QTableView>();
    QTRY_COMPARE(table.model()->rowCount(), 12);
    const QModelIndex decode = table.model()->index(0, CallTableModel::DecodeTps);
    QCOMPARE(decode.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask, int(Qt::AlignRight));
    QTRY_COMPARE(descriptionOf(test.part<FiguresStrip>(), "Median time to first token"),
                 QStringLiteral("406\u00a0ms, p95 410\u00a0ms"));
    QVERIFY(descriptionOf(test.part<FiguresStrip>(), "Load share")
                .endsWith(QStringLiteral("cold starts \u2014")));
    table.selectRow(3);
    const CallId selected = table.currentIndex().data(CallTableModel::CallIdRole).toULongLong();
    test.add(twelveCalls());
    QTRY_COMPARE(table.model()->rowCount(), 24);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), selected);
}

void TestMainWindow::pauseHoldsTheViewNotTheIntake()
{
    TestWindow test;
    test.add(twelveCalls());
    auto &table = test.part<QTableView>();
    QTRY_COMPARE(table.model()->rowCount(), 12);
    QTest::keyClick(&test.window(), Qt::Key_Space);
    QVERIFY(test.action(QStringLiteral("Pause")).isChecked());
    test.add(twelveCalls());
    QCOMPARE(table.model()->rowCount(), 12);
    QCOMPARE(test.session().store().size(), std::size_t(24));
    QTest::keyClick(&test.window(), Qt::Key_Space);
    QCOMPARE(table.model()->rowCount(), 24);
}

void TestMainWindow::oldCallsAreOffered()
{
    TestWindow test;
    test.add({CallBuilder().startedAtMs(1000), CallBuilder().startedAtMs(2000)});
    test.action(QStringLiteral("Last 5 min")).trigger();
    QPushButton *offer = nullptr;
    const auto find = [&] {
        for (QPushButton *button : test.window().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().contains(QStringLiteral("older")))
                offer = button;
        }
        return offer != nullptr;
    };
    QTRY_VERIFY(find());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(!offer->isVisible());
    QCOMPARE(settings::timeWindowSeconds(), 0);
}

void TestMainWindow::callsAMinuteAreOfTheSpanInView()
{
    TestWindow test;
    CallRecord old = twelveCalls().constFirst();
    old.startedAt -= std::chrono::hours(1);           // nobody has to ask how long calls have been seen
    test.add(QList<CallRecord>{old} + twelveCalls()); // twelve within the last 11 s, in a view of 30 s
    QTRY_COMPARE(descriptionOf(test.part<FiguresStrip>(), "Calls"),
                 QStringLiteral("24.0\u00a0/min, 12 in view"));
}

void TestMainWindow::everyControlHasAName()
{
    TestWindow test;
    Q_EMIT test.session().sourceAdded(liveServer(1));
    test.add(twelveCalls());
    QStringList nameless;
    for (const QWidget *widget : test.window().findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool control = button || qobject_cast<const QAbstractItemView *>(widget) ||
                             qobject_cast<const QComboBox *>(widget) ||
                             qobject_cast<const QPlainTextEdit *>(widget) ||
                             qobject_cast<const QAbstractSpinBox *>(widget);
        if (control && widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
            nameless << QString::fromLatin1(widget->metaObject()->className());
    }
    QCOMPARE(nameless, QStringList());
}

void TestMainWindow::everyShortcutIsUnique()
{
    const TestWindow test;
    QStringList keys;
    for (const QAction *candidate : test.window().actions()) {
        for (const QKeySequence &shortcut : candidate->shortcuts())
            keys << shortcut.toString();
    }
    QVERIFY(keys.size() >= 10);
    const qsizetype all = keys.size();
    keys.removeDuplicates();
    QCOMPARE(keys.size(), all);
    ShortcutsDialog dialog(commandsOf(test.window().actions(), QStringLiteral("Window")));
    QVERIFY(dialog.findChildren<QLabel *>().size() >= 2 * 10);
}

void TestMainWindow::aQuestionMarkShowsTheShortcuts()
{
    const TestWindow test;
    QStringList shown;
    answerNext<ShortcutsDialog>(test.window(), [&shown](ShortcutsDialog &dialog) {
        shown = visibleTexts(dialog);
        dialog.reject();
    });
    QTest::keyClick(&test.window(), Qt::Key_Question); // platforms tell it without the Shift that it takes
    QTRY_VERIFY(!shown.isEmpty());
    const auto keysOf = [&shown](const QString &what) { return shown.value(shown.indexOf(what) - 1); };
    QCOMPARE(keysOf(QStringLiteral("Keyboard shortcuts")), QStringLiteral("?"));
    QCOMPARE(keysOf(QStringLiteral("Close the call")), QStringLiteral("Esc"));
}

void TestMainWindow::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("prompt");
    QTest::addColumn<bool>("zoomed");
    QTest::newRow("1280x720") << QSize(1280, 720) << false << false;
    QTest::newRow("1280x720 with the prompt panel") << QSize(1280, 720) << true << false;
    QTest::newRow("1280x720 with the prompt panel, looking back") << QSize(1280, 720) << true << true;
    QTest::newRow("1440x900") << QSize(1440, 900) << true << false;
    QTest::newRow("2560x1440") << QSize(2560, 1440) << true << true;
}

void TestMainWindow::nothingIsClipped()
{
    QFETCH(QSize, size);
    QFETCH(bool, prompt);
    QFETCH(bool, zoomed);
    TestWindow test(size);
    if (test.part<PromptPanel>().isVisible() != prompt)
        test.action(QStringLiteral("Test prompt")).trigger();
    Q_EMIT test.session().sourceAdded(liveServer(1));
    Q_EMIT test.session().sourceAdded(followedLog(2, 1'204'000));
    test.add(twelveCalls());
    QTRY_VERIFY(test.part<FiguresStrip>().isVisible());
    if (zoomed) {
        test.action(QStringLiteral("Zoom in")).trigger();
        test.action(QStringLiteral("Zoom in")).trigger(); // whether the calls were in view already or not
        test.action(QStringLiteral("Look back")).trigger();
        QVERIFY(test.action(QStringLiteral("Follow now")).isEnabled());
    }
    QCoreApplication::processEvents();
    QCOMPARE(test.window().size(), size); // the content does not push the window wider
    QCOMPARE(clippedTexts(test.window()), QStringList());
    QVERIFY(!outside(test.part<QTableView>(), test.window()));
    QVERIFY(!outside(test.part<PromptPanel>(), test.window()) || !prompt);
}

void TestMainWindow::thePromptSpeedHasRoomOnASmallWindow()
{
    TestWindow test({1280, 720});
    test.add(twelveCalls());
    auto &table = *test.part<CallsPanel>().findChild<QTableView *>();
    QTRY_VERIFY(table.isVisible());
    QVERIFY(!table.isColumnHidden(CallTableModel::PromptTps));
    const QHeaderView *header = table.horizontalHeader();
    QCOMPARE(header->visualIndex(CallTableModel::PromptTps) + 1,
             header->visualIndex(CallTableModel::OutputTokens));
    QVERIFY(header->length() <= table.viewport()->width());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

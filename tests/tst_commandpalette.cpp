// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/tablecells.h"
#include "tests/support/testwindow.h"
#include "ui/charts/chartpanel.h"
#include "ui/pages/pagestack.h"
#include "ui/panels/commandpalette.h"
#include "ui/panels/shortcutsdialog.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QStringList texts(const CommandPalette &palette)
{
    return columnOf(*palette.findChild<QTableView *>(), CommandListModel::Text);
}

} // namespace

class TestCommandPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_test.reset(); }

    void fits_data();
    void fits();
    void theBestFitIsFirst_data();
    void theBestFitIsFirst();
    void theModelKeepsItsContract();

    void lettersAndEnterDoIt();
    void arrowsChooseAndEscCloses();
    void saysWhatIsChosen();
    void nothingFound();
    void listsModelsSourcesAndCharts();
    void aModelIsShownAlone();
    void doesWhatTheFocusedPartKnows();
    void aDisabledActionIsNotThere();
    void theCheatSheetHasThePagesOwnKeys_data();
    void theCheatSheetHasThePagesOwnKeys();

private:
    Session &session() const { return m_test->session(); }
    MainWindow &window() const { return m_test->window(); }
    CommandPalette *open();
    void addCalls();

    std::optional<TestWindow> m_test;
};

void TestCommandPalette::init()
{
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_test.emplace(QSize(1280, 720));
}

CommandPalette *TestCommandPalette::open()
{
    window().activateWindow();
    if (!QTest::qWaitForWindowActive(&window()))
        return nullptr;
    QWidget *focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = window().findChild<CommandPalette *>();
    return palette && QTest::qWaitForWindowActive(palette) ? palette : nullptr;
}

void TestCommandPalette::addCalls()
{
    const qint64 now = nowMs();
    session().store().append({CallBuilder().model("swift").startedAtMs(now - 2000).ttftMs(10),
                              CallBuilder().model("sage").startedAtMs(now - 1000).ttftMs(20)});
    QTRY_VERIFY(window().findChild<ChartPanel *>() && window().findChild<ChartPanel *>()->isVisible());
}

void TestCommandPalette::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("fitting");
    const auto row = [](const char *name, const char *text, const char *pattern, bool fitting) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(pattern) << fitting;
    };
    row("nothing typed", "Open log", "", true);
    row("first letters", "Inter-token latency", "itl", true);
    row("whatever the case", "Open log", "OPEN", true);
    row("words in any order", "Open log Window", "win log", true);
    row("letters in another order", "Open log", "go", false);
    row("a word that is not there", "Open log", "open file", false);
    row("letters beyond ASCII", "Größe", "grö", true);
}

void TestCommandPalette::fits()
{
    QFETCH(QString, text);
    QFETCH(QString, pattern);
    QFETCH(bool, fitting);
    QCOMPARE(fuzzyScore(text, pattern).has_value(), fitting);
}

void TestCommandPalette::theBestFitIsFirst_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("first");
    QTest::newRow("a whole word before strewn letters") << QStringLiteral("pause") << QStringLiteral("Pause");
    QTest::newRow("a begin before a middle") << QStringLiteral("open") << QStringLiteral("Open log");
    QTest::newRow("initials") << QStringLiteral("ttft") << QStringLiteral("TTFT vs prompt length");
    QTest::newRow("its group") << QStringLiteral("theme light") << QStringLiteral("Light");
    QTest::newRow("as typed in haste") << QStringLiteral("tokn") << QStringLiteral("Tokens");
}

void TestCommandPalette::theBestFitIsFirst()
{
    QFETCH(QString, pattern);
    QFETCH(QString, first);
    CommandPalette *palette = open();
    QVERIFY(palette);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), pattern);
    QVERIFY(!texts(*palette).isEmpty());
    QCOMPARE(texts(*palette).constFirst(), first);
}

void TestCommandPalette::theModelKeepsItsContract()
{
    CommandListModel model(
        {{QStringLiteral("A"), QStringLiteral("one"), {}}, {QStringLiteral("A"), QStringLiteral("two"), {}}});
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 2);
    model.setPattern(QStringLiteral("tw"));
    QCOMPARE(model.rowCount(), 1);
    model.setPattern(QStringLiteral("x"));
    QCOMPARE(model.rowCount(), 0);
    model.setPattern({});
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("one"));
}

void TestCommandPalette::lettersAndEnterDoIt()
{
    CommandPalette *palette = open();
    QVERIFY(palette);
    auto *words = palette->findChild<QLineEdit *>();
    QTRY_VERIFY(words->hasFocus());
    QTest::keyClicks(words, QStringLiteral("servers page"));
    QTest::keyClick(words, Qt::Key_Return);
    QTRY_COMPARE(window().findChild<PageStack *>()->currentId(), QStringLiteral("servers"));
    QTRY_VERIFY(!window().findChild<CommandPalette *>());
}

void TestCommandPalette::arrowsChooseAndEscCloses()
{
    CommandPalette *palette = open();
    QVERIFY(palette);
    auto *words = palette->findChild<QLineEdit *>();
    const auto *list = palette->findChild<QTableView *>();
    const int rows = list->model()->rowCount();
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(words, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(words, Qt::Key_Up);
    QTest::keyClick(words, Qt::Key_Up); // around
    QCOMPARE(list->currentIndex().row(), rows - 1);
    QTest::keyClick(words, Qt::Key_PageUp);
    QVERIFY(list->currentIndex().row() < rows - 2);
    const QString page = window().findChild<PageStack *>()->currentId();
    QTest::keyClick(words, Qt::Key_Escape);
    QTRY_VERIFY(!window().findChild<CommandPalette *>());
    QCOMPARE(window().findChild<PageStack *>()->currentId(), page);
}

void TestCommandPalette::saysWhatIsChosen()
{
    CommandPalette *palette = open();
    QVERIFY(palette);
    auto *words = palette->findChild<QLineEdit *>();
    QVERIFY(!words->accessibleName().isEmpty());
    QTest::keyClicks(words, QStringLiteral("last"));
    QVERIFY(words->accessibleDescription().startsWith(QStringLiteral("Last 1 min, Time window, 1 of ")));
    QTest::keyClick(words, Qt::Key_Down);
    QVERIFY(words->accessibleDescription().startsWith(QStringLiteral("Last 5 min, Time window, 2 of ")));
    const QAbstractItemModel *model = palette->findChild<QTableView *>()->model();
    QCOMPARE(model->index(1, CommandListModel::Group).data().toString(), QStringLiteral("Time window · on"));
    QCOMPARE(model->index(1, CommandListModel::Keys).data().toString(), QStringLiteral("Alt+2"));
}

void TestCommandPalette::nothingFound()
{
    CommandPalette *palette = open();
    QVERIFY(palette);
    auto *words = palette->findChild<QLineEdit *>();
    QTest::keyClicks(words, QStringLiteral("xyzzy"));
    QVERIFY(palette->findChild<QLabel *>()->isVisible());
    QCOMPARE(words->accessibleDescription(), palette->findChild<QLabel *>()->text());
    QTest::keyClick(words, Qt::Key_Return);
    QVERIFY(palette->isVisible());
    words->clear();
    QVERIFY(!palette->findChild<QLabel *>()->isVisible());
}

void TestCommandPalette::listsModelsSourcesAndCharts()
{
    SourceInfo failed;
    failed.id = 7;
    failed.kind = SourceKind::Server;
    failed.state = SourceState::Failed;
    failed.label = QStringLiteral("Ollama");
    failed.location = QStringLiteral("localhost:11434");
    Q_EMIT session().sourceAdded(failed);
    addCalls();
    const CommandPalette *palette = open();
    QVERIFY(palette);
    for (const char *text : {"Show only swift", "Show only sage", "Retry Ollama (localhost:11434)",
                             "Disable Ollama (localhost:11434)", "Inter-token latency", "Add server",
                             "Last 1 h", "Dark", "Compare"})
        QVERIFY2(texts(*palette).contains(QString::fromLatin1(text)), text);
    QVERIFY(!texts(*palette).contains(QStringLiteral("Show all models"))); // they are
}

void TestCommandPalette::aModelIsShownAlone()
{
    addCalls();
    const auto *chart = window().findChild<ChartPanel *>(QStringLiteral("ttft"));
    QTRY_VERIFY(chart->accessibleDescription().contains(QStringLiteral("swift")));
    CommandPalette *palette = open();
    QVERIFY(palette);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("only sage"));
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY(!chart->accessibleDescription().contains(QStringLiteral("swift")));
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("sage")));
    QTRY_VERIFY(!window().findChild<CommandPalette *>());
    palette = open();
    QVERIFY(palette);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("all models"));
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY(chart->accessibleDescription().contains(QStringLiteral("swift")));
}

void TestCommandPalette::doesWhatTheFocusedPartKnows()
{
    addCalls();
    window().findChild<ChartPanel *>(QStringLiteral("decode"))->setFocus();
    CommandPalette *palette = open();
    QVERIFY(palette);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("hide chart"));
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY(!window().findChild<ChartPanel *>(QStringLiteral("decode")));
}

void TestCommandPalette::aDisabledActionIsNotThere()
{
    QVERIFY(window().showPage(QStringLiteral("servers"))); // which lists no calls
    const CommandPalette *palette = open();
    QVERIFY(palette);
    QVERIFY(!texts(*palette).contains(QStringLiteral("Save calls as CSV")));
}

void TestCommandPalette::theCheatSheetHasThePagesOwnKeys_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("live") << QStringLiteral("live")
                          << QStringList{QStringLiteral("Return"), QStringLiteral("Ctrl+Shift+Left"),
                                         QStringLiteral("Del")};
    QTest::newRow("calls") << QStringLiteral("calls")
                           << QStringList{QStringLiteral("Ctrl+F"), QStringLiteral("Ctrl+C")};
    QTest::newRow("prompt") << QStringLiteral("prompt") << QStringList{QStringLiteral("Ctrl+Return")};
    QTest::newRow("compare") << QStringLiteral("compare") << QStringList{QStringLiteral("Ctrl+Shift+C")};
    QTest::newRow("servers") << QStringLiteral("servers")
                             << QStringList{QStringLiteral("F2"), QStringLiteral("Alt+Up")};
}

void TestCommandPalette::theCheatSheetHasThePagesOwnKeys()
{
    QFETCH(QString, page);
    QFETCH(QStringList, keys);
    QVERIFY(window().showPage(page));
    const QList<Command> own = keysOf(*window().findChild<PageStack *>()->currentPage());
    const ShortcutsDialog sheet(own);
    QStringList shown;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        shown.append(label->text());
    for (const QString &key : keys)
        QVERIFY2(shown.contains(key), qPrintable(key));
    QVERIFY(shown.contains(QStringLiteral("THIS PAGE")));
    shown.removeDuplicates();
    for (const Command &command : own)
        QCOMPARE(shown.count(command.text), 1);
}

QTEST_MAIN(TestCommandPalette)
#include "tst_commandpalette.moc"

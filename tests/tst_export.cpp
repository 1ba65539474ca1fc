// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/charts/plotview.h"
#include "ui/pages/callspage.h"
#include "ui/panels/calltable.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QScreen>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <optional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QList<CallRecord> someCalls()
{
    const qint64 now = nowMs();
    QList<CallRecord> calls;
    for (int i = 0; i < 30; ++i) {
        calls << CallBuilder()
                     .model(i % 3 == 0 ? "qwen2.5:14b" : "llama3.2:3b")
                     .startedAtMs(now - 60'000 + 1000 * i)
                     .ttftMs(i % 3 == 0 ? 500 + i : 100 + i)
                     .loadMs(10)
                     .promptEvalMs(80)
                     .generationMs(900, GenerationSpan::IncludesFirstToken)
                     .totalMs(2000)
                     .promptTokens(100 + 10 * i)
                     .outputTokens(50)
                     .start(i < 2 ? StartKind::Cold : StartKind::Warm);
    }
    return calls;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList textsOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator())
            texts << action->text().remove(QLatin1Char('&'));
    }
    return texts;
}

const QStringList chartEntries{QStringLiteral("Copy chart"), QStringLiteral("Save chart as PNG…"),
                               QStringLiteral("Save chart as SVG…")};
const QStringList arrangeEntries{
    QStringLiteral("Show as table"),           QStringLiteral("Move chart to the left"),
    QStringLiteral("Move chart to the right"), QStringLiteral("Move chart up"),
    QStringLiteral("Move chart down"),         QStringLiteral("Hide chart")};
const QStringList callChartEntries = [] { // of one with a point for each call
    QStringList entries = arrangeEntries;
    entries.insert(1, QStringLiteral("Show all values"));
    return entries;
}();
const QStringList pageEntries{QStringLiteral("Save the page as PDF…"),
                              QStringLiteral("Save 30 calls as CSV…"),
                              QStringLiteral("Save 30 calls as JSON…")};

} // namespace

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_test.reset(); }

    void aKeyOffersEveryChartAndThePage();
    void theListIsTheSameWhereverTheFocusIs();
    void theButtonDropsItDown();
    void aRightClickOffersTheChartUnderIt();
    void aChartsMenuComesByItsKey();
    void aChartIsCopiedTwiceAsFine();
    void aChartIsSavedAsPng();
    void aChartIsSavedAsSvg_data();
    void aChartIsSavedAsSvg();
    void thePageIsSavedAsPdf_data();
    void thePageIsSavedAsPdf();
    void selectedCallsAreSaved_data();
    void selectedCallsAreSaved();
    void oneCallIsSavedFromItsRowsMenu();
    void noKeyIsEverExported();
    void saysWhyNothingWasSaved();
    void savesNothingWhereThereIsNothing();

private:
    Session &session() const { return m_test->session(); }
    MainWindow &window() const { return m_test->window(); }
    QString fileFor(const char *name) const { return m_folder->filePath(QLatin1StringView(name)); }
    // The next dialog for a file gets this path.
    void answer(const QString &path);
    // A shortcut of the window; nobody gives the window its focus back after a dialog where there is no desktop.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers);
    static void openMenuOf(PlotView &chart); // as the menu key does
    QToolButton &exportsButton() const { return named<QToolButton>(window(), "Export"); }
    void bringExportsOntoTheScreen(); // which is small where there is no desktop
    QPoint belowExports() const;
    QMenu &menu() const;
    PlotView &plot(const char *title) const { return named<PlotView>(window(), title); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<TestWindow> m_test;
};

void TestExport::init()
{
    ThemeManager::instance().apply(ThemeKind::Light);
    m_test.emplace(QSize(1440, 900), someCalls());
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestExport::answer(const QString &path)
{
    auto *look = new QTimer(&window());
    connect(look, &QTimer::timeout, this, [look, path] {
        QWidget *asks = QApplication::activeModalWidget();
        if (auto *dialog = qobject_cast<QFileDialog *>(asks)) {
            look->stop();
            auto *line = dialog->findChild<QLineEdit *>();
            line->setText(path);
            QTest::keyClick(line, Qt::Key_Return);
        } else if (auto *box = qobject_cast<QMessageBox *>(asks)) {
            look->stop();
            qWarning("unexpected: %s", qPrintable(box->text()));
            box->reject();
        }
    });
    look->start(10);
}

void TestExport::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    QTest::keyClick(&window(), key, modifiers);
}

void TestExport::openMenuOf(PlotView &chart)
{
    QWidget &area = *chart.viewport();
    QContextMenuEvent key(QContextMenuEvent::Keyboard, area.rect().center(),
                          area.mapToGlobal(area.rect().center()));
    QApplication::sendEvent(&area, &key);
}

void TestExport::bringExportsOntoTheScreen()
{
    window().move(window().screen()->availableGeometry().center() -
                  exportsButton().mapTo(&window(), QPoint()));
}

QPoint TestExport::belowExports() const
{
    return exportsButton().mapToGlobal(QPoint(0, exportsButton().height()));
}

QMenu &TestExport::menu() const
{
    if (!QTest::qWaitFor([] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }))
        qFatal("no menu");
    return *qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

void TestExport::aKeyOffersEveryChartAndThePage()
{
    press(Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(textsOf(menu()),
             (QStringList{QStringLiteral("Time to first token"), QStringLiteral("Decode speed"),
                          QStringLiteral("Load vs inference"), QStringLiteral("TTFT vs prompt length")} +
              pageEntries));
    QCOMPARE(textsOf(*menu().actions().first()->menu()), chartEntries + callChartEntries);
    QTest::keyClick(&menu(), Qt::Key_Escape);
    window().showPage(QStringLiteral("calls"));
    press(Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(textsOf(menu()), pageEntries);
    QTest::keyClick(&menu(), Qt::Key_Escape);
}

void TestExport::theListIsTheSameWhereverTheFocusIs()
{
    bringExportsOntoTheScreen();
    plot("Decode speed").setFocus();
    QTest::keyClick(&plot("Decode speed"), Qt::Key_E, Qt::ControlModifier);
    QCOMPARE(textsOf(menu()).size(), 4 + pageEntries.size());
    QCOMPARE(menu().pos(), belowExports());
    QTest::keyClick(&menu(), Qt::Key_Escape);
}

void TestExport::theButtonDropsItDown()
{
    bringExportsOntoTheScreen();
    plot("Decode speed").setFocus();
    QTest::mouseClick(&exportsButton(), Qt::LeftButton);
    QCOMPARE(textsOf(menu()).size(), 4 + pageEntries.size());
    QCOMPARE(menu().pos(), belowExports());
    QTest::keyClick(&menu(), Qt::Key_Escape);
}

void TestExport::aChartsMenuComesByItsKey()
{
    openMenuOf(plot("Decode speed"));
    QCOMPARE(textsOf(menu()), chartEntries + callChartEntries + pageEntries);
    QTest::keyClick(&menu(), Qt::Key_C);
    QVERIFY(window().statusBar()->currentMessage().contains(QStringLiteral("Decode speed")));
}

void TestExport::aRightClickOffersTheChartUnderIt()
{
    QWidget &chart = *plot("Load vs inference").viewport();
    QContextMenuEvent click(QContextMenuEvent::Mouse, chart.rect().center(),
                            chart.mapToGlobal(chart.rect().center()));
    QApplication::sendEvent(&chart, &click);
    QCOMPARE(textsOf(menu()), chartEntries + arrangeEntries + pageEntries);
    QTest::keyClick(&menu(), Qt::Key_C);
    QVERIFY(window().statusBar()->currentMessage().contains(QStringLiteral("Load vs inference")));
}

void TestExport::aChartIsCopiedTwiceAsFine()
{
    PlotView &chart = plot("Time to first token");
    chart.setFocus();
    openMenuOf(chart);
    QTest::keyClick(&menu(), Qt::Key_C);
    const QImage picture = QApplication::clipboard()->image();
    const QWidget &card = *chart.parentWidget();
    QCOMPARE(picture.width(), 2 * card.width());
    QVERIFY(card.height() > chart.height());       // with the title
    QVERIFY(picture.height() > 2 * card.height()); // and under it the models
    // The curves are in it, in their models' colours.
    const QRgb colour = ThemeManager::instance().modelStyle("qwen2.5:14b").colour.rgb();
    int points = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            points += (picture.pixel(x, y) | 0xff000000) == colour;
    }
    QVERIFY2(points > 100, qPrintable(QString::number(points)));
}

void TestExport::aChartIsSavedAsPng()
{
    PlotView &chart = plot("Time to first token");
    chart.setFocus();
    openMenuOf(chart);
    answer(fileFor("ttft")); // the suffix comes by itself
    QTest::keyClick(&menu(), Qt::Key_P);
    const QImage picture(fileFor("ttft.png"));
    QCOMPARE(picture.width(), 2 * chart.parentWidget()->width());
    QVERIFY(picture.text(QStringLiteral("Description")).contains(QStringLiteral("qwen2.5:14b: median")));
    QCOMPARE(settings::exportFolder(), m_folder->path()); // the next one goes there, too
}

void TestExport::aChartIsSavedAsSvg_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QByteArray>("chart");
    QTest::addColumn<QByteArrayList>("texts"); // title, legend or labels of an axis
    QTest::newRow("curves") << QByteArray("live") << QByteArray("Decode speed")
                            << QByteArrayList{"Decode speed", "tokens per second", ">qwen2.5:14b<"};
    QTest::newRow("bars") << QByteArray("live") << QByteArray("Load vs inference")
                          << QByteArrayList{"Load vs inference", "qwen2.5:14b", "prompt eval"};
    QTest::newRow("dots") << QByteArray("live") << QByteArray("TTFT vs prompt length")
                          << QByteArrayList{"TTFT vs prompt length", "300", ">llama3.2:3b<"};
    QTest::newRow("boxes") << QByteArray("compare") << QByteArray("TTFT ms distribution")
                           << QByteArrayList{"TTFT ms distribution", "llama3.2:3b"};
}

void TestExport::aChartIsSavedAsSvg()
{
    QFETCH(QByteArray, page);
    QFETCH(QByteArray, chart);
    QFETCH(QByteArrayList, texts);
    window().showPage(QString::fromUtf8(page));
    if (page == "compare")
        QTRY_VERIFY(window().findChildren<PlotView *>().last()->isVisible());
    plot(chart.constData()).setFocus();
    openMenuOf(plot(chart.constData()));
    answer(fileFor("chart.svg"));
    QTest::keyClick(&menu(), Qt::Key_V);
    const QByteArray svg = contentsOf(fileFor("chart.svg"));
    for (const QByteArray &text : texts)
        QVERIFY2(svg.contains(text), text.constData());
    QVERIFY(svg.contains("<path"));
    QVERIFY2(!svg.contains("<image"), "a picture of pixels is in it");
}

void TestExport::thePageIsSavedAsPdf_data()
{
    QTest::addColumn<QString>("page");
    for (const QString &page : MainWindow::pageNames())
        QTest::newRow(qPrintable(page)) << page;
}

void TestExport::thePageIsSavedAsPdf()
{
    QFETCH(QString, page);
    window().showPage(page);
    answer(fileFor("page.pdf"));
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    const QByteArray pdf = contentsOf(fileFor("page.pdf"));
    QVERIFY(pdf.startsWith("%PDF-"));
    QCOMPARE(pdf.count("/Type /Page\n"), 1);
    QVERIFY(pdf.contains("/Font"));
}

void TestExport::selectedCallsAreSaved_data()
{
    QTest::addColumn<int>("selected");
    QTest::addColumn<int>("saved");
    QTest::newRow("all where none is selected") << 0 << 30;
    QTest::newRow("all where one is only looked at") << 1 << 30;
    QTest::newRow("those that are selected") << 4 << 4;
}

void TestExport::selectedCallsAreSaved()
{
    QFETCH(int, selected);
    QFETCH(int, saved);
    window().showPage(QStringLiteral("calls"));
    auto &table = *window().findChild<CallsPage *>()->findChild<CallTable *>();
    for (int row = 0; row < selected; ++row)
        table.selectionModel()->select(table.model()->index(2 * row, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const QString what = saved == 4 ? QStringLiteral("4 selected calls") : QStringLiteral("30 calls");
    press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(textsOf(menu()).contains(QStringLiteral("Save %1 as CSV…").arg(what)));
    QTest::keyClick(&menu(), Qt::Key_Escape);
    answer(fileFor("calls.csv"));
    press(Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(contentsOf(fileFor("calls.csv")).count('\n'), saved + 1);
    QTRY_VERIFY(window().statusBar()->currentMessage().startsWith(QStringLiteral("Saved %1:").arg(what)));
    answer(fileFor("calls.json"));
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(contentsOf(fileFor("calls.json")).count("\"source\":"), saved);
    QTRY_VERIFY(window().statusBar()->currentMessage().contains(QStringLiteral("calls.json")));
}

void TestExport::oneCallIsSavedFromItsRowsMenu()
{
    window().showPage(QStringLiteral("calls"));
    auto &table = *window().findChild<CallsPage *>()->findChild<CallTable *>();
    QTRY_COMPARE(table.model()->rowCount(), 30);
    table.selectionModel()->select(table.model()->index(3, 0),
                                   QItemSelectionModel::Select | QItemSelectionModel::Rows);
    answer(fileFor("call.csv"));
    const QString save = QStringLiteral("Save 1 selected call as CSV…");
    QStringList offered;
    QTimer::singleShot(0, &table, [&save, &offered] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        offered = textsOf(*menu);
        for (QAction *entry : menu->actions()) {
            if (entry->text().remove(QLatin1Char('&')) == save)
                menu->setActiveAction(entry);
        }
        QTest::keyClick(menu, menu->activeAction() ? Qt::Key_Return : Qt::Key_Escape);
    });
    const QPoint place = table.visualRect(table.model()->index(3, 0)).center();
    QContextMenuEvent click(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
    QApplication::sendEvent(table.viewport(), &click);
    QVERIFY2(offered.contains(save), qPrintable(offered.join(u'\n')));
    QTRY_COMPARE(contentsOf(fileFor("call.csv")).count('\n'), 2);
}

void TestExport::noKeyIsEverExported()
{
    session().addSource(QStringLiteral("http://someone:hidden-secret@127.0.0.1:9"));
    for (const char *name : {"page.pdf", "calls.csv", "calls.json"}) {
        answer(fileFor(name));
        const bool json = QByteArrayView(name).endsWith("json");
        const bool pdf = QByteArrayView(name).endsWith("pdf");
        press(pdf ? Qt::Key_E : Qt::Key_S,
              pdf || json ? Qt::ControlModifier | Qt::ShiftModifier : Qt::ControlModifier);
        QTRY_VERIFY(!contentsOf(fileFor(name)).isEmpty());
        QVERIFY2(!contentsOf(fileFor(name)).contains("hidden-secret"), name);
    }
}

void TestExport::saysWhyNothingWasSaved()
{
    QString said;
    auto *look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [&said, look] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            said = box->text();
            look->stop();
            QTest::keyClick(box, Qt::Key_Escape);
        }
    });
    look->start(10);
    const QString inFile = fileFor("file");
    QVERIFY(QFile(inFile).open(QIODevice::WriteOnly));
    answer(inFile + QStringLiteral("/below.pdf"));
    press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2(said.contains(QStringLiteral("below.pdf")), qPrintable(said));
}

void TestExport::savesNothingWhereThereIsNothing()
{
    session().store().clear();
    session().store().publish();
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(window().statusBar()->currentMessage().contains(QStringLiteral("no calls")));
}

QTEST_MAIN(TestExport)
#include "tst_export.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "ui/lastcolumn.h"
#include "ui/mainwindow.h"
#include "ui/models/callcolumns.h"
#include "ui/models/sortedcallsmodel.h"
#include "ui/pages/callspage.h"
#include "ui/panels/calltable.h"
#include "ui/panels/filterline.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace inferograph;
using testing::CallBuilder;

namespace {

CallRecord callOf(const char *model, double ttftMs, qint64 startedAtMs)
{
    return CallBuilder().model(model).ttftMs(ttftMs).totalMs(1000).startedAtMs(startedAtMs);
}

// In the order of their ends: two alike in TTFT, and one without.
QList<CallRecord> someCalls()
{
    CallRecord failed =
        CallBuilder().model("gemma3:12b").startedAtMs(3'900).failed(ErrorKind::Refused, "no, thanks");
    return {callOf("qwen2.5:14b", 600, 1'000), callOf("llama3.2:3b", 140, 2'000),
            callOf("qwen2.5:14b", 140, 3'000), failed};
}

QStringList texts(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

} // namespace

class TestCallsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void sortsByAnyColumn_data();
    void sortsByAnyColumn();
    void newCallsTakeTheirPlaces();
    void manyNewCallsTakeTheirPlaces();
    void aSelectionFollowsItsCall();
    void aChosenCallStaysChosenUnderAnotherFilter();
    void aHiddenPageTakesNothingUntilItIsShown();
    void filtersAndCounts();
    void filtersByAColumnAndByWhatACellSays();
    void aWrongFilterSaysWhyAndKeepsTheRows();
    void theFilterIsFoundAgainAtTheNextStart();
    void completesWhatIsTyped();
    void aClickOnAHeaderSorts();
    void columnsAreChosenAndRemembered();
    void theLastColumnIsNeverSqueezed();
    void textsGiveWayBeforeTheTableScrolls();
    void theLeastTellingStepBack();
    void modelsOfOneFamilyAreToldApart_data();
    void modelsOfOneFamilyAreToldApart();
    void copiesSelectedRows();
    void copiesAsCsvAndJson();
    void emptyStatesAreInWords();

private:
    void show();
    void addCalls(const QList<CallRecord> &calls);
    template<typename T>
    T &part() const;

    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestCallsPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_callspage"));
}

void TestCallsPage::init()
{
    QSettings().clear();
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_session = std::make_unique<Session>();
    show();
}

void TestCallsPage::cleanup()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

void TestCallsPage::show()
{
    m_window = std::make_unique<MainWindow>(*m_session);
    QVERIFY(m_window->showPage(QStringLiteral("calls")));
    m_window->resize(1280, 720);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestCallsPage::addCalls(const QList<CallRecord> &calls)
{
    m_session->store().append(calls);
    m_session->store().publish();
}

template<typename T>
T &TestCallsPage::part() const
{
    return *m_window->findChild<CallsPage *>()->findChild<T *>();
}

void TestCallsPage::sortsByAnyColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("ttfts");
    const auto row = [](const char *name, int column, Qt::SortOrder order, const char *ttfts) {
        QTest::newRow(name) << column << order << words(ttfts);
    };
    // What is not known stands at the end both ways, and the last to come first among those alike.
    row("time, last first", CallTableModel::Time, Qt::DescendingOrder, "140 — 140 600");
    row("time, first first", CallTableModel::Time, Qt::AscendingOrder, "600 140 — 140");
    row("TTFT, up", CallTableModel::Ttft, Qt::AscendingOrder, "140 140 600 —");
    row("TTFT, down", CallTableModel::Ttft, Qt::DescendingOrder, "600 140 140 —");
    row("model, up", CallTableModel::Model, Qt::AscendingOrder, "— 140 140 600");
    row("model, down", CallTableModel::Model, Qt::DescendingOrder, "140 600 140 —");
    row("total: known ones alike", CallTableModel::Total, Qt::AscendingOrder, "140 140 600 —");
}

void TestCallsPage::sortsByAnyColumn()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, ttfts);
    addCalls(someCalls());
    SortedCallsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCalls(m_session->store().snapshot(), 0);
    model.sort(column, order);
    QCOMPARE(texts(model, CallTableModel::Ttft), ttfts);
    // ... and alike where they come one by one into an order that stands.
    SortedCallsModel growing;
    const QAbstractItemModelTester growingTester(&growing);
    growing.sort(column, order);
    CallStore store;
    std::size_t known = 0;
    for (const CallRecord &call : someCalls()) {
        store.append({call});
        store.publish();
        growing.setCalls(store.snapshot(), known++);
    }
    QCOMPARE(texts(growing, CallTableModel::Ttft), ttfts);
}

void TestCallsPage::newCallsTakeTheirPlaces()
{
    SortedCallsModel model;
    const QAbstractItemModelTester tester(&model);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    CallStore store;
    store.append(someCalls());
    store.publish();
    model.setCalls(store.snapshot(), 0);
    model.sort(CallTableModel::Ttft, Qt::AscendingOrder);
    model.setFilter(std::get<FilterExpression>(FilterExpression::parse("model:qwen")));
    const qsizetype before = resets.count();
    store.append({callOf("qwen2.5:14b", 300, 5'000), callOf("llama3.2:3b", 300, 6'000),
                  callOf("qwen2.5:14b", 20, 7'000), callOf("qwen2.5:14b", 310, 8'000)});
    store.publish();
    model.setCalls(store.snapshot(), 4);
    QCOMPARE(texts(model, CallTableModel::Ttft), words("20.0 140 300 310 600"));
    QCOMPARE(resets.count(), before); // put between the others, so that nobody loses their place
    QCOMPARE(model.callCount(), std::size_t(8));
}

void TestCallsPage::manyNewCallsTakeTheirPlaces()
{
    SortedCallsModel model;
    const QAbstractItemModelTester tester(&model);
    model.sort(CallTableModel::Ttft, Qt::AscendingOrder);
    CallStore store;
    for (const int offset : {0, 1}) {
        QList<CallRecord> calls;
        for (int i = 0; i < 100; ++i)
            calls << callOf("m", 100 + offset + 2 * i, i);
        const std::size_t known = store.size();
        store.append(calls);
        store.publish();
        model.setCalls(store.snapshot(), known);
    }
    QCOMPARE(model.rowCount(), 200);
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.index(row, CallTableModel::Ttft).data().toString(), QString::number(100 + row));
}

void TestCallsPage::aSelectionFollowsItsCall()
{
    addCalls(someCalls());
    auto &table = part<CallTable>();
    table.setCurrentIndex(table.model()->index(3, 0)); // the first to end
    const CallId id = table.currentIndex().data(CallTableModel::CallIdRole).toULongLong();
    table.sortByColumn(CallTableModel::Ttft, Qt::DescendingOrder);
    QCOMPARE(table.currentIndex().row(), 0);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), id);
    addCalls({callOf("m", 9000, 9'000)});
    QCOMPARE(table.currentIndex().row(), 1);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), id);
}

void TestCallsPage::aChosenCallStaysChosenUnderAnotherFilter()
{
    addCalls(someCalls());
    auto &table = part<CallTable>();
    table.selectRow(3);
    const CallId id = table.currentIndex().data(CallTableModel::CallIdRole).toULongLong();
    part<FilterLine>().setText(QStringLiteral("ttft>500"));
    QCOMPARE(table.model()->rowCount(), 1);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), id);
    part<FilterLine>().setText(QStringLiteral("status:failed"));
    QCOMPARE(table.model()->rowCount(), 1);
    QVERIFY(!table.selectionModel()->hasSelection()); // it is not in sight: nothing else is chosen for it
}

void TestCallsPage::aHiddenPageTakesNothingUntilItIsShown()
{
    addCalls({someCalls().first()});
    QVERIFY(m_window->showPage(QStringLiteral("live")));
    addCalls(someCalls().mid(1));
    QCOMPARE(part<CallTable>().model()->rowCount(), 1);
    QVERIFY(m_window->showPage(QStringLiteral("calls")));
    QCOMPARE(part<CallTable>().model()->rowCount(), static_cast<int>(someCalls().size()));
    // ... and all anew, where the calls it had are gone.
    QVERIFY(m_window->showPage(QStringLiteral("live")));
    m_session->store().clear();
    addCalls(someCalls() + someCalls());
    QVERIFY(m_window->showPage(QStringLiteral("calls")));
    QCOMPARE(part<CallTable>().model()->rowCount(), static_cast<int>(2 * someCalls().size()));
}

void TestCallsPage::filtersAndCounts()
{
    addCalls(someCalls());
    auto &filter = part<FilterLine>();
    auto &table = part<CallTable>();
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    if (!filter.hasFocus()) { // the page has the focus only once something in it was used
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_F, Qt::ControlModifier);
    }
    QTRY_VERIFY(filter.hasFocus());
    filter.setText(QStringLiteral("ttft>1"));
    QCOMPARE(table.model()->rowCount(), 3);
    filter.setText(QStringLiteral("model:qwen ttft<500"));
    QCOMPARE(table.model()->rowCount(), 1);
    bool counted = false;
    for (const QLabel *label : m_window->findChild<CallsPage *>()->findChildren<QLabel *>())
        counted |= label->text() == QStringLiteral("1 of 4 calls");
    QVERIFY(counted);
    QTest::keyClick(&filter, Qt::Key_Escape);
    QCOMPARE(filter.text(), QString());
    QCOMPARE(table.model()->rowCount(), 4);
}

void TestCallsPage::filtersByAColumnAndByWhatACellSays()
{
    addCalls(someCalls());
    auto &filter = part<FilterLine>();
    auto &table = part<CallTable>();
    const auto choose = [this](const QString &title, const std::function<void()> &openMenu) {
        bool isChosen = false;
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction *action : menu->actions()) {
                if (action->text() == title) {
                    menu->setActiveAction(action);
                    isChosen = true;
                }
            }
            QTest::keyClick(menu, isChosen ? Qt::Key_Return : Qt::Key_Escape);
        });
        openMenu();
        QVERIFY2(isChosen, qPrintable(title));
    };
    const auto onHeader = [&table](int column) {
        const int x = table.columnViewportPosition(column) + 5;
        Q_EMIT table.horizontalHeader()->customContextMenuRequested({x, 5});
    };
    const auto onCell = [&table](int row, int column) {
        Q_EMIT table.customContextMenuRequested(table.visualRect(table.model()->index(row, column)).center());
    };
    choose(QStringLiteral("&Filter by \"TTFT ms\""), [&] { onHeader(CallTableModel::Ttft); });
    QCOMPARE(filter.window()->focusWidget(), &filter);
    QCOMPARE(filter.text(), QStringLiteral("ttft>"));
    QTest::keyClicks(&filter, QStringLiteral("1"));
    QCOMPARE(table.model()->rowCount(), 3);

    const QString model = table.model()->index(0, CallTableModel::Model).data().toString();
    choose(QStringLiteral("O&nly model=%1").arg(model), [&] { onCell(0, CallTableModel::Model); });
    QCOMPARE(filter.text(), QStringLiteral("ttft>1 model=%1").arg(model));
    for (int row = 0; row < table.model()->rowCount(); ++row)
        QCOMPARE(table.model()->index(row, CallTableModel::Model).data().toString(), model);
    filter.clear();
    choose(QStringLiteral("&Without model=%1").arg(model), [&] { onCell(0, CallTableModel::Model); });
    QVERIFY(table.model()->rowCount() > 0 && table.model()->rowCount() < 4);
    for (int row = 0; row < table.model()->rowCount(); ++row)
        QVERIFY(table.model()->index(row, CallTableModel::Model).data().toString() != model);
}

void TestCallsPage::aWrongFilterSaysWhyAndKeepsTheRows()
{
    addCalls(someCalls());
    auto &filter = part<FilterLine>();
    filter.setText(QStringLiteral("model:qwen"));
    filter.setText(QStringLiteral("model:qwen tftt>3"));
    QCOMPARE(part<CallTable>().model()->rowCount(), 2);
    QVERIFY(filter.accessibleDescription().contains(QStringLiteral("tftt")));
    const auto shown = [&] {
        for (const QLabel *label : m_window->findChild<CallsPage *>()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("tftt")))
                return true;
        }
        return false;
    };
    QVERIFY(shown());
    filter.setText(QStringLiteral("ttft>3"));
    QVERIFY(!shown());
}

void TestCallsPage::theFilterIsFoundAgainAtTheNextStart()
{
    part<FilterLine>().setText(QStringLiteral("model:qwen"));
    part<FilterLine>().setText(QStringLiteral("model:qwen tftt>3")); // no filter
    show();
    QCOMPARE(part<FilterLine>().text(), QStringLiteral("model:qwen"));
    addCalls(someCalls());
    QCOMPARE(part<CallTable>().model()->rowCount(), 2);
}

void TestCallsPage::completesWhatIsTyped()
{
    addCalls(someCalls());
    auto &filter = part<FilterLine>();
    filter.setFocus();
    QTest::keyClicks(&filter, QStringLiteral("ttft>1 model:q"));
    auto *completer = filter.findChild<QCompleter *>();
    QCOMPARE(completer->model()->rowCount(), 1);
    QCOMPARE(completer->model()->index(0, 0).data().toString(), QStringLiteral("model:qwen2.5:14b"));
    Q_EMIT completer->activated(completer->model()->index(0, 0).data().toString());
    QCOMPARE(filter.text(), QStringLiteral("ttft>1 model:qwen2.5:14b"));
    QCOMPARE(part<CallTable>().model()->rowCount(), 2);
}

void TestCallsPage::aClickOnAHeaderSorts()
{
    addCalls(someCalls());
    auto &table = part<CallTable>();
    QHeaderView *header = table.horizontalHeader();
    const QPoint ttft(header->sectionViewportPosition(CallTableModel::Ttft) + 10, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, ttft);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, ttft);
    QCOMPARE(header->sortIndicatorSection(), static_cast<int>(CallTableModel::Ttft));
    QStringList shown = texts(*table.model(), CallTableModel::Ttft);
    QCOMPARE(shown.takeLast(), QStringLiteral("—"));
    QVERIFY(shown == words("140 140 600") || shown == words("600 140 140"));
}

void TestCallsPage::columnsAreChosenAndRemembered()
{
    auto &table = part<CallTable>();
    QHeaderView *header = table.horizontalHeader();
    QVERIFY(header->isSectionHidden(CallTableModel::Queue));
    QTimer::singleShot(0, this, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (QAction *action : menu->actions()) {
            if (action->text() == QStringLiteral("Queue ms") || action->text() == QStringLiteral("Source"))
                action->trigger();
        }
        menu->close();
    });
    Q_EMIT header->customContextMenuRequested({5, 5});
    QVERIFY(!header->isSectionHidden(CallTableModel::Queue));
    header->moveSection(header->visualIndex(CallTableModel::Total), 0);
    m_window.reset();
    show();
    const QHeaderView *again = part<CallTable>().horizontalHeader();
    QVERIFY(!again->isSectionHidden(CallTableModel::Queue));
    QVERIFY(again->isSectionHidden(CallTableModel::Source));
    QCOMPARE(again->logicalIndex(0), static_cast<int>(CallTableModel::Total));
}

void TestCallsPage::theLastColumnIsNeverSqueezed()
{
    show();
    addCalls({CallBuilder()});
    CallTable &table = part<CallTable>();
    const auto isReadable = [&table] {
        const QHeaderView &header = *table.horizontalHeader();
        int place = header.count() - 1;
        while (header.isSectionHidden(header.logicalIndex(place)))
            --place;
        const int last = header.logicalIndex(place);
        return table.columnWidth(last) >= table.reservedWidth(last) &&
               header.length() >= table.viewport()->width();
    };
    QTRY_VERIFY(isReadable());
    m_window->resize(m_window->minimumSizeHint());
    QTRY_VERIFY(isReadable());
    const int status = table.columnWidth(CallTableModel::Status);
    m_window->resize(2400, 800);
    QTRY_VERIFY(table.columnWidth(CallTableModel::Status) > status && isReadable());
    QHeaderView &header = *table.horizontalHeader(); // another one comes last
    header.moveSection(header.visualIndex(CallTableModel::Status), 0);
    QVERIFY(isReadable());
    QCOMPARE(table.columnWidth(CallTableModel::Status), table.reservedWidth(CallTableModel::Status));
    QCOMPARE(header.length(), table.viewport()->width());
}

void TestCallsPage::textsGiveWayBeforeTheTableScrolls()
{
    constexpr int wide = 2400;
    constexpr int missing = 30; // pixels
    m_window->resize(wide, 800);
    const auto isWide = [this](int column) {
        return part<CallTable>().columnWidth(column) == part<CallTable>().reservedWidth(column);
    };
    CallTable &table = part<CallTable>();
    QTRY_VERIFY(table.columnWidth(CallTableModel::Status) > table.reservedWidth(CallTableModel::Status));
    int needed = 0;
    for (int column = 0; column < CallTableModel::ColumnCount; ++column)
        needed += table.isColumnHidden(column) ? 0 : table.reservedWidth(column);
    m_window->resize(wide - table.viewport()->width() + needed - missing, 800);
    QTRY_COMPARE(table.viewport()->width(), needed - missing);
    QTRY_COMPARE(table.horizontalHeader()->length(), needed - missing);
    QVERIFY(!isWide(CallTableModel::Model) && !isWide(CallTableModel::Source));
    QVERIFY(isWide(CallTableModel::Ttft) && isWide(CallTableModel::Time));

    // With room again, and in the next session, they are as wide as before.
    table.horizontalHeader()->moveSection(1, 2);
    m_window->resize(wide, 800);
    QTRY_VERIFY(isWide(CallTableModel::Model) && isWide(CallTableModel::Source));
    m_window->resize(wide - table.viewport()->width() + needed - missing, 800);
    QTRY_VERIFY(!isWide(CallTableModel::Model));
    table.horizontalHeader()->moveSection(1, 2); // and is remembered
    m_window.reset();
    show();
    m_window->resize(wide, 800);
    QTRY_VERIFY(isWide(CallTableModel::Model) && isWide(CallTableModel::Source));
}

void TestCallsPage::theLeastTellingStepBack()
{
    CallTable &table = part<CallTable>();
    const auto *columns = table.findChild<LastColumnFitter *>();
    m_window->resize(2400, 800);
    QTRY_VERIFY(!table.isColumnHidden(CallTableModel::Source));
    int fewest = 0;
    for (int column = 0; column < CallTableModel::ColumnCount; ++column) {
        const bool yields = column == CallTableModel::Model || column == CallTableModel::Source;
        if (!table.isColumnHidden(column))
            fewest += yields ? table.fewestWidth(column) : table.reservedWidth(column);
    }
    m_window->resize(2400 - table.viewport()->width() + fewest - 1, 800);
    QTRY_VERIFY(table.isColumnHidden(CallTableModel::Source));
    QTRY_COMPARE(table.horizontalHeader()->length(), table.viewport()->width()); // nothing to scroll to
    QVERIFY(!table.isColumnHidden(CallTableModel::Load));
    QVERIFY(columns->isChosen(CallTableModel::Source));
    QVERIFY(!columns->isChosen(CallTableModel::Queue));

    // It was not hidden by people: the next session has it where there is room.
    table.horizontalHeader()->moveSection(1, 2);
    m_window.reset();
    show();
    m_window->resize(2400, 800);
    QTRY_VERIFY(!part<CallTable>().isColumnHidden(CallTableModel::Source));
    QCOMPARE(part<CallTable>().columnWidth(CallTableModel::Source),
             part<CallTable>().reservedWidth(CallTableModel::Source));
}

void TestCallsPage::modelsOfOneFamilyAreToldApart_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("by their ends") << QByteArray("qwen2.5:14b-instruct-q4_K_M")
                                   << QByteArray("qwen2.5:14b-instruct-q8_0");
    QTest::newRow("by their middle") << QByteArray("hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4_K_M")
                                     << QByteArray("hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4_K_M");
}

// Painted: without the mark before it, which is another for each model.
void TestCallsPage::modelsOfOneFamilyAreToldApart()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    addCalls({callOf(one.constData(), 100, 1'000), callOf(other.constData(), 100, 1'000)});
    auto &table = part<CallTable>();
    QTRY_COMPARE(table.model()->rowCount(), 2);
    const QImage picture = table.viewport()->grab().toImage();
    const auto nameOf = [&](int row) {
        const QRect place = table.visualRect(table.model()->index(row, CallTableModel::Model));
        return picture.copy(place.adjusted(place.height(), 0, 0, 0));
    };
    QVERIFY(nameOf(0) != nameOf(1));
    QCOMPARE(table.model()->index(1, CallTableModel::Model).data().toByteArray(), one);
}

void TestCallsPage::copiesSelectedRows()
{
    addCalls(someCalls());
    auto &table = part<CallTable>();
    part<FilterLine>().setText(QStringLiteral("ttft>500"));
    table.setFocus();
    table.selectRow(0);
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).split(QLatin1Char('\t')).at(1), QStringLiteral("Model"));
    QCOMPARE(lines.at(1).split(QLatin1Char('\t')).at(1), QStringLiteral("qwen2.5:14b"));
    QCOMPARE(lines.at(0).count(QLatin1Char('\t')), lines.at(1).count(QLatin1Char('\t')));
}

void TestCallsPage::copiesAsCsvAndJson()
{
    addCalls(someCalls());
    auto &table = part<CallTable>();
    table.selectRow(1);
    const auto choose = [&](const QString &entry) {
        QTimer::singleShot(0, this, [entry] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            QVERIFY(menu);
            for (QAction *action : menu->actions()) {
                if (action->text().remove(QLatin1Char('&')) == entry)
                    action->trigger();
            }
            menu->close();
        });
        Q_EMIT table.customContextMenuRequested({5, 5});
        return QApplication::clipboard()->text();
    };
    const QString csv = choose(QStringLiteral("Copy as CSV"));
    QCOMPARE(csv.count(QLatin1Char('\n')), 2);
    QVERIFY(csv.contains(QStringLiteral("gemma3:12b")) && csv.contains(QStringLiteral("\"no, thanks\"")));
    QJsonParseError error;
    const QJsonDocument json =
        QJsonDocument::fromJson(choose(QStringLiteral("Copy as JSON")).toUtf8(), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(json.toJson().contains("gemma3:12b"));
    QVERIFY(!json.toJson().contains("qwen"));
}

void TestCallsPage::emptyStatesAreInWords()
{
    const auto says = [&](const char *words) {
        for (const QLabel *label : m_window->findChild<CallsPage *>()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    };
    QVERIFY(says("No calls yet"));
    addCalls(someCalls());
    QVERIFY(!says("No call"));
    part<FilterLine>().setText(QStringLiteral("model:nobody"));
    QVERIFY(says("No call matches"));
}

QTEST_MAIN(TestCallsPage)
#include "tst_callspage.moc"

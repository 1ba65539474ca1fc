// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/samples.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/panels/delegates.h"
#include "ui/panels/figuresstrip.h"
#include "ui/panels/modellistmodel.h"
#include "ui/panels/skippedlinesdialog.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QRegularExpression>
#include <QTest>
#include <QTreeWidget>

using namespace inferograph;
using namespace inferograph::testing;

class TestSidebar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void modelsKeepTheirContract();
    void aLogOfNoKnownFormatSaysSo();
    void theDemoHidesItsPassingAddress();
    void demoIsMarkedEverywhere();
    void listsSkippedLines();

    void hidesAModel();
    void modelsOfOneFamilyAreToldApart_data();
    void modelsOfOneFamilyAreToldApart();
};

void TestSidebar::modelsKeepTheirContract()
{
    SourceListModel sources;
    const QAbstractItemModelTester sourcesTester(&sources);
    sources.put(liveServer(1));
    sources.put(followedLog(2, 3));
    SourceInfo failed = liveServer(1);
    failed.state = SourceState::Failed;
    sources.put(failed);
    QCOMPARE(sources.rowCount(), 2);
    QVERIFY(sources.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("failed")));
    QCOMPARE(sources.index(1, 0).data(SourceListModel::NoteRole).toString(), QStringLiteral("3 skipped"));
    sources.remove(1);
    sources.remove(99);
    QCOMPARE(sources.rowCount(), 1);

    ModelListModel models;
    const QAbstractItemModelTester modelsTester(&models);
    const SnapshotPtr calls = snapshotOf(twelveCalls());
    models.addCalls(calls, 0);
    QCOMPARE(models.rowCount(), 2);
    models.addCalls(calls, 0);
    QCOMPARE(models.rowCount(), 2);
}

void TestSidebar::aLogOfNoKnownFormatSaysSo()
{
    SourceListModel sources;
    SourceInfo strange = followedLog(1, 7);
    sources.put(strange);
    const QModelIndex state = sources.index(0, SourceListModel::State);
    QCOMPARE(state.data().toString(), QStringLiteral("live"));
    strange.foundFormat.clear();
    sources.put(strange);
    QCOMPARE(state.data().toString(), QStringLiteral("no known format"));
    QCOMPARE(state.data(Qt::ForegroundRole).value<QColor>(), theme().warning);
    QCOMPARE(state.data(SourceListModel::NoteRole).toString(), QStringLiteral("no known format"));
    QCOMPARE(sources.index(0, SourceListModel::Note).data().toString(),
             QStringLiteral("no known format · 7 lines skipped"));
    strange.skippedLines = 0; // nothing to judge by yet
    sources.put(strange);
    QCOMPARE(state.data().toString(), QStringLiteral("live"));
}

void TestSidebar::theDemoHidesItsPassingAddress()
{
    SourceListModel sources;
    sources.put(liveServer(1, true));
    sources.put(liveServer(2));
    QVERIFY(sources.index(0, 0).data(SourceListModel::LocationRole).toString().isEmpty());
    QVERIFY(sources.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("localhost:11434")));
    QVERIFY(!sources.index(1, 0).data(SourceListModel::LocationRole).toString().isEmpty());
}

void TestSidebar::demoIsMarkedEverywhere()
{
    const TestWindow test;
    const auto badges = [&test] { return visibleTexts(test.window()).count(QStringLiteral("demo")); };
    Q_EMIT test.session().sourceAdded(liveServer(1));
    QCOMPARE(badges(), 0);
    Q_EMIT test.session().sourceChanged(liveServer(1, true));
    Q_EMIT test.session().sourceRemoved(1);
    QCOMPARE(badges(), 0);
    Q_EMIT test.session().sourceAdded(liveServer(2, true));
    QCOMPARE(badges(), 2); // the prompt panel's and the status bar's; the list paints its own
}

void TestSidebar::listsSkippedLines()
{
    const QList<SkippedLine> lines{{"/var/log/a.jsonl", 1204, "not JSON", "{\"event\": \"llm_call"},
                                   {"/var/log/a.jsonl", 1300, "no model", "{}"}};
    SkippedLinesDialog dialog(lines, 150);
    dialog.show();
    const auto *list = dialog.findChild<QTreeWidget *>();
    QVERIFY(list);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("1\u2009204"));
    QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("not JSON"));
    QCOMPARE(visibleTexts(dialog).filter(QRegularExpression(QStringLiteral("^150 "))).size(), 1);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestSidebar::hidesAModel()
{
    TestWindow test;
    test.add(twelveCalls());
    QListView *list = nullptr;
    for (auto *candidate : test.window().findChildren<QListView *>()) {
        if (qobject_cast<ModelListModel *>(candidate->model()))
            list = candidate;
    }
    QVERIFY(list);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const QModelIndex first = list->model()->index(0, 0);
    const auto inView = [&test] {
        return descriptionOf(test.part<FiguresStrip>(), "Calls").section(QStringLiteral(", "), 1);
    };
    QTRY_COMPARE(inView(), QStringLiteral("12 in view"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
    QCOMPARE(first.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QTRY_COMPARE(inView(), QStringLiteral("6 in view"));
    list->setCurrentIndex(first);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(first.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!test.action(QStringLiteral("Pause")).isChecked());
}

void TestSidebar::modelsOfOneFamilyAreToldApart_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("by their ends") << QByteArray("qwen2.5-coder:7b-instruct-q4_K_M")
                                   << QByteArray("qwen2.5-coder:7b-instruct-q8_0");
    QTest::newRow("by their middle") << QByteArray("qwen2.5-coder:07b-instruct-q4_K_M")
                                     << QByteArray("qwen2.5-coder:14b-instruct-q4_K_M");
    QTest::newRow("by their begins") << QByteArray("a-model-of-a-very-long-name:7b-instruct-q4_K_M")
                                     << QByteArray("b-model-of-a-very-long-name:7b-instruct-q4_K_M");
}

// Painted: without the mark before it, which is another for each model.
void TestSidebar::modelsOfOneFamilyAreToldApart()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    ModelListModel models;
    models.addCalls(
        snapshotOf({CallBuilder().model(one.constData()), CallBuilder().model(other.constData())}), 0);
    QListView list;
    list.setModel(&models);
    list.setItemDelegate(new ModelDelegate(&list));
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setFocusPolicy(Qt::NoFocus); // whose frame tells rows apart
    list.resize(40 * list.fontMetrics().averageCharWidth(), 200);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    const QImage picture = list.viewport()->grab().toImage();
    const auto nameOf = [&](int row) {
        const QRect place = list.visualRect(models.index(row, 0));
        return picture.copy(place.adjusted(place.height(), 0, 0, 0));
    };
    QVERIFY(nameOf(0) != nameOf(1));
    QCOMPARE(models.index(0, 0).data().toByteArray(), one);
    QVERIFY(models.index(0, 0).data(Qt::ToolTipRole).toString().startsWith(QString::fromUtf8(one)));
    QVERIFY(models.index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(QString::fromUtf8(one)));
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"

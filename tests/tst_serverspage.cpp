// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loadedmodelwatch.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/serverswindow.h"
#include "tests/support/tablecells.h"
#include "tests/support/widgets.h"
#include "ui/charts/machinechart.h"
#include "ui/charts/plotview.h"
#include "ui/controls.h"
#include "ui/models/loadedmodelsmodel.h"
#include "ui/panels/addserverdialog.h"
#include "ui/panels/loadedmodelscard.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/panels/sourcescard.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <functional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

// What a card says below its table.
QString words(const QWidget &card)
{
    return card.findChild<ElidedLabel *>()->fullText();
}

LoadedModel loadedModel(const char *name)
{
    LoadedModel model;
    model.name = name;
    return model;
}

// Enters an address into the next dialog that asks for one, and does the rest.
void answer(const ServersWindow &test, const QString &address,
            const std::function<void(AddServerDialog &)> &rest)
{
    answerNext<AddServerDialog>(test.window(), [address, rest](AddServerDialog &dialog) {
        auto *line = dialog.findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, address);
        rest(dialog);
    });
}

} // namespace

class TestServersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void theModelsKeepTheirContract();
    void listsSourcesWithWhatIsKnown();
    void saysWhatAConnectionTestFound();
    void spaceDisablesAndEnables();
    void altAndArrowsMove();
    void aRemovalIsTakenBackByKeyAndMouse_data();
    void aRemovalIsTakenBackByKeyAndMouse();
    void anEditedSourceTakesTheSamePlace();
    void theDialogTestsAConnectionBeforeItIsAdded();

    void showsWhatIsLoadedWhileItIsSeen();
    void unloadsAModelByItsKey();
    void saysWhyNothingIsListed();
    void theMachineIsWatchedWhileThePageIsHidden();

    void everyControlHasANameAndAKey();
    void nothingIsClipped();
};

void TestServersPage::theModelsKeepTheirContract()
{
    LoadedModelsModel models;
    const QAbstractItemModelTester tester(&models);
    models.setLoaded(1, QStringLiteral("one"), {loadedModel("a"), loadedModel("b")});
    models.setLoaded(2, QStringLiteral("two"), {loadedModel("a")});
    models.setLoaded(1, QStringLiteral("one"), {loadedModel("b"), loadedModel("c")});
    QStringList names;
    for (int row = 0; row < models.rowCount(); ++row)
        names << models.row(models.index(row, 0))->serverName +
                     QString::fromUtf8(models.row(models.index(row, 0))->model.name);
    QCOMPARE(names, (QStringList{QStringLiteral("oneb"), QStringLiteral("onec"), QStringLiteral("twoa")}));
    models.drop(1);
    QCOMPARE(models.rowCount(), 1);

    SourceListModel list;
    const QAbstractItemModelTester listTester(&list);
    for (const int id : {1, 2, 3}) {
        SourceInfo source;
        source.id = id;
        list.put(source);
    }
    list.move(1, 2);
    list.move(3, 0);
    list.move(3, 0);
    QList<int> order;
    for (const SourceInfo &source : list.sources())
        order << source.id;
    QCOMPARE(order, (QList<int>{3, 2, 1}));
    list.remove(2);
}

void TestServersPage::listsSourcesWithWhatIsKnown()
{
    ServersWindow test;
    test.addOllama();
    test.session().addSource(QStringLiteral("/nonexistent/calls.jsonl"));
    QTRY_COMPARE_WITH_TIMEOUT(columnOf(test.sources(), SourceListModel::State),
                              (QStringList{QStringLiteral("live"), QStringLiteral("waiting")}), patience);
    QCOMPARE(columnOf(test.sources(), SourceListModel::Name),
             (QStringList{QStringLiteral("Ollama"), QStringLiteral("calls.jsonl")}));
    QCOMPARE(columnOf(test.sources(), SourceListModel::Version),
             (QStringList{QStringLiteral("0.33.0"), QStringLiteral("\u2014")}));
    QCOMPARE(columnOf(test.sources(), SourceListModel::Models),
             (QStringList{QStringLiteral("1"), QStringLiteral("\u2014")}));
    QVERIFY(columnOf(test.sources(), SourceListModel::Note).last().contains(QStringLiteral("no file")));
}

void TestServersPage::saysWhatAConnectionTestFound()
{
    ServersWindow test;
    test.addOllama();
    test.choose(0);
    QTest::keyClick(&test.sources(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(words(test.part<SourcesCard>())
                                 .contains(QStringLiteral("\u2713 Ollama 0.33.0, 1 model, answers in ")),
                             patience);
    test.session().addSource(refusingUrl().toString());
    test.choose(1);
    QTest::keyClick(&test.sources(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        words(test.part<SourcesCard>()).contains(QStringLiteral("\u2717 Nothing answers")), patience);
}

void TestServersPage::spaceDisablesAndEnables()
{
    ServersWindow test;
    test.addOllama();
    test.choose(0);
    test.sources().setFocus();
    QTest::keyClick(&test.sources(), Qt::Key_Space);
    QTRY_COMPARE(columnOf(test.sources(), SourceListModel::State), QStringList{QStringLiteral("disabled")});
    QTRY_COMPARE(test.loaded().model()->rowCount(), 0);
    QTest::keyClick(&test.sources(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(columnOf(test.sources(), SourceListModel::State),
                              QStringList{QStringLiteral("live")}, patience);
}

void TestServersPage::altAndArrowsMove()
{
    ServersWindow test;
    for (const char *name : {"a.jsonl", "b.jsonl", "c.jsonl"})
        test.session().addSource(QStringLiteral("/nonexistent/") + QLatin1StringView(name));
    test.choose(0);
    test.sources().setFocus();
    QTest::keyClick(&test.sources(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&test.sources(), Qt::Key_Down, Qt::AltModifier); // it is still the one that is chosen
    QTest::keyClick(&test.sources(), Qt::Key_Down, Qt::AltModifier); // and no further
    QCOMPARE(columnOf(test.sources(), SourceListModel::Name),
             (QStringList{QStringLiteral("b.jsonl"), QStringLiteral("c.jsonl"), QStringLiteral("a.jsonl")}));
    QTest::keyClick(&test.sources(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(columnOf(test.sources(), SourceListModel::Name).at(1), QStringLiteral("a.jsonl"));
}

void TestServersPage::aRemovalIsTakenBackByKeyAndMouse_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("key") << true;
    QTest::newRow("mouse") << false;
}

void TestServersPage::aRemovalIsTakenBackByKeyAndMouse()
{
    ServersWindow test;
    QFETCH(bool, byKey);
    for (const char *name : {"a.jsonl", "b.jsonl"})
        test.session().addSource(QStringLiteral("/nonexistent/") + QLatin1StringView(name));
    test.choose(0);
    test.sources().setFocus();
    QTest::keyClick(&test.sources(), Qt::Key_Delete);
    QCOMPARE(columnOf(test.sources(), SourceListModel::Name), QStringList{QStringLiteral("b.jsonl")});
    QVERIFY(words(test.part<SourcesCard>()).contains(QStringLiteral("a.jsonl")));
    if (byKey) {
        QTest::keyClick(&test.sources(), Qt::Key_Z, Qt::ControlModifier);
    } else {
        auto *undo = test.part<SourcesCard>().findChild<QPushButton *>();
        QTRY_VERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
    }
    QCOMPARE(columnOf(test.sources(), SourceListModel::Name),
             (QStringList{QStringLiteral("a.jsonl"), QStringLiteral("b.jsonl")}));
}

void TestServersPage::anEditedSourceTakesTheSamePlace()
{
    ServersWindow test;
    test.session().addSource(refusingUrl().toString());
    test.session().addSource(QStringLiteral("/nonexistent/b.jsonl"));
    test.choose(0);
    test.sources().setFocus();
    answer(test, test.ollama().url().toString(),
           [](AddServerDialog &dialog) { QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return); });
    QTest::keyClick(&test.sources(), Qt::Key_F2);
    QTRY_COMPARE_WITH_TIMEOUT(columnOf(test.sources(), SourceListModel::Name),
                              (QStringList{QStringLiteral("Ollama"), QStringLiteral("b.jsonl")}), patience);
    QCOMPARE(test.session().sources().size(), 2);
}

void TestServersPage::theDialogTestsAConnectionBeforeItIsAdded()
{
    ServersWindow test;
    QString found;
    QString failed;
    answer(test, test.ollama().url().toString(), [&found, &failed](AddServerDialog &dialog) {
        QAbstractButton *check = nullptr;
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Test")))
                check = button;
        }
        QTest::mouseClick(check, Qt::LeftButton);
        const auto says = [&dialog](const char *tone) {
            const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
            const auto hint = std::ranges::find_if(
                labels, [tone](const QLabel *label) { return label->property(tone).toBool(); });
            return hint == labels.end() ? QString() : (*hint)->text();
        };
        if (QTest::qWaitFor([&] { return !says("ok").isEmpty(); }, patience))
            found = says("ok");
        dialog.findChild<QLineEdit *>()->setText(refusingUrl().toString());
        QTest::mouseClick(check, Qt::LeftButton);
        if (says("ok").isEmpty() && QTest::qWaitFor([&] { return !says("failed").isEmpty(); }, patience))
            failed = says("failed");
        dialog.reject();
    });
    QTest::keyClick(&test.window(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY2(found.startsWith(QStringLiteral("\u2713 Ollama 0.33.0, 1 model")), qPrintable(found));
    QVERIFY2(failed.startsWith(QStringLiteral("\u2717 Nothing answers")), qPrintable(failed));
    QVERIFY(test.session().sources().isEmpty());
}

void TestServersPage::showsWhatIsLoadedWhileItIsSeen()
{
    ServersWindow test;
    test.addOllama();
    QTRY_COMPARE_WITH_TIMEOUT(columnOf(test.loaded(), LoadedModelsModel::Model),
                              QStringList{QStringLiteral("owl:7b")}, patience);
    QCOMPARE(columnOf(test.loaded(), LoadedModelsModel::Memory), QStringList{QStringLiteral("9.6\u00a0GB")});
    QVERIFY(columnOf(test.loaded(), LoadedModelsModel::Gpu).first().startsWith(QStringLiteral("50")));
    QCOMPARE(columnOf(test.loaded(), LoadedModelsModel::Expires),
             QStringList{QStringLiteral("\u2014")}); // not told
    QCOMPARE(test.part<LoadedModelsCard>().findChildren<LoadedModelWatch *>().size(), 1);
    test.window().showPage(QStringLiteral("live"));
    QVERIFY(test.part<LoadedModelsCard>().findChildren<LoadedModelWatch *>().isEmpty()); // nobody asks
    test.window().showPage(QStringLiteral("servers"));
    QCOMPARE(test.part<LoadedModelsCard>().findChildren<LoadedModelWatch *>().size(), 1);
}

void TestServersPage::unloadsAModelByItsKey()
{
    ServersWindow test;
    test.addOllama();
    QTRY_COMPARE_WITH_TIMEOUT(test.loaded().model()->rowCount(), 1, patience);
    test.emptyOllama();
    test.loaded().setFocus();
    test.loaded().setCurrentIndex(test.loaded().model()->index(0, 0));
    QTest::keyClick(&test.loaded(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(test.loaded().model()->rowCount(), 0, patience);
    QVERIFY(words(test.part<LoadedModelsCard>()).contains(QStringLiteral("lets go of owl:7b")));
    QCOMPARE(test.session().sources().size(), 1); // Del meant the model, not its server
}

void TestServersPage::saysWhyNothingIsListed()
{
    ServersWindow test;
    const auto hint = [](const QTableView &table) {
        const auto *label = table.findChild<QLabel *>();
        return label->isVisible() ? label->text() : QString();
    };
    QVERIFY(hint(test.sources()).contains(QStringLiteral("Add a server")));
    QVERIFY(hint(test.loaded()).contains(QStringLiteral("No live server")));
    test.emptyOllama();
    test.addOllama();
    QVERIFY(hint(test.sources()).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(hint(test.loaded()), QStringLiteral("No model is loaded."), patience);
}

// Its past is there when the page is opened.
void TestServersPage::theMachineIsWatchedWhileThePageIsHidden()
{
    ServersWindow test;
    test.window().showPage(QStringLiteral("live"));
    const auto &chart = test.part<MachineChart>();
    QVERIFY(!chart.isVisible());
    const qsizetype before = chart.samples().size();
    QTRY_VERIFY_WITH_TIMEOUT(chart.samples().size() > before, patience);
    test.window().showPage(QStringLiteral("servers"));
    QCOMPARE(chart.findChild<PlotView *>()->frame().xTo, timePosition(chart.samples().constLast().at));
}

void TestServersPage::everyControlHasANameAndAKey()
{
    ServersWindow test;
    test.addOllama();
    const QWidget &page = *test.part<SourcesCard>().parentWidget();
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool control =
            button || qobject_cast<const QTableView *>(widget) || qobject_cast<const PlotView *>(widget);
        if (!control || !widget->isVisible() || widget->inherits("QTableCornerButton"))
            continue;
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, widget->metaObject()->className());
    }
}

void TestServersPage::nothingIsClipped()
{
    ServersWindow test;
    test.addOllama();
    QTRY_COMPARE_WITH_TIMEOUT(test.loaded().model()->rowCount(), 1, patience);
    test.window().resize(test.window().minimumSizeHint().expandedTo(QSize(1000, 640)));
    for (const auto *button : test.part<SourcesCard>().findChildren<QToolButton *>())
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    QTRY_VERIFY(test.part<MachineChart>().findChild<PlotView *>()->plotRect().height() >
                4 * test.window().fontMetrics().height());
    QTRY_VERIFY(test.sources().viewport()->height() >= 2 * test.sources().rowHeight(0));
    QTRY_VERIFY(test.loaded().viewport()->height() >= 2 * test.loaded().rowHeight(0));
    QTRY_COMPARE(test.sources().horizontalScrollBar()->maximum(), 0);
    QTRY_COMPARE(test.loaded().horizontalScrollBar()->maximum(), 0);
}

QTEST_MAIN(TestServersPage)
#include "tst_serverspage.moc"

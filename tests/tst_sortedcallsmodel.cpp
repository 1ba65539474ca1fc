// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"
#include "tests/support/builders.h"
#include "tests/support/program.h"
#include "tests/support/samples.h"
#include "tests/support/tablecells.h"
#include "ui/models/sortedcallsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

class TestSortedCallsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsByAnyColumn_data();
    void sortsByAnyColumn();
    void newCallsTakeTheirPlaces();
    void manyNewCallsTakeTheirPlaces();
};

void TestSortedCallsModel::sortsByAnyColumn_data()
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

void TestSortedCallsModel::sortsByAnyColumn()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, ttfts);
    SortedCallsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCalls(snapshotOf(fourCalls()), 0);
    model.sort(column, order);
    QCOMPARE(columnOf(model, CallTableModel::Ttft), ttfts);
    // ... and alike where they come one by one into an order that stands.
    SortedCallsModel growing;
    const QAbstractItemModelTester growingTester(&growing);
    growing.sort(column, order);
    CallStore store;
    std::size_t known = 0;
    for (const CallRecord &call : fourCalls()) {
        store.append({call});
        store.publish();
        growing.setCalls(store.snapshot(), known++);
    }
    QCOMPARE(columnOf(growing, CallTableModel::Ttft), ttfts);
}

void TestSortedCallsModel::newCallsTakeTheirPlaces()
{
    SortedCallsModel model;
    const QAbstractItemModelTester tester(&model);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    CallStore store;
    store.append(fourCalls());
    store.publish();
    model.setCalls(store.snapshot(), 0);
    model.sort(CallTableModel::Ttft, Qt::AscendingOrder);
    model.setFilter(std::get<FilterExpression>(FilterExpression::parse("model:qwen")));
    const qsizetype before = resets.count();
    store.append({callOf("qwen2.5:14b", 300, 5'000), callOf("llama3.2:3b", 300, 6'000),
                  callOf("qwen2.5:14b", 20, 7'000), callOf("qwen2.5:14b", 310, 8'000)});
    store.publish();
    model.setCalls(store.snapshot(), 4);
    QCOMPARE(columnOf(model, CallTableModel::Ttft), words("20.0 140 300 310 600"));
    QCOMPARE(resets.count(), before); // put between the others, so that nobody loses their place
    QCOMPARE(model.callCount(), std::size_t(8));
}

void TestSortedCallsModel::manyNewCallsTakeTheirPlaces()
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

QTEST_MAIN(TestSortedCallsModel)
#include "tst_sortedcallsmodel.moc"

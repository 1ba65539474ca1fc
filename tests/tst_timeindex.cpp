// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"
#include "core/store/timeindex.h"
#include "tests/support/builders.h"

#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using testing::CallBuilder;

namespace {

WallTime at(qint64 ms)
{
    return WallTime(std::chrono::milliseconds(ms));
}

QList<CallRecord> callsAt(std::initializer_list<qint64> moments)
{
    QList<CallRecord> calls;
    for (const qint64 ms : moments)
        calls << CallBuilder().startedAtMs(ms);
    return calls;
}

SnapshotPtr publish(CallStore &store, const QList<CallRecord> &calls)
{
    QSignalSpy published(&store, &CallStore::published);
    store.append(calls);
    if (published.isEmpty())
        published.wait();
    return store.snapshot();
}

} // namespace

class TestTimeIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyHasNoTimes();
    void findsASpanInOrderOfStart();
    void olderCallsThatComeLaterFindTheirPlace();
    void equalTimesKeepTheOrderOfArrival();
    void rowZeroBeginsAnew();
};

void TestTimeIndex::emptyHasNoTimes()
{
    TimeIndex index;
    index.add(Snapshot(), 0);
    QVERIFY(!index.first());
    QVERIFY(!index.last());
    QVERIFY(index.rows(at(0), at(1000)).empty());
}

void TestTimeIndex::findsASpanInOrderOfStart()
{
    CallStore store(std::chrono::milliseconds(0));
    TimeIndex index;
    index.add(*publish(store, callsAt({10, 40, 20, 30})), 0);
    QCOMPARE(index.rows(at(15), at(30)), (std::vector<std::size_t>{2, 3}));
    QCOMPARE(index.rows(at(0), at(100)), (std::vector<std::size_t>{0, 2, 3, 1}));
    QCOMPARE(index.countBefore(at(30)), std::size_t(2));
    QCOMPARE(index.first(), std::optional(at(10)));
    QCOMPARE(index.last(), std::optional(at(40)));
}

void TestTimeIndex::olderCallsThatComeLaterFindTheirPlace()
{
    CallStore store(std::chrono::milliseconds(0));
    TimeIndex index;
    index.add(*publish(store, callsAt({100, 200, 300})), 0);
    index.add(*publish(store, callsAt({250, 50, 400})), 3);
    QCOMPARE(index.rows(at(0), at(1000)), (std::vector<std::size_t>{4, 0, 1, 3, 2, 5}));
    QCOMPARE(index.rows(at(200), at(300)), (std::vector<std::size_t>{1, 3, 2}));
}

void TestTimeIndex::equalTimesKeepTheOrderOfArrival()
{
    CallStore store(std::chrono::milliseconds(0));
    TimeIndex index;
    index.add(*publish(store, callsAt({7, 7})), 0);
    index.add(*publish(store, callsAt({7})), 2);
    QCOMPARE(index.rows(at(7), at(7)), (std::vector<std::size_t>{0, 1, 2}));
}

void TestTimeIndex::rowZeroBeginsAnew()
{
    CallStore store(std::chrono::milliseconds(0));
    TimeIndex index;
    index.add(*publish(store, callsAt({1, 2})), 0);
    index.add(Snapshot(), 0);
    QCOMPARE(index.size(), std::size_t(0));
}

QTEST_GUILESS_MAIN(TestTimeIndex)
#include "tst_timeindex.moc"

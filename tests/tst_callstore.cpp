// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"
#include "tests/support/builders.h"

#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QList<CallRecord> calls(int count, const char *model = "m")
{
    QList<CallRecord> result;
    for (int i = 0; i < count; ++i)
        result.append(CallBuilder().model(model));
    return result;
}

} // namespace

class TestCallStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatchIsPublishedOnce();
    void manyBatchesArePublishedTogether();
    void eachPublicationSaysWhatIsNew();
    void snapshotsStayAsTheyWere();
    void clearingPublishesAnEmptySnapshot();
    void nothingNewIsNotPublished();
    void gaugesArePublishedBesideCallsAndBounded();
};

void TestCallStore::aBatchIsPublishedOnce()
{
    CallStore store(std::chrono::milliseconds(1));
    QSignalSpy published(&store, &CallStore::published);
    store.append(calls(3));
    QCOMPARE(store.size(), std::size_t(3));
    QVERIFY(store.snapshot()->isEmpty());
    QVERIFY(published.wait());
    QCOMPARE(published.size(), 1);
    QCOMPARE(store.snapshot()->size(), std::size_t(3));
}

void TestCallStore::manyBatchesArePublishedTogether()
{
    CallStore store(std::chrono::milliseconds(20));
    QSignalSpy published(&store, &CallStore::published);
    int turns = 0;
    while (store.snapshot()->size() < 2000 && turns < 100'000) {
        if (store.size() < 2000)
            store.append(calls(1));
        QCoreApplication::processEvents();
        ++turns;
    }
    QTRY_COMPARE(store.snapshot()->size(), std::size_t(2000));
    QVERIFY2(published.size() < 200, qPrintable(QString::number(published.size())));
}

void TestCallStore::eachPublicationSaysWhatIsNew()
{
    CallStore store(std::chrono::milliseconds(1));
    QSignalSpy published(&store, &CallStore::published);
    store.append(calls(2));
    QTRY_COMPARE(published.size(), 1);
    store.append(calls(5));
    QTRY_COMPARE(published.size(), 2);
    QCOMPARE(published.at(0).at(1).value<std::size_t>(), std::size_t(0));
    QCOMPARE(published.at(1).at(1).value<std::size_t>(), std::size_t(2));
    QCOMPARE(published.at(1).at(0).value<SnapshotPtr>()->size(), std::size_t(7));
}

void TestCallStore::snapshotsStayAsTheyWere()
{
    CallStore store(std::chrono::milliseconds(1));
    QSignalSpy published(&store, &CallStore::published);
    // Across the border of a chunk, which is packed when it is full.
    const int first = static_cast<int>(Snapshot::chunkSize) - 2;
    store.append(calls(first, "before"));
    QVERIFY(published.wait());
    const SnapshotPtr before = store.snapshot();
    const CallRecord lastCall = before->call(before->size() - 1);
    store.append(calls(10, "after"));
    QVERIFY(published.wait());
    QCOMPARE(before->size(), static_cast<std::size_t>(first));
    QCOMPARE(before->call(0).model, QByteArray("before"));
    QCOMPARE(before->call(before->size() - 1), lastCall);
    const SnapshotPtr after = store.snapshot();
    QCOMPARE(after->size(), before->size() + 10);
    for (std::size_t row = 0; row < before->size(); ++row)
        QCOMPARE(after->call(row), before->call(row));
    for (std::size_t row = before->size(); row < after->size(); ++row)
        QCOMPARE(after->call(row).model, QByteArray("after"));
    store.clear();
    QCOMPARE(before->call(0).model, QByteArray("before"));
}

void TestCallStore::clearingPublishesAnEmptySnapshot()
{
    CallStore store(std::chrono::milliseconds(1));
    QSignalSpy published(&store, &CallStore::published);
    store.append(calls(2));
    QVERIFY(published.wait());
    store.clear();
    QCOMPARE(published.size(), 2);
    QVERIFY(store.snapshot()->isEmpty());
    QCOMPARE(published.last().at(1).value<std::size_t>(), std::size_t(0));
    store.append(calls(1));
    QVERIFY(published.wait());
    QCOMPARE(store.snapshot()->size(), std::size_t(1));
}

void TestCallStore::nothingNewIsNotPublished()
{
    CallStore store(std::chrono::milliseconds(1));
    QSignalSpy published(&store, &CallStore::published);
    store.append({});
    store.append(calls(1));
    QVERIFY(published.wait());
    QVERIFY(!published.wait(20));
    QCOMPARE(published.size(), 1);
}

void TestCallStore::gaugesArePublishedBesideCallsAndBounded()
{
    CallStore store;
    const GaugeSample sample{
        .time = {}, .source = "vllm.log", .server = "vllm", .gauge = Gauge::Running, .value = 3};
    store.append(calls(2));
    store.appendGauges({sample});
    store.publish();
    const SnapshotPtr before = store.snapshot();
    QCOMPARE(before->size(), 2u);
    QCOMPARE(before->gauges(), QList<GaugeSample>{sample});
    store.appendGauges(QList<GaugeSample>(CallStore::maximumGauges, sample));
    store.publish();
    QVERIFY(store.snapshot()->gauges().size() <= CallStore::maximumGauges);
    QVERIFY(store.snapshot()->gauges().size() >= CallStore::maximumGauges / 2);
    QCOMPARE(before->gauges().size(), 1);
    store.clear();
    QVERIFY(store.snapshot()->gauges().isEmpty());
}

QTEST_GUILESS_MAIN(TestCallStore)
#include "tst_callstore.moc"

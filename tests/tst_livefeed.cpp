// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "ui/livefeed.h"

#include <QSignalSpy>
#include <QtTest>

using namespace inferograph;
using namespace std::chrono_literals;
using testing::CallBuilder;

namespace {

CallRecord callAgo(std::chrono::milliseconds age)
{
    const auto now = std::chrono::floor<std::chrono::milliseconds>(wallNow().time_since_epoch());
    return CallBuilder().startedAtMs((now - age).count());
}

using Choice = std::function<void(LiveFeed &)>;

} // namespace

class TestLiveFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEmptyWindowIsAllOfTheWindow();
    void aYoungSessionFillsTheView();
    void theViewIsNeverNarrowerThanHalfAMinute();
    void theLeftEdgeStaysUntilTheWindowIsFilled();
    void aFilledWindowSlides();
    void sparseCallsLeaveTheEdgeAlone();
    void timeWindowLeavesOlderCallsOut();
    void aLogOfThePastIsInViewAsAWhole();
    void whoChoosesATimeWindowSeesThat_data();
    void whoChoosesATimeWindowSeesThat();
    void oldCallsAfterNewOnesStayOut();
    void allFitsTheCalls();
    void allEndsNowWhileCallsCome();
    void figuresOfServersOpenTheView();

    void aZoomShowsWhatThereIs_data();
    void aZoomShowsWhatThereIs();
    void aZoomThatFollowsSlides();
    void aZoomThatLooksBackStandsStill();
    void anotherTimeWindowEndsAZoom();
    void zoomingOutStopsAtTheTimeWindow();
    void aPausedViewZoomsWhereItStands();
    void aYoungSessionIsNoLongerForAZoom();

private:
    void add(const QList<CallRecord> &calls);
    Nanoseconds span() const { return m_feed->view().to - m_feed->view().from; }

    std::unique_ptr<CallStore> m_store;
    std::unique_ptr<LiveFeed> m_feed;
};

void TestLiveFeed::init()
{
    m_feed.reset();
    m_store = std::make_unique<CallStore>();
    m_feed = std::make_unique<LiveFeed>(*m_store);
}

// Until a view shows them all.
void TestLiveFeed::add(const QList<CallRecord> &calls)
{
    m_store->append(calls);
    QTRY_COMPARE(m_feed->view().calls->size(), m_store->size());
    QSignalSpy views(m_feed.get(), &LiveFeed::viewChanged);
    QVERIFY(views.wait());
}

void TestLiveFeed::anEmptyWindowIsAllOfTheWindow()
{
    QCOMPARE(span(), Nanoseconds(5min));
}

void TestLiveFeed::aYoungSessionFillsTheView()
{
    add({callAgo(100s), callAgo(50s), callAgo(1s)});
    const LiveView &view = m_feed->view();
    const WallTime first = view.calls->call(0).startedAt;
    QVERIFY(view.from <= first - 1s);
    QVERIFY(view.from > first - 7s); // a little before the first call, in steps of 5 s
    QCOMPARE(view.from.time_since_epoch() % 5s, Nanoseconds(0));
    QVERIFY(view.to <= wallNow());
    QCOMPARE(view.rows->size(), std::size_t(3));
}

void TestLiveFeed::theViewIsNeverNarrowerThanHalfAMinute()
{
    add({callAgo(2s)});
    QCOMPARE(span(), Nanoseconds(30s));
    m_feed->setTimeWindow({});
    QVERIFY(span() >= 30s);
}

void TestLiveFeed::theLeftEdgeStaysUntilTheWindowIsFilled()
{
    add({callAgo(100s)});
    const WallTime from = m_feed->view().from;
    const WallTime to = m_feed->view().to;
    add({callAgo(10s)});
    QCOMPARE(m_feed->view().from, from);
    QVERIFY(m_feed->view().to > to);
    add({callAgo(200s)}); // a call that was told late opens the view for itself
    QVERIFY(m_feed->view().from < from - 90s);
}

void TestLiveFeed::aFilledWindowSlides()
{
    m_feed->setTimeWindow(1min);
    add({callAgo(59500ms), callAgo(30s)});
    QCOMPARE(span(), Nanoseconds(1min));
    const WallTime from = m_feed->view().from;
    add({callAgo(1s)});
    QCOMPARE(span(), Nanoseconds(1min));
    QVERIFY(m_feed->view().from > from);
}

void TestLiveFeed::sparseCallsLeaveTheEdgeAlone()
{
    m_feed->setTimeWindow(1min);
    add({callAgo(58s), callAgo(10s)});
    QTRY_COMPARE_WITH_TIMEOUT(m_feed->view().rows->size(), std::size_t(1), 10'000);
    QCOMPARE(span(), Nanoseconds(1min)); // and not the 30 s since the call that is left
}

void TestLiveFeed::aLogOfThePastIsInViewAsAWhole()
{
    QSignalSpy changes(m_feed.get(), &LiveFeed::historyChanged);
    add({callAgo(48h), callAgo(47h)});
    QVERIFY(m_feed->showsHistory());
    QCOMPARE(m_feed->view().rows->size(), std::size_t(2));
    QVERIFY(span() > 1h && m_feed->view().to == m_feed->view().calls->call(1).startedAt);
    QCOMPARE(m_feed->timeWindow(), std::optional<std::chrono::seconds>(5min)); // for what comes
    add({callAgo(1s)});
    QVERIFY(!m_feed->showsHistory());
    QCOMPARE(span(), Nanoseconds(30s));
    QCOMPARE(m_feed->olderCalls(), std::size_t(2));
    QCOMPARE(changes.size(), 2);
    m_store->clear();
    add({callAgo(48h)});
    QVERIFY(m_feed->showsHistory());
}

void TestLiveFeed::whoChoosesATimeWindowSeesThat_data()
{
    QTest::addColumn<Choice>("choose");
    QTest::addColumn<std::chrono::seconds>("window");
    const Choice another = [](LiveFeed &feed) { feed.setTimeWindow(1min); };
    const Choice theSame = [](LiveFeed &feed) { feed.setTimeWindow(feed.timeWindow()); };
    QTest::newRow("another") << another << std::chrono::seconds(1min);
    QTest::newRow("the one that is chosen") << theSame << std::chrono::seconds(5min);
    QTest::newRow("up to now") << Choice(&LiveFeed::followNow) << std::chrono::seconds(5min);
}

void TestLiveFeed::whoChoosesATimeWindowSeesThat()
{
    QFETCH(const Choice, choose);
    QFETCH(const std::chrono::seconds, window);
    add({callAgo(48h), callAgo(47h)});
    choose(*m_feed);
    QVERIFY(!m_feed->showsHistory());
    QCOMPARE(span(), Nanoseconds(window));
    QVERIFY(wallNow() - m_feed->view().to < 5s);
    QCOMPARE(m_feed->olderCalls(), std::size_t(2));
}

void TestLiveFeed::oldCallsAfterNewOnesStayOut()
{
    m_feed->setTimeWindow(1min);
    add({callAgo(59s)});
    QTRY_VERIFY_WITH_TIMEOUT(m_feed->view().rows->empty(), 10'000); // it has left the window
    add({callAgo(48h)});
    QVERIFY(!m_feed->showsHistory());
    QCOMPARE(span(), Nanoseconds(1min));
}

void TestLiveFeed::timeWindowLeavesOlderCallsOut()
{
    m_feed->setTimeWindow(1min);
    const QSignalSpy views(m_feed.get(), &LiveFeed::viewChanged);
    m_store->append({callAgo(2s), callAgo(120s), callAgo(3s)});
    QTRY_VERIFY(m_feed->view().rows && m_feed->view().rows->size() == 2);
    QCOMPARE(*m_feed->view().rows, (std::vector<std::size_t>{2, 0}));
    QCOMPARE(m_feed->olderCalls(), std::size_t(1));
    m_feed->setTimeWindow({});
    QCOMPARE(m_feed->view().rows->size(), std::size_t(3));
    QVERIFY(views.count() >= 1);
}

void TestLiveFeed::allFitsTheCalls()
{
    m_feed->setTimeWindow({});
    m_store->append({callAgo(48h), callAgo(38h)});
    QTRY_VERIFY(m_feed->view().rows->size() == 2);
    QVERIFY(m_feed->view().from <= m_feed->view().calls->call(0).startedAt);
    QVERIFY(m_feed->view().to >= m_feed->view().calls->call(1).startedAt);
    QVERIFY(span() < 12h); // and not up to now
}

void TestLiveFeed::allEndsNowWhileCallsCome()
{
    m_feed->setTimeWindow({});
    m_store->append({callAgo(100s), callAgo(5s)});
    QTRY_VERIFY(m_feed->view().rows->size() == 2);
    QVERIFY(wallNow() - m_feed->view().to < 3s);
}

void TestLiveFeed::figuresOfServersOpenTheView()
{
    const WallTime hourAgo = wallNow() - 1h;
    QVERIFY(!m_feed->olderGauges());
    m_store->appendGauges({{hourAgo, "vllm.log", "vllm", Gauge::Running, 3}});
    QTRY_VERIFY(m_feed->showsHistory());
    QVERIFY(m_feed->view().from < hourAgo);
    m_feed->followNow();
    QVERIFY(m_feed->olderGauges());
    m_feed->setTimeWindow({});
    QVERIFY(!m_feed->olderGauges());
    QVERIFY(m_feed->view().from < hourAgo);
    m_store->clear();
    QVERIFY(!m_feed->olderGauges());
}

// In seconds: the session begins at -100, the time window at -40, both end at 0.
void TestLiveFeed::aZoomShowsWhatThereIs_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<double>("shownFrom");
    QTest::addColumn<double>("shownTo");
    QTest::addColumn<bool>("looksBack");
    QTest::addColumn<bool>("on");
    const auto row = [](const char *name, double from, double to, double shownFrom, double shownTo,
                        bool looksBack, bool on) {
        QTest::newRow(name) << from << to << shownFrom << shownTo << looksBack << on;
    };
    row("a span in the window", -20, -10, -20, -10, true, true);
    row("a span before the window", -90, -60, -90, -60, true, true);
    row("up to now", -10, 0, -10, 0, false, true);
    row("almost up to now", -10.05, -0.05, -10, 0, false, true);
    row("beyond now, as long", -5, 5, -10, 0, false, true);
    row("before the first call, as long", -120, -90, -100, -70, true, true);
    row("more than there is", -500, 300, -100, 0, false, true);
    row("further back than the window", -70, 0, -70, 0, false, true);
    row("the window itself", -40, 0, -40, 0, false, false);
    row("shorter than can be read", -20, -19, -20.5, -18.5, true, true);
}

void TestLiveFeed::aZoomShowsWhatThereIs()
{
    QFETCH(const double, from);
    QFETCH(const double, to);
    const WallTime now = wallNow();
    const auto at = [now](double seconds) { return now + std::chrono::milliseconds(qRound(seconds * 1000)); };
    const TimeSpan window{at(-40), now};
    Zoom zoom;
    zoom.show({at(from), at(to)}, window, at(-100));
    const TimeSpan shown = zoom.spanIn(window);
    QTEST(toSeconds(shown.from - now), "shownFrom");
    QTEST(toSeconds(shown.to - now), "shownTo");
    QTEST(zoom.looksBack(), "looksBack");
    QTEST(zoom.isOn(), "on");
}

void TestLiveFeed::aZoomThatFollowsSlides()
{
    m_feed->setTimeWindow(1min);
    add({callAgo(59500ms), callAgo(5s)});
    m_feed->zoomBy(0.25);
    QCOMPARE(span(), Nanoseconds(15s));
    QCOMPARE(m_feed->view().rows->size(), std::size_t(1));
    const WallTime from = m_feed->view().from;
    QTRY_VERIFY(m_feed->view().from > from);
    QCOMPARE(span(), Nanoseconds(15s));
}

void TestLiveFeed::aZoomThatLooksBackStandsStill()
{
    add({callAgo(100s), callAgo(50s), callAgo(1s)});
    const WallTime middle = m_feed->view().calls->call(1).startedAt;
    const TimeSpan wanted{middle - 10s, middle + 10s};
    m_feed->zoomTo(wanted);
    add({callAgo(0s), callAgo(51s)});
    QCOMPARE((TimeSpan{m_feed->view().from, m_feed->view().to}), wanted);
    QCOMPARE(*m_feed->view().rows, (std::vector<std::size_t>{4, 1})); // also the one that was told late
    m_feed->zoomBy(0.5);
    QCOMPARE((TimeSpan{m_feed->view().from, m_feed->view().to}), (TimeSpan{middle - 5s, middle + 5s}));
    m_feed->moveBy(-0.5);
    QCOMPARE(m_feed->view().to, middle);
    m_feed->followNow();
    QVERIFY(!m_feed->zoom().looksBack());
    QCOMPARE(span(), Nanoseconds(10s));
    QVERIFY(wallNow() - m_feed->view().to < 5s);
}

void TestLiveFeed::anotherTimeWindowEndsAZoom()
{
    add({callAgo(100s), callAgo(1s)});
    QSignalSpy changes(m_feed.get(), &LiveFeed::zoomChanged);
    m_feed->zoomBy(0.1);
    QVERIFY(m_feed->zoom().isOn());
    m_feed->setTimeWindow(m_feed->timeWindow()); // also the one that is chosen
    QVERIFY(!m_feed->zoom().isOn());
    QVERIFY(span() > 90s);
    QCOMPARE(changes.count(), 2);
}

void TestLiveFeed::zoomingOutStopsAtTheTimeWindow()
{
    m_feed->setTimeWindow(1min);
    add({callAgo(10min), callAgo(59500ms), callAgo(1s)});
    m_feed->zoomBy(0.3);
    m_feed->zoomBy(2);
    QVERIFY(m_feed->zoom().isOn());
    m_feed->zoomBy(2);
    QVERIFY(!m_feed->zoom().isOn());
    QCOMPARE(span(), Nanoseconds(1min));
    m_feed->zoomBy(2); // and goes on from there, as far as there are calls
    QCOMPARE(span(), Nanoseconds(2min));
    m_feed->zoomBy(1000);
    QCOMPARE(m_feed->view().rows->size(), std::size_t(3));
    QVERIFY(span() < 11min);
}

void TestLiveFeed::aPausedViewZoomsWhereItStands()
{
    add({callAgo(100s), callAgo(1s)});
    m_feed->setPaused(true);
    const WallTime to = m_feed->view().to;
    m_feed->zoomBy(0.5);
    QCOMPARE(m_feed->view().to, to);
    m_feed->setZoom({});
    QCOMPARE(m_feed->view().to, to);
}

void TestLiveFeed::aYoungSessionIsNoLongerForAZoom()
{
    m_feed->setZoom(Zoom(2min)); // of an earlier run
    add({callAgo(2s)});
    QCOMPARE(span(), Nanoseconds(30s));
    m_feed->zoomBy(0.5);
    QCOMPARE(span(), Nanoseconds(15s));
}

QTEST_GUILESS_MAIN(TestLiveFeed)
#include "tst_livefeed.moc"

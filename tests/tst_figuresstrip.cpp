// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/samples.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/controls.h"
#include "ui/panels/figuresstrip.h"
#include "ui/theme.h"

#include <QFrame>
#include <QLabel>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

LiveView lastMinuteOf(const QList<CallRecord> &calls)
{
    LiveView view;
    view.to = wallNow();
    view.from = view.to - std::chrono::minutes(1);
    view.calls = snapshotOf(calls);
    return view;
}

} // namespace

class TestFiguresStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void figuresReadWellForNoneOneAndMany();
    void figuresOfSeveralModelsSaySo();
    void errorsAreRedAndToldByKind();
    void callsAMinuteAreUnknownUntilTheyMeanSomething_data();
    void callsAMinuteAreUnknownUntilTheyMeanSomething();
    void figuresOfManyCallsComeLaterAndNeverAfterNewerOnes();
    void figuresStayInPlaceWhenNumbersGrow();
};

void TestFiguresStrip::figuresReadWellForNoneOneAndMany()
{
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("\u2014, no calls"));
    QCOMPARE(descriptionOf(strip, "Median decode speed"), QStringLiteral("\u2014, not known"));
    QCOMPARE(descriptionOf(strip, "Tokens"), QStringLiteral("\u2014 out, \u2014 in"));

    const CallRecord one = twelveCalls().constFirst();
    strip.setView(lastMinuteOf({one}));
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("none, of 1 call"));
    QCOMPARE(descriptionOf(strip, "Median time to first token"), QStringLiteral("400\u00a0ms, 1 call"));
    QCOMPARE(descriptionOf(strip, "Calls"), QStringLiteral("\u2014, 1 in view"));

    const qint64 now = nowMs();
    const CallRecord refused = CallBuilder().startedAtMs(now - 100).failed(ErrorKind::Refused);
    strip.setView(lastMinuteOf({one, refused}));
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("50.0\u00a0%, 1 \u00b7 connection refused"));
    const CallRecord timeout = CallBuilder().startedAtMs(now - 100).failed(ErrorKind::Timeout);
    strip.setView(lastMinuteOf({one, refused, refused, timeout}));
    QCOMPARE(descriptionOf(strip, "Errors"),
             QStringLiteral("75.0\u00a0%, 3 \u00b7 connection refused \u00d72"));
    strip.setView(lastMinuteOf({one, CallBuilder().startedAtMs(now - 100).status(CallStatus::Incomplete)}));
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("50.0\u00a0%, 1 ended early"));
}

void TestFiguresStrip::figuresOfSeveralModelsSaySo()
{
    FiguresStrip strip;
    strip.resize(1600, 80);
    strip.show();
    const qint64 now = nowMs();
    const CallRecord quick = CallBuilder().model("quick").startedAtMs(now - 200).ttftMs(100);
    const CallRecord slow = CallBuilder().model("slow").startedAtMs(now - 100).ttftMs(900);
    const auto titleIs = [&](const char *text) {
        const QList<ElidedLabel *> labels = strip.findChildren<ElidedLabel *>();
        return std::ranges::count(labels, QString::fromUtf8(text), &ElidedLabel::fullText) == 1;
    };
    strip.setView(lastMinuteOf({quick, quick}));
    QVERIFY(titleIs("TTFT p50"));
    strip.setView(lastMinuteOf({quick, slow}));
    QVERIFY(titleIs("TTFT p50 · 2 models") && titleIs("Decode p50")); // which neither tells
    const QString tip = named<QFrame>(strip, "Median time to first token").toolTip();
    QCOMPARE(tip.split(u'\n').mid(1),
             (QStringList{QStringLiteral("2 models together"), QStringLiteral("quick: 100\u00a0ms"),
                          QStringLiteral("slow: 900\u00a0ms")}));
}

void TestFiguresStrip::errorsAreRedAndToldByKind()
{
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    const CallRecord ok = twelveCalls().constFirst();
    CallBuilder broken;
    broken.startedAtMs(
        std::chrono::floor<std::chrono::milliseconds>(ok.startedAt.time_since_epoch()).count());
    const CallRecord refused = CallBuilder(broken).failed(ErrorKind::Refused);
    const CallRecord early = CallBuilder(broken).status(CallStatus::Incomplete);
    const auto &card = named<QFrame>(strip, "Errors");
    const auto isRed = [&card] {
        const QList<QLabel *> labels = card.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->property("figure").toBool() &&
                   label->palette().color(QPalette::WindowText) == theme().failed;
        });
    };
    strip.setView(lastMinuteOf({ok}));
    QVERIFY(!isRed());
    strip.setView(lastMinuteOf({ok, refused, early}));
    QVERIFY(isRed());
    QCOMPARE(card.toolTip(), QStringLiteral("connection refused \u00d71\nended early \u00d71"));
    strip.setView(lastMinuteOf({ok}));
    QVERIFY(!isRed());
}

void TestFiguresStrip::callsAMinuteAreUnknownUntilTheyMeanSomething_data()
{
    QTest::addColumn<QList<int>>("secondsAgo");
    QTest::addColumn<QString>("rate");
    QTest::newRow("one call") << QList<int>{20} << QStringLiteral("\u2014");
    QTest::newRow("a burst just now") << QList<int>(50, 2) << QStringLiteral("\u2014");
    QTest::newRow("many in half a minute") << (QList<int>{30} + QList<int>(9, 1)) << QStringLiteral("20.0");
    QTest::newRow("since the first of them") << QList<int>{120, 60, 30, 1} << QStringLiteral("2.00");
    QTest::newRow("one came before the view") << QList<int>{400, 120, 60, 30} << QStringLiteral("0.60");
}

void TestFiguresStrip::callsAMinuteAreUnknownUntilTheyMeanSomething()
{
    QFETCH(QList<int>, secondsAgo);
    QFETCH(QString, rate);
    const qint64 now = nowMs();
    QList<CallRecord> calls;
    for (const int seconds : secondsAgo)
        calls.append(CallBuilder().startedAtMs(now - 1000 * seconds));
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    LiveView view = lastMinuteOf(calls);
    view.to = WallTime(std::chrono::milliseconds(now));
    view.from = view.to - std::chrono::minutes(5);
    strip.setView(view);
    QCOMPARE(descriptionOf(strip, "Calls").section(u'\u00a0', 0, 0).section(u',', 0, 0), rate);
}

void TestFiguresStrip::figuresOfManyCallsComeLaterAndNeverAfterNewerOnes()
{
    const LiveView many = lastMinuteOf(QList<CallRecord>(20'000, twelveCalls().constFirst()));
    const LiveView one = lastMinuteOf({twelveCalls().constFirst()});
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    strip.setView(many);
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("\u2014, no calls"));
    QTRY_COMPARE(descriptionOf(strip, "Errors"), QStringLiteral("none, of 20\u2009000 calls"));
    strip.setView(many);
    strip.setView(one);
    strip.setView(many);
    strip.setView(one);
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("none, of 1 call"));
    QVERIFY(QTest::qWaitFor([&strip] { return strip.isSettled(); }));
    QCOMPARE(descriptionOf(strip, "Errors"), QStringLiteral("none, of 1 call"));
}

void TestFiguresStrip::figuresStayInPlaceWhenNumbersGrow()
{
    TestWindow test;
    test.add(twelveCalls());
    auto &strip = test.part<FiguresStrip>();
    QTRY_VERIFY(strip.isVisible());
    QCoreApplication::processEvents();
    const auto places = [&strip] {
        QList<QRect> rects;
        for (const QFrame *card : strip.findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly))
            rects << card->geometry();
        return rects;
    };
    const QList<QRect> before = places();
    QList<CallRecord> slow = twelveCalls();
    for (CallRecord &call : slow) {
        call.ttft = fromMilliseconds(1'234'567);
        call.outputTokens = 88'888'888;
    }
    test.add(slow);
    QTRY_VERIFY(!descriptionOf(strip, "Median time to first token").startsWith(QStringLiteral("406")));
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
}

QTEST_MAIN(TestFiguresStrip)
#include "tst_figuresstrip.moc"

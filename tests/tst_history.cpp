// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/testwindow.h"
#include "ui/charts/plotview.h"
#include "ui/controls.h"

#include <QAction>
#include <QPushButton>
#include <QtTest>

using namespace inferograph;
using testing::CallBuilder;
using testing::TestWindow;

namespace {

constexpr qint64 firstMs = 1'700'000'000'000;

QList<CallRecord> callsOfThePast()
{
    QList<CallRecord> calls;
    for (int minute = 0; minute < 20; ++minute)
        calls.append(CallBuilder().startedAtMs(firstMs + 60'000 * minute).ttftMs(100).totalMs(900));
    return calls;
}

// What the window offers to press, now.
QStringList offers(const MainWindow &window)
{
    QStringList texts;
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            texts.append(button->text());
    }
    return texts;
}

} // namespace

// A log whose calls are all older than the time window.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itsCallsAreInViewAndTheWindowSaysSo();
    void oneKeyFollowsNow();
};

void TestHistory::itsCallsAreInViewAndTheWindowSaysSo()
{
    TestWindow test({1280, 720});
    const int chosen = settings::timeWindowSeconds();
    test.add(callsOfThePast());
    QTRY_VERIFY(offers(test.window()).join(u'\n').contains(QStringLiteral("All, for now")));
    for (const auto *plot : test.window().findChildren<PlotView *>()) {
        if (plot->isVisible() && plot->frame().timeAxis)
            QVERIFY(plot->frame().xFrom <= firstMs && plot->frame().xTo >= firstMs + 19 * 60'000);
    }
    const QList<ElidedLabel *> labels = test.window().findChildren<ElidedLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const ElidedLabel *label) {
        return label->fullText().endsWith(QStringLiteral(", until newer ones come"));
    }));
    QVERIFY(offers(test.window()).contains(QStringLiteral("Follow now")));
    QCOMPARE(settings::timeWindowSeconds(), chosen); // for what comes
}

void TestHistory::oneKeyFollowsNow()
{
    TestWindow test({1280, 720});
    test.add(callsOfThePast());
    QAction &follow = test.action(QStringLiteral("Follow now"));
    QCOMPARE(follow.shortcut(), QKeySequence(Qt::ALT | Qt::Key_End));
    QTRY_VERIFY(follow.isEnabled());
    follow.trigger();
    QVERIFY(!follow.isEnabled());
    const QString offered = offers(test.window()).join(u'\n');
    QVERIFY(offered.contains(QStringLiteral("All 20 calls are older than this time window")));
    QVERIFY(offered.contains(QStringLiteral("Last 5 min")));
}

QTEST_MAIN(TestHistory)
#include "tst_history.moc"

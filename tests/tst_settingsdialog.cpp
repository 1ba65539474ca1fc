// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/settingsdialog.h"
#include "ui/theme.h"
#include "ui/trayicon.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>

#include <optional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

CallBuilder failedCall(qint64 msAgo = 0)
{
    CallBuilder call;
    call.model("qwen").startedAtMs(nowMs() - msAgo).failed(ErrorKind::Refused);
    return call;
}

CallBuilder quickCall(double tokensASecond, qint64 msAgo = 0)
{
    CallBuilder call;
    call.model("qwen").startedAtMs(nowMs() - msAgo).totalMs(1000).outputTokens(100);
    call.generationMs(100'000 / tokensASecond, GenerationSpan::IncludesFirstToken);
    return call;
}

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_test.reset(); }

    void everySettingHasANameAndIsFound();
    void theSearchLeavesWhatFits();
    void theThemeChangesAtOnce();
    void theTimeWindowChangesAtOnce();
    void theLongestAnswerChangesAtOnce();
    void limitsAreKept();
    void nothingIsShownOutsideBeforeItIsAskedFor();
    void theTrayFollowsTheSwitch();
    void theSpeedIsTheMedianOfTheLastMinute();
    void failuresAreToldWhileTheWindowIsOutOfSight();
    void manyFailuresAreToldInOne();
    void oldFailuresAreNoNews();
    void aRunThatIsOverIsTold();

private:
    Session &session() const { return m_test->session(); }
    MainWindow &window() const { return m_test->window(); }
    // Opens the dialog by its key, and closes it after `work`.
    template<typename Work>
    void inDialog(Work work);
    TrayIcon &tray() const { return *window().findChild<TrayIcon *>(); }
    void wish(const settings::Notices &notices) { tray().setWanted(notices); }
    void add(const QList<CallRecord> &calls);

    std::optional<TestWindow> m_test;
};

void TestSettingsDialog::init()
{
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_test.emplace();
}

template<typename Work>
void TestSettingsDialog::inDialog(Work work)
{
    bool worked = false;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&] {
        auto *dialog = qobject_cast<SettingsDialog *>(QApplication::activeModalWidget());
        if (!dialog || worked)
            return;
        worked = true;
        work(*dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    look.start(10);
    QTest::keyClick(&window(), Qt::Key_Comma, Qt::ControlModifier);
    QVERIFY(worked);
}

void TestSettingsDialog::add(const QList<CallRecord> &calls)
{
    session().store().append(calls);
    session().store().publish();
}

void TestSettingsDialog::everySettingHasANameAndIsFound()
{
    inDialog([](const SettingsDialog &dialog) {
        auto &search = named<QLineEdit>(dialog, "Search the settings");
        QList<QWidget *> controls;
        for (QComboBox *box : dialog.findChildren<QComboBox *>())
            controls.append(box);
        for (QCheckBox *box : dialog.findChildren<QCheckBox *>())
            controls.append(box);
        for (QSpinBox *box : dialog.findChildren<QSpinBox *>())
            controls.append(box);
        QVERIFY(controls.size() >= 10);
        for (const QWidget *control : std::as_const(controls)) {
            QVERIFY(!control->accessibleDescription().isEmpty());
            search.setText(control->accessibleName());
            QVERIFY2(control->isVisibleTo(&dialog), qPrintable(control->accessibleName()));
        }
    });
}

void TestSettingsDialog::theSearchLeavesWhatFits()
{
    inDialog([](const SettingsDialog &dialog) {
        auto &search = named<QLineEdit>(dialog, "Search the settings");
        QTest::keyClicks(&search, QStringLiteral("connect"));
        QVERIFY(named<QSpinBox>(dialog, "Time to connect").isVisible());
        QVERIFY(!named<QComboBox>(dialog, "Theme").isVisible());
        const auto shows = [&dialog](const QString &text) {
            for (const QLabel *label : dialog.findChildren<QLabel *>()) {
                if (label->text() == text)
                    return label->isVisible();
            }
            return false;
        };
        QVERIFY(shows(QStringLiteral("TEST PROMPTS AND RUNS")));
        QVERIFY(!shows(QStringLiteral("LOOK")));
        search.setText(QStringLiteral("xyzzy"));
        QVERIFY(shows(QStringLiteral("No setting is called so.")));
        search.clear();
        QVERIFY(named<QComboBox>(dialog, "Theme").isVisible());
    });
}

void TestSettingsDialog::theThemeChangesAtOnce()
{
    inDialog([](const SettingsDialog &dialog) {
        auto &themes = named<QComboBox>(dialog, "Theme");
        QCOMPARE(themes.currentText(), QStringLiteral("Dark"));
        themes.setFocus();
        QTest::keyClick(&themes, Qt::Key_Down);
        QVERIFY(!theme().dark);
    });
    QCOMPARE(settings::theme(), QStringLiteral("light"));
}

void TestSettingsDialog::theTimeWindowChangesAtOnce()
{
    inDialog([](const SettingsDialog &dialog) {
        auto &windows = named<QComboBox>(dialog, "Time window");
        QCOMPARE(windows.currentText(), QStringLiteral("Last 5 min"));
        windows.setFocus();
        QTest::keyClick(&windows, Qt::Key_Down);
    });
    QCOMPARE(settings::timeWindowSeconds(), 900);
}

void TestSettingsDialog::theLongestAnswerChangesAtOnce()
{
    inDialog([](const SettingsDialog &dialog) {
        auto &tokens = named<QSpinBox>(dialog, "Longest answer");
        QCOMPARE(tokens.value(), 256);
        tokens.setValue(1024);
    });
    QCOMPARE(window().findChild<PromptPanel *>()->prompt().maxTokens, 1024);
    QCOMPARE(settings::lastPrompt().maxTokens, 1024);
}

void TestSettingsDialog::limitsAreKept()
{
    inDialog([](const SettingsDialog &dialog) {
        QCOMPARE(named<QSpinBox>(dialog, "Time to the first token").value(), 600);
        named<QSpinBox>(dialog, "Time to connect").setValue(3);
        named<QSpinBox>(dialog, "Time of a whole call").setValue(90);
    });
    QCOMPARE(settings::timeLimits(), (settings::TimeLimits{3, 600, 120, 90}));
}

void TestSettingsDialog::nothingIsShownOutsideBeforeItIsAskedFor()
{
    QVERIFY(!tray().isShown());
    QCOMPARE(settings::notices(), settings::Notices());
    QSignalSpy told(&tray(), &TrayIcon::told);
    window().hide();
    add({failedCall()});
    QCOMPARE(told.size(), 0);
}

void TestSettingsDialog::theTrayFollowsTheSwitch()
{
    inDialog([this](const SettingsDialog &dialog) {
        auto &box = named<QCheckBox>(dialog, "Icon in the tray");
        QVERIFY(!box.isChecked());
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Space);
        QVERIFY(tray().isShown());
        QVERIFY(settings::notices().trayIcon);
        QTest::keyClick(&box, Qt::Key_Space);
        QVERIFY(!tray().isShown());
    });
}

void TestSettingsDialog::theSpeedIsTheMedianOfTheLastMinute()
{
    add({quickCall(10), quickCall(30), quickCall(80), quickCall(900, 120'000)});
    wish({.trayIcon = true});
    QCOMPARE(qRound(tray().currentSpeed().value_or(0)), 30);
    session().store().clear();
    wish({});
    wish({.trayIcon = true});
    QVERIFY(!tray().currentSpeed());
}

void TestSettingsDialog::failuresAreToldWhileTheWindowIsOutOfSight()
{
    wish({.failures = true});
    QSignalSpy told(&tray(), &TrayIcon::told);
    add({failedCall()});
    QCOMPARE(told.size(), 0); // it is seen in the window
    window().hide();
    add({quickCall(10)});
    QCOMPARE(told.size(), 0);
    add({failedCall()});
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.at(0).at(0).toString(), QStringLiteral("A call failed"));
    QVERIFY(told.at(0).at(1).toString().startsWith(QStringLiteral("qwen: ")));
}

void TestSettingsDialog::manyFailuresAreToldInOne()
{
    wish({.failures = true});
    window().hide();
    QSignalSpy told(&tray(), &TrayIcon::told);
    add({failedCall(), failedCall(), failedCall()});
    add({failedCall()}); // told when some seconds have passed
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.at(0).at(0).toString(), QStringLiteral("3 calls failed"));
}

void TestSettingsDialog::oldFailuresAreNoNews()
{
    wish({.failures = true});
    window().hide();
    QSignalSpy told(&tray(), &TrayIcon::told);
    add({failedCall(600'000)}); // from a log that was opened now
    QCOMPARE(told.size(), 0);
}

void TestSettingsDialog::aRunThatIsOverIsTold()
{
    SessionRun run;
    run.steps.resize(3);
    run.results.resize(2);
    QSignalSpy told(&tray(), &TrayIcon::told);
    window().hide();
    tray().tellRunIsOver(run);
    QCOMPARE(told.size(), 0);
    wish({.runs = true});
    tray().tellRunIsOver(run);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.at(0).at(1).toString(), QStringLiteral("Steps done: 2 of 3"));
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"

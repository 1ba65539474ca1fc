// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logs.h"
#include "tests/support/readability.h"
#include "tests/support/serverswindow.h"
#include "tests/support/tablecells.h"
#include "tests/support/widgets.h"
#include "ui/panels/logsourcedialog.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"
#include "ui/uitranslation.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

constexpr char ownMapping[] =
    R"({"name":"my-proxy","fields":{"model":"m","total_ms":{"from":"took","unit":"s"}}})";

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

// What the preview says of each line.
QStringList given(const LogSourceDialog &dialog)
{
    const auto *lines = dialog.findChild<QTreeWidget *>();
    QStringList texts;
    for (int row = 0; row < lines->topLevelItemCount(); ++row)
        texts << lines->topLevelItem(row)->text(1);
    return texts;
}

bool says(const LogSourceDialog &dialog, const QString &words)
{
    return !visibleTexts(dialog).filter(words).isEmpty();
}

// The last of the formats, and the file: as its user does, by keys.
void chooseMapping(const LogSourceDialog &dialog, const QString &file)
{
    auto *formats = dialog.findChild<QComboBox *>();
    formats->setFocus();
    QTest::keyClick(formats, Qt::Key_End);
    QTest::keyClick(formats, Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), file);
}

// A log of a format that only a mapping knows, as a source, chosen.
SourceId addOwnLog(ServersWindow &test, const QTemporaryDir &folder)
{
    const QString log = folder.filePath(QStringLiteral("proxy.log"));
    if (!write(log, "{\"m\":\"owl\",\"took\":1.5}\n{\"m\":\"elk\",\"took\":\"long\"}\n"))
        qFatal("the log cannot be written");
    const SourceId id = test.session().addSource(log);
    if (!QTest::qWaitFor([&] { return test.session().source(id)->skippedLines == 2; }, patience))
        qFatal("the log was not read");
    test.choose(0);
    test.sources().setFocus();
    return id;
}

} // namespace

class TestLogSourceDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void aFoundFormatIsShown();
    void aLogOfNoKnownFormatOffersToChooseOne();
    void aLogIsReadAsOfTheFormatThatIsChosen();
    void thePreviewFollowsTheMappingFile();
    void aBrokenMappingIsToldBeforeItIsSaved();
    void theLogDialogCanBeRead_data();
    void theLogDialogCanBeRead();
};

void TestLogSourceDialog::aFoundFormatIsShown()
{
    ServersWindow test;
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("calls.jsonl"));
    QVERIFY(write(log, loggedCall(1)));
    test.session().addSource(log);
    QTRY_COMPARE_WITH_TIMEOUT(columnOf(test.sources(), SourceListModel::Version),
                              QStringList{QStringLiteral("llm_call_metrics")}, patience);
}

void TestLogSourceDialog::aLogOfNoKnownFormatOffersToChooseOne()
{
    ServersWindow test;
    const auto offers = [&test](const QString &text) {
        const QList<QToolButton *> buttons = test.window().findChildren<QToolButton *>();
        const auto found = std::ranges::find_if(buttons, [&text](const QToolButton *button) {
            return button->isVisible() && button->defaultAction() && button->defaultAction()->text() == text;
        });
        return found == buttons.end() ? nullptr : *found;
    };
    const QTemporaryDir folder;
    addOwnLog(test, folder);
    QTRY_VERIFY_WITH_TIMEOUT(offers(QStringLiteral("&Format…")), patience);
    bool opened = false;
    answerNext<LogSourceDialog>(test.window(), [&opened](LogSourceDialog &dialog) {
        opened = true;
        dialog.reject();
    });
    QTest::mouseClick(offers(QStringLiteral("&Format…")), Qt::LeftButton);
    QVERIFY(opened);
    const QString known = folder.filePath(QStringLiteral("calls.jsonl"));
    QVERIFY(write(known, loggedCall(1)));
    test.session().addSource(known);
    QTest::keyClick(&test.sources(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(offers(QStringLiteral("&Edit…")), patience);
}

void TestLogSourceDialog::aLogIsReadAsOfTheFormatThatIsChosen()
{
    ServersWindow test;
    const QTemporaryDir folder;
    const SourceId id = addOwnLog(test, folder);
    const QString mapping = folder.filePath(QStringLiteral("map.json"));
    QVERIFY(write(mapping, ownMapping));
    bool wasShown = false;
    QStringList before;
    QStringList after;
    answerNext<LogSourceDialog>(test.window(), [&](LogSourceDialog &dialog) {
        wasShown = QTest::qWaitFor([&] { return given(dialog).size() == 2; }, patience);
        before = given(dialog);
        chooseMapping(dialog, mapping);
        wasShown = wasShown &&
                   QTest::qWaitFor([&] { return given(dialog).value(0).contains(QStringLiteral("total")); },
                                   patience);
        after = given(dialog);
        QTest::mouseClick(&buttonOf(dialog, QStringLiteral("Save")), Qt::LeftButton);
    });
    QTest::keyClick(&test.sources(), Qt::Key_F2);
    QVERIFY(wasShown);
    QCOMPARE(before.size(), 2);
    QVERIFY2(before.first().startsWith(QStringLiteral("skipped: ")), qPrintable(before.first()));
    QCOMPARE(after.value(0), QStringLiteral("a call: owl \u00b7 total 1.50\u00a0s"));
    QCOMPARE(after.value(1), QStringLiteral("skipped: A mapped value is not what its field takes."));
    QTRY_COMPARE_WITH_TIMEOUT(test.session().source(id)->calls, 1, patience);
    QCOMPARE(test.session().source(id)->format.mapping, mapping);
    QTRY_COMPARE_WITH_TIMEOUT(test.session().source(id)->skippedLines, 1, patience);
    QTRY_COMPARE(columnOf(test.sources(), SourceListModel::Version), QStringList{QStringLiteral("map.json")});
    QCOMPARE(test.session().sources().size(), 1);
}

void TestLogSourceDialog::thePreviewFollowsTheMappingFile()
{
    ServersWindow test;
    const QTemporaryDir folder;
    const SourceId id = addOwnLog(test, folder);
    const QString mapping = folder.filePath(QStringLiteral("map.json"));
    const QString other = folder.filePath(QStringLiteral("map.json.new"));
    bool missingIsTold = false;
    bool follows = false;
    bool followsAnotherOfThatName = false;
    bool followsTheLog = false;
    answerNext<LogSourceDialog>(test.window(), [&](LogSourceDialog &dialog) {
        const auto showsCall = [&](int line, const QString &words) {
            return QTest::qWaitFor([&] { return given(dialog).value(line).contains(words); }, patience);
        };
        chooseMapping(dialog, mapping);
        missingIsTold =
            QTest::qWaitFor([&] { return says(dialog, QStringLiteral("cannot be read")); }, patience);
        write(mapping, ownMapping);
        follows = showsCall(0, QStringLiteral("1.50\u00a0s"));
        write(other, QByteArray(ownMapping).replace("\"unit\":\"s\"", "\"unit\":\"ms\""));
        QFile::remove(mapping);
        QFile::rename(other, mapping);
        followsAnotherOfThatName = showsCall(0, QStringLiteral("1.50\u00a0ms"));
        QFile log(test.session().source(id)->address);
        if (log.open(QIODevice::Append))
            log.write("{\"m\":\"auk\",\"took\":2}\n");
        log.close();
        followsTheLog = showsCall(2, QStringLiteral("auk"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QTest::keyClick(&test.sources(), Qt::Key_F2);
    QVERIFY(missingIsTold);
    QVERIFY(follows);
    QVERIFY(followsAnotherOfThatName);
    QVERIFY(followsTheLog);
    QCOMPARE(test.session().source(id)->format, FormatChoice()); // Esc changes nothing
}

void TestLogSourceDialog::aBrokenMappingIsToldBeforeItIsSaved()
{
    ServersWindow test;
    const QTemporaryDir folder;
    const SourceId id = addOwnLog(test, folder);
    const QString mapping = folder.filePath(QStringLiteral("map.json"));
    QVERIFY(write(mapping, R"({"fields":{"speed":"x"}})"));
    bool told = false;
    answerNext<LogSourceDialog>(test.window(), [&](LogSourceDialog &dialog) {
        chooseMapping(dialog, mapping);
        told =
            QTest::qWaitFor([&] { return says(dialog, QStringLiteral("\"speed\" is no field")); }, patience);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    });
    QTest::keyClick(&test.sources(), Qt::Key_F2);
    QVERIFY(told);
    QTRY_COMPARE(test.session().source(id)->state, SourceState::Failed);
    QVERIFY(test.session().source(id)->message.contains(QStringLiteral("speed")));
    QVERIFY(write(mapping, ownMapping)); // and mended
    test.session().retrySource(id);
    QTRY_COMPARE_WITH_TIMEOUT(test.session().source(id)->calls, 1, patience);
}

void TestLogSourceDialog::theLogDialogCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ThemeKind>("theme");
    QTest::newRow("English, light") << QStringLiteral("en") << ThemeKind::Light;
    QTest::newRow("German, dark") << QStringLiteral("de") << ThemeKind::Dark;
}

void TestLogSourceDialog::theLogDialogCanBeRead()
{
    QFETCH(QString, language);
    QFETCH(ThemeKind, theme);
    QTranslator texts;
    if (loadTexts(texts, {language}))
        QCoreApplication::installTranslator(&texts);
    ThemeManager::instance().apply(theme);
    const QTemporaryDir folder;
    SourceInfo log;
    log.address = folder.filePath(QStringLiteral("proxy.log"));
    log.format.mapping = folder.filePath(QStringLiteral("map.json"));
    log.calls = 3; // which are said to stay
    QVERIFY(write(log.address, "{\"m\":\"owl\",\"took\":1.5}\n"));
    QVERIFY(write(log.format.mapping, ownMapping));
    LogSourceDialog dialog(log);
    dialog.show();
    QTRY_COMPARE(given(dialog).size(), 1);
    QTRY_COMPARE(unreadableTexts(dialog).join(u'\n'), QString());
    dialog.resize(dialog.minimumSizeHint());
    QTRY_COMPARE(unreadableTexts(dialog).join(u'\n'), QString());
}

QTEST_MAIN(TestLogSourceDialog)
#include "tst_logsourcedialog.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/recordjson.h"
#include "core/runs/presets.h"
#include "tests/support/builders.h"
#include "ui/format.h"
#include "ui/uitranslation.h"
#include "ui/windowactions.h"

#include <QDir>
#include <QMainWindow>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace inferograph;
using inferograph::testing::CallBuilder;

namespace {

struct Message
{
    QString source;
    QStringList translations; // more than one where the number decides
    bool finished = true;
};

Message messageFrom(QXmlStreamReader &xml)
{
    Message message;
    const bool isCounted = xml.attributes().hasAttribute(QLatin1StringView("numerus"));
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1StringView("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1StringView("translation")) {
            message.finished = !xml.attributes().hasAttribute(QLatin1StringView("type"));
            if (!isCounted)
                message.translations.append(xml.readElementText());
            while (isCounted && xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1StringView("message"))
            messages.append(messageFrom(xml));
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%(\\d|n)"));
    QSet<QString> found;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text))
        found.insert(match.captured());
    return found;
}

QString mnemonicOf(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("(?<!&)&(\\w)"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text).captured(1).toLower();
}

// Texts of one menu, or of one below it, that share a mnemonic.
QStringList clashesIn(const QList<QAction *> &actions)
{
    QStringList clashes;
    QHash<QString, QString> taken;
    for (const QAction *action : actions) {
        const QString mnemonic = mnemonicOf(action->text());
        if (!mnemonic.isEmpty() && taken.contains(mnemonic))
            clashes.append(taken.value(mnemonic) + QStringLiteral(" / ") + action->text());
        taken.insert(mnemonic, action->text());
        if (action->menu())
            clashes += clashesIn(action->menu()->actions());
    }
    return clashes;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data() { languages(); }
    void everyTextIsTranslated();
    void titlesOfPresetsAreAmongTheTexts_data() { languages(); }
    void titlesOfPresetsAreAmongTheTexts();
    void placeholdersAndMnemonicsAreKept_data() { languages(); }
    void placeholdersAndMnemonicsAreKept();
    void mnemonicsAreUniqueInEachMenu_data();
    void mnemonicsAreUniqueInEachMenu();
    void theFirstLanguageThatIsKnownIsSpoken_data();
    void theFirstLanguageThatIsKnownIsSpoken();
    void germanNumbersAreForPeopleNotForFiles();
    void cleanup() { QLocale::setDefault(QLocale::c()); }

private:
    static void languages();
    static bool isBuiltIn() { return QFile::exists(QStringLiteral(":/translations/inferograph_de.qm")); }
};

void TestTranslations::languages()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(TEST_SOURCE_DIR "/resources/translations"));
    const QStringList names = folder.entryList({QStringLiteral("*.ts")});
    QVERIFY(names.contains(QStringLiteral("inferograph_de.ts")));
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestTranslations::everyTextIsTranslated()
{
    QFETCH(const QString, path);
    const QList<Message> messages = messagesOf(path);
    QVERIFY(!messages.isEmpty());
    for (const Message &message : messages)
        QVERIFY2(message.finished && !message.translations.isEmpty() &&
                     !message.translations.contains(QString()),
                 qPrintable(message.source));
}

void TestTranslations::titlesOfPresetsAreAmongTheTexts()
{
    QFETCH(const QString, path);
    QSet<QString> texts;
    for (const Message &message : messagesOf(path))
        texts.insert(message.source);
    for (const PromptPreset &preset : promptPresets())
        QVERIFY2(texts.contains(QString::fromUtf8(preset.title)), preset.title.constData());
}

void TestTranslations::placeholdersAndMnemonicsAreKept()
{
    QFETCH(const QString, path);
    for (const Message &message : messagesOf(path)) {
        for (const QString &translation : message.translations) {
            const QByteArray both = (message.source + QStringLiteral(" -> ") + translation).toUtf8();
            QVERIFY2(placeholdersOf(translation) == placeholdersOf(message.source), both.constData());
            QVERIFY2(mnemonicOf(translation).isEmpty() == mnemonicOf(message.source).isEmpty(),
                     both.constData());
        }
    }
}

void TestTranslations::mnemonicsAreUniqueInEachMenu_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestTranslations::mnemonicsAreUniqueInEachMenu()
{
    QFETCH(const QString, language);
    QTranslator translator;
    if (loadTexts(translator, {language}))
        QCoreApplication::installTranslator(&translator);
    QMainWindow window;
    WindowActions actions(&window);
    actions.fill(*window.menuBar());
    QCOMPARE(clashesIn(window.menuBar()->actions()), QStringList());
    QCOMPARE(clashesIn(actions.addSourceActions()), QStringList());
}

void TestTranslations::theFirstLanguageThatIsKnownIsSpoken_data()
{
    QTest::addColumn<QStringList>("preferred");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const char *preferred, const char *file) {
        QTest::newRow(name) << QString::fromLatin1(preferred).split(QLatin1Char(' '))
                            << QString::fromLatin1(file);
    };
    row("German", "de-DE de", "&Datei");
    row("of another country", "de-AT", "&Datei");
    row("after one that is unknown", "fr-FR fr de", "&Datei");
    row("unknown", "fr-FR fr", "&File");
    row("English first", "en-US en de", "&File");
    row("C", "C", "&File");
}

void TestTranslations::theFirstLanguageThatIsKnownIsSpoken()
{
    if (!isBuiltIn())
        QSKIP("built without lrelease");
    QFETCH(const QStringList, preferred);
    QTranslator translator;
    if (loadTexts(translator, preferred))
        QCoreApplication::installTranslator(&translator);
    QTEST(QCoreApplication::translate("inferograph::WindowActions", "&File"), "file");
}

void TestTranslations::germanNumbersAreForPeopleNotForFiles()
{
    if (!isBuiltIn())
        QSKIP("built without lrelease");
    QTranslator translator;
    QVERIFY(loadTexts(translator, {QStringLiteral("de")}));
    QCoreApplication::installTranslator(&translator);
    QLocale::setDefault(QLocale(QStringLiteral("de-DE")));
    QCOMPARE(format::calls(1), QStringLiteral("1 Aufruf"));
    QCOMPARE(format::calls(1932), QStringLiteral("1\u2009932 Aufrufe"));
    QCOMPARE(format::durationWithUnit(fromMilliseconds(2340)), QStringLiteral("2,34\u00a0s"));
    const QByteArray record = recordToJson(CallBuilder().ttftMs(1932.5));
    QVERIFY2(record.contains("\"ttft_ms\":1932.5"), record.constData());
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"

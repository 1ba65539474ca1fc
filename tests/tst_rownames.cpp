// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/shownchart.h"
#include "ui/charts/rownames.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// Of the name's own text, from left to right and none of it twice.
bool isShortened(const QString &shown, const QString &name)
{
    const QStringList pieces = shown.split(QChar(0x2026));
    qsizetype from = 0;
    for (const QString &piece : pieces) {
        const qsizetype at = name.indexOf(piece, from);
        if (at < 0)
            return false;
        from = at + piece.size();
    }
    return name.startsWith(pieces.constFirst()) && name.endsWith(pieces.constLast());
}

// The names that it can stand for: anything may be where it has a gap.
QStringList namesMeantBy(const QString &shown, const QStringList &names)
{
    QStringList pieces = shown.split(QChar(0x2026));
    for (QString &piece : pieces)
        piece = QRegularExpression::escape(piece);
    return names.filter(
        QRegularExpression(QRegularExpression::anchoredPattern(pieces.join(QStringLiteral(".*")))));
}

} // namespace

class TestRowNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { fixSurroundings(); }

    void namesOfAListAreToldApart_data();
    void namesOfAListAreToldApart();
    void everyNameMeansOneModel_data();
    void everyNameMeansOneModel();
    void aNameWithMoreWordsShowsThem();
    void wordsThatTellNothingGoFirst();
};

void TestRowNames::namesOfAListAreToldApart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("pattern"); // of the first one
    const QString family = QStringLiteral("qwen2.5-coder:");
    QTest::newRow("ends differ") << QStringList{family + QStringLiteral("7b-instruct-q4_K_M"),
                                                family + QStringLiteral("7b-instruct-q8_0")}
                                 << QStringLiteral("^qwen.*….*q4_K_M$");
    QTest::newRow("the middle differs") << QStringList{family + QStringLiteral("07b-instruct-q4_K_M"),
                                                       family + QStringLiteral("14b-instruct-q4_K_M")}
                                        << QStringLiteral("^qwen2.5-coder:07b.*…$");
    QTest::newRow("short ones are whole")
        << QStringList{QStringLiteral("llama3.2:3b"), QStringLiteral("llama3.2:1b"),
                       family + QStringLiteral("7b-instruct-q4_K_M")}
        << QStringLiteral("^llama3.2:3b$");
    QTest::newRow("no room for what tells them apart")
        << QStringList{QStringLiteral("a-") + QString(40, u'x') + QStringLiteral("-b"),
                       QStringLiteral("a-") + QString(41, u'x') + QStringLiteral("-b")}
        << QStringLiteral("^…x*…x*…$");
    // Of text behind it, Qt tells no width: it begins another text for where there is less room.
    const QString separator(QChar(0x9C));
    QTest::newRow("a separator of texts")
        << QStringList{family + QStringLiteral("7b-instruct-q4_K_M") + separator + QString(60, u'x'),
                       family + QStringLiteral("7b-instruct-q8_0") + separator + QString(60, u'x')}
        << QString();
    QTest::newRow("none") << QStringList{} << QString();
}

void TestRowNames::namesOfAListAreToldApart()
{
    QFETCH(QStringList, names);
    QFETCH(QString, pattern);
    const QFontMetricsF metrics(QApplication::font());
    const double room = 22 * metrics.averageCharWidth();
    const QStringList shown = listNames(names, metrics, room);
    QCOMPARE(shown.size(), names.size());
    for (qsizetype i = 0; i < shown.size(); ++i) {
        QVERIFY2(metrics.horizontalAdvance(shown[i]) <= room, qPrintable(shown[i]));
        QVERIFY2(pattern.isEmpty() || isShortened(shown[i], names[i]), qPrintable(shown[i]));
    }
    if (pattern.isEmpty()) // it has come to an end
        return;
    QVERIFY2(QRegularExpression(pattern).match(shown.first()).hasMatch(), qPrintable(shown.first()));
    if (!pattern.startsWith(QStringLiteral("^…")))
        QCOMPARE(QSet<QString>(shown.cbegin(), shown.cend()).size(), names.size());
}

void TestRowNames::everyNameMeansOneModel_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("letters"); // there is room for
    const QStringList sizesAndQuants{QStringLiteral("hf.co/bartowski/Qwen2.5-7B-Instruct-GGUF:Q4_K_M"),
                                     QStringLiteral("hf.co/bartowski/Qwen2.5-14B-Instruct-GGUF:Q4_K_M"),
                                     QStringLiteral("hf.co/bartowski/Qwen2.5-7B-Instruct-GGUF:Q8_0"),
                                     QStringLiteral("hf.co/bartowski/Qwen2.5-14B-Instruct-GGUF:Q8_0")};
    QTest::newRow("differ in two places") << sizesAndQuants << 22;
    QTest::newRow("with a name of another family")
        << sizesAndQuants + QStringList{QStringLiteral("llama3.2:3b")} << 22;
    QTest::newRow("families that differ in the same word")
        << QStringList{QStringLiteral("qwen2.5-coder:7b-instruct-q4_K_M"),
                       QStringLiteral("qwen2.5-coder:14b-instruct-q4_K_M"),
                       QStringLiteral("deepseek-coder:7b-instruct-q4_K_M"),
                       QStringLiteral("deepseek-coder:14b-instruct-q4_K_M")}
        << 14;
}

void TestRowNames::everyNameMeansOneModel()
{
    QFETCH(QStringList, names);
    QFETCH(int, letters);
    const QFontMetricsF metrics(QApplication::font());
    const double room = letters * metrics.averageCharWidth();
    for (const auto &shorten : {listNames, rowNames}) {
        const QStringList shown = shorten(names, metrics, room);
        QCOMPARE(shown.size(), names.size());
        for (qsizetype i = 0; i < names.size(); ++i) {
            QVERIFY2(metrics.horizontalAdvance(shown[i]) <= room, qPrintable(shown[i]));
            QCOMPARE(namesMeantBy(shown[i], names), QStringList{names[i]});
        }
    }
}

void TestRowNames::aNameWithMoreWordsShowsThem()
{
    const QStringList names{QStringLiteral("Qwen/Qwen2.5-7B-Instruct-GGUF:Q4_K_M"),
                            QStringLiteral("Qwen/Qwen2.5-14B-Instruct-GGUF:Q4_K_M"),
                            QStringLiteral("Qwen/Qwen2.5-7B-Instruct-1M-GGUF:Q4_K_M"),
                            QStringLiteral("Qwen/Qwen2.5-14B-Instruct-1M-GGUF:Q4_K_M")};
    const QFontMetricsF metrics(QApplication::font());
    const QStringList shown = listNames(names, metrics, 18 * metrics.averageCharWidth());
    QCOMPARE(QSet<QString>(shown.cbegin(), shown.cend()).size(), names.size());
    for (qsizetype i = 0; i < names.size(); ++i) {
        QCOMPARE(shown[i].contains(QStringLiteral("14B")), names[i].contains(QStringLiteral("14B")));
        QCOMPARE(shown[i].contains(QStringLiteral("1M")), names[i].contains(QStringLiteral("1M")));
    }
}

void TestRowNames::wordsThatTellNothingGoFirst()
{
    const QStringList names{QStringLiteral("qwen2.5-coder:07b-instruct-q4_K_M"),
                            QStringLiteral("qwen2.5-coder:14b-instruct-q4_K_M")};
    const QStringList shown{QStringLiteral("qwen2.5-coder:07b…"), QStringLiteral("qwen2.5-coder:14b…")};
    const QFontMetricsF metrics(QApplication::font());
    QCOMPARE(listNames(names, metrics, metrics.horizontalAdvance(shown.constFirst()) + 1), shown);
}

QTEST_MAIN(TestRowNames)
#include "tst_rownames.moc"

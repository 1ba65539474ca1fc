// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/textsearch.h"

#include <QTest>

#include <random>

using namespace inferograph;

class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsANeedleAtEveryPlace();
    void findsWhatTheStandardLibraryFinds();
    void looksNoFurtherThanTheText();
    void tellsTheBeginning();
};

void TestTextSearch::findsANeedleAtEveryPlace()
{
    for (qsizetype size = 0; size <= 70; ++size) {
        for (qsizetype place = 0; place + 4 <= size; ++place) {
            QByteArray text(size, 'n');
            text.replace(place, 4, "need");
            QCOMPARE(find(text, "need"), place);
        }
        QCOMPARE(find(QByteArray(size, 'n'), "need"), qsizetype(-1));
    }
}

void TestTextSearch::findsWhatTheStandardLibraryFinds()
{
    std::mt19937 numbers(7);
    const auto letters = [&numbers](std::size_t size) {
        std::string text(size, ' ');
        for (char &c : text)
            c = static_cast<char>('a' + numbers() % 3); // few letters: many near misses
        return text;
    };
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = letters(numbers() % 100);
        const std::string needle = letters(numbers() % 8);
        const std::size_t expected = text.find(needle);
        const QByteArrayView view(text.data(), static_cast<qsizetype>(text.size()));
        QCOMPARE(find(view, needle), expected == std::string::npos ? -1 : static_cast<qsizetype>(expected));
        QCOMPARE(contains(view, needle), expected != std::string::npos);
    }
}

void TestTextSearch::looksNoFurtherThanTheText()
{
    const QByteArrayView line("slot release: id 0 | task 1 | [GIN] 2025");
    QCOMPARE(find(line.first(36), "[GIN] "), qsizetype(30));
    QCOMPARE(find(line.first(35), "[GIN] "), qsizetype(-1));
}

void TestTextSearch::tellsTheBeginning()
{
    QVERIFY(beginsWith("time=now", "time="));
    QVERIFY(beginsWith("time=", "time="));
    QVERIFY(!beginsWith("time", "time="));
    QVERIFY(!beginsWith("", "time="));
    QVERIFY(beginsWith("", ""));
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"

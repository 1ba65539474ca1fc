// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/linefeed.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace inferograph;

namespace {

struct GivenLine
{
    QByteArray text;
    qint64 number = 0;
    bool mayBeColoured = false;

    bool operator==(const GivenLine &) const = default;
};

void takeAll(LineFeed &feed, QList<GivenLine> &lines)
{
    while (const std::optional<LineFeed::Line> line = feed.next())
        lines.append({QByteArray(line->text.data(), static_cast<qsizetype>(line->text.size())), line->number,
                      line->mayBeColoured});
}

QByteArray someLines(int count, qsizetype longest)
{
    std::mt19937 random(7);
    QByteArray text;
    for (int i = 0; i < count; ++i) {
        text += QByteArray(i == count / 2 ? longest : static_cast<qsizetype>(random() % 200), 'a');
        text += random() % 10 == 0 ? "\x1b[32mgreen\x1b[0m\n" : "plain\n";
    }
    return text;
}

} // namespace

class TestLineFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesComeWholeHoweverTheirPartsCome_data();
    void linesComeWholeHoweverTheirPartsCome();
    void onlyLinesNearAnEscapeMayBeColoured();
};

void TestLineFeed::linesComeWholeHoweverTheirPartsCome_data()
{
    QTest::addColumn<qsizetype>("largestPart");
    QTest::addColumn<bool>("ahead");
    QTest::addColumn<qsizetype>("longestLine");
    const auto rows = [](qsizetype part, qsizetype line) {
        const auto number = [](qsizetype n) { return static_cast<long long>(n); };
        QTest::addRow("parts of %lld, lines of %lld", number(part), number(line)) << part << false << line;
        QTest::addRow("parts of %lld, lines of %lld, ahead", number(part), number(line))
            << part << true << line;
    };
    for (const qsizetype part : {1, 7, 300, 5000, 100'000})
        rows(part, 200);
    rows(50'000, 4 * LineFeed::blockSize);
    rows(LineFeed::blockSize, LineFeed::blockSize + 1);
}

void TestLineFeed::linesComeWholeHoweverTheirPartsCome()
{
    QFETCH(const qsizetype, largestPart);
    QFETCH(const bool, ahead);
    QFETCH(const qsizetype, longestLine);
    const QByteArray text = someLines(2000, longestLine);
    std::mt19937 random(11);
    LineFeed feed;
    QList<GivenLine> given;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype size = std::min(1 + static_cast<qsizetype>(random()) % largestPart, text.size() - at);
        const std::span<char> space = ahead ? feed.spaceAhead(size) : feed.space(size);
        std::copy_n(text.begin() + at, size, space.begin());
        if (ahead)
            takeAll(feed, given); // those of the part before
        feed.commit(size);
        if (!ahead)
            takeAll(feed, given);
        at += size;
    }
    takeAll(feed, given);

    const QList<QByteArray> expected = text.chopped(1).split('\n');
    QCOMPARE(given.size(), expected.size());
    for (qsizetype i = 0; i < given.size(); ++i) {
        QCOMPARE(given.at(i).text, expected.at(i));
        QCOMPARE(given.at(i).number, i + 1);
        QVERIFY2(given.at(i).mayBeColoured || !expected.at(i).contains('\x1b'),
                 qPrintable(QStringLiteral("line %1 is coloured, and the feed does not say so").arg(i + 1)));
    }
}

void TestLineFeed::onlyLinesNearAnEscapeMayBeColoured()
{
    LineFeed feed;
    QList<GivenLine> given;
    for (const QByteArray &part :
         {QByteArray("one\ntwo"), QByteArray(" \x1b[1mbold\nthree\nfou"), QByteArray("r\nfive\n")}) {
        std::copy(part.begin(), part.end(), feed.space(part.size()).begin());
        feed.commit(part.size());
        takeAll(feed, given);
    }
    QCOMPARE(given.size(), 5);
    QVERIFY(!given.at(0).mayBeColoured);
    QVERIFY(given.at(1).mayBeColoured);
    QVERIFY(!given.at(4).mayBeColoured);

    feed.restart();
    given.clear();
    const QByteArray plain("six\n");
    std::copy(plain.begin(), plain.end(), feed.space(plain.size()).begin());
    feed.commit(plain.size());
    takeAll(feed, given);
    QCOMPARE(given, (QList<GivenLine>{{"six", 1, false}}));
}

QTEST_APPLESS_MAIN(TestLineFeed)
#include "tst_linefeed.moc"

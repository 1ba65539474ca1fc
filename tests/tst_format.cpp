// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "ui/charts/rownames.h"
#include "ui/format.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace inferograph;

class TestFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void unknownIsADashEverywhere();
    void shortTimesInSecondsAreNotZero();
    void millisecondsKeepThreeDigits_data();
    void millisecondsKeepThreeDigits();
    void durationsTakeTheUnitThatFits_data();
    void durationsTakeTheUnitThatFits();
    void thousandsAreThinSpacesInEveryLocale_data();
    void thousandsAreThinSpacesInEveryLocale();
    void oneCallIsNotCalls();
    void tokensTellWhoCounted_data();
    void tokensTellWhoCounted();
    void percentsNeverHideASmallShare_data();
    void percentsNeverHideASmallShare();
    void differencesCarryTheirSign();
    void shortCounts_data();
    void shortCounts();
    void longNamesAreToldApart_data();
    void longNamesAreToldApart();
    void clockTimeIsLocalWithMilliseconds();
    void aMomentOfAnotherDaySaysWhich();
    void momentsOfOtherDaysBearTheirDay();
    void statusesSayWhatHappened_data();
    void statusesSayWhatHappened();
};

void TestFormat::unknownIsADashEverywhere()
{
    const QString dash = QStringLiteral("\u2014");
    QCOMPARE(format::milliseconds({}), dash);
    QCOMPARE(format::millisecondsWithUnit({}), dash);
    QCOMPARE(format::durationWithUnit({}), dash);
    QCOMPARE(format::rate({}), dash);
    QCOMPARE(format::count({}), dash);
    QCOMPARE(format::tokens({}, TokenCount::Chunks), dash);
    QCOMPARE(format::percent({}), dash);
}

void TestFormat::shortTimesInSecondsAreNotZero()
{
    QCOMPARE(format::seconds(fromMilliseconds(0.4)), QStringLiteral("<0.001"));
    QCOMPARE(format::seconds(fromMilliseconds(0.6)), QStringLiteral("0.001"));
    QCOMPARE(format::seconds(Nanoseconds(0)), QStringLiteral("0"));
    QCOMPARE(format::seconds(fromMilliseconds(2340)), QStringLiteral("2.34"));
}

void TestFormat::millisecondsKeepThreeDigits_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << QStringLiteral("0");
    QTest::newRow("microseconds") << 0.004 << QStringLiteral("0.004");
    QTest::newRow("below one") << 0.42 << QStringLiteral("0.42");
    QTest::newRow("units") << 9.204 << QStringLiteral("9.20");
    QTest::newRow("rounds up to tens") << 9.996 << QStringLiteral("10.0");
    QTest::newRow("tens") << 48.24 << QStringLiteral("48.2");
    QTest::newRow("rounds up to hundreds") << 99.96 << QStringLiteral("100");
    QTest::newRow("hundreds") << 412.3 << QStringLiteral("412");
    QTest::newRow("thousands") << 1084.2 << QStringLiteral("1\u2009084");
    QTest::newRow("millions") << 1234567.0 << QStringLiteral("1\u2009234\u2009567");
}

void TestFormat::millisecondsKeepThreeDigits()
{
    QFETCH(double, ms);
    QFETCH(QString, text);
    QCOMPARE(format::milliseconds(fromMilliseconds(ms)), text);
    QCOMPARE(format::millisecondsWithUnit(ms), text + QStringLiteral("\u00a0ms"));
    QCOMPARE(format::rate(ms), text);
}

void TestFormat::durationsTakeTheUnitThatFits_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("milliseconds") << 0.412 << QStringLiteral("412\u00a0ms");
    QTest::newRow("nearly a second") << 0.9996 << QStringLiteral("1.00\u00a0s");
    QTest::newRow("seconds") << 9.204 << QStringLiteral("9.20\u00a0s");
    QTest::newRow("nearly a minute") << 59.96 << QStringLiteral("1\u00a0min");
    QTest::newRow("minutes") << 125.0 << QStringLiteral("2\u00a0min 5\u00a0s");
    QTest::newRow("hours") << 3720.0 << QStringLiteral("1\u00a0h 2\u00a0min");
}

void TestFormat::durationsTakeTheUnitThatFits()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(format::durationWithUnit(fromSeconds(seconds)), text);
}

void TestFormat::thousandsAreThinSpacesInEveryLocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QString>("decimal");
    QTest::newRow("C") << QLocale::c() << QStringLiteral("9.20");
    QTest::newRow("English") << QLocale(QLocale::English, QLocale::UnitedStates) << QStringLiteral("9.20");
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany) << QStringLiteral("9,20");
    QTest::newRow("French") << QLocale(QLocale::French, QLocale::France) << QStringLiteral("9,20");
    QTest::newRow("Swiss") << QLocale(QLocale::German, QLocale::Switzerland) << QStringLiteral("9.20");
}

void TestFormat::thousandsAreThinSpacesInEveryLocale()
{
    QFETCH(QLocale, locale);
    QFETCH(QString, decimal);
    QLocale::setDefault(locale);
    QCOMPARE(format::count(1234567), QStringLiteral("1\u2009234\u2009567"));
    QCOMPARE(format::milliseconds(fromMilliseconds(12345)), QStringLiteral("12\u2009345"));
    QCOMPARE(format::rate(9.2), decimal);
}

void TestFormat::oneCallIsNotCalls()
{
    QCOMPARE(format::calls(0), QStringLiteral("0 calls"));
    QCOMPARE(format::calls(1), QStringLiteral("1 call"));
    QCOMPARE(format::calls(12'345), QStringLiteral("12\u2009345 calls"));
}

void TestFormat::tokensTellWhoCounted_data()
{
    QTest::addColumn<std::optional<TokenCount>>("from");
    QTest::addColumn<QString>("text");
    QTest::newRow("server") << std::optional(TokenCount::Server) << QStringLiteral("1\u2009253");
    QTest::newRow("its tokenizer") << std::optional(TokenCount::Tokenizer) << QStringLiteral("1\u2009253");
    QTest::newRow("chunks") << std::optional(TokenCount::Chunks) << QStringLiteral("~1\u2009253");
    QTest::newRow("estimate") << std::optional(TokenCount::Estimate) << QStringLiteral("~1\u2009253");
    QTest::newRow("not said") << std::optional<TokenCount>() << QStringLiteral("1\u2009253");
}

void TestFormat::tokensTellWhoCounted()
{
    QFETCH(std::optional<TokenCount>, from);
    QFETCH(QString, text);
    QCOMPARE(format::tokens(1253, from), text);
}

void TestFormat::percentsNeverHideASmallShare_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0.0 << QStringLiteral("0\u00a0%");
    QTest::newRow("hardly any") << 0.0001 << QStringLiteral("<0.1\u00a0%");
    QTest::newRow("some") << 0.061 << QStringLiteral("6.1\u00a0%");
    QTest::newRow("nearly all") << 0.9994 << QStringLiteral("99.9\u00a0%");
    QTest::newRow("all") << 1.0 << QStringLiteral("100\u00a0%");
}

void TestFormat::percentsNeverHideASmallShare()
{
    QFETCH(double, share);
    QFETCH(QString, text);
    QCOMPARE(format::percent(share), text);
}

void TestFormat::differencesCarryTheirSign()
{
    QCOMPARE(format::signedPercent(2.14), QStringLiteral("+2.1\u00a0%"));
    QCOMPARE(format::signedPercent(-6.8), QStringLiteral("\u22126.8\u00a0%"));
    QCOMPARE(format::signedPercent(1234.4), QStringLiteral("+1\u2009234\u00a0%"));
    QCOMPARE(format::signedPercent(-0.04), QStringLiteral("0.0\u00a0%"));
    QCOMPARE(format::signedPercent({}), QStringLiteral("\u2014"));
}

void TestFormat::shortCounts_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("small") << qint64(999) << QStringLiteral("999");
    QTest::newRow("thousand") << qint64(1204) << QStringLiteral("1.2\u00a0k");
    QTest::newRow("many thousands") << qint64(388'412) << QStringLiteral("388\u00a0k");
    QTest::newRow("nearly a million") << qint64(999'999) << QStringLiteral("1.0\u00a0M");
    QTest::newRow("millions") << qint64(1'240'000) << QStringLiteral("1.2\u00a0M");
    QTest::newRow("billions") << qint64(31'000'000'000) << QStringLiteral("31\u00a0G");
}

void TestFormat::shortCounts()
{
    QFETCH(qint64, value);
    QFETCH(QString, text);
    QCOMPARE(format::shortCount(value), text);
}

void TestFormat::longNamesAreToldApart_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("apart");
    const auto row = [](const char *title, const QStringList &names, const QStringList &apart) {
        QTest::newRow(title) << names << apart;
    };
    row("of one family", {QStringLiteral("org/llama-3:8b-q4"), QStringLiteral("org/llama-3:70b-q4")},
        {QStringLiteral("…8b…"), QStringLiteral("…70b…")});
    row("one goes on", {QStringLiteral("qwen-7b"), QStringLiteral("qwen-7b-chat")},
        {QStringLiteral("…7b"), QStringLiteral("…7b-chat")});
    row("no whole word in common", {QStringLiteral("swift"), QStringLiteral("swallow")},
        {QStringLiteral("swift"), QStringLiteral("swallow")});
    row("the same", {QStringLiteral("a-b"), QStringLiteral("a-b")},
        {QStringLiteral("…b"), QStringLiteral("…b")});
    row("one", {QStringLiteral("org/only")}, {QStringLiteral("org/only")});
    row("none", {}, {});
    row("an empty one", {QString(), QStringLiteral("a-b")}, {QString(), QStringLiteral("a-b")});
}

void TestFormat::longNamesAreToldApart()
{
    QFETCH(QStringList, names);
    QTEST(toldApart(names), "apart");
}

void TestFormat::clockTimeIsLocalWithMilliseconds()
{
    const QDateTime moment(QDate(2026, 3, 4), QTime(14, 24, 34, 218));
    const WallTime time{std::chrono::milliseconds(moment.toMSecsSinceEpoch()) +
                        std::chrono::microseconds(900)};
    QCOMPARE(format::clockTime(time), QStringLiteral("14:24:34.218"));
}

void TestFormat::aMomentOfAnotherDaySaysWhich()
{
    const auto at = [](const QDateTime &moment) {
        return WallTime(std::chrono::milliseconds(moment.toMSecsSinceEpoch()));
    };
    const QDateTime moment(QDate(2026, 3, 4), QTime(14, 24, 34));
    QCOMPARE(format::moment(at(moment), at(moment.addSecs(60))), QStringLiteral("14:24:34"));
    const QString yesterday = format::moment(at(moment), at(moment.addDays(1)));
    QCOMPARE(yesterday,
             QLocale().toString(moment.date(), QLocale::ShortFormat) + QStringLiteral(" 14:24:34"));
}

void TestFormat::momentsOfOtherDaysBearTheirDay()
{
    const QDate today = QDate::currentDate();
    const auto at = [](QDate day) {
        return WallTime(
            std::chrono::milliseconds(QDateTime(day, QTime(14, 24, 34, 218)).toMSecsSinceEpoch()));
    };
    const auto shortDay = [](QDate day) { return QLocale().toString(day, QLocale::ShortFormat); };
    QCOMPARE(format::callTime(at(today)), QStringLiteral("14:24:34.218"));
    QCOMPARE(format::shortCallTime(at(today)), QStringLiteral("14:24:34.218"));
    const QDate thisYear(today.year(), today.dayOfYear() > 1 ? 1 : 2, 1);
    QCOMPARE(format::callTime(at(thisYear)), shortDay(thisYear) + QStringLiteral(" 14:24:34.218"));
    QCOMPARE(format::shortCallTime(at(thisYear)),
             QLocale().toString(thisYear, QStringLiteral("d MMM")) + QStringLiteral(" 14:24"));
    const QDate before(today.year() - 1, 11, 5);
    QCOMPARE(format::callTime(at(before)), shortDay(before) + QStringLiteral(" 14:24:34.218"));
    QCOMPARE(format::shortCallTime(at(before)), shortDay(before));
}

void TestFormat::statusesSayWhatHappened_data()
{
    using testing::CallBuilder;
    QTest::addColumn<CallRecord>("record");
    QTest::addColumn<QString>("text");
    QTest::newRow("ok") << CallBuilder().record() << QStringLiteral("ok");
    QTest::newRow("cancelled") << CallBuilder().status(CallStatus::Cancelled).record()
                               << QStringLiteral("cancelled");
    QTest::newRow("incomplete") << CallBuilder().status(CallStatus::Incomplete).record()
                                << QStringLiteral("ended early");
    QTest::newRow("refused") << CallBuilder().failed(ErrorKind::Refused).record()
                             << QStringLiteral("connection refused");
    QTest::newRow("the server's words, on one line")
        << CallBuilder().failed(ErrorKind::Server, "out of\nmemory").record()
        << QStringLiteral("out of memory");
    CallRecord busy = CallBuilder().failed(ErrorKind::Http, "loading model");
    busy.httpStatus = 503;
    QTest::newRow("HTTP status first") << busy << QStringLiteral("503 loading model");
    CallRecord inside = CallBuilder().failed(ErrorKind::Server, "boom");
    inside.httpStatus = 200;
    QTest::newRow("an error inside a 200") << inside << QStringLiteral("boom");
    QTest::newRow("failed, nobody knows why")
        << CallBuilder().status(CallStatus::Failed).record() << QStringLiteral("failed");
}

void TestFormat::statusesSayWhatHappened()
{
    QFETCH(CallRecord, record);
    QFETCH(QString, text);
    QCOMPARE(format::statusText(record), text);
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"

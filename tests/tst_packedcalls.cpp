// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/packedcalls.h"
#include "tests/support/builders.h"
#include "tests/support/randomcalls.h"

#include <QTest>

#include <limits>
#include <random>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();

// No field is left out: what is missing here would come back unknown unnoticed.
CallRecord everyField()
{
    return {.id = 7,
            .startedAt = WallTime(Nanoseconds(1'763'734'200'123'456'789)),
            .status = CallStatus::Incomplete,
            .requestId = "9f2c1e",
            .source = "probe",
            .server = "ollama",
            .endpoint = "http://127.0.0.1:11434",
            .model = "qwen2.5:14b",
            .operation = Operation::Unload,
            .httpStatus = 503,
            .errorKind = ErrorKind::Aborted,
            .error = "the server's own words",
            .connect = Nanoseconds(1),
            .tls = Nanoseconds(2),
            .ttft = Nanoseconds(3),
            .ttftContent = Nanoseconds(4),
            .total = Nanoseconds(5),
            .clientGeneration = Nanoseconds(6),
            .queue = Nanoseconds(7),
            .load = Nanoseconds(8),
            .promptEval = Nanoseconds(9),
            .serverGeneration = Nanoseconds(10),
            .generationSpan = GenerationSpan::ExcludesFirstToken,
            .promptTokens = 11,
            .cachedTokens = 12,
            .outputTokens = 13,
            .reasoningTokens = 14,
            .tokenCount = TokenCount::Estimate,
            .itlP50 = Nanoseconds(15),
            .itlP99 = Nanoseconds(16),
            .itlMax = Nanoseconds(17),
            .stalls = 18,
            .start = StartKind::Warm,
            .promptCache = PromptCache::Repeated,
            .clock = Clock::Log,
            .joined = Joined::Unjoined,
            .clientDelay = Nanoseconds(19),
            .readDelay = Nanoseconds(20),
            .coalescedTokens = 21,
            .clockErrorUs = 22.5,
            .cost = 0.25};
}

QList<CallRecord> extremes()
{
    CallRecord least;
    least.id = 0;
    least.startedAt = WallTime(Nanoseconds(-largest));
    least.total = Nanoseconds(-1);
    least.ttft = Nanoseconds(0);
    least.outputTokens = 0;
    least.cost = -1.5;
    CallRecord most;
    most.id = std::numeric_limits<CallId>::max() - 1;
    most.startedAt = WallTime(Nanoseconds(largest - 1));
    most.total = Nanoseconds(largest);
    most.ttft = Nanoseconds(largest);
    most.outputTokens = largest;
    most.cost = std::numeric_limits<double>::max();
    return {least, most, {}};
}

// As a busy server's probes leave them.
QList<CallRecord> probes(qsizetype count)
{
    std::mt19937_64 random(20261122);
    const auto between = [&random](qint64 low, qint64 high) {
        return std::uniform_int_distribution<qint64>(low, high)(random);
    };
    constexpr std::array models{"qwen2.5:14b", "llama3.2:3b", "gemma3:12b"};
    QList<CallRecord> calls;
    for (qsizetype i = 0; i < count; ++i) {
        CallRecord call = everyField();
        call.id = static_cast<CallId>(i) + 1'000'000;
        call.startedAt += std::chrono::milliseconds(i * 40);
        call.status = CallStatus::Ok;
        call.errorKind.reset();
        call.error.clear();
        call.requestId = "chatcmpl-" + QByteArray::number(between(1'000'000'000, 9'000'000'000));
        call.model = models[static_cast<std::size_t>(between(0, 2))];
        for (OptionalDuration *time : {&call.connect, &call.readDelay, &call.clientDelay})
            *time = Nanoseconds(between(10'000, 900'000));
        for (OptionalDuration *time : {&call.itlP50, &call.itlP99, &call.itlMax, &call.promptEval})
            *time = Nanoseconds(between(5'000'000, 900'000'000));
        for (OptionalDuration *time : {&call.ttft, &call.ttftContent, &call.total, &call.clientGeneration,
                                       &call.load, &call.serverGeneration})
            *time = Nanoseconds(between(50'000'000, 30'000'000'000));
        call.promptTokens = between(10, 4000);
        call.outputTokens = between(1, 2000);
        calls << call;
    }
    return calls;
}

} // namespace

class TestPackedCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCallComesBackAsItWas_data();
    void everyCallComesBackAsItWas();
    void eachFieldIsReadAlone_data() { everyCallComesBackAsItWas_data(); }
    void eachFieldIsReadAlone();
    void aCallTakesAtMost160Bytes();
};

void TestPackedCalls::everyCallComesBackAsItWas_data()
{
    QTest::addColumn<QList<CallRecord>>("calls");
    QTest::newRow("none") << QList<CallRecord>();
    QTest::newRow("one with nothing known") << QList<CallRecord>{CallRecord()};
    QTest::newRow("one with everything known") << QList<CallRecord>{everyField()};
    QTest::newRow("all alike") << QList<CallRecord>(3, everyField());
    QTest::newRow("known and unknown in turn")
        << QList<CallRecord>{everyField(), CallRecord(), everyField(), CallRecord()};
    QTest::newRow("the least and the most") << extremes();
    CallRecord named = everyField();
    named.model = "a model that only one call has";
    named.error = "words that only one call has";
    QTest::newRow("one text among others") << QList<CallRecord>{everyField(), named, everyField()};
    QTest::newRow("a chunk of probes") << probes(4096);
}

void TestPackedCalls::everyCallComesBackAsItWas()
{
    QFETCH(const QList<CallRecord>, calls);
    const PackedCalls packed{std::span(calls)};
    QCOMPARE(packed.size(), std::size_t(calls.size()));
    for (qsizetype i = 0; i < calls.size(); ++i)
        QVERIFY2(packed.call(std::size_t(i)) == calls.at(i), qPrintable(QString::number(i)));
}

void TestPackedCalls::eachFieldIsReadAlone()
{
    QFETCH(const QList<CallRecord>, calls);
    const PackedCalls packed{std::span(calls)};
    std::mt19937 random(7);
    const CallRecord before = randomCall(random); // what stood there must neither stay nor be lost
    for (qsizetype i = 0; i < std::min<qsizetype>(calls.size(), 100); ++i) {
        forEachMember(callMembers, 0, [&](std::size_t place, auto member) {
            CallRecord expected = before;
            expected.*member = calls.at(i).*member;
            CallRecord read = before;
            packed.read(std::size_t(i), CallFields(member), read);
            QVERIFY2(read == expected, qPrintable(QStringLiteral("field %1 of call %2").arg(place).arg(i)));
        });
    }
}

void TestPackedCalls::aCallTakesAtMost160Bytes()
{
    const QList<CallRecord> calls = probes(4096);
    QCOMPARE_LE(PackedCalls(std::span(calls)).bytes() / std::size_t(calls.size()), std::size_t(160));
}

QTEST_GUILESS_MAIN(TestPackedCalls)
#include "tst_packedcalls.moc"

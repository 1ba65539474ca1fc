// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/calibration.h"
#include "core/probe/nullserver.h"
#include "core/probe/prober.h"
#include "core/probe/timedsocket.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/textprotocol.h"

#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

constexpr int patienceMs = 20000;

std::optional<ClockError> calibrated(Calibration &calibration, int concurrency)
{
    std::optional<ClockError> found;
    bool finished = false;
    const QObject context;
    QObject::connect(&calibration, &Calibration::finished, &context,
                     [&](const std::optional<ClockError> &error) {
                         found = error;
                         finished = true;
                     });
    calibration.start(concurrency);
    return QTest::qWaitFor([&] { return finished; }, patienceMs) ? found : std::nullopt;
}

struct Answered
{
    CallRecord record;
    QByteArray text;
};

Answered ask(const QUrl &url, const std::optional<ClockError> &clockError = {}, int calls = 1)
{
    static const TextProtocol protocol;
    CallSpec spec;
    spec.baseUrl = url;
    spec.protocol = &protocol;
    spec.prompt.text = QByteArray(100'000, 'x'); // in more than one read
    spec.clockError = clockError;
    Prober prober;
    Answered answered;
    int finished = 0;
    QObject::connect(&prober, &Prober::callsProgressed, &prober, [&](const QList<CallProgress> &news) {
        for (const CallProgress &call : news)
            answered.text += call.content;
    });
    QObject::connect(&prober, &Prober::callsFinished, &prober, [&](const QList<CallRecord> &records) {
        answered.record = records.constLast();
        if (++finished < calls)
            prober.call(spec);
    });
    prober.call(spec);
    return QTest::qWaitFor([&] { return finished == calls; }, patienceMs) ? answered : Answered();
}

} // namespace

class TestCalibration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNullServerWritesItsMomentsIntoTheAnswer();
    void findsTheErrorOfEachConcurrency_data();
    void findsTheErrorOfEachConcurrency();
    void keepsToWhatAMachineCanDo();
    void canBeRepeated();
    void endsQuietlyWhenDestroyedInItsMidst();
    void goesIntoRecordsOfItsClockOnly();
};

void TestCalibration::theNullServerWritesItsMomentsIntoTheAnswer()
{
    const QByteArray tokens = QByteArray("t ") + NullServer::readAt + "\nt " + NullServer::sentAt + "\n";
    const NullServer server({{.after = {}, .bytes = "HTTP/1.1 200 OK\r\nContent-Length: 56\r\n\r\n"},
                             {.after = 30ms, .bytes = tokens},
                             {.after = 30ms, .bytes = "t end\ndone\n"}});
    const Moment before = monotonicNow();
    const Answered answered = ask(server.url(), {}, 2);
    QCOMPARE(answered.record.status, CallStatus::Ok);
    QCOMPARE(answered.text.size(), 2 * 43);
    QVERIFY(answered.text.endsWith("end"));
    const Moment readAt = answered.text.sliced(43, 20).toLongLong();
    const Moment sentAt = answered.text.sliced(63, 20).toLongLong();
    QVERIFY(readAt > before);
    QVERIFY(sentAt - readAt >= 30'000'000);
    QVERIFY(monotonicNow() - sentAt >= 30'000'000);
    QVERIFY(*answered.record.ttft >= Nanoseconds(sentAt - readAt));
}

void TestCalibration::findsTheErrorOfEachConcurrency_data()
{
    QTest::addColumn<int>("concurrency");
    QTest::addColumn<qsizetype>("tokens");
    QTest::newRow("1") << 1 << qsizetype(300);
    QTest::newRow("8") << 8 << qsizetype(8 * 37);
    QTest::newRow("64") << 64 << qsizetype(64 * 30);
}

void TestCalibration::findsTheErrorOfEachConcurrency()
{
    QFETCH(int, concurrency);
    QFETCH(qsizetype, tokens);
    Calibration calibration;
    const auto error = calibrated(calibration, concurrency);
    QVERIFY(error);
    QCOMPARE(error->streams, concurrency);
    QVERIFY(error->tokens > 0 && error->tokens <= tokens);
    QVERIFY(error->coalescedTokens >= 0 && error->coalescedTokens < error->tokens);
    QVERIFY(error->p50Us > 0);
    QVERIFY(error->p99Us >= error->p50Us);
    QVERIFY(error->maxUs >= error->p99Us);
#ifdef Q_OS_LINUX
    QCOMPARE(error->clock, Clock::Kernel);
#else
    QCOMPARE(error->clock, Clock::Client);
#endif
}

void TestCalibration::keepsToWhatAMachineCanDo()
{
    Calibration calibration;
    const auto error = calibrated(calibration, 0);
    QVERIFY(error);
    QCOMPARE(error->streams, 1);
}

void TestCalibration::canBeRepeated()
{
    Calibration calibration;
    QVERIFY(calibrated(calibration, 2));
    const auto second = calibrated(calibration, 3);
    QVERIFY(second);
    QCOMPARE(second->streams, 3);
}

void TestCalibration::endsQuietlyWhenDestroyedInItsMidst()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\ndone\n").lastChunk());
    bool finished = false;
    {
        Calibration calibration;
        connect(&calibration, &Calibration::finished, this, [&finished] { finished = true; });
        calibration.start(8);
        QCOMPARE(ask(server.url()).record.status, CallStatus::Ok); // its calls are under way, too, by then
    }
    Calibration next;
    QVERIFY(calibrated(next, 1)); // as long as the first would have taken
    QVERIFY(!finished);
}

void TestCalibration::goesIntoRecordsOfItsClockOnly()
{
    FakeServer server;
    server.on("/stream", Script().head().chunk("t a\ndone\n").lastChunk());
    ClockError error{
        .clock = Clock::Client, .streams = 1, .tokens = 100, .p50Us = 8, .p99Us = 40, .maxUs = 90};
    const Clock clock = *ask(server.url(), {}, 3).record.clock;
    error.clock = clock;
    QCOMPARE(ask(server.url(), error, 3).record.clockErrorUs, std::optional(40.0));
    error.clock = clock == Clock::Kernel ? Clock::Client : Clock::Kernel;
    QCOMPARE(ask(server.url(), error, 3).record.clockErrorUs, std::nullopt);
    QCOMPARE(ask(server.url(), {}, 3).record.clockErrorUs, std::nullopt);
}

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/captures.h"
#include "tests/support/logs.h"
#include "tests/support/replies.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <random>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 60'000;

// Damages bytes as broken disks, cut connections and mixed-up servers do; the same seed, the same damage.
class Damage
{
public:
    explicit Damage(unsigned seed) : m_random(seed) {}

    qsizetype below(qsizetype limit)
    {
        return std::uniform_int_distribution<qsizetype>(0, std::max<qsizetype>(limit, 1) - 1)(m_random);
    }

    // Mostly small pieces, as sockets give them, at times all that is left.
    qsizetype pieceSize() { return below(10) == 0 ? 1 + below(65536) : 1 + below(40); }

    QByteArray of(QByteArray bytes, const QList<QByteArray> &others)
    {
        for (qsizetype wounds = 1 + below(3); wounds > 0; --wounds)
            bytes = wounded(bytes, others.at(below(others.size())));
        return bytes;
    }

private:
    QByteArray wounded(QByteArray bytes, const QByteArray &other)
    {
        static const QList<QByteArray> nasty{
            "\r\n\r\n", "\n",     QByteArray(3, '\0'), "\xf0\x9f",    "{",
            "}}",       "\"",     "ffffffffffff\r\n",  "-1",          "1e999",
            "\\ud800",  "data: ", "[[[[[[[[[[[[[[[[",  "HTTP/1.1 1 x"};
        const qsizetype at = below(bytes.size());
        const qsizetype length = below(std::min<qsizetype>(bytes.size() - at, 200));
        switch (below(6)) {
        case 0:
            return bytes.first(at);
        case 1:
            if (!bytes.isEmpty())
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            return bytes;
        case 2:
            return bytes.remove(at, length);
        case 3:
            return bytes.insert(at, bytes.sliced(at, length));
        case 4:
            return bytes.insert(at, nasty.at(below(nasty.size())));
        default:
            return bytes.first(at) + other.sliced(below(other.size()));
        }
    }

    std::mt19937 m_random;
};

struct Recording
{
    QByteArray protocol;
    QByteArray response;
};

QList<Recording> recordings()
{
    QList<Recording> found;
    for (const Capture &capture : capturesIn(ownRecordings())) {
        if (const Protocol *protocol = capture.protocol())
            found.append({protocol->id().toByteArray(), capture.response});
    }
    return found;
}

QList<QByteArray> responsesOf(const QList<Recording> &recordings)
{
    QList<QByteArray> responses;
    for (const Recording &recording : recordings)
        responses.append(recording.response);
    return responses;
}

// Calls without their ids.
QList<CallRecord> unnumbered(QList<CallRecord> calls)
{
    for (CallRecord &call : calls)
        call.id = 0;
    return calls;
}

} // namespace

// Recorded answers and logs, damaged at random from a fixed seed: whatever comes, the program stays up, says
// the same however the bytes are cut, and loses no whole line before the damage.
class TestDamagedInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerReadsTheSameHoweverItIsCut();
    void everyCallEndsInOneRecord();
    void aLogReadsTheSameHoweverItIsCut_data();
    void aLogReadsTheSameHoweverItIsCut();
    void aCutLogKeepsItsWholeLines_data();
    void aCutLogKeepsItsWholeLines();
};

void TestDamagedInput::anAnswerReadsTheSameHoweverItIsCut()
{
    const QList<Recording> whole = recordings();
    QVERIFY(whole.size() > 20);
    const QList<QByteArray> responses = responsesOf(whole);
    Damage damage(20'261'122);
    for (int round = 0; round < 5000; ++round) {
        const Recording &recording = whole.at(damage.below(whole.size()));
        const QByteArray response = damage.of(recording.response, responses);
        const ReadReply atOnce = readResponse(recording.protocol, response, response.size() + 1, 1);
        const ReadReply inPieces =
            readResponse(recording.protocol, response, [&damage] { return damage.pieceSize(); });
        const QByteArray context = "round " + QByteArray::number(round) + ":\n" + response;
        QVERIFY2(inPieces.content == atOnce.content, context);
        QVERIFY2(inPieces.reasoning == atOnce.reasoning, context);
        QVERIFY2(inPieces.tokenEvents == atOnce.tokenEvents, context);
        QVERIFY2(inPieces.terminal == atOnce.terminal, context);
        QVERIFY2(inPieces.complete == atOnce.complete, context);
        QVERIFY2(inPieces.httpStatus == atOnce.httpStatus, context);
        QVERIFY2(inPieces.error == atOnce.error, context);
        QVERIFY2(inPieces.violation == atOnce.violation, context);
        QVERIFY2(inPieces.record == atOnce.record, context);
        QVERIFY2(atOnce.content.size() + atOnce.reasoning.size() <= 3 * response.size(), context);
    }
}

// Through sockets, several at a time, on connections that the server keeps open, closes or breaks.
void TestDamagedInput::everyCallEndsInOneRecord()
{
    const QList<Recording> whole = recordings();
    const QList<QByteArray> responses = responsesOf(whole);
    Damage damage(19'700'101);
    FakeServer server;
    Prober prober;
    QList<CallRecord> records;
    connect(&prober, &Prober::callsFinished, this,
            [&records](const QList<CallRecord> &calls) { records += calls; });
    QSet<CallId> asked;
    for (int batch = 0; batch < 30; ++batch) {
        for (int i = 0; i < 10; ++i) {
            const Recording &recording = whole.at(damage.below(whole.size()));
            CallSpec spec;
            spec.baseUrl = server.url();
            spec.baseUrl.setPath(QStringLiteral("/%1").arg(asked.size())); // its own script
            spec.protocol = protocolById(recording.protocol);
            spec.prompt.model = "m";
            spec.prompt.text = "x";
            Script script;
            QByteArray response = damage.of(recording.response, responses);
            while (!response.isEmpty()) {
                const QByteArray piece = response.first(std::min(response.size(), 200 * damage.pieceSize()));
                script.send(piece);
                response.remove(0, piece.size());
            }
            damage.below(4) == 0 ? script.reset() : script.close();
            server.on(requestTarget(spec.baseUrl.path().toUtf8(), spec.protocol->request({}).path), script);
            asked.insert(prober.call(spec));
        }
        QTRY_COMPARE_WITH_TIMEOUT(records.size(), asked.size(), patienceMs);
    }
    QSet<CallId> answered;
    for (const CallRecord &record : std::as_const(records)) {
        answered.insert(record.id);
        const bool failed = record.status == CallStatus::Failed;
        QVERIFY(!failed || record.errorKind);
        QVERIFY(record.status != CallStatus::Ok || !record.errorKind);
        QVERIFY(!failed || !record.error.isEmpty());
        QVERIFY(record.error.size() <= 4 * 2000);
        QVERIFY(!record.ttft || !record.total || record.ttft <= record.total);
    }
    QCOMPARE(answered, asked);
    QVERIFY(std::ranges::any_of(records, [](const auto &r) { return r.status == CallStatus::Failed; }));
    QVERIFY(std::ranges::any_of(records, [](const auto &r) { return r.status == CallStatus::Incomplete; }));
}

void TestDamagedInput::aLogReadsTheSameHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name :
         {"llm-calls.log", "performance.jsonl", "ollama.log", "records.jsonl", "ollama-runner.log",
          "llamacpp.log", "lmstudio.log", "vllm.log", "tgi.log", "litellm.jsonl", "otlp.jsonl"})
        QTest::newRow(name) << QByteArray(name);
}

void TestDamagedInput::aLogReadsTheSameHoweverItIsCut()
{
    QFETCH(QByteArray, name);
    const QByteArray log = logFixture(name);
    const QList<QByteArray> others{logFixture("llm-calls.log"),     logFixture("ollama.log"),
                                   logFixture("performance.jsonl"), logFixture("records.jsonl"),
                                   logFixture("ollama-runner.log"), logFixture("litellm.jsonl")};
    Damage damage(4711);
    for (int round = 0; round < 400; ++round) {
        const QByteArray damaged = damage.of(log, others);
        const DecodedLog atOnce = decodeLog(damaged);
        const DecodedLog inPieces = decodeLog(damaged, [&damage] { return damage.pieceSize(); });
        const QByteArray context = "round " + QByteArray::number(round) + ":\n" + damaged;
        QVERIFY2(unnumbered(inPieces.calls) == unnumbered(atOnce.calls), context);
        QVERIFY2(inPieces.skipped == atOnce.skipped, context);
        QVERIFY2(inPieces.format == atOnce.format, context);
        QVERIFY2(atOnce.calls.size() + atOnce.skipped.size() <= damaged.count('\n') + 1, context);
    }
}

void TestDamagedInput::aCutLogKeepsItsWholeLines_data()
{
    // Those whose calls stand on one line each.
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"llm-calls.log", "performance.jsonl", "ollama.log", "records.jsonl", "tgi.log",
                             "litellm.jsonl", "otlp.jsonl"})
        QTest::newRow(name) << QByteArray(name);
}

void TestDamagedInput::aCutLogKeepsItsWholeLines()
{
    QFETCH(QByteArray, name);
    const QByteArray log = logFixture(name);
    const DecodedLog whole = decodeLog(log);
    Damage damage(42);
    for (int round = 0; round < 100; ++round) {
        const qsizetype cut = 1 + damage.below(log.size() - 1);
        const qsizetype lastWholeLine = log.lastIndexOf('\n', cut - 1) + 1;
        QList<CallRecord> kept = decodeLog(log.first(lastWholeLine)).calls;
        const QList<CallRecord> calls = decodeLog(log.first(cut)).calls;
        QVERIFY(calls.size() >= kept.size());
        QCOMPARE(unnumbered(calls.first(kept.size())), unnumbered(kept));
        QVERIFY(calls.size() <= whole.calls.size());
    }
}

QTEST_GUILESS_MAIN(TestDamagedInput)
#include "tst_damagedinput.moc"

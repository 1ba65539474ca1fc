// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/names.h"
#include "core/probe/discovery.h"
#include "core/protocols/registry.h"
#include "tests/support/caller.h"
#include "tests/support/captures.h"
#include "tests/support/replies.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// What an answer's bytes tell, by other means than the program's: names searched in plain text.
class Told
{
public:
    explicit Told(const Capture &capture)
        : m_body(QString::fromUtf8(bodyOf(capture.response)))
        , m_status(capture.response.mid(9, 3).toInt())
        , m_isAnthropic(capture.protocol()->id() == "anthropic")
    {
    }

    int httpStatus() const { return m_status; }

    CallStatus status() const
    {
        static const QRegularExpression end(QStringLiteral(
            R"re("(?:finish|stop)_reason": *"|"done": *true|"stop": *true|"type": *"(?:message_stop|chat\.end)")re"
            R"re(|"type": *"response\.(?:completed|incomplete)"|"object": *"response".*"status": *"(?:completed|incomplete)")re"
            R"re(|"stats": *\{)re"));
        if (m_status != 200 || hasError())
            return CallStatus::Failed;
        return end.match(m_body).hasMatch() ? CallStatus::Ok : CallStatus::Incomplete;
    }

    std::optional<ErrorKind> errorKind() const
    {
        if (m_status == 0)
            return ErrorKind::Reset;
        if (m_status != 200)
            return ErrorKind::Http;
        return hasError() ? std::optional(ErrorKind::Server) : std::nullopt;
    }

    // A count of zero is one that was never filled in, as is Anthropic's before the end.
    std::optional<qint64> outputTokens() const
    {
        if (m_isAnthropic && status() != CallStatus::Ok)
            return std::nullopt;
        const auto told = count({"eval_count", "completion_tokens", "total_output_tokens", "output_tokens",
                                 "tokens_predicted", "predicted_n"});
        return told == 0 ? std::nullopt : told;
    }

    std::optional<qint64> promptTokens() const
    {
        if (m_isAnthropic) {
            const auto cached = count({"cache_read_input_tokens"});
            const auto created = count({"cache_creation_input_tokens"}).value_or(0);
            const auto input = count({"input_tokens"});
            return cached && input ? std::optional(*input + *cached + created) : std::nullopt;
        }
        return count({"prompt_eval_count", "prompt_tokens", "tokens_evaluated", "input_tokens"});
    }

    std::optional<double> loadMs() const
    {
        if (const auto seconds = last("model_load_time_seconds"))
            return *seconds * 1e3;
        if (const auto seconds = last("load_time_seconds"))
            return *seconds * 1e3;
        return durationMs("load_duration", nullptr);
    }

    std::optional<double> promptEvalMs() const { return durationMs("prompt_eval_duration", "prompt_ms"); }
    std::optional<double> generationMs() const { return durationMs("eval_duration", "predicted_ms"); }

private:
    bool hasError() const
    {
        static const QRegularExpression error(
            QStringLiteral(R"re((?:^|[{,\n ])"?error"?: *["{]|"type": *"error"|"object": *"error")re"));
        return error.match(m_body).hasMatch();
    }

    std::optional<double> last(const char *name) const
    {
        const QString key = QLatin1StringView("\"") + QLatin1StringView(name) + QLatin1StringView("\":");
        const qsizetype at = m_body.lastIndexOf(key);
        if (at < 0)
            return std::nullopt;
        static const QRegularExpression number(QStringLiteral(R"(\G *(-?[0-9.eE+-]+))"));
        const auto match = number.match(m_body, at + key.size());
        return match.hasMatch() ? std::optional(match.captured(1).toDouble()) : std::nullopt;
    }

    std::optional<qint64> count(std::initializer_list<const char *> names) const
    {
        for (const char *name : names) {
            if (const std::optional<double> value = last(name))
                return qRound64(*value);
        }
        return std::nullopt;
    }

    std::optional<double> durationMs(const char *nanoseconds, const char *milliseconds) const
    {
        if (const auto value = last(nanoseconds))
            return *value / 1e6;
        return milliseconds ? last(milliseconds) : std::nullopt;
    }

    QString m_body;
    int m_status;
    bool m_isAnthropic;
};

// One capture played to a call with its timing, and what came of it.
struct Replay
{
    CallRecord record;
    OptionalDuration serverTtft; // from the request, received, to the first token's bytes, being sent
};

// Those captures at a time do not disturb each other's timing much.
constexpr std::size_t atOnce = 6;

Nanoseconds ttftError(const Replay &replay)
{
    return replay.serverTtft && replay.record.ttft
               ? std::chrono::abs(*replay.record.ttft - *replay.serverTtft)
               : Nanoseconds(0);
}

// When the server sent the piece with the first token, by its own stamps; the last request is the call's.
OptionalDuration serverTtft(const Capture &capture, const FakeServer &server)
{
    const auto end = endOfFirstToken(capture.protocol()->id(), capture.response);
    const Moment readAt = server.requests().constLast().readAt;
    std::vector<Moment> sent = server.sendMoments();
    std::erase_if(sent, [readAt](Moment moment) { return moment < readAt; });
    qsizetype played = 0;
    for (std::size_t i = 0; end && i < std::min(capture.reads.size(), sent.size()); ++i) {
        played += capture.reads[i];
        if (played >= *end)
            return Nanoseconds(sent[i] - readAt);
    }
    return std::nullopt;
}

std::vector<Replay> replayed(const QList<Capture> &captures)
{
    std::vector<Replay> replays;
    for (qsizetype first = 0; first < captures.size(); first += atOnce) {
        const QList<Capture> together = captures.mid(first, atOnce);
        Caller caller;
        std::vector<std::unique_ptr<FakeServer>> servers;
        QList<CallId> ids;
        for (const Capture &capture : together) {
            servers.push_back(std::make_unique<FakeServer>());
            servers.back()->on(capture.path, Script::replay(capture.base));
            servers.back()->on("/stream", textAnswer());
            caller.run(specFor(servers.back()->url())); // leaves its connection to the call that is measured
            CallSpec spec = specFor(servers.back()->url(), *capture.protocol());
            spec.prompt.model.clear(); // the answer tells it
            ids.append(caller.prober.call(spec));
        }
        const auto allEnded = [&] { return caller.finished.size() == 2 * together.size(); };
        if (!QTest::qWaitFor(allEnded, 3 * patienceMs))
            return {};
        for (qsizetype i = 0; i < together.size(); ++i) {
            const auto record = std::find_if(caller.finished.cbegin(), caller.finished.cend(),
                                             [&](const CallRecord &r) { return r.id == ids[i]; });
            replays.push_back({*record, serverTtft(together[i], *servers[static_cast<std::size_t>(i)])});
        }
    }
    return replays;
}

void compareDuration(OptionalDuration reported, std::optional<double> toldMs)
{
    QCOMPARE(reported.has_value(), toldMs.has_value());
    if (reported)
        QVERIFY2(std::abs(toMilliseconds(*reported) - *toldMs) < 1e-3, QByteArray::number(*toldMs));
}

} // namespace

// Recorded exchanges, played back by a server with their own timing: the record says what the bytes say. They are
// the project's own, and those in the folder that INFEROGRAPH_CAPTURES names.
class TestCaptures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void becomesTheCallThatWasRecorded_data();
    void becomesTheCallThatWasRecorded();
    void isRecognisedByItsAnswers_data();
    void isRecognisedByItsAnswers();
    void seesTheFirstTokenWhenItWasSent_data();
    void seesTheFirstTokenWhenItWasSent();

private:
    QMap<QString, QList<Capture>> m_questions; // of each folder: what was asked of the server beside calls
    QList<Capture> m_captures;
    std::vector<Replay> m_replays;
};

void TestCaptures::initTestCase()
{
    QList<Capture> found = capturesIn(ownRecordings());
    const QString folder = qEnvironmentVariable("INFEROGRAPH_CAPTURES");
    if (!folder.isEmpty()) {
        const QList<Capture> users = capturesIn(folder);
        QVERIFY2(!users.isEmpty(), "INFEROGRAPH_CAPTURES has no captures in it");
        found += users;
    }
    for (const Capture &capture : std::as_const(found)) {
        if (capture.protocol())
            m_captures.append(capture);
        else if (capture.method == "GET")
            m_questions[capture.base.section(u'/', -2, -2)].append(capture);
    }
    m_replays = replayed(m_captures);
    QCOMPARE(m_replays.size(), static_cast<std::size_t>(m_captures.size()));
}

void TestCaptures::becomesTheCallThatWasRecorded_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < m_captures.size(); ++i)
        QTest::newRow(qPrintable(m_captures[i].base.section(u'/', -2))) << i;
}

void TestCaptures::becomesTheCallThatWasRecorded()
{
    QFETCH(qsizetype, index);
    const Capture &capture = m_captures.at(index);
    const CallRecord &record = m_replays.at(static_cast<std::size_t>(index)).record;
    const Told told(capture);
    const ReadReply reply = readResponse(capture.protocol()->id(), capture.response, capture.response.size(),
                                         capture.response.size());
    const bool isCut = told.status() == CallStatus::Incomplete && !reply.complete;
    QCOMPARE(record.status, told.status());
    QCOMPARE(record.errorKind, isCut ? std::optional(ErrorKind::Reset) : told.errorKind());
    QCOMPARE(record.httpStatus.value_or(0), told.httpStatus());
    QCOMPARE(record.error.isEmpty(), told.status() == CallStatus::Ok);
    QCOMPARE(record.ttft.has_value(), reply.tokenEvents > 0);
    if (told.status() == CallStatus::Failed)
        return;
    if (record.tokenCount == TokenCount::Chunks)
        QVERIFY(!told.outputTokens() && record.outputTokens == reply.tokenEvents);
    else
        QCOMPARE(record.outputTokens, told.outputTokens());
    if (const auto promptTokens = told.promptTokens(); promptTokens > 0)
        QCOMPARE(record.promptTokens, promptTokens);
    compareDuration(record.load, told.loadMs());
    compareDuration(record.promptEval, told.promptEvalMs());
    compareDuration(record.serverGeneration, told.generationMs());
}

void TestCaptures::seesTheFirstTokenWhenItWasSent_data()
{
    QTest::addColumn<qsizetype>("index");
    for (qsizetype i = 0; i < m_captures.size(); ++i) {
        if (m_replays[static_cast<std::size_t>(i)].serverTtft)
            QTest::newRow(qPrintable(m_captures[i].base.section(u'/', -2))) << i;
    }
}

// By the folder's name: `PRODUCT` or `PRODUCT-VERSION`.
void TestCaptures::isRecognisedByItsAnswers_data()
{
    QTest::addColumn<QString>("folder");
    for (auto folder = m_questions.cbegin(); folder != m_questions.cend(); ++folder) {
        if (std::any_of(folder->cbegin(), folder->cend(),
                        [](const Capture &capture) { return capture.path == "/v1/models"; }))
            QTest::newRow(qPrintable(folder.key())) << folder.key();
    }
}

void TestCaptures::isRecognisedByItsAnswers()
{
    QFETCH(QString, folder);
    FakeServer server;
    for (const Capture &capture : m_questions.value(folder))
        server.on(capture.path, Script().send(capture.response).close());
    Discovery discovery;
    QSignalSpy found(&discovery, &Discovery::found);
    discovery.identify(server.url());
    QVERIFY(found.wait(patienceMs));
    const auto known = found.first().first().value<FoundServer>();
    QCOMPARE(QString::fromUtf8(known.product), folder.section(u'-', 0, 0));
    QVERIFY(!known.models.isEmpty());
}

// Within 1 ms of the server's own stamps: the kernel's of the request, and the one taken just before it sends. A busy machine makes any one stamp late, and one that is late says
// nothing about the program: such a call is played again, and the best of six counts.
void TestCaptures::seesTheFirstTokenWhenItWasSent()
{
    constexpr Nanoseconds allowed = std::chrono::milliseconds(1);
    QFETCH(qsizetype, index);
    const Capture &capture = m_captures.at(index);
    Replay best = m_replays.at(static_cast<std::size_t>(index));
    for (int again = 0; again < 5 && ttftError(best) > allowed; ++again) {
        const std::vector<Replay> replays = replayed({capture});
        QCOMPARE(replays.size(), std::size_t(1));
        if (ttftError(replays.front()) < ttftError(best))
            best = replays.front();
    }
    QVERIFY2(ttftError(best) <= allowed, QByteArray::number(toMilliseconds(ttftError(best))) + " ms");
}

QTEST_GUILESS_MAIN(TestCaptures)
#include "tst_captures.moc"

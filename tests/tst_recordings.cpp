// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/names.h"
#include "core/probe/prober.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/captures.h"
#include "tests/support/replies.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

QJsonObject expectationOf(const QString &base)
{
    return QJsonDocument::fromJson(contentsOf(base + QStringLiteral(".expect.json"))).object();
}

// The path of a recorded request.
QByteArray pathOf(const QString &base)
{
    return contentsOf(base + QStringLiteral(".req")).split('\r').first().split(' ').value(1);
}

QJsonValue toJson(const QByteArray &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(QString::fromUtf8(text));
}

QJsonValue toJson(std::optional<qint64> count)
{
    return count ? QJsonValue(*count) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue toJson(OptionalDuration duration)
{
    return duration ? QJsonValue(toMilliseconds(*duration)) : QJsonValue(QJsonValue::Undefined);
}

template<typename Enum>
requires std::is_enum_v<Enum> QJsonValue toJson(std::optional<Enum> value)
{
    return value ? QJsonValue(nameOf(*value)) : QJsonValue(QJsonValue::Undefined);
}

// What a reader reported, in the shape of `record` in an expect.json: the unknown is not there.
QJsonObject reported(const CallRecord &record)
{
    const QList<std::pair<const char *, QJsonValue>> values{
        {"server", toJson(record.server)},
        {"model", toJson(record.model)},
        {"operation", toJson(record.operation)},
        {"request_id", toJson(record.requestId)},
        {"load_ms", toJson(record.load)},
        {"prompt_eval_ms", toJson(record.promptEval)},
        {"generation_ms", toJson(record.serverGeneration)},
        {"prompt_tokens", toJson(record.promptTokens)},
        {"cached_tokens", toJson(record.cachedTokens)},
        {"output_tokens", toJson(record.outputTokens)},
        {"reasoning_tokens", toJson(record.reasoningTokens)},
        {"token_count", toJson(record.tokenCount)},
        {"start", toJson(record.start)}};
    QJsonObject object;
    for (const auto &[name, value] : values) {
        if (!value.isUndefined())
            object.insert(QLatin1StringView(name), value);
    }
    if (record.generationSpan == GenerationSpan::ExcludesFirstToken)
        object.insert(QStringLiteral("generation_excludes_first_token"), true);
    return object;
}

void compareWith(const QJsonObject &expected, const ReadReply &reply)
{
    QCOMPARE(reply.httpStatus, expected[u"http_status"].toInt());
    QCOMPARE(reply.content, expected[u"content"].toString().toUtf8());
    QCOMPARE(reply.reasoning, expected[u"reasoning"].toString().toUtf8());
    QCOMPARE(reply.tokenEvents, expected[u"token_events"].toInt());
    QCOMPARE(reply.terminal, expected[u"terminal"].toBool());
    QCOMPARE(reply.error.value_or(QByteArray()), expected[u"error"].toString().toUtf8());
    QVERIFY2(!reply.violation, reply.violation.value_or(QByteArray()));
    QCOMPARE(QJsonDocument(reported(reply.record)).toJson(),
             QJsonDocument(expected[u"record"].toObject()).toJson());
}

} // namespace

// Whole exchanges, recorded from real servers or written in their shape, read from bytes to record.
class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void saysTheSameHoweverItIsCut_data();
    void saysTheSameHoweverItIsCut();
    void becomesARecord_data();
    void becomesARecord();
};

void TestRecordings::says_data()
{
    QTest::addColumn<QString>("base");
    const QString folder = ownRecordings();
    for (QString path : filesIn(folder, QStringLiteral("*.expect.json"))) {
        path.chop(QLatin1StringView(".expect.json").size());
        QTest::newRow(qPrintable(path.sliced(folder.size() + 1))) << path;
    }
}

void TestRecordings::says()
{
    QFETCH(QString, base);
    const QJsonObject expected = expectationOf(base);
    const QByteArray protocol = expected[u"protocol"].toString().toUtf8();
    const QByteArray response = contentsOf(base + QStringLiteral(".http"));
    QVERIFY(protocolById(protocol));
    QVERIFY(!response.isEmpty());
    compareWith(expected, readResponse(protocol, response, response.size(), response.size()));
    if (!QTest::currentTestFailed())
        compareWith(expected, readResponse(protocol, response, 1, 1));
}

void TestRecordings::saysTheSameHoweverItIsCut_data()
{
    QTest::addColumn<QString>("base");
    for (const char *name :
         {"ollama/chat-thinking", "ollama/chat-cut-in-character", "ollama/v1-usage",
          "ollama/v1-completions-usage", "llamacpp/chat-one-token", "llamacpp/completion-stream",
          "openai/responses-reasoning", "openai/responses-failed", "anthropic/messages-thinking",
          "anthropic/messages-error-midstream", "lmstudio/chat-cold", "lmstudio/chat-reasoning"})
        QTest::newRow(name) << ownRecordings() + QLatin1Char('/') + QLatin1StringView(name);
}

void TestRecordings::saysTheSameHoweverItIsCut()
{
    QFETCH(QString, base);
    const QJsonObject expected = expectationOf(base);
    const QByteArray protocol = expected[u"protocol"].toString().toUtf8();
    const QByteArray response = contentsOf(base + QStringLiteral(".http"));
    for (qsizetype cut = 1; cut < response.size() && !QTest::currentTestFailed(); ++cut)
        compareWith(expected, readResponse(protocol, response, cut, response.size()));
}

void TestRecordings::becomesARecord_data()
{
    says_data();
}

// Through sockets, to a call that knows no more than its user does. (With its own timing: tst_captures.)
void TestRecordings::becomesARecord()
{
    QFETCH(QString, base);
    const QJsonObject expected = expectationOf(base);
    FakeServer server;
    server.on(pathOf(base), Script().send(contentsOf(base + QStringLiteral(".http"))).close());
    CallSpec spec;
    spec.baseUrl = server.url();
    spec.protocol = protocolById(expected[u"protocol"].toString().toUtf8());
    spec.prompt.text = "x";

    Prober prober;
    QSignalSpy finished(&prober, &Prober::callsFinished);
    prober.call(spec);
    QVERIFY(finished.wait(30'000));
    const CallRecord record = finished.first().first().value<QList<CallRecord>>().first();

    QCOMPARE(QString(nameOf(record.status)), expected[u"status"].toString());
    QCOMPARE(record.httpStatus, std::optional(expected[u"http_status"].toInt()));
    if (expected.contains(u"error"))
        QCOMPARE(record.error, expected[u"error"].toString().toUtf8());
    QCOMPARE(record.errorKind ? QString(nameOf(*record.errorKind)) : QString(),
             expected[u"error_kind"].toString());
    QCOMPARE(record.ttft.has_value(), expected[u"token_events"].toInt() > 0);

    QJsonObject reportedByServer = reported(record);
    if (record.tokenCount == TokenCount::Chunks) { // counted by the client, for want of the server's count
        QCOMPARE(record.outputTokens, std::optional<qint64>(expected[u"token_events"].toInt()));
        reportedByServer.remove(QStringLiteral("output_tokens"));
        reportedByServer.remove(QStringLiteral("token_count"));
    }
    QCOMPARE(QJsonDocument(reportedByServer).toJson(),
             QJsonDocument(expected[u"record"].toObject()).toJson());
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"

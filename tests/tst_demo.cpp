// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QtTest>

#include <memory>

using namespace inferograph;

namespace {

const QString titlePrompt = QStringLiteral("Give me a title for this report.");

// The built-in script, faster, with nothing left to chance.
DemoScript calmScript()
{
    DemoScript script = builtInDemoScript().value();
    script.timeScale = 0.02;
    script.busyShare = 0;
    script.brokenShare = 0;
    script.stallShare = 0;
    return script;
}

QJsonObject bodyFor(const QByteArray &model, int maxTokens)
{
    return {{QStringLiteral("model"), QString::fromUtf8(model)},
            {QStringLiteral("options"), QJsonObject{{QStringLiteral("num_predict"), maxTokens}}}};
}

QByteArray chatBody(const QByteArray &model, int maxTokens, bool stream = true)
{
    QJsonObject body = bodyFor(model, maxTokens);
    body[u"messages"] = QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                               {QStringLiteral("content"), titlePrompt}}};
    body[u"stream"] = stream;
    return QJsonDocument(body).toJson();
}

QByteArray generateBody(const QByteArray &model, int maxTokens)
{
    QJsonObject body = bodyFor(model, maxTokens);
    body[u"prompt"] = titlePrompt;
    return QJsonDocument(body).toJson();
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

    struct Answer
    {
        int status = 0;
        QByteArray type;
        QByteArray body;

        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
        QList<QJsonObject> lines() const
        {
            QList<QJsonObject> objects;
            for (const QByteArray &line : body.split('\n')) {
                if (!line.isEmpty())
                    objects.append(QJsonDocument::fromJson(line).object());
            }
            return objects;
        }
    };

    void serve(const DemoScript &script)
    {
        m_server = std::make_unique<DemoServer>(script);
        QSignalSpy spy(m_server.get(), &DemoServer::listening);
        m_server->start();
        QCOMPARE(spy.size(), 1);
        m_url = spy.first().first().toUrl();
        QCOMPARE(m_url.host(), QStringLiteral("127.0.0.1"));
    }

    Answer finishedAnswer(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owner(reply);
        QSignalSpy spy(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !spy.wait(20'000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                reply->header(QNetworkRequest::ContentTypeHeader).toByteArray(), reply->readAll()};
    }

    QNetworkRequest request(const char *path) const
    {
        QUrl url = m_url;
        url.setPath(QString::fromLatin1(path));
        QNetworkRequest result(url);
        result.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        return result;
    }

    Answer get(const char *path) { return finishedAnswer(m_http.get(request(path))); }
    Answer post(const char *path, const QByteArray &body)
    {
        return finishedAnswer(m_http.post(request(path), body));
    }

    std::unique_ptr<DemoServer> m_server;
    QUrl m_url;
    QNetworkAccessManager m_http;

private Q_SLOTS:
    void cleanup() { m_server.reset(); }

    void builtInScriptIsWholeAndItsModelsAreThree()
    {
        const auto script = builtInDemoScript();
        QVERIFY(script);
        QCOMPARE(script->models.size(), 3);
        QCOMPARE(script->modelsInMemory, 2);
        QVERIFY(script->model("swift:3b"));
        QVERIFY(!script->model("swift"));
        QVERIFY(!demoScriptFromJson("{}"));
        QVERIFY(!demoScriptFromJson("not JSON"));
    }

    void tokensTogetherAreTheText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("one two  three\nfour");
        QTest::newRow("long word") << QByteArray("incomprehensibilities");
        QTest::newRow("not ASCII") << QByteArray(
            "Gr\xC3\xBC\xC3\x9F"
            "e an alle \xE2\x9C\x93\xE2\x9C\x93\xE2\x9C\x93\xE2\x9C\x93");
    }
    void tokensTogetherAreTheText()
    {
        QFETCH(const QByteArray, text);
        const QList<QByteArray> tokens = demoTokens(text);
        QCOMPARE(tokens.join(), text);
        for (const QByteArray &token : tokens)
            QCOMPARE(QString::fromUtf8(token).toUtf8(), token);
    }

    void plansRepeatWithTheSeed()
    {
        const DemoScript script = builtInDemoScript().value();
        const ReplyConditions conditions{.promptTokens = 300, .outputTokens = 40};
        QRandomGenerator first(5);
        QRandomGenerator second(5);
        for (const DemoModel &model : script.models) {
            const ReplyPlan plan = planReply(script, model, conditions, first);
            const ReplyPlan again = planReply(script, model, conditions, second);
            QCOMPARE(plan.gaps, again.gaps);
            QCOMPARE(plan.load, again.load);
            QCOMPARE(plan.promptEval, again.promptEval);
        }
    }

    void plansAreBelievable()
    {
        DemoScript script = builtInDemoScript().value();
        QRandomGenerator random(11);
        constexpr int replies = 400;
        int busy = 0;
        int broken = 0;
        Nanoseconds shortPrompts{};
        Nanoseconds longPrompts{};
        for (int i = 0; i < replies; ++i) {
            const DemoModel &model = script.models.first();
            const ReplyPlan plan = planReply(script, model, {.promptTokens = 50, .outputTokens = 30}, random);
            busy += plan.busy;
            broken += plan.breaksAfter.has_value();
            shortPrompts += plan.promptEval;
            longPrompts +=
                planReply(script, model, {.promptTokens = 2000, .outputTokens = 1}, random).promptEval;
            const Nanoseconds generation =
                std::accumulate(plan.gaps.begin(), plan.gaps.end(), Nanoseconds(0));
            const double tps = 30 / toSeconds(generation);
            QVERIFY2(tps > 0.3 * model.decodeTps && tps < 2 * model.decodeTps,
                     qPrintable(QString::number(tps)));
        }
        QVERIFY(busy > 0 && busy < replies / 10);
        QVERIFY(broken > 0 && broken < replies / 10);
        QVERIFY(longPrompts > 10 * shortPrompts);
    }

    void listsItsModels()
    {
        serve(calmScript());
        QCOMPARE(get("/").body, QByteArray("Ollama is running"));
        QVERIFY(get("/api/version").json()[u"version"].toString().contains(u"demo"));
        const Answer tags = get("/api/tags");
        QCOMPARE(tags.status, 200);
        QCOMPARE(tags.json()[u"models"].toArray().size(), 3);
        QCOMPARE(tags.json()[u"models"][0][u"name"].toString(), QStringLiteral("aurora:14b"));
        QCOMPARE(get("/api/ps").json()[u"models"].toArray().size(), 0);
        QCOMPARE(post("/api/show", R"({"model":"sage:12b"})").json()[u"capabilities"].toArray().size(), 2);
        QCOMPARE(get("/v1/models").status, 404);
    }

    void refusesWhatItCannotAnswer_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("no such model") << QByteArray("/api/chat") << chatBody("nobody", 5) << 404;
        QTest::newRow("no model") << QByteArray("/api/chat") << QByteArray("{}") << 404;
        QTest::newRow("no JSON") << QByteArray("/api/generate") << QByteArray("{\"model\":") << 400;
        QTest::newRow("no body") << QByteArray("/api/generate") << QByteArray() << 400;
        QTest::newRow("show nothing") << QByteArray("/api/show") << QByteArray("{}") << 404;
    }
    void refusesWhatItCannotAnswer()
    {
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        serve(calmScript());
        const Answer answer = post(path.constData(), body);
        QCOMPARE(answer.status, status);
        QVERIFY(!answer.json()[u"error"].toString().isEmpty());
    }

    void streamsTokenByTokenWithMetricsThatAddUp_data()
    {
        QTest::addColumn<bool>("chat");
        QTest::addColumn<QByteArray>("model");
        for (const char *model : {"aurora:14b", "swift:3b", "sage:12b"}) {
            QTest::addRow("chat %s", model) << true << QByteArray(model);
            QTest::addRow("generate %s", model) << false << QByteArray(model);
        }
    }
    void streamsTokenByTokenWithMetricsThatAddUp()
    {
        QFETCH(const bool, chat);
        QFETCH(const QByteArray, model);
        serve(calmScript());
        const Answer answer =
            chat ? post("/api/chat", chatBody(model, 12)) : post("/api/generate", generateBody(model, 12));
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.type, QByteArray("application/x-ndjson"));

        const QList<QJsonObject> lines = answer.lines();
        QVERIFY(lines.size() > 2);
        QString content;
        QString thinking;
        for (const QJsonObject &line : lines) {
            QCOMPARE(line[u"model"].toString().toUtf8(), model);
            const QJsonObject text = chat ? line[u"message"].toObject() : line;
            content += text[chat ? u"content" : u"response"].toString();
            thinking += text[u"thinking"].toString();
            QCOMPARE(line[u"done"].toBool(), &line == &lines.last());
        }
        QCOMPARE(!thinking.isEmpty(), model == "sage:12b");
        if (model != "sage:12b")
            QVERIFY2(content.startsWith(u"Late Ice"), qPrintable(content));

        const QJsonObject last = lines.last();
        QCOMPARE(last[u"eval_count"].toInteger(), lines.size() - 1);
        QVERIFY(last[u"prompt_eval_count"].toInteger() > 5);
        qint64 parts = 0;
        for (const char16_t *part : {u"load_duration", u"prompt_eval_duration", u"eval_duration"}) {
            QVERIFY(last[QStringView(part)].toInteger() > 0);
            parts += last[QStringView(part)].toInteger();
        }
        QVERIFY(last[u"total_duration"].toInteger() >= parts);
    }

    void answersInOneObjectWhereNotStreamed()
    {
        serve(calmScript());
        const Answer answer = post("/api/chat", chatBody("swift:3b", 4, false));
        QVERIFY(answer.type.startsWith("application/json"));
        QCOMPARE(answer.json()[u"eval_count"].toInteger(), 4);
        QCOMPARE(answer.json()[u"done_reason"].toString(), QStringLiteral("length"));
        QVERIFY(answer.json()[u"message"][u"content"].toString().startsWith(u"Late"));
    }

    void firstCallLoadsAndTheNextFindsTheModelWarm()
    {
        DemoScript script = calmScript();
        script.timeScale = 0.1; // loading aurora takes about 210 ms
        serve(script);
        const qint64 cold =
            post("/api/chat", chatBody("aurora:14b", 2)).lines().last()[u"load_duration"].toInteger();
        const qint64 warm =
            post("/api/chat", chatBody("aurora:14b", 2)).lines().last()[u"load_duration"].toInteger();
        QVERIFY2(cold > 120'000'000, qPrintable(QString::number(cold)));
        QVERIFY(warm > 0);
        QVERIFY2(warm < cold / 2, qPrintable(QString::number(warm)));
    }

    void keepsTwoModelsAndThrowsOutTheOneIdleLongest()
    {
        serve(calmScript());
        for (const char *model : {"aurora:14b", "swift:3b", "aurora:14b", "sage:12b"})
            QCOMPARE(post("/api/chat", chatBody(model, 2)).status, 200);
        const QList<QByteArray> expected{"aurora:14b", "sage:12b"};
        QTRY_COMPARE(m_server->memory().loadedModels(), expected);
        QCOMPARE(get("/api/ps").json()[u"models"].toArray().size(), 2);
        QCOMPARE(
            post("/api/generate", R"({"model":"sage:12b","keep_alive":0})").json()[u"done_reason"].toString(),
            QStringLiteral("unload"));
        QCOMPARE(m_server->memory().loadedModels(), QList<QByteArray>{"aurora:14b"});
        QCOMPARE(post("/api/generate", R"({"model":"swift:3b"})").json()[u"done_reason"].toString(),
                 QStringLiteral("load"));
        QVERIFY(m_server->memory().isLoaded("swift:3b"));
    }

    void aThirdModelWaitsUntilOneInUseIsFree()
    {
        ModelMemory memory(2);
        QObject user;
        QStringList ready;
        const auto note = [&ready](const char *what) {
            return [&ready, what] { ready << QLatin1String(what); };
        };
        memory.acquire("a", {}, &user, note("a"));
        memory.acquire("b", {}, &user, note("b"));
        QTRY_COMPARE(ready, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        memory.acquire("c", {}, &user, note("c"));
        memory.acquire("b", {}, &user, note("b again"));
        QCOMPARE(ready.last(), QStringLiteral("b again"));
        memory.release("a");
        QTRY_COMPARE(ready.last(), QStringLiteral("c"));
        QCOMPARE(memory.users("b"), 2);
        QVERIFY(!memory.isLoaded("a"));
    }

    void aWaiterThatIsGoneHoldsNothing()
    {
        ModelMemory memory(1);
        {
            QObject user;
            memory.acquire("a", std::chrono::milliseconds(1), &user, [] { QFAIL("called for nobody"); });
        }
        QTRY_VERIFY(memory.isLoaded("a"));
        QCOMPARE(memory.users("a"), 0);
    }

    void aBusyServerSays503()
    {
        DemoScript script = calmScript();
        script.busyShare = 1;
        serve(script);
        const Answer answer = post("/api/chat", chatBody("swift:3b", 5));
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.json()[u"error"].toString().startsWith(u"server busy"));
    }

    void aBrokenStreamEndsInAnErrorAndNoDone()
    {
        DemoScript script = calmScript();
        script.brokenShare = 1;
        serve(script);
        const Answer answer = post("/api/chat", chatBody("swift:3b", 10));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.lines().size() > 1);
        QVERIFY(answer.lines().last().contains(u"error"));
        QVERIFY(!answer.body.contains("\"done\":true"));
    }

    void aClientThatGoesAwayFreesTheModel()
    {
        DemoScript script = calmScript();
        script.timeScale = 1;
        script.models[1].loadSeconds = 0;
        serve(script);
        {
            QTcpSocket client;
            client.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
            QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
            const QByteArray body = chatBody("swift:3b", 1000);
            client.write("POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: " +
                         QByteArray::number(body.size()) + "\r\n\r\n" + body);
            QTRY_VERIFY(client.bytesAvailable() > 0);
            QCOMPARE(m_server->memory().users("swift:3b"), 1);
            client.abort();
        }
        QTRY_COMPARE(m_server->memory().users("swift:3b"), 0);
    }

    void oneConnectionServesSeveralRequestsSentAtOnce()
    {
        serve(calmScript());
        QTcpSocket client;
        client.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        const QByteArray body = chatBody("swift:3b", 3);
        const QByteArray chat =
            "POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(body.size()) +
            "\r\n\r\n" + body;
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        client.write(chat + "GET /api/version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        const QByteArray answer = client.readAll();
        QCOMPARE(answer.count("HTTP/1.1 200 OK"), 2);
        QVERIFY(answer.indexOf("\r\n0\r\n\r\nHTTP/1.1 200 OK") > 0);
        QVERIFY(answer.endsWith("-demo\"}"));
    }

    void nonsenseIsRefusedAndTheConnectionClosed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("not HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
        QTest::newRow("bad length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n")
                                    << QByteArray("400");
        QTest::newRow("chunked body")
            << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << QByteArray("411");
        QTest::newRow("huge body") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n")
                                   << QByteArray("413");
        QTest::newRow("endless head") << QByteArray(70'000, 'x') << QByteArray("400");
    }
    void nonsenseIsRefusedAndTheConnectionClosed()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, status);
        serve(calmScript());
        QTcpSocket client;
        client.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
        client.write(bytes);
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(client.readAll().startsWith("HTTP/1.1 " + status));
    }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/exchanges.h"

#include <QTest>

using namespace inferograph;

namespace {

CallProgress came(CallId call, const QByteArray &content, const std::vector<Moment> &tokens = {})
{
    CallProgress progress;
    progress.id = call;
    progress.content = content;
    progress.tokenMoments = tokens;
    return progress;
}

} // namespace

class TestExchanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsOfAnAnswerAreOneText();
    void theLatestCallsAreKept();
    void longAnswersPushOlderOnesOut();
    void whatWentOverTheWireGoesFirst();
};

void TestExchanges::partsOfAnAnswerAreOneText()
{
    Exchanges exchanges;
    Prompt prompt;
    prompt.text = "prompt";
    exchanges.begin(1, 7, prompt);
    exchanges.take({came(1, "a", {10}), came(2, "of nobody", {11})});
    CallProgress rest = came(1, "b", {20, 30});
    rest.reasoning = "r";
    exchanges.take({rest});
    const std::optional<Exchange> exchange = exchanges.of(1);
    QVERIFY(exchange);
    QCOMPARE(exchange->server, SourceId(7));
    QCOMPARE(exchange->prompt.text, "prompt");
    QCOMPARE(exchange->answer, "ab");
    QCOMPARE(exchange->reasoning, "r");
    QCOMPARE(exchange->tokenMoments, (std::vector<Moment>{10, 20, 30}));
    QVERIFY(!exchanges.of(2));
}

void TestExchanges::theLatestCallsAreKept()
{
    Exchanges exchanges;
    for (CallId call = 1; call <= Exchanges::mostCalls + 3; ++call)
        exchanges.begin(call, 1, {});
    QVERIFY(!exchanges.of(3));
    QVERIFY(exchanges.of(4));
    QVERIFY(exchanges.of(Exchanges::mostCalls + 3));
}

void TestExchanges::longAnswersPushOlderOnesOut()
{
    Exchanges exchanges;
    const QByteArray half(Exchanges::mostBytes / 2, 'x');
    for (CallId call = 1; call <= 3; ++call) {
        exchanges.begin(call, 1, {});
        exchanges.take({came(call, half)});
    }
    QVERIFY(!exchanges.of(1));
    QVERIFY(exchanges.of(2));
    QCOMPARE(exchanges.of(3)->answer, half);
    exchanges.take({came(3, half + half)}); // one of more than all may take: it alone stays
    QVERIFY(!exchanges.of(2));
    QVERIFY(exchanges.of(3));
}

void TestExchanges::whatWentOverTheWireGoesFirst()
{
    Exchanges exchanges;
    const auto raw = std::make_shared<RawExchange>();
    raw->response = QByteArray(Exchanges::mostBytes / 2, 'x');
    for (CallId call = 1; call <= 3; ++call) {
        exchanges.begin(call, 1, {});
        CallProgress end = came(call, "answer");
        end.raw = raw;
        exchanges.take({end});
    }
    QVERIFY(!exchanges.of(1)->raw);
    QCOMPARE(exchanges.of(1)->answer, "answer");
    QVERIFY(!exchanges.of(2)->raw); // the answers take some, too
    QVERIFY(exchanges.of(3)->raw);
}

QTEST_APPLESS_MAIN(TestExchanges)
#include "tst_exchanges.moc"

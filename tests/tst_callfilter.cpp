// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/filterexpression.h"
#include "core/store/filterfields.h"
#include "tests/support/builders.h"
#include "tests/support/randomcalls.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// One call that knows all that the rows below ask for, and an empty one that knows nothing.
CallRecord slowCall()
{
    CallRecord call = CallBuilder()
                          .model("qwen2.5:14b")
                          .ttftMs(600)
                          .totalMs(9000)
                          .loadMs(412)
                          .generationMs(8000, GenerationSpan::IncludesFirstToken)
                          .promptTokens(1932)
                          .outputTokens(160);
    call.source = "ollama journal";
    call.server = "ollama";
    call.endpoint = "http://localhost:11434";
    call.requestId = "req-7";
    call.operation = Operation::Chat;
    call.start = StartKind::Cold;
    call.status = CallStatus::Failed;
    call.httpStatus = 503;
    call.error = "CUDA error: Out of \"memory\"";
    return call;
}

FilterExpression filterOf(const QByteArray &text)
{
    const auto parsed = FilterExpression::parse(text);
    return std::holds_alternative<FilterExpression>(parsed) ? std::get<FilterExpression>(parsed)
                                                            : FilterExpression();
}

} // namespace

class TestCallFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void termsMatch_data();
    void termsMatch();
    void whatIsNotKnownMatchesNoComparison_data();
    void whatIsNotKnownMatchesNoComparison();
    void everyTermHasToMatch();
    void aTermForWhatACallSays_data();
    void aTermForWhatACallSays();
    void whatATermReadsIsEnough_data();
    void whatATermReadsIsEnough();
    void errorsSayWhatAndWhere_data();
    void errorsSayWhatAndWhere();
    void anyBytesAreRead();
    void completes_data();
    void completes();
    void everyCompletionIsAFilterOnceItHasAValue();
    void findsTheTermBeingTyped_data();
    void findsTheTermBeingTyped();
};

void TestCallFilter::termsMatch_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *text, bool matches) {
        QTest::newRow(text) << QByteArray(text) << matches;
    };
    row("", true);
    row("  \t ", true);
    row("model:qwen", true);
    row("model:QWEN", true);
    row("MODEL:qwen", true);
    row("model:llama", false);
    row("model:llama,qwen", true);
    row("model=qwen", false);
    row("model=Qwen2.5:14b", true);
    row("-model:qwen", false);
    row("-model:llama", true);
    row("source:\"ollama journal\"", true);
    row("source:\"ollama log\"", false);
    row("server:ollama", true);
    row("endpoint:11434", true);
    row("request:req-7", true);
    row("status:failed", true);
    row("status:Failed", true);
    row("status:ok", false);
    row("status:ok,failed", true);
    row("-status:ok", true);
    row("start:cold", true);
    row("start:warm", false);
    row("op:chat", true);
    row("http:503", true);
    row("http=200", false);
    row("ttft>500", true);
    row("ttft>600", false);
    row("ttft>=600", true);
    row("ttft<600", false);
    row("ttft<=600", true);
    row("ttft=600", true);
    row("ttft:600ms", true);
    row("ttft>0.5s", true);
    row("ttft<1s", true);
    row("ttft<1min", true);
    row("ttft>599999us", true);
    row("ttft>599999\u00b5s", true);
    row("-ttft>500", false);
    row("total>8.9s", true);
    row("load>400", true);
    row("decode=20", true); // 160 tokens in 8 s, the first one included
    row("decode<20.1tok/s", true);
    row("in>1931", true);
    row("out<160", false);
    row("memory", true);
    row("MEMORY", true);
    row("qwen2.5", true);
    row("\"out of\"", true);
    row("\"of \\\"memory\"", true);
    row("\"cuda error:\"", true);
    row("-cuda", false);
    row("nothing-of-it", false);
}

void TestCallFilter::termsMatch()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, matches);
    const auto parsed = FilterExpression::parse(text);
    QVERIFY2(std::holds_alternative<FilterExpression>(parsed), text.constData());
    QCOMPARE(std::get<FilterExpression>(parsed).matches(slowCall()), matches);
}

void TestCallFilter::whatIsNotKnownMatchesNoComparison_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"ttft>0", "ttft<1000000", "ttft>=0", "ttft=0", "load:0", "decode<1000", "in<10", "http<1000",
          "start:cold", "start:warm", "op:chat", "reason:timeout", "model:a", "source:b"})
        QTest::newRow(text) << QByteArray(text);
}

void TestCallFilter::whatIsNotKnownMatchesNoComparison()
{
    QFETCH(QByteArray, text);
    const auto parsed = FilterExpression::parse(text);
    QVERIFY(std::holds_alternative<FilterExpression>(parsed));
    QVERIFY(!std::get<FilterExpression>(parsed).matches(CallRecord()));
    // ... and is not left out by its contrary.
    QVERIFY(filterOf('-' + text).matches(CallRecord()));
}

void TestCallFilter::everyTermHasToMatch()
{
    QVERIFY(filterOf("model:qwen ttft>500 status:failed start:cold \"out of\"").matches(slowCall()));
    QVERIFY(!filterOf("model:qwen ttft>500 status:failed start:warm \"out of\"").matches(slowCall()));
    QVERIFY(FilterExpression().isEmpty());
    QVERIFY(!filterOf("ttft>1").isEmpty());
}

void TestCallFilter::aTermForWhatACallSays_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("term");
    QTest::newRow("a text") << QByteArray("model") << QByteArray("model=qwen2.5:14b");
    QTest::newRow("with a space") << QByteArray("source") << QByteArray("source=\"my \\\"own\\\".log\"");
    QTest::newRow("a name") << QByteArray("status") << QByteArray("status:failed");
    QTest::newRow("nothing") << QByteArray("request") << QByteArray();
    QTest::newRow("an unknown name") << QByteArray("start") << QByteArray();
    QTest::newRow("a number") << QByteArray("ttft") << QByteArray();
}

// It matches that call, and what leaves it out matches all others.
void TestCallFilter::aTermForWhatACallSays()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, term);
    CallRecord call = testing::CallBuilder().model("qwen2.5:14b").ttftMs(5).status(CallStatus::Failed);
    call.source = "my \"own\".log";
    QCOMPARE(filterTermFor(*filterField(field), call, false), term);
    if (term.isEmpty())
        return;
    const QByteArray without = filterTermFor(*filterField(field), call, true);
    QCOMPARE(without, '-' + term);
    CallRecord other = testing::CallBuilder().model("qwen2.5:14b-instruct");
    other.source = "my own.log";
    const auto matches = [](const QByteArray &text, const CallRecord &record) {
        return std::get<FilterExpression>(FilterExpression::parse(text)).matches(record);
    };
    QVERIFY(matches(term, call) && !matches(term, other));
    QVERIFY(!matches(without, call) && matches(without, other));
}

void TestCallFilter::whatATermReadsIsEnough_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const QByteArray &text) { QTest::newRow(text.constData()) << text; };
    row("\"text 1\"");
    for (const FilterField &field : filterFields()) {
        const QByteArray name(field.name);
        if (const auto *choice = std::get_if<FilterChoice>(&field.kind))
            row(name + ':' + choice->choices().first());
        else if (const auto *number = std::get_if<FilterNumber>(&field.kind))
            row(name + (number->unit == FilterNumber::Unit::TokensPerSecond ? ">900" : ">1"));
        else
            row(name + ":1");
    }
    row("-model:1 ttft>1 status:ok");
}

void TestCallFilter::whatATermReadsIsEnough()
{
    QFETCH(const QByteArray, text);
    const FilterExpression filter = filterOf(text);
    QVERIFY(!filter.isEmpty());
    std::mt19937 random(7);
    int matching = 0;
    constexpr int calls = 2000;
    for (int i = 0; i < calls; ++i) {
        const CallRecord call = randomCall(random);
        const bool matches = filter.matches(call);
        matching += matches;
        QCOMPARE(filter.matches(withFieldsOf(call, filter.reads(), random)), matches);
    }
    QVERIFY(matching > 0 && matching < calls);
}

void TestCallFilter::errorsSayWhatAndWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("mentioned");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("length");
    const auto row = [](const char *text, const char *mentioned, int position, int length) {
        QTest::newRow(text) << QByteArray(text) << QString::fromUtf8(mentioned) << position << length;
    };
    row("speed>3", "\"speed\"", 0, 7);
    row("model:qwen  tftt>3", "\"tftt\"", 12, 6);
    row("http://localhost", "http", 0, 16);
    row("status:bad", "ok, failed, cancelled, incomplete", 0, 10);
    row("status>ok", "status:ok", 0, 9);
    row("ttft>soon", "ttft>500", 0, 9);
    row("ttft>", "missing after ttft>", 0, 5);
    row("ttft>nan", "ms", 0, 8);
    row("ttft>1tok/s", "ms", 0, 11);
    row("decode<3ms", "tok/s", 0, 10);
    row("in>3s", "number", 0, 5);
    row("ttft>1,2", "ms", 0, 8);
    row("model>a", "model:", 0, 7);
    row("model:a,", "missing", 0, 8);
    row("ok \"half", "does not close", 3, 5);
}

void TestCallFilter::errorsSayWhatAndWhere()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, mentioned);
    const auto parsed = FilterExpression::parse(text);
    QVERIFY(std::holds_alternative<FilterError>(parsed));
    const FilterError &error = std::get<FilterError>(parsed);
    QVERIFY2(error.message.contains(mentioned), qPrintable(error.message));
    QTEST(static_cast<int>(error.position), "position");
    QTEST(static_cast<int>(error.length), "length");
}

void TestCallFilter::anyBytesAreRead()
{
    // Each beginning of a filter, and of bytes that are no text: read or refused, never more.
    const QByteArray whole("-model:\"a\\\"b\",c ttft>=\xff\xfe\x00 =:<>, - -- \"\" \\ \" ", 44);
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const auto parsed = FilterExpression::parse(QByteArrayView(whole).first(length));
        if (const auto *error = std::get_if<FilterError>(&parsed)) {
            QVERIFY(!error->message.isEmpty());
            QVERIFY(error->position >= 0 && error->position + error->length <= length);
        } else {
            std::get<FilterExpression>(parsed).matches(slowCall());
        }
    }
}

void TestCallFilter::completes_data()
{
    QTest::addColumn<QByteArray>("term");
    QTest::addColumn<QByteArrayList>("first");
    const auto row = [](const char *term, const QByteArrayList &first) {
        QTest::newRow(term) << QByteArray(term) << first;
    };
    row("mo", {"model:"});
    row("st", {"status:", "start:", "stalls>"});
    row("-st", {"-status:", "-start:", "-stalls>"});
    row("tt", {"ttft>"});
    row("status:", {"status:ok", "status:failed", "status:cancelled", "status:incomplete"});
    row("status:F", {"status:failed"});
    row("start:cold", {});
    row("model:q", {"model:qwen2.5:14b"});
    row("model=q", {"model=qwen2.5:14b"});
    row("source:", {"source:probe", "source:\"ollama journal\""});
    row("ttft>", {});
    row("xyz", {});
}

void TestCallFilter::completes()
{
    QFETCH(QByteArray, term);
    const FilterNames names{{"llama3.2:3b", "qwen2.5:14b"}, {"probe", "ollama journal"}, {"ollama"}};
    QTEST(filterCompletions(term, names), "first");
}

void TestCallFilter::everyCompletionIsAFilterOnceItHasAValue()
{
    const FilterNames names{{"a \"b\" \\c"}, {"d,e"}, {"f"}};
    QByteArrayList terms;
    for (const QByteArray &field : filterCompletions({}, names))
        terms += field.endsWith('>') ? QByteArrayList{field + '1'} : filterCompletions(field, names);
    QVERIFY(terms.size() > 30);
    for (const QByteArray &term : terms)
        QVERIFY2(std::holds_alternative<FilterExpression>(FilterExpression::parse(term)), term.constData());
    CallRecord call;
    call.model = "a \"b\" \\c";
    call.source = "d,e";
    QVERIFY(filterOf(filterCompletions("model=", names).first()).matches(call));
    QVERIFY(filterOf(filterCompletions("source=", names).first()).matches(call));
}

void TestCallFilter::findsTheTermBeingTyped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("cursor");
    QTest::addColumn<QByteArray>("term");
    QTest::newRow("at the end") << QByteArray("model:q tt") << 10 << QByteArray("tt");
    QTest::newRow("inside") << QByteArray("model:q tt") << 3 << QByteArray("model:q");
    QTest::newRow("in quotes") << QByteArray("source:\"a b\" c") << 10 << QByteArray("source:\"a b\"");
    QTest::newRow("between") << QByteArray("a  b") << 2 << QByteArray();
    QTest::newRow("nothing") << QByteArray() << 0 << QByteArray();
}

void TestCallFilter::findsTheTermBeingTyped()
{
    QFETCH(QByteArray, text);
    QFETCH(int, cursor);
    const FilterTerm term = filterTermAt(text, cursor);
    QTEST(text.mid(term.position, term.length), "term");
}

QTEST_GUILESS_MAIN(TestCallFilter)
#include "tst_callfilter.moc"

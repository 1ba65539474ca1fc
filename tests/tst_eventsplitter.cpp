// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/eventsplitter.h"

#include <QTest>

using namespace inferograph;

namespace {

using Events = QList<std::pair<QByteArray, QByteArray>>; // name, data

void drain(EventSplitter &splitter, Events &events)
{
    while (const auto event = splitter.next())
        events.append({event->name.toByteArray(), event->data.toByteArray()});
}

// The events of `pieces`, each fed from memory of its own so that a sanitizer sees a stale view.
Events eventsOf(Framing framing, const QList<QByteArray> &pieces, const QByteArray &contentType = {})
{
    const auto splitter = makeEventSplitter(framing, contentType);
    Events events;
    for (const QByteArray &piece : pieces) {
        const auto memory = std::make_unique<char[]>(static_cast<std::size_t>(piece.size()));
        std::copy(piece.begin(), piece.end(), memory.get());
        splitter->feed(QByteArrayView(memory.get(), piece.size()));
        drain(*splitter, events);
    }
    splitter->finish();
    drain(*splitter, events);
    return events;
}

QList<QByteArray> bytewise(const QByteArray &text)
{
    QList<QByteArray> pieces;
    for (const char c : text)
        pieces.append(QByteArray(1, c));
    return pieces;
}

} // namespace

class TestEventSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsIntoTheSameEventsWhereverTheBytesAreCut_data();
    void cutsIntoTheSameEventsWhereverTheBytesAreCut();
    void takesEachObjectOfAJsonBody_data();
    void takesEachObjectOfAJsonBody();
    void boundsAnObjectOfAJsonBody();
    void readsAnEndlessLineNoFurtherThanTheLimit_data();
    void readsAnEndlessLineNoFurtherThanTheLimit();
    void boundsAnEventOfManyDataLines();
    void takesTheLargestEventByteByByteInLinearTime();
};

void TestEventSplitter::cutsIntoTheSameEventsWhereverTheBytesAreCut_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Events>("expected");

    const auto nd = Framing::Ndjson;
    const auto sse = Framing::Sse;
    QTest::newRow("lines") << nd << QByteArray("{\"a\":1}\n{\"b\":2}\n")
                           << Events{{"", "{\"a\":1}"}, {"", "{\"b\":2}"}};
    QTest::newRow("lines, crlf and blank ones")
        << nd << QByteArray("a\r\n\r\n \nb\r\n") << Events{{"", "a"}, {"", "b"}};
    QTest::newRow("last line without an end") << nd << QByteArray("a\nb") << Events{{"", "a"}, {"", "b"}};
    QTest::newRow("a carriage return inside a line") << nd << QByteArray("a\rb\n") << Events{{"", "a\rb"}};
    QTest::newRow("many-byte characters") << nd << QByteArray("h\xC3\xA9 \xF0\x9F\x8C\x8D\n\xE4\xB8\xAD\n")
                                          << Events{{"", "h\xC3\xA9 \xF0\x9F\x8C\x8D"}, {"", "\xE4\xB8\xAD"}};

    QTest::newRow("sse, with and without the space")
        << sse << QByteArray("data: a\n\ndata:b\n\ndata:  c\n\n") << Events{{"", "a"}, {"", "b"}, {"", " c"}};
    QTest::newRow("sse, crlf") << sse << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n")
                               << Events{{"", "a"}, {"", "b"}};
    QTest::newRow("sse, comments") << sse << QByteArray(": ping\n\n:\n\ndata: a\n: more\n\n")
                                   << Events{{"", "a"}};
    QTest::newRow("sse, named") << sse << QByteArray("event: ping\ndata: {}\n\nevent: x\n\ndata: y\n\n")
                                << Events{{"ping", "{}"}, {"", "y"}};
    QTest::newRow("sse, field named error")
        << sse << QByteArray("error: {\"code\":500}\n\n") << Events{{"error", "{\"code\":500}"}};
    QTest::newRow("sse, several data lines")
        << sse << QByteArray("data: a\ndata:\ndata: b\n\n") << Events{{"", "a\n\nb"}};
    QTest::newRow("sse, other fields")
        << sse << QByteArray("id: 7\nretry: 10\nfoo: x\ndata\ndata: a\n\n") << Events{{"", "\na"}};
    QTest::newRow("sse, no blank line at the end")
        << sse << QByteArray("data: a\n\ndata: [DONE]") << Events{{"", "a"}, {"", "[DONE]"}};
    QTest::newRow("sse, one line end at the end") << sse << QByteArray("data: a\n") << Events{{"", "a"}};
    QTest::newRow("sse, many-byte characters") << sse << QByteArray("data: \xC3\xA9\xF0\x9F\x8C\x8D\n\n")
                                               << Events{{"", "\xC3\xA9\xF0\x9F\x8C\x8D"}};
    QTest::newRow("sse, a bare object")
        << sse << QByteArray("{\"error\":\"no\"}\n") << Events{{"", "{\"error\":\"no\"}"}};
    QTest::newRow("sse, a web page") << sse << QByteArray("<html>\n") << Events{{"", "<html>"}};
    QTest::newRow("nothing") << sse << QByteArray() << Events{};
}

void TestEventSplitter::cutsIntoTheSameEventsWhereverTheBytesAreCut()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, text);
    QFETCH(Events, expected);

    QCOMPARE(eventsOf(framing, {text}), expected);
    QCOMPARE(eventsOf(framing, bytewise(text)), expected);
    for (qsizetype i = 0; i <= text.size(); ++i)
        QCOMPARE(eventsOf(framing, {text.first(i), text.sliced(i)}), expected);
}

void TestEventSplitter::takesEachObjectOfAJsonBody_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Events>("expected");
    const QByteArray json = "application/json";
    const QByteArray pretty = "{\n  \"a\": {\r\n    \"b\": [1, {}]\n  }\n}";

    for (const auto framing : {Framing::Ndjson, Framing::Sse}) {
        const auto row = [framing](const char *name) -> QTestData & {
            return QTest::addRow("%s, %s", name, framing == Framing::Sse ? "sse" : "lines");
        };
        row("one line") << framing << json << QByteArray("{\"a\":1}") << Events{{"", "{\"a\":1}"}};
        row("pretty") << framing << json << QByteArray(" \n" + pretty + "\n\n") << Events{{"", pretty}};
        row("with a character set") << framing << QByteArray("Application/JSON; charset=utf-8") << pretty
                                    << Events{{"", pretty}};
        row("several") << framing << json << QByteArray(pretty + "\n{\"c\":2}\n{}")
                       << Events{{"", pretty}, {"", "{\"c\":2}"}, {"", "{}"}};
        row("braces and quotes in a text")
            << framing << json << QByteArray(R"({"a":"}\\\"{","b":"\\"})") + pretty
            << Events{{"", R"({"a":"}\\\"{","b":"\\"})"}, {"", pretty}};
        row("cut") << framing << json << QByteArray("{\n \"a\":") << Events{{"", "{\n \"a\":"}};
        row("garbage behind it") << framing << json << QByteArray("{}\nsorry\n{}")
                                 << Events{{"", "{}"}, {"", "sorry"}, {"", "{}"}};
        row("nothing") << framing << json << QByteArray(" \n") << Events{};
    }
    QTest::newRow("a stream called JSON")
        << Framing::Sse << json << QByteArray("data: {\ndata: }\n\n") << Events{{"", "{\n}"}};
    QTest::newRow("another type") << Framing::Ndjson << QByteArray("application/x-ndjson")
                                  << QByteArray("{\n}\n") << Events{{"", "{"}, {"", "}"}};
}

void TestEventSplitter::takesEachObjectOfAJsonBody()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, text);
    QFETCH(Events, expected);
    QCOMPARE(eventsOf(framing, {text}, contentType), expected);
    QCOMPARE(eventsOf(framing, bytewise(text), contentType), expected);
}

void TestEventSplitter::boundsAnObjectOfAJsonBody()
{
    const auto splitter = makeEventSplitter(Framing::Ndjson, "application/json");
    const QByteArray piece = '{' + QByteArray(1024 * 1024, ' ');
    for (int i = 0; i < 17; ++i) {
        splitter->feed(piece);
        QVERIFY(!splitter->next());
    }
    QVERIFY(splitter->overflowed());
}

void TestEventSplitter::readsAnEndlessLineNoFurtherThanTheLimit_data()
{
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("ndjson") << Framing::Ndjson << QByteArray("{");
    QTest::newRow("sse") << Framing::Sse << QByteArray("data: ");
    QTest::newRow("sse, comment") << Framing::Sse << QByteArray(": ");
}

void TestEventSplitter::readsAnEndlessLineNoFurtherThanTheLimit()
{
    QFETCH(Framing, framing);
    QFETCH(QByteArray, start);
    const auto splitter = makeEventSplitter(framing);
    Events events;
    splitter->feed(start);
    drain(*splitter, events);
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 15; ++i) {
        splitter->feed(piece);
        drain(*splitter, events);
        QVERIFY(!splitter->overflowed());
    }
    splitter->feed(piece);
    drain(*splitter, events);
    QVERIFY(splitter->overflowed());
    splitter->feed("\n\ndata: a\n\n");
    drain(*splitter, events);
    QVERIFY(events.isEmpty());
}

void TestEventSplitter::boundsAnEventOfManyDataLines()
{
    const auto splitter = makeEventSplitter(Framing::Sse);
    const QByteArray line = "data: " + QByteArray(1024 * 1024, 'x') + '\n';
    Events events;
    for (int i = 0; i < 17; ++i) {
        splitter->feed(line);
        drain(*splitter, events);
    }
    QVERIFY(splitter->overflowed());
    QVERIFY(events.isEmpty());
}

// Quadratic work would take minutes here.
void TestEventSplitter::takesTheLargestEventByteByByteInLinearTime()
{
    const auto splitter = makeEventSplitter(Framing::Ndjson);
    Events events;
    for (int i = 0; i < 4 * 1024 * 1024; ++i) {
        splitter->feed("x");
        drain(*splitter, events);
    }
    splitter->feed("\n");
    drain(*splitter, events);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.constFirst().second.size(), 4 * 1024 * 1024);
}

QTEST_GUILESS_MAIN(TestEventSplitter)
#include "tst_eventsplitter.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/httpreader.h"

#include <QTest>

using namespace inferograph;

namespace {

using State = HttpReader::State;

struct Reading
{
    State state = State::Header;
    int status = 0;
    QByteArray body;
    QByteArray violation;
    bool keepsAlive = false;

    bool operator==(const Reading &) const = default;
};

Reading read(const QList<QByteArray> &pieces, bool closed)
{
    HttpReader reader;
    Reading reading;
    for (const QByteArray &piece : pieces) {
        const auto memory = std::make_unique<char[]>(static_cast<std::size_t>(piece.size()));
        std::copy(piece.begin(), piece.end(), memory.get());
        reader.feed(QByteArrayView(memory.get(), piece.size()));
        for (const QByteArrayView part : reader.body())
            reading.body.append(part);
    }
    if (closed)
        reader.finish();
    reading.state = reader.state();
    reading.status = reader.status();
    reading.violation = reader.violation();
    reading.keepsAlive = reader.keepsAlive();
    return reading;
}

} // namespace

class TestHttpReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsResponsesCutAnywhere_data();
    void readsResponsesCutAnywhere();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void findsHeadersInAnyCase();
    void boundsTheHeader();
    void boundsTheTrailer();
    void boundsInterimResponses();
    void givesBodyPartsWithoutCopying();
};

void TestHttpReader::readsResponsesCutAnywhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("keepsAlive");

    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("content length") << ok + "Content-Length: 5\r\n\r\nhello" << false << State::Complete
                                    << 200 << QByteArray("hello") << true;
    QTest::newRow("no body") << ok + "Content-Length: 0\r\n\r\n"
                             << false << State::Complete << 200 << QByteArray() << true;
    QTest::newRow("chunked") << chunked + "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n"
                             << false << State::Complete << 200 << QByteArray("hello") << true;
    QTest::newRow("chunked, with a trailer") << chunked + "1\r\nx\r\n0\r\nX-Time: 3\r\n\r\n"
                                             << false << State::Complete << 200 << QByteArray("x") << true;
    QTest::newRow("chunked, not over") << chunked + "3\r\nhel\r\n"
                                       << false << State::Body << 200 << QByteArray("hel") << false;
    QTest::newRow("chunked, cut") << chunked + "3\r\nhel\r\n"
                                  << true << State::Failed << 200 << QByteArray("hel") << false;
    QTest::newRow("content length, cut") << ok + "Content-Length: 9\r\n\r\nhello" << true << State::Failed
                                         << 200 << QByteArray("hello") << false;
    QTest::newRow("ended by the close")
        << ok + "\r\nhello" << true << State::Complete << 200 << QByteArray("hello") << false;
    QTest::newRow("ended by the close, before it")
        << ok + "\r\nhello" << false << State::Body << 200 << QByteArray("hello") << false;
    QTest::newRow("http/1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi") << false
                              << State::Complete << 200 << QByteArray("hi") << false;
    QTest::newRow("connection: close") << ok + "Connection: close\r\nContent-Length: 2\r\n\r\nhi" << false
                                       << State::Complete << 200 << QByteArray("hi") << false;
    QTest::newRow("interim responses")
        << "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + ok +
               "Content-Length: 2\r\n\r\nhi"
        << false << State::Complete << 200 << QByteArray("hi") << true;
    QTest::newRow("error status") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope")
                                  << false << State::Complete << 404 << QByteArray("nope") << true;
    QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << false << State::Complete
                                << 204 << QByteArray() << true;
    QTest::newRow("more than was asked for") << ok + "Content-Length: 2\r\n\r\nhiHTTP/1.1 200 OK\r\n\r\n"
                                             << false << State::Complete << 200 << QByteArray("hi") << false;
    QTest::newRow("closed in the header")
        << ok + "Content-Le" << true << State::Failed << 0 << QByteArray() << false;
    QTest::newRow("closed at once") << QByteArray() << true << State::Failed << 0 << QByteArray() << false;
    QTest::newRow("identity") << ok + "Content-Encoding: identity\r\nContent-Length: 2\r\n\r\nhi" << false
                              << State::Complete << 200 << QByteArray("hi") << true;
}

void TestHttpReader::readsResponsesCutAnywhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, closed);
    QFETCH(State, state);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, keepsAlive);
    const Reading expected{state, status, body, {}, keepsAlive};

    for (qsizetype i = 0; i <= bytes.size(); ++i)
        QCOMPARE(read({bytes.first(i), bytes.sliced(i)}, closed), expected);
    QList<QByteArray> single;
    for (const char c : bytes)
        single.append(QByteArray(1, c));
    QCOMPARE(read(single, closed), expected);
}

void TestHttpReader::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("words");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("another protocol") << QByteArray("220 mail.example ESMTP\r\n") << QByteArray("not HTTP");
    QTest::newRow("binary") << QByteArray("\xDE\xAD\xBE\xEF", 4) << QByteArray("not HTTP");
    QTest::newRow("http/2") << QByteArray("\0\0\x12\x04\0\0\0\0\0", 9) << QByteArray("HTTP/2");
    QTest::newRow("tls") << QByteArray("\x15\x03\x01\x00\x02\x02\x50", 7) << QByteArray("https://");
    QTest::newRow("chunk size") << ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"
                                << QByteArray("chunk size");
    QTest::newRow("content length") << ok + "Content-Length: two\r\n\r\n" << QByteArray("content length");
    QTest::newRow("compressed") << ok + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n\x1f\x8b"
                                << QByteArray("compresses its answer (gzip)");
    QTest::newRow("header line") << ok + "no colon here\r\n\r\n" << QByteArray("malformed");
    QTest::newRow("upgrade")
        << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n")
        << QByteArray("another protocol");
}

void TestHttpReader::saysWhatIsWrong()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, words);
    for (qsizetype i = 0; i <= bytes.size(); ++i) {
        const Reading reading = read({bytes.first(i), bytes.sliced(i)}, true);
        QCOMPARE(reading.state, State::Failed);
        QVERIFY2(reading.violation.contains(words), reading.violation.constData());
        QCOMPARE(reading.body, QByteArray());
    }
}

void TestHttpReader::findsHeadersInAnyCase()
{
    HttpReader reader;
    reader.feed("HTTP/1.1 200 OK\r\ncontent-TYPE: text/event-stream\r\nX-Empty:\r\n\r\n");
    QCOMPARE(reader.header("Content-Type"), QByteArray("text/event-stream"));
    QCOMPARE(reader.header("x-empty"), QByteArray());
    QCOMPARE(reader.header("x-absent"), QByteArray());
}

void TestHttpReader::boundsTheHeader()
{
    HttpReader reader;
    reader.feed("HTTP/1.1 200 OK\r\n");
    int lines = 0;
    while (reader.feed("X-Filler: 0123456789012345678901234567890123456789\r\n") == State::Header &&
           lines < 10000)
        ++lines;
    QCOMPARE(reader.state(), State::Failed);
    QVERIFY(lines * 52 < HttpReader::maximumHeaderBytes);
    QVERIFY(reader.violation().contains("64 KiB"));
}

void TestHttpReader::boundsTheTrailer()
{
    HttpReader reader;
    reader.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n");
    int lines = 0;
    while (reader.feed("X-Filler: 0123456789012345678901234567890123456789\r\n") == State::Body &&
           lines < 10000)
        ++lines;
    QCOMPARE(reader.state(), State::Failed);
    QVERIFY(reader.violation().contains("64 KiB"));
}

void TestHttpReader::boundsInterimResponses()
{
    HttpReader reader;
    int responses = 0;
    while (reader.feed("HTTP/1.1 100 \r\n\r\n") == State::Header && responses < 10000)
        ++responses;
    QCOMPARE(reader.state(), State::Failed);
    QVERIFY(responses > 100);
}

void TestHttpReader::givesBodyPartsWithoutCopying()
{
    const QByteArray bytes =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n";
    HttpReader reader;
    reader.feed(bytes);
    QCOMPARE(reader.body().size(), std::size_t(2));
    QCOMPARE(reader.body()[0], QByteArrayView("he"));
    QCOMPARE(reader.body()[0].data(), bytes.constData() + bytes.indexOf("he\r"));
}

QTEST_GUILESS_MAIN(TestHttpReader)
#include "tst_httpreader.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/httpreader.h"

#include <llhttp.h>

#include <vector>

namespace inferograph {

namespace {

// Names the kinds of server that people reach by mistake, from as many first bytes as there are.
QByteArray wordsForForeignBytes(QByteArrayView bytes)
{
    constexpr char tlsAlert = 0x15;
    constexpr char tlsHandshake = 0x16;
    constexpr char http2Settings = 4; // types of a first frame, in its fourth byte
    constexpr char http2GoAway = 7;
    if (bytes.startsWith(tlsAlert) || bytes.startsWith(tlsHandshake))
        return "The server expects a secure connection here: use https:// in its address.";
    if (bytes.startsWith('\0') && (bytes.size() < 4 || bytes[3] == http2Settings || bytes[3] == http2GoAway))
        return "The server answers in HTTP/2 only; HTTP/1.1 was asked.";
    return "The answer is not HTTP: is another kind of server listening there?";
}

} // namespace

class HttpReader::Private
{
public:
    Private()
    {
        llhttp_init(&parser, HTTP_RESPONSE, callbacks());
        parser.data = this;
    }

    void feed(QByteArrayView bytes)
    {
        pieces.clear();
        if (state == State::Complete || state == State::Failed) {
            keepAlive = keepAlive && bytes.isEmpty();
            return;
        }
        if (start.size() < 4)
            start.append(bytes.first(std::min(bytes.size(), 4 - start.size())));
        const llhttp_errno_t code =
            llhttp_execute(&parser, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (state == State::Complete) {
            const bool wholly = code == HPE_OK || llhttp_get_error_pos(&parser) == bytes.end();
            keepAlive = keepAlive && wholly;
        } else if (code != HPE_OK) {
            fail(violation.isEmpty() ? words(code) : violation);
        }
    }

    void finish()
    {
        pieces.clear();
        if (state == State::Complete || state == State::Failed)
            return;
        llhttp_finish(&parser);
        keepAlive = false;
        if (state != State::Complete)
            state = State::Failed;
    }

    QByteArray header(QByteArrayView wanted) const
    {
        for (const HttpHeader &candidate : headers) {
            if (candidate.name.compare(wanted, Qt::CaseInsensitive) == 0)
                return candidate.value;
        }
        return {};
    }

    llhttp_t parser;
    State state = State::Header;
    QByteArray start; // the first bytes of all
    QByteArray violation;
    QList<HttpHeader> headers;
    QByteArray name;
    QByteArray value;
    qsizetype headerBytes = 0;
    std::vector<QByteArrayView> pieces;
    int status = 0;
    bool keepAlive = false;

private:
    static Private &of(llhttp_t *parser) { return *static_cast<Private *>(parser->data); }

    static const llhttp_settings_t *callbacks()
    {
        static const llhttp_settings_t settings = [] {
            llhttp_settings_t s;
            llhttp_settings_init(&s);
            s.on_status = [](llhttp_t *p, const char *, std::size_t size) { return of(p).count(size); };
            s.on_header_field = [](llhttp_t *p, const char *at, std::size_t size) {
                return of(p).append(of(p).name, at, size);
            };
            s.on_header_value = [](llhttp_t *p, const char *at, std::size_t size) {
                return of(p).append(of(p).value, at, size);
            };
            s.on_header_value_complete = [](llhttp_t *p) { return of(p).headerRead(); };
            s.on_headers_complete = [](llhttp_t *p) { return of(p).headersRead(); };
            s.on_chunk_extension_name = [](llhttp_t *p, const char *, std::size_t size) {
                return of(p).count(size);
            };
            s.on_chunk_header = [](llhttp_t *p) {
                of(p).headerBytes = 0;
                return 0;
            };
            s.on_body = [](llhttp_t *p, const char *at, std::size_t size) {
                of(p).pieces.emplace_back(at, static_cast<qsizetype>(size));
                return 0;
            };
            s.on_message_complete = [](llhttp_t *p) { return of(p).messageRead(); };
            return s;
        }();
        return &settings;
    }

    int count(std::size_t size)
    {
        headerBytes += static_cast<qsizetype>(size);
        if (headerBytes <= maximumHeaderBytes)
            return 0;
        violation = "The header of the answer is longer than 64 KiB.";
        return HPE_USER;
    }

    int append(QByteArray &text, const char *at, std::size_t size)
    {
        text.append(at, static_cast<qsizetype>(size));
        return count(size);
    }

    int headerRead()
    {
        constexpr std::size_t punctuation = 4; // ": " and CRLF
        if (state == State::Header)
            headers.append({std::exchange(name, {}), std::exchange(value, {})});
        name.clear();
        value.clear();
        return count(punctuation);
    }

    bool isInterim() const { return parser.status_code >= 100 && parser.status_code < 200; }

    int headersRead()
    {
        if (isInterim()) {
            constexpr std::size_t statusLine = 15; // at the least: an endless row of them has a bound, too
            headers.clear();
            if (count(statusLine) != 0)
                return -1;
            if (parser.status_code != HTTP_STATUS_SWITCHING_PROTOCOLS)
                return 0;
            violation = "The server switched to another protocol without being asked to.";
            return -1;
        }
        status = parser.status_code;
        keepAlive = llhttp_should_keep_alive(&parser) != 0;
        headerBytes = 0;
        state = State::Body;
        const QByteArray encoding = header("content-encoding").trimmed().toLower();
        if (encoding.isEmpty() || encoding == "identity")
            return 0;
        violation = "The server compresses its answer (" + encoding.left(40) +
                    ") though it was asked not to: its tokens cannot be timed.";
        return -1;
    }

    int messageRead()
    {
        if (isInterim())
            return 0;
        state = State::Complete;
        return HPE_PAUSED;
    }

    QByteArray words(llhttp_errno_t code) const
    {
        switch (code) {
        case HPE_INVALID_CHUNK_SIZE:
            return "The answer has a chunk size that is no number.";
        case HPE_INVALID_CONTENT_LENGTH:
        case HPE_UNEXPECTED_CONTENT_LENGTH:
            return "The answer has a content length that cannot be true.";
        case HPE_INVALID_HEADER_TOKEN:
            return "The header of the answer is malformed.";
        case HPE_INVALID_TRANSFER_ENCODING:
            return "The answer has a transfer encoding other than chunked.";
        default:
            break;
        }
        if (state == State::Header)
            return wordsForForeignBytes(start);
        return QByteArray("The answer breaks the rules of HTTP (") + llhttp_errno_name(code) + ").";
    }

    void fail(const QByteArray &why)
    {
        violation = why;
        state = State::Failed;
        keepAlive = false;
    }
};

HttpReader::HttpReader() : d(std::make_unique<Private>()) {}
HttpReader::~HttpReader() = default;

HttpReader::State HttpReader::feed(QByteArrayView bytes)
{
    d->feed(bytes);
    return d->state;
}

HttpReader::State HttpReader::finish()
{
    d->finish();
    return d->state;
}

HttpReader::State HttpReader::state() const
{
    return d->state;
}

std::span<const QByteArrayView> HttpReader::body() const
{
    return d->pieces;
}

int HttpReader::status() const
{
    return d->status;
}

QByteArray HttpReader::header(QByteArrayView name) const
{
    return d->header(name);
}

bool HttpReader::keepsAlive() const
{
    return d->state == State::Complete && d->keepAlive;
}

QByteArray HttpReader::violation() const
{
    return d->violation;
}

} // namespace inferograph

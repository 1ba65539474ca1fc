// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/democonnection.h"

#include "core/demo/demojson.h"
#include "core/demo/demoserver.h"

#include <QTcpSocket>

namespace inferograph {

namespace {

constexpr qsizetype maximumHead = 64 * 1024;
constexpr qsizetype maximumBody = 16 * 1024 * 1024;

QByteArray statusLine(int status)
{
    switch (status) {
    case 200:
        return "HTTP/1.1 200 OK\r\n";
    case 400:
        return "HTTP/1.1 400 Bad Request\r\n";
    case 404:
        return "HTTP/1.1 404 Not Found\r\n";
    case 405:
        return "HTTP/1.1 405 Method Not Allowed\r\n";
    case 411:
        return "HTTP/1.1 411 Length Required\r\n";
    case 413:
        return "HTTP/1.1 413 Content Too Large\r\n";
    case 503:
        return "HTTP/1.1 503 Service Unavailable\r\n";
    default:
        return "HTTP/1.1 500 Internal Server Error\r\n";
    }
}

} // namespace

DemoConnection::DemoConnection(DemoServer &server, QTcpSocket *socket)
    : QObject(socket), m_server(server), m_socket(socket)
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &DemoConnection::readRequests);
    connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    connect(m_socket, &QTcpSocket::disconnected, this, &DemoConnection::dropReply);
}

// Unset where the bytes are no HTTP/1.1 request head. A body without a length has size -1.
std::optional<DemoConnection::Head> DemoConnection::headFrom(QByteArrayView bytes)
{
    const QList<QByteArray> lines = bytes.toByteArray().replace("\r\n", "\n").split('\n');
    const QList<QByteArray> request = lines.first().split(' ');
    if (request.size() != 3 || !request[2].startsWith("HTTP/1."))
        return std::nullopt;
    Head head{.method = request[0], .path = request[1].split('?').first()};
    head.keepAlive = request[2] != "HTTP/1.0";
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed().toLower();
        bool isNumber = true;
        if (name == "content-length")
            head.bodySize = value.toLongLong(&isNumber);
        else if (name == "transfer-encoding")
            head.bodySize = -1;
        else if (name == "connection")
            head.keepAlive = value != "close" && (head.keepAlive || value == "keep-alive");
        else if (name == "expect")
            head.expectsContinue = value == "100-continue";
        if (!isNumber || head.bodySize < -1)
            return std::nullopt;
    }
    return head;
}

void DemoConnection::readRequests()
{
    // While an answer is under way the next request waits in the socket.
    while (!m_answering) {
        m_received += m_socket->readAll();
        const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
        if (headEnd < 0 && m_received.size() <= maximumHead)
            return;
        const auto head = headEnd < 0 ? std::nullopt : headFrom(QByteArrayView(m_received).first(headEnd));
        m_head = head.value_or(Head());
        if (!head || m_head.bodySize < 0 || m_head.bodySize > maximumBody) {
            m_head.keepAlive = false;
            m_answering = true;
            writeError(!head ? 400 : m_head.bodySize < 0 ? 411 : 413, "the demo cannot read this request");
            return;
        }
        m_head.size = headEnd + 4;
        if (m_received.size() < m_head.size + m_head.bodySize) {
            if (m_head.expectsContinue && m_received.size() == m_head.size)
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            return;
        }
        const QByteArray body = m_received.sliced(m_head.size, m_head.bodySize);
        m_received.remove(0, m_head.size + m_head.bodySize);
        m_answering = true;
        answer(m_head, body);
    }
}

void DemoConnection::answer(const Head &head, const QByteArray &body)
{
    if (head.method == "GET" || head.method == "HEAD")
        answerGet(head);
    else if (head.method != "POST")
        writeWhole(405, "405 method not allowed", "text/plain");
    else if (head.path == "/api/chat" || head.path == "/api/generate")
        answerPrompt(head.path == "/api/chat", body);
    else if (head.path == "/api/show")
        answerShow(body);
    else
        writeWhole(404, "404 page not found", "text/plain");
}

void DemoConnection::answerGet(const Head &head)
{
    if (head.path == "/")
        writeWhole(200, "Ollama is running", "text/plain; charset=utf-8");
    else if (head.path == "/api/version")
        writeWhole(200, demo::versionJson());
    else if (head.path == "/api/tags")
        writeWhole(200, demo::tagsJson(m_server.script()));
    else if (head.path == "/api/ps")
        writeWhole(200, demo::psJson(m_server.script(), m_server.memory().loadedModels()));
    else
        writeWhole(404, "404 page not found", "text/plain");
}

void DemoConnection::answerShow(const QByteArray &body)
{
    const QByteArray name = demo::modelNameIn(body);
    if (const DemoModel *model = m_server.script().model(name))
        writeWhole(200, demo::showJson(*model));
    else
        writeError(404, "model '" + name + "' not found");
}

void DemoConnection::answerPrompt(bool chat, const QByteArray &body)
{
    const auto request = demo::requestFromJson(chat, body);
    if (!request) {
        writeError(400, body.isEmpty() ? "missing request body" : "unexpected EOF");
        return;
    }
    const DemoModel *model = m_server.script().model(request->model);
    if (!model) {
        writeError(404, "model '" + request->model + "' not found");
    } else if (!request->prompt.isEmpty()) {
        startReply(*request, *model);
    } else if (demo::asksToUnload(body)) {
        m_server.memory().unload(model->name);
        writeWhole(200, demo::nothingGeneratedJson(*request, "unload"));
    } else {
        m_server.memory().acquire(model->name, fromSeconds(model->loadSeconds * m_server.script().timeScale),
                                  this, [this, request, name = model->name] {
                                      m_server.memory().release(name);
                                      writeWhole(200, demo::nothingGeneratedJson(*request, "load"));
                                  });
    }
}

void DemoConnection::startReply(const DemoRequest &request, const DemoModel &model)
{
    m_reply = new DemoReply(request, model, m_server.script(), m_server.memory(), this);
    connect(m_reply, &DemoReply::refused, this, &DemoConnection::writeError);
    if (request.stream) {
        connect(m_reply, &DemoReply::line, this, &DemoConnection::writeChunk);
        connect(m_reply, &DemoReply::finished, this, &DemoConnection::endAnswer);
    } else {
        connect(m_reply, &DemoReply::line, this, [this](const QByteArray &json) { writeWhole(200, json); });
    }
    m_reply->start(m_server.plan(model, m_reply->promptTokens(), m_reply->outputTokens()));
}

void DemoConnection::writeWhole(int status, const QByteArray &body, const QByteArray &type)
{
    QByteArray bytes = statusLine(status) + "Content-Type: " + type +
                       "\r\nContent-Length: " + QByteArray::number(body.size()) +
                       (m_head.keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    if (m_head.method != "HEAD")
        bytes += body;
    m_socket->write(bytes);
    endAnswer();
}

void DemoConnection::writeError(int status, const QByteArray &error)
{
    writeWhole(status, demo::errorJson(error));
}

void DemoConnection::writeChunk(const QByteArray &line)
{
    QByteArray bytes;
    if (!m_chunked) {
        bytes = statusLine(200) + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n" +
                (m_head.keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
        m_chunked = true;
    }
    bytes += QByteArray::number(line.size() + 1, 16) + "\r\n" + line + "\n\r\n";
    m_socket->write(bytes);
    m_socket->flush(); // a token leaves when it is generated, not when the event loop comes round
}

// May run inside the reply's own signal.
void DemoConnection::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->deleteLater();
    m_reply = nullptr;
}

void DemoConnection::endAnswer()
{
    if (m_chunked)
        m_socket->write("0\r\n\r\n");
    m_chunked = false;
    dropReply();
    if (!m_head.keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    m_answering = false;
    QMetaObject::invokeMethod(this, &DemoConnection::readRequests, Qt::QueuedConnection);
}

} // namespace inferograph

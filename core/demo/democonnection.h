// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demoreply.h"

#include <QByteArray>
#include <QObject>

class QTcpSocket;

namespace inferograph {

class DemoServer;

// One client of the demo's server: reads its requests one after the other, and writes the answers. Deletes
// itself when the client goes away, together with the socket.
class DemoConnection : public QObject
{
    Q_OBJECT

public:
    DemoConnection(DemoServer &server, QTcpSocket *socket); // becomes the socket's child

private:
    struct Head
    {
        QByteArray method;
        QByteArray path;
        qsizetype size = 0; // with the empty line
        qsizetype bodySize = 0;
        bool keepAlive = true;
        bool expectsContinue = false;
    };

    static std::optional<Head> headFrom(QByteArrayView bytes);
    void readRequests();
    void answer(const Head &head, const QByteArray &body);
    void answerGet(const Head &head);
    void answerShow(const QByteArray &body);
    void answerPrompt(bool chat, const QByteArray &body);
    void startReply(const DemoRequest &request, const DemoModel &model);
    void writeWhole(int status, const QByteArray &body,
                    const QByteArray &type = "application/json; charset=utf-8");
    void writeError(int status, const QByteArray &error);
    void writeChunk(const QByteArray &line);
    void dropReply();
    void endAnswer();

    DemoServer &m_server;
    QTcpSocket *m_socket;
    QByteArray m_received;
    Head m_head;
    bool m_answering = false;
    bool m_chunked = false;       // the header of a streamed answer is out
    DemoReply *m_reply = nullptr; // a child
};

} // namespace inferograph

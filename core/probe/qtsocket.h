// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/timedsocket.h"

#include <QSslError>
#include <QTcpSocket>

namespace inferograph {

// TLS everywhere, and plain TCP where there is no KernelSocket. Stamps are taken on entry to the slot.
class QtSocket final : public TimedSocket
{
    Q_OBJECT

public:
    explicit QtSocket(bool secure);

    void open(const Origin &origin) override;
    void send(const QByteArray &bytes) override;
    void close() override;
    bool isOpen() const override;

private:
    void connected();
    void encrypted();
    void judge(const QList<QSslError> &errors);
    void readReady();
    void written();
    void disconnected();
    void failed(QAbstractSocket::SocketError error);

    std::unique_ptr<QTcpSocket> m_socket; // a QSslSocket where secure
    Trust m_trust;
    QByteArray m_distrust; // what is wrong with the server's certificate; empty where nothing is
    bool m_sending = false;
};

} // namespace inferograph

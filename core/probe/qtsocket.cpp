// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/qtsocket.h"

#include "core/probe/certificates.h"

#include <QSslSocket>

namespace inferograph {

namespace {

ErrorKind errorKind(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionRefusedError:
        return ErrorKind::Refused;
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::ProxyNotFoundError:
        return ErrorKind::Dns;
    case QAbstractSocket::SocketTimeoutError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return ErrorKind::Timeout;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return ErrorKind::Tls;
    default:
        return ErrorKind::Reset;
    }
}

} // namespace

QtSocket::QtSocket(bool secure)
    : m_socket(secure ? std::make_unique<QSslSocket>() : std::make_unique<QTcpSocket>())
{
    connect(m_socket.get(), &QTcpSocket::connected, this, &QtSocket::connected);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &QtSocket::readReady);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &QtSocket::written);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QtSocket::disconnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &QtSocket::failed);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket.get())) {
        connect(tls, &QSslSocket::encrypted, this, &QtSocket::encrypted);
        connect(tls, &QSslSocket::sslErrors, this, &QtSocket::judge);
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &QtSocket::written);
    }
}

void QtSocket::open(const Origin &origin)
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setProxy(networkProxy(origin.tunnel));
    const QString host = QString::fromUtf8(origin.host);
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!tls) {
        m_socket->connectToHost(host, origin.port);
        return;
    }
    m_trust = origin.trust;
    if (!m_trust.caCertificates.isEmpty())
        tls->setSslConfiguration(tlsConfiguration(m_trust));
    tls->connectToHostEncrypted(host, origin.port);
}

void QtSocket::judge(const QList<QSslError> &errors)
{
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    const QSslCertificate certificate = tls->peerCertificate();
    if (isTrusted(certificate, m_trust))
        tls->ignoreSslErrors(errors);
    else
        m_distrust = distrustWords(certificate, errors);
}

void QtSocket::send(const QByteArray &bytes)
{
    m_sending = true;
    m_socket->write(bytes);
    m_socket->flush();
    written();
}

void QtSocket::close()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

bool QtSocket::isOpen() const
{
    return m_socket->state() == QAbstractSocket::ConnectedState;
}

void QtSocket::connected()
{
    const Moment now = monotonicNow();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (observer())
        observer()->socketConnected(now);
}

void QtSocket::encrypted()
{
    const Moment now = monotonicNow();
    if (observer())
        observer()->socketEncrypted(now);
}

void QtSocket::readReady()
{
    const Moment now = monotonicNow();
    if (!observer()) {
        close();
        return;
    }
    const QByteArray bytes = m_socket->readAll();
    if (!bytes.isEmpty())
        observer()->socketReceived({.bytes = bytes, .at = now, .begun = now, .clock = Clock::Client});
}

void QtSocket::written()
{
    const Moment now = monotonicNow();
    const auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    if (!m_sending || m_socket->bytesToWrite() > 0 || (tls && tls->encryptedBytesToWrite() > 0))
        return;
    m_sending = false;
    if (observer())
        observer()->socketSent(now);
}

void QtSocket::disconnected()
{
    const Moment now = monotonicNow();
    if (observer() && m_socket->bytesAvailable() > 0)
        readReady();
    if (observer())
        observer()->socketClosed(now);
}

void QtSocket::failed(QAbstractSocket::SocketError error)
{
    // An orderly close ends in disconnected(), after the last bytes.
    if (error == QAbstractSocket::RemoteHostClosedError)
        return;
    if (observer())
        observer()->socketFailed(errorKind(error),
                                 m_distrust.isEmpty() ? m_socket->errorString().toUtf8() : m_distrust);
}

} // namespace inferograph

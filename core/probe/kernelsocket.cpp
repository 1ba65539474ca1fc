// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/kernelsocket.h"

#ifdef Q_OS_LINUX

#include "core/probe/receivestamp.h"

#include <QHostInfo>

#include <cerrno>
#include <cstring>

#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace inferograph {

namespace {

// How long one address may take while another waits to be tried.
constexpr std::chrono::milliseconds attemptLimit(2000);

constexpr quint32 reading = EPOLLIN | EPOLLRDHUP;

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;
};

SocketAddress socketAddress(const QHostAddress &host, quint16 port)
{
    SocketAddress address;
    if (host.protocol() == QAbstractSocket::IPv6Protocol) {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = host.toIPv6Address();
        std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
        v6.sin6_scope_id = if_nametoindex(host.scopeId().toUtf8().constData());
        address.size = sizeof v6;
        std::memcpy(&address.storage, &v6, sizeof v6);
    } else {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(host.toIPv4Address());
        address.size = sizeof v4;
        std::memcpy(&address.storage, &v4, sizeof v4);
    }
    return address;
}

QByteArray errorText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error)).toUtf8();
}

ErrorKind errorKind(int error)
{
    switch (error) {
    case ECONNREFUSED:
    case EHOSTUNREACH:
    case ENETUNREACH:
    case EADDRNOTAVAIL:
        return ErrorKind::Refused;
    case ETIMEDOUT:
        return ErrorKind::Timeout;
    default:
        return ErrorKind::Reset;
    }
}

} // namespace

KernelSocket::KernelSocket(EpollLoop &loop) : m_loop(loop)
{
    m_attemptLimit.setSingleShot(true);
    connect(&m_attemptLimit, &QTimer::timeout, this,
            [this] { connectAttemptEnded(ETIMEDOUT, monotonicNow()); });
}

KernelSocket::~KernelSocket()
{
    close();
}

void KernelSocket::open(const Origin &origin)
{
    m_port = origin.port;
    m_state = State::LookingUp;
    const QString host = QString::fromUtf8(origin.host);
    QHostAddress literal;
    if (literal.setAddress(host)) {
        connectTo({literal});
    } else if (host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0) {
        connectTo({QHostAddress(QHostAddress::LocalHostIPv6), QHostAddress(QHostAddress::LocalHost)});
    } else {
        m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &found) {
            m_lookup = -1;
            if (m_state == State::LookingUp)
                connectTo(found.addresses());
        });
    }
}

void KernelSocket::connectTo(const QList<QHostAddress> &addresses)
{
    if (addresses.isEmpty()) {
        fail(ErrorKind::Dns, "host not found");
        return;
    }
    m_untried = addresses;
    m_state = State::Connecting;
    tryNextAddress();
}

void KernelSocket::tryNextAddress()
{
    const SocketAddress address = socketAddress(m_untried.takeFirst(), m_port);
    m_descriptor = socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0) {
        connectAttemptEnded(errno, monotonicNow());
        return;
    }
    const int on = 1;
    setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(m_descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    if (!m_untried.isEmpty())
        m_attemptLimit.start(attemptLimit);
    m_attemptBegan = monotonicNow();
    const int result =
        ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address.storage), address.size);
    if (result == 0 || errno == EINPROGRESS) {
        m_watched = EPOLLOUT; // even a connection made at once is told of later
        m_loop.add(m_descriptor, m_watched, this);
        return;
    }
    connectAttemptEnded(errno, monotonicNow());
}

void KernelSocket::connectAttemptEnded(int error, Moment at)
{
    m_attemptLimit.stop();
    if (error == 0) {
        m_state = State::Connected;
        m_earliest = establishedAt(at);
        watch(reading);
        if (observer())
            observer()->socketConnected(m_earliest);
        return;
    }
    dropDescriptor();
    if (m_untried.isEmpty())
        fail(errorKind(error), errorText(error));
    else
        tryNextAddress();
}

void KernelSocket::watch(quint32 events)
{
    if (std::exchange(m_watched, events) != events)
        m_loop.change(m_descriptor, events, this);
}

// The kernel timed the handshake, however late this thread came to hear of its end.
Moment KernelSocket::establishedAt(Moment noticed) const
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0 || info.tcpi_rtt == 0 ||
        info.tcpi_total_retrans > 0)
        return noticed;
    return std::min(noticed, m_attemptBegan + Moment(info.tcpi_rtt) * 1000);
}

void KernelSocket::send(const QByteArray &bytes)
{
    m_unsent = bytes;
    m_sent = 0;
    // The answer cannot come before the request; its last byte may though, before send() has returned.
    m_earliest = std::max(m_earliest, monotonicNow());
    sendOn();
}

void KernelSocket::sendOn()
{
    while (m_sent < m_unsent.size()) {
        const ssize_t count = ::send(m_descriptor, m_unsent.constData() + m_sent,
                                     static_cast<std::size_t>(m_unsent.size() - m_sent), MSG_NOSIGNAL);
        if (count >= 0) {
            m_sent += count;
        } else if (errno == EAGAIN) {
            watch(reading | EPOLLOUT);
            return;
        } else if (errno != EINTR) {
            // The server hung up: what it said before, if anything, is still to be read, and then the error.
            m_unsent.clear();
            watch(reading);
            return;
        }
    }
    const Moment now = monotonicNow();
    m_unsent.clear();
    m_sent = 0;
    watch(reading);
    if (observer())
        observer()->socketSent(now);
}

void KernelSocket::socketReady(quint32 events)
{
    if (m_state == State::Connecting && m_descriptor >= 0) {
        const Moment now = monotonicNow();
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
        connectAttemptEnded(error, now);
        return;
    }
    if (m_state == State::Connected && (events & ~quint32(EPOLLOUT)) != 0)
        receive();
    if (m_state == State::Connected && (events & EPOLLOUT) != 0 && !m_unsent.isEmpty())
        sendOn();
}

void KernelSocket::receive()
{
    const std::span<char> buffer = m_loop.readBuffer();
    // A server faster than the program must not keep the other sockets waiting.
    for (int round = 0; round < 16; ++round) {
        if (!observer()) {
            close();
            return;
        }
        const Moment begun = monotonicNow();
        iovec into{.iov_base = buffer.data(), .iov_len = buffer.size()};
        ReceiveStamp stamp;
        const ssize_t count = recvmsg(m_descriptor, stamp.messageFor(into), 0);
        if (count > 0) {
            const auto wall = stamp.wall();
            const auto at =
                wall ? m_loop.stamps().toMonotonic(*wall, m_earliest, monotonicNow()) : std::nullopt;
            m_earliest = at.value_or(std::max(begun, m_earliest));
            observer()->socketReceived({.bytes = QByteArrayView(buffer.data(), count),
                                        .at = m_earliest,
                                        .begun = std::max(begun, m_earliest),
                                        .clock = at ? Clock::Kernel : Clock::Client});
            if (m_state != State::Connected || static_cast<std::size_t>(count) < buffer.size())
                return;
        } else if (count == 0) {
            SocketObserver *told = observer();
            close();
            told->socketClosed(begun);
            return;
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            fail(errorKind(errno), errorText(errno));
            return;
        }
    }
}

void KernelSocket::fail(ErrorKind kind, const QByteArray &reason)
{
    close();
    if (observer())
        observer()->socketFailed(kind, reason);
}

void KernelSocket::close()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    m_attemptLimit.stop();
    m_untried.clear();
    m_unsent.clear();
    m_state = State::Closed;
    dropDescriptor();
}

void KernelSocket::dropDescriptor()
{
    if (m_descriptor < 0)
        return;
    m_loop.remove(m_descriptor);
    ::close(std::exchange(m_descriptor, -1));
}

} // namespace inferograph

#endif

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/byteobserver.h"

#include <algorithm>
#include <array>
#include <chrono>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace inferograph::testing {

namespace {

Moment now()
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

bool sendAll(int descriptor, const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t sent = send(descriptor, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

} // namespace

ByteObserver::ByteObserver(quint16 serverPort)
    : m_serverPort(serverPort), m_listener(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
    listen(m_listener, 1);
    getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread(&ByteObserver::run, this);
}

ByteObserver::~ByteObserver()
{
    finish();
}

QUrl ByteObserver::url() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_port);
    return url;
}

void ByteObserver::finish()
{
    if (!m_thread.joinable())
        return;
    shutdown(m_listener, SHUT_RDWR); // ends a wait for a client that never came
    m_thread.join();
    close(m_listener);
}

Moment ByteObserver::passedAt(qsizetype offset) const
{
    const auto read =
        std::upper_bound(m_reads.begin(), m_reads.end(), offset,
                         [](qsizetype value, const Read &candidate) { return value < candidate.end; });
    return read == m_reads.end() ? 0 : read->at;
}

void ByteObserver::run()
{
    const int client = accept(m_listener, nullptr, nullptr);
    m_connectedAt = now();
    const int server = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(m_serverPort);
    if (client >= 0 && connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        const int on = 1;
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        forward(client, server);
    }
    close(server);
    if (client >= 0)
        close(client);
}

void ByteObserver::forward(int client, int server)
{
    std::array<char, 65536> buffer;
    std::array<pollfd, 2> watched{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
    while (poll(watched.data(), watched.size(), -1) > 0) {
        for (const pollfd &ready : watched) {
            if (!(ready.revents & (POLLIN | POLLHUP | POLLERR)))
                continue;
            const bool isAnswer = ready.fd == server;
            const ssize_t size = recv(ready.fd, buffer.data(), buffer.size(), 0);
            if (size <= 0 ||
                !sendAll(isAnswer ? client : server, buffer.data(), static_cast<std::size_t>(size)))
                return;
            const Moment at = now();
            if (isAnswer) {
                m_answer.append(buffer.data(), size);
                m_reads.push_back({.end = m_answer.size(), .at = at});
            }
        }
    }
}

} // namespace inferograph::testing

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/byteobserver.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

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

int connectTo(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return descriptor;
    close(descriptor);
    return -1;
}

void sendAtOnce(int descriptor)
{
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
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

Moment ByteObserver::Exchange::passedAt(qsizetype offset) const
{
    const auto read =
        std::upper_bound(reads.begin(), reads.end(), offset,
                         [](qsizetype value, const Read &candidate) { return value < candidate.end; });
    return read == reads.end() ? 0 : read->at;
}

ByteObserver::ByteObserver(quint16 serverPort)
    : m_serverPort(serverPort), m_listener(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    bind(m_listener, reinterpret_cast<sockaddr *>(&address), size);
    listen(m_listener, 16);
    getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread(&ByteObserver::run, this);
}

ByteObserver::~ByteObserver()
{
    m_stopping = true;
    shutdown(m_listener, SHUT_RDWR); // wakes the thread
    m_thread.join();
    ::close(m_listener);
}

QUrl ByteObserver::url() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_port);
    return url;
}

ByteObserver::Exchange ByteObserver::lastExchange(const QByteArray &beginning) const
{
    const std::lock_guard lock(m_mutex);
    Exchange last;
    const auto consider = [&](const Exchange &exchange) {
        if (exchange.request.startsWith(beginning) && exchange.begunAt >= last.begunAt)
            last = exchange;
    };
    std::ranges::for_each(m_exchanges, consider);
    for (const Link &link : m_links)
        consider(link.exchange);
    return last;
}

void ByteObserver::run()
{
    while (!m_stopping) {
        std::vector<pollfd> watched{{m_listener, POLLIN, 0}};
        for (const Link &link : m_links) {
            watched.push_back({link.client, POLLIN, 0});
            watched.push_back({link.server, POLLIN, 0});
        }
        poll(watched.data(), watched.size(), -1);
        if (m_stopping)
            break;
        std::vector<int> ended;
        for (std::size_t i = 0; i < m_links.size(); ++i) {
            const auto isReady = [&](std::size_t at) {
                return (watched[at].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
            };
            Link &link = m_links[i];
            if ((isReady(2 * i + 1) && !pass(link, false)) || (isReady(2 * i + 2) && !pass(link, true)))
                ended.push_back(link.client);
        }
        if (watched.front().revents & POLLIN)
            accept();
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_links, [&](Link &link) {
            const bool over = std::ranges::find(ended, link.client) != ended.end();
            if (over)
                close(link);
            return over;
        });
    }
    const std::lock_guard lock(m_mutex);
    std::ranges::for_each(m_links, [this](Link &link) { close(link); });
    m_links.clear();
}

void ByteObserver::accept()
{
    Link link{.client = ::accept(m_listener, nullptr, nullptr), .server = -1, .exchange = {}};
    link.exchange.begunAt = now();
    if (link.client < 0)
        return;
    link.server = connectTo(m_serverPort);
    if (link.server < 0) {
        ::close(link.client);
        return;
    }
    sendAtOnce(link.client);
    sendAtOnce(link.server);
    const std::lock_guard lock(m_mutex);
    m_links.push_back(std::move(link));
}

// False once either side has hung up.
bool ByteObserver::pass(Link &link, bool isAnswer)
{
    std::array<char, 65536> buffer;
    const ssize_t size = recv(isAnswer ? link.server : link.client, buffer.data(), buffer.size(), 0);
    if (size <= 0)
        return false;
    // Locked while sending, so that whoever has received the bytes also finds them noted.
    const std::lock_guard lock(m_mutex);
    if (!isAnswer && !link.exchange.answer.isEmpty()) {
        m_exchanges.push_back(std::exchange(link.exchange, {}));
        link.exchange.begunAt = now();
    }
    if (!sendAll(isAnswer ? link.client : link.server, buffer.data(), static_cast<std::size_t>(size)))
        return false;
    if (isAnswer) {
        link.exchange.answer.append(buffer.data(), size);
        link.exchange.reads.push_back({.end = link.exchange.answer.size(), .at = now()});
    } else {
        link.exchange.request.append(buffer.data(), size);
    }
    return true;
}

void ByteObserver::close(Link &link)
{
    m_exchanges.push_back(std::move(link.exchange));
    ::close(link.client);
    ::close(link.server);
}

} // namespace inferograph::testing

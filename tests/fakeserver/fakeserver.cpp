// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fakeserver/fakeserver.h"

#include "core/probe/kernelstamps.h"
#include "core/probe/receivestamp.h"
#include "core/probe/timedsocket.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace inferograph::testing {

namespace {

// A socket bound to a free port of the loopback.
int boundSocket(quint16 &port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (bind(descriptor, any, size) != 0 || getsockname(descriptor, any, &size) != 0)
        qFatal("no free port on the loopback");
    port = ntohs(address.sin_port);
    return descriptor;
}

QUrl urlOf(quint16 port)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
}

// Lets the kernel stamp what comes in, where it can.
void askForStamps([[maybe_unused]] int descriptor)
{
#ifdef Q_OS_LINUX
    const int on = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
#endif
}

struct Receipt
{
    ssize_t count; // as of recv()
    Moment at;     // when the kernel had the bytes; else when they were read
};

Receipt receive(int descriptor, std::span<char> buffer)
{
#ifdef Q_OS_LINUX
    const Moment asked = monotonicNow();
    ReceiveStamp stamp;
    iovec part{.iov_base = buffer.data(), .iov_len = buffer.size()};
    const ssize_t count = recvmsg(descriptor, stamp.messageFor(part), 0);
    const Moment now = monotonicNow();
    KernelStamps stamps;
    stamps.pair();
    const auto wall = stamp.wall();
    return {count, wall ? stamps.toMonotonic(*wall, asked, now).value_or(now) : now};
#else
    const ssize_t count = recv(descriptor, buffer.data(), buffer.size(), 0);
    return {count, monotonicNow()};
#endif
}

qsizetype contentLength(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\ncontent-length:");
    return at < 0 ? 0 : lower.mid(at + 17, lower.indexOf("\r\n", at + 2) - at - 17).trimmed().toLongLong();
}

} // namespace

Script &Script::send(const QByteArray &bytes)
{
    m_steps.push_back(Send{bytes});
    return *this;
}

Script &Script::wait(std::chrono::milliseconds duration)
{
    m_steps.push_back(Wait{duration});
    return *this;
}

Script &Script::waitForGate(const QByteArray &name)
{
    m_steps.push_back(Gate{name});
    return *this;
}

Script &Script::halfClose()
{
    m_steps.push_back(Act::HalfClose);
    return *this;
}

Script &Script::close()
{
    m_steps.push_back(Act::Close);
    return *this;
}

Script &Script::reset()
{
    m_steps.push_back(Act::Reset);
    return *this;
}

Script &Script::stall()
{
    m_steps.push_back(Act::Stall);
    return *this;
}

Script &Script::head(int status, const QByteArray &headers)
{
    return send("HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers + "\r\n");
}

Script &Script::chunk(const QByteArray &body)
{
    return send(QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n");
}

Script &Script::respond(int status, const QByteArray &body, const QByteArray &headers)
{
    return send("HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers +
                "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

Script Script::replay(const QString &base)
{
    QFile http(base + QStringLiteral(".http"));
    QFile times(base + QStringLiteral(".ts"));
    if (!http.open(QIODevice::ReadOnly) || !times.open(QIODevice::ReadOnly))
        qFatal("no recording at %s", qPrintable(base));
    Script script;
    double before = 0;
    for (const QJsonValue &read : QJsonDocument::fromJson(times.readAll()).array()) {
        if (!read[1].isDouble()) // the client gave up
            break;
        const double at = read[0].toDouble();
        script.m_steps.push_back(Wait{fromMilliseconds(at - before)});
        script.send(http.read(read[1].toInteger()));
        before = at;
    }
    return script.close();
}

class FakeServer::Private
{
public:
    struct Scripts // of one path
    {
        std::list<Script> scripts;
        bool firstIsUsed = false;
    };

    Private() : listening(boundSocket(port))
    {
        listen(listening, 512);
        acceptor = std::thread([this] { acceptAll(); });
    }

    ~Private()
    {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
            shutdown(listening, SHUT_RDWR);
            for (const int descriptor : open)
                shutdown(descriptor, SHUT_RDWR);
        }
        changed.notify_all();
        acceptor.join();
        for (std::thread &worker : workers)
            worker.join();
        ::close(listening);
    }

    void acceptAll()
    {
        for (;;) {
            const int descriptor = accept(listening, nullptr, nullptr);
            const std::lock_guard lock(mutex);
            if (descriptor < 0 || stopping) {
                if (descriptor >= 0)
                    ::close(descriptor);
                return;
            }
            const int on = 1;
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            askForStamps(descriptor);
            open.insert(descriptor);
            const int number = ++accepted;
            workers.emplace_back([this, descriptor, number] { serve(descriptor, number); });
        }
    }

    void serve(int descriptor, int number)
    {
        QByteArray unread;
        bool keep = play(descriptor, greetingScript());
        while (keep) {
            const auto request = readRequest(descriptor, number, unread);
            keep = request && play(descriptor, scriptFor(*request));
        }
        const std::lock_guard lock(mutex);
        open.erase(descriptor);
        ::close(descriptor);
    }

    static std::optional<ReceivedRequest> readRequest(int descriptor, int number, QByteArray &unread)
    {
        std::array<char, 64 * 1024> buffer;
        Moment readAt = monotonicNow();
        for (;;) {
            const qsizetype end = unread.indexOf("\r\n\r\n");
            if (end >= 0) {
                const QByteArray head = unread.first(end + 4);
                const qsizetype size = head.size() + contentLength(head);
                if (unread.size() >= size) {
                    const QList<QByteArray> words = head.first(head.indexOf('\r')).split(' ');
                    const ReceivedRequest request{.method = words.value(0),
                                                  .path = words.value(1),
                                                  .head = head,
                                                  .body = unread.mid(head.size(), size - head.size()),
                                                  .connection = number,
                                                  .readAt = readAt};
                    unread.remove(0, size);
                    return request;
                }
            }
            const Receipt receipt = receive(descriptor, buffer);
            if (receipt.count <= 0)
                return std::nullopt;
            unread.append(buffer.data(), receipt.count);
            readAt = receipt.at;
        }
    }

    Script greetingScript() const
    {
        const std::lock_guard lock(mutex);
        return greeting;
    }

    Script scriptFor(const ReceivedRequest &request)
    {
        const std::lock_guard lock(mutex);
        received.append(request);
        const auto found = scripts.find(request.path);
        if (found == scripts.end())
            return Script().respond(404, {});
        Scripts &ofPath = found->second;
        if (std::exchange(ofPath.firstIsUsed, true) && ofPath.scripts.size() > 1)
            ofPath.scripts.pop_front();
        return ofPath.scripts.front();
    }

    // Whether the connection may carry another request.
    bool play(int descriptor, const Script &script)
    {
        for (const Script::Step &step : script.steps()) {
            bool goOn = true;
            if (const auto *send = std::get_if<Script::Send>(&step))
                goOn = sendAll(descriptor, send->bytes);
            else if (const auto *pause = std::get_if<Script::Wait>(&step))
                goOn = waitUntil(descriptor, std::chrono::steady_clock::now() + pause->duration,
                                 [] { return false; });
            else if (const auto *gate = std::get_if<Script::Gate>(&step))
                goOn = waitUntil(descriptor, {}, [&] { return gates.contains(gate->name); });
            else
                goOn = act(descriptor, std::get<Script::Act>(step));
            if (!goOn)
                return false;
        }
        return true;
    }

    bool act(int descriptor, Script::Act what)
    {
        switch (what) {
        case Script::Act::HalfClose:
            shutdown(descriptor, SHUT_WR);
            return true;
        case Script::Act::Reset: {
            const linger hard{.l_onoff = 1, .l_linger = 0};
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            return false;
        }
        case Script::Act::Stall:
            waitUntil(descriptor, {}, [] { return false; });
            return false;
        case Script::Act::Close:
            break;
        }
        return false;
    }

    bool sendAll(int descriptor, const QByteArray &bytes)
    {
        {
            const Moment now = monotonicNow();
            const std::lock_guard lock(mutex);
            sent.push_back(now);
        }
        qsizetype done = 0;
        while (done < bytes.size()) {
            const ssize_t count = ::send(descriptor, bytes.constData() + done,
                                         static_cast<std::size_t>(bytes.size() - done), MSG_NOSIGNAL);
            if (count <= 0) {
                const std::lock_guard lock(mutex);
                clientGone = true;
                return false;
            }
            done += count;
        }
        return true;
    }

    // Until `deadline` (never, where it is unset) or `condition`, which is asked under the lock. False where the
    // client hung up or the server ends.
    template<typename Condition>
    bool waitUntil(int descriptor, std::optional<std::chrono::steady_clock::time_point> deadline,
                   Condition condition)
    {
        std::unique_lock lock(mutex);
        for (;;) {
            if (stopping)
                return false;
            if (condition())
                return true;
            const auto now = std::chrono::steady_clock::now();
            if (deadline && now >= *deadline)
                return true;
            pollfd client{.fd = descriptor, .events = POLLIN, .revents = 0};
            char byte = 0;
            if (poll(&client, 1, 0) > 0 && recv(descriptor, &byte, 1, MSG_PEEK) <= 0) {
                clientGone = true;
                return false;
            }
            const auto look = now + std::chrono::milliseconds(5);
            changed.wait_until(lock, deadline ? std::min(*deadline, look) : look);
        }
    }

    quint16 port = 0;
    int listening;
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool stopping = false;
    std::set<int> open;
    std::list<std::thread> workers;
    Script greeting;
    std::map<QByteArray, Scripts> scripts;
    std::set<QByteArray> gates;
    QList<ReceivedRequest> received;
    std::vector<Moment> sent;
    int accepted = 0;
    bool clientGone = false;
    std::thread acceptor;
};

FakeServer::FakeServer() : d(std::make_unique<Private>()) {}
FakeServer::~FakeServer() = default;

quint16 FakeServer::port() const
{
    return d->port;
}

QUrl FakeServer::url() const
{
    return urlOf(d->port);
}

void FakeServer::on(const QByteArray &path, const Script &script)
{
    const std::lock_guard lock(d->mutex);
    d->scripts[path].scripts.push_back(script);
}

void FakeServer::onConnection(const Script &script)
{
    const std::lock_guard lock(d->mutex);
    d->greeting = script;
}

void FakeServer::openGate(const QByteArray &name)
{
    {
        const std::lock_guard lock(d->mutex);
        d->gates.insert(name);
    }
    d->changed.notify_all();
}

QList<ReceivedRequest> FakeServer::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->received;
}

int FakeServer::connections() const
{
    const std::lock_guard lock(d->mutex);
    return d->accepted;
}

std::vector<Moment> FakeServer::sendMoments() const
{
    const std::lock_guard lock(d->mutex);
    return d->sent;
}

bool FakeServer::clientWentAway() const
{
    const std::lock_guard lock(d->mutex);
    return d->clientGone;
}

DeafServer::DeafServer()
{
    m_descriptors.push_back(boundSocket(m_port));
    listen(m_descriptors.front(), 0);
    // Fills the queue of connections that nobody takes.
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < 4; ++i) {
        const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
        fcntl(descriptor, F_SETFL, O_NONBLOCK);
        connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        m_descriptors.push_back(descriptor);
    }
}

DeafServer::~DeafServer()
{
    for (const int descriptor : m_descriptors)
        ::close(descriptor);
}

QUrl DeafServer::url() const
{
    return urlOf(m_port);
}

QUrl refusingUrl()
{
    quint16 port = 0;
    ::close(boundSocket(port));
    return urlOf(port);
}

} // namespace inferograph::testing

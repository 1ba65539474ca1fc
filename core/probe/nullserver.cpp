// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/nullserver.h"

#include "core/probe/timedsocket.h"

#include <array>
#include <cerrno>
#include <random>
#include <thread>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace inferograph {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int withoutSignal = MSG_NOSIGNAL;
#else
constexpr int withoutSignal = 0;
#endif

// A piece, and where in it the moments go; negative where there is none.
struct Template
{
    explicit Template(const NullServer::Piece &piece)
        : after(piece.after.count())
        , bytes(piece.bytes)
        , sentAt(piece.bytes.indexOf(NullServer::sentAt))
        , readAt(piece.bytes.indexOf(NullServer::readAt))
    {
    }

    Moment after;
    QByteArray bytes;
    qsizetype sentAt;
    qsizetype readAt;
};

// Programs that are started meanwhile do not inherit it.
void keepToOurselves(int descriptor)
{
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

void writeMoment(QByteArray &bytes, qsizetype at, Moment moment)
{
    if (at < 0)
        return;
    for (qsizetype i = at + NullServer::momentDigits; i-- > at; moment /= 10)
        bytes[i] = static_cast<char>('0' + moment % 10);
}

void waitForAny(std::vector<pollfd> &descriptors, std::optional<Moment> until)
{
    const Moment left = until ? std::max<Moment>(*until - monotonicNow(), 0) : 0;
#ifdef Q_OS_LINUX
    constexpr Moment second = 1'000'000'000;
    const timespec limit{.tv_sec = left / second, .tv_nsec = left % second};
    ppoll(descriptors.data(), descriptors.size(), until ? &limit : nullptr, nullptr);
#else
    constexpr Moment millisecond = 1'000'000;
    poll(descriptors.data(), static_cast<nfds_t>(descriptors.size()),
         until ? static_cast<int>((left + millisecond - 1) / millisecond) : -1);
#endif
}

// Whether `request` is whole: its header, and the body that the header announces.
bool isWhole(const QByteArray &request)
{
    const qsizetype headEnd = request.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QByteArray head = request.first(headEnd + 2).toLower();
    constexpr QByteArrayView name("\r\ncontent-length:");
    const qsizetype at = head.indexOf(name);
    const qsizetype valueAt = at + name.size();
    const qsizetype length =
        at < 0 ? 0 : head.sliced(valueAt, head.indexOf('\r', valueAt) - valueAt).trimmed().toLongLong();
    return request.size() >= headEnd + 4 + length;
}

class Client
{
public:
    explicit Client(int descriptor) : m_descriptor(descriptor) {}
    ~Client() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(Client)

    int descriptor() const { return m_descriptor; }
    std::optional<Moment> due() const { return m_due; }

    // False where the client went away. `later` is added to the time until the first piece.
    bool receive(const std::vector<Template> &answer, Moment later)
    {
        std::array<char, 16 * 1024> buffer;
        const ssize_t count = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
        if (count <= 0)
            return count < 0 && (errno == EAGAIN || errno == EINTR);
        m_request.append(buffer.data(), count);
        if (!isWhole(m_request))
            return true;
        m_readAt = monotonicNow();
        m_request.clear();
        m_next = 0;
        m_due = m_readAt + later + answer.front().after;
        return true;
    }

    // False where the client does not take what it is sent.
    bool sendNext(const std::vector<Template> &answer)
    {
        const Template &piece = answer[m_next++];
        QByteArray bytes = piece.bytes;
        writeMoment(bytes, piece.readAt, m_readAt);
        writeMoment(bytes, piece.sentAt, monotonicNow());
        const ssize_t sent = ::send(m_descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()),
                                    withoutSignal | MSG_DONTWAIT);
        if (m_next < answer.size())
            *m_due += answer[m_next].after;
        else
            m_due.reset();
        return sent == bytes.size();
    }

private:
    const int m_descriptor;
    QByteArray m_request;
    Moment m_readAt = 0;
    std::size_t m_next = 0;
    std::optional<Moment> m_due;
};

} // namespace

class NullServer::Private
{
public:
    Private(const std::vector<Piece> &pieces, Nanoseconds staggering)
        : answer(pieces.begin(), pieces.end()), stagger(staggering.count())
    {
        if (::pipe(wakeUp.data()) != 0 || !listen())
            return;
        thread = std::thread([this] { run(); });
    }

    ~Private()
    {
        for (int *end : {&wakeUp[1], &listener, &wakeUp[0]}) {
            if (*end >= 0)
                ::close(*end);
            if (thread.joinable())
                thread.join(); // once the first is closed
        }
    }

    quint16 port = 0;

private:
    bool listen()
    {
        listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        if (listener < 0 || ::bind(listener, any, size) != 0 || ::listen(listener, 512) != 0 ||
            ::getsockname(listener, any, &size) != 0)
            return false;
        for (const int descriptor : {listener, wakeUp[0], wakeUp[1]})
            keepToOurselves(descriptor);
        port = ntohs(address.sin_port);
        return true;
    }

    void run()
    {
        std::vector<pollfd> descriptors;
        for (;;) {
            descriptors = {{.fd = wakeUp[0], .events = POLLIN, .revents = 0},
                           {.fd = listener, .events = POLLIN, .revents = 0}};
            std::optional<Moment> next;
            for (const std::unique_ptr<Client> &client : clients) {
                descriptors.push_back({.fd = client->descriptor(), .events = POLLIN, .revents = 0});
                if (client->due())
                    next = std::min(next.value_or(*client->due()), *client->due());
            }
            waitForAny(descriptors, next);
            if (descriptors[0].revents != 0)
                return;
            std::size_t i = 2;
            std::erase_if(clients, [&](const std::unique_ptr<Client> &client) {
                return descriptors[i++].revents != 0 && !client->receive(answer, laterBy());
            });
            const Moment now = monotonicNow();
            std::erase_if(clients, [&](const std::unique_ptr<Client> &client) {
                return client->due() && *client->due() <= now && !client->sendNext(answer);
            });
            if ((descriptors[1].revents & POLLIN) != 0)
                accept();
        }
    }

    Moment laterBy() { return stagger > 0 ? static_cast<Moment>(random() % std::uint64_t(stagger)) : 0; }

    void accept()
    {
        const int descriptor = ::accept(listener, nullptr, nullptr);
        if (descriptor < 0)
            return;
        keepToOurselves(descriptor);
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
        ::setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
        clients.push_back(std::make_unique<Client>(descriptor));
    }

    const std::vector<Template> answer;
    const Moment stagger;
    int listener = -1;
    std::array<int, 2> wakeUp{-1, -1};
    std::vector<std::unique_ptr<Client>> clients; // of the thread
    std::mt19937_64 random{1};                    // the same in every run
    std::thread thread;
};

NullServer::NullServer(const std::vector<Piece> &answer, Nanoseconds stagger)
    : d(std::make_unique<Private>(answer, stagger))
{
}

NullServer::~NullServer() = default;

QUrl NullServer::url() const
{
    return d->port > 0 ? QUrl(QStringLiteral("http://127.0.0.1:%1").arg(d->port)) : QUrl();
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How wrong are receive stamps? A server in a process of its own writes the moment of each send into the token
// itself; each client compares it with its own stamp for that token, while a window repaints its charts at 30
// frames a second. All read one machine's monotonic clock. Never part of the tests.
//
//   bench_clock [--streams 1,8,32,64] [--tokens 100] [--runs 3]

#include "core/call/statistics.h"
#include "core/probe/linesplitter.h"
#include "core/probe/prober.h"
#include "core/probe/timedsocket.h"
#include "core/protocols/registry.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QCommandLineParser>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QLineSeries>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <random>
#include <thread>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace inferograph;
using namespace std::chrono_literals;

namespace {

constexpr Moment tokenInterval = 20'000'000;
constexpr Moment firstTokenAfter = 200'000'000;

// ---- The server: Ollama's chat stream, one thread, 50 tokens a second for each request.

struct Stream
{
    int descriptor;
    int tokensLeft;
    Moment due;
};

QByteArray chunk(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
}

void sendAll(int descriptor, const QByteArray &bytes)
{
    [[maybe_unused]] const ssize_t sent =
        send(descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL);
}

// Sends what is due; the last token brings the end with it. True while there is more to send.
bool step(Stream &stream)
{
    const QByteArray stamp = QByteArray::number(monotonicNow());
    sendAll(stream.descriptor, chunk("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"" +
                                     stamp + " \"},\"done\":false}\n"));
    stream.due += tokenInterval;
    if (--stream.tokensLeft > 0)
        return true;
    sendAll(stream.descriptor,
            chunk("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true}\n") +
                "0\r\n\r\n");
    return false;
}

class Server
{
public:
    explicit Server(int tokens) : m_tokens(tokens)
    {
        const int listening = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *any = reinterpret_cast<sockaddr *>(&address);
        bind(listening, any, size);
        listen(listening, 512);
        getsockname(listening, any, &size);
        m_watched.push_back({.fd = listening, .events = POLLIN, .revents = 0});
        std::printf("%d\n", ntohs(address.sin_port));
        std::fflush(stdout);
    }

    [[noreturn]] void run()
    {
        for (;;) {
            Moment next = monotonicNow() + 1'000'000'000;
            for (const Stream &stream : m_streams)
                next = std::min(next, stream.due);
            const Moment left = std::max<Moment>(next - monotonicNow(), 0);
            const timespec limit{.tv_sec = left / 1'000'000'000, .tv_nsec = left % 1'000'000'000};
            ppoll(m_watched.data(), m_watched.size(), &limit, nullptr);

            const Moment now = monotonicNow();
            std::erase_if(m_streams, [now](Stream &stream) { return stream.due <= now && !step(stream); });
            std::erase_if(m_watched, [this](const pollfd &ready) {
                return &ready != m_watched.data() && ready.revents != 0 && !read(ready.fd);
            });
            if ((m_watched.front().revents & POLLIN) != 0)
                acceptOne();
        }
    }

private:
    void acceptOne()
    {
        const int descriptor = accept(m_watched.front().fd, nullptr, nullptr);
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        m_watched.push_back({.fd = descriptor, .events = POLLIN, .revents = 0});
    }

    // False where the client has gone.
    bool read(int descriptor)
    {
        std::array<char, 4096> buffer;
        const ssize_t count = recv(descriptor, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            close(descriptor);
            m_requests.erase(descriptor);
            std::erase_if(m_streams, [descriptor](const Stream &s) { return s.descriptor == descriptor; });
            return false;
        }
        QByteArray &request = m_requests[descriptor];
        request.append(buffer.data(), count);
        if (!request.contains("\r\n\r\n"))
            return true;
        request.clear(); // the body comes with the header here, or is of no interest
        sendAll(descriptor, "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                            "Transfer-Encoding: chunked\r\n\r\n");
        const auto phase = static_cast<Moment>(m_random() % tokenInterval);
        m_streams.push_back({.descriptor = descriptor,
                             .tokensLeft = m_tokens,
                             .due = monotonicNow() + firstTokenAfter + phase});
        return true;
    }

    int m_tokens;
    std::vector<pollfd> m_watched; // the listening socket first
    std::map<int, QByteArray> m_requests;
    std::vector<Stream> m_streams;
    std::mt19937 m_random{1};
};

// ---- What the clients found.

struct Errors
{
    std::vector<double> us;
    std::size_t shared = 0; // tokens that came in one read with the one before: their stamp is the last one's
    std::size_t unstamped = 0;    // calls not stamped by the kernel throughout
    std::vector<double> delaysUs; // of ours: how much later than asked each call was sent
};

using Client = std::function<Errors(quint16 port, int streams)>;

bool waitUntil(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 60000);
}

Errors ours(Prober &prober, quint16 port, int streams)
{
    const QObject context;
    Errors errors;
    std::map<CallId, std::pair<std::vector<Moment>, QByteArray>> received;
    int finished = 0;
    QObject::connect(&prober, &Prober::callsProgressed, &context, [&](const QList<CallProgress> &calls) {
        for (const CallProgress &news : calls) {
            auto &[moments, text] = received[news.id];
            moments.insert(moments.end(), news.tokenMoments.begin(), news.tokenMoments.end());
            text += news.content;
        }
    });
    QObject::connect(&prober, &Prober::callsFinished, &context, [&](const QList<CallRecord> &calls) {
        finished += static_cast<int>(calls.size());
        for (const CallRecord &record : calls) {
            errors.unstamped += record.clock == Clock::Kernel ? 0 : 1;
            errors.delaysUs.push_back(toMilliseconds(record.clientDelay).value_or(NAN) * 1e3);
        }
    });
    CallSpec spec;
    spec.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
    spec.protocol = protocolById("ollama");
    spec.prompt.model = "m";
    spec.prompt.text = "x";
    for (int i = 0; i < streams; ++i)
        prober.call(spec);
    waitUntil([&] { return finished == streams; });
    for (const auto &[id, call] : received) {
        const QList<QByteArray> sent = call.second.trimmed().split(' ');
        for (std::size_t i = 0; i < call.first.size(); ++i) {
            const Moment at = call.first[i];
            errors.us.push_back(static_cast<double>(at - sent.value(static_cast<qsizetype>(i)).toLongLong()) /
                                1e3);
            errors.shared += i > 0 && at == call.first[i - 1] ? 1 : 0;
        }
    }
    return errors;
}

// The sent stamp within one line of the stream; unset in lines without a token.
std::optional<Moment> sentStamp(QByteArrayView line)
{
    constexpr QByteArrayView key("\"content\":\"");
    const qsizetype at = line.indexOf(key);
    const qint64 stamp =
        at < 0 ? 0 : QByteArray(line.sliced(at + key.size()).data(), 20).split(' ').first().toLongLong();
    return stamp > 0 ? std::optional(stamp) : std::nullopt;
}

Errors qnamOnGuiThread(quint16 port, int streams)
{
    constexpr int connectionsEach = 6; // that one manager opens to a host; the next request would wait
    Errors errors;
    std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
    int finished = 0;
    for (int i = 0; i < streams; ++i) {
        if (i % connectionsEach == 0)
            managers.push_back(std::make_unique<QNetworkAccessManager>());
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/api/chat").arg(port)));
        request.setRawHeader("Accept-Encoding", "identity");
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply *reply = managers.back()->post(request, QByteArray("{}"));
        auto lines = std::make_shared<LineSplitter>(1 << 20);
        QObject::connect(reply, &QNetworkReply::readyRead, reply, [&errors, reply, lines] {
            const Moment now = monotonicNow();
            const QByteArray bytes = reply->readAll();
            lines->feed(bytes);
            int inThisRead = 0;
            while (const auto line = lines->next()) {
                if (const auto sent = sentStamp(*line)) {
                    errors.us.push_back(static_cast<double>(now - *sent) / 1e3);
                    errors.shared += inThisRead++ > 0 ? 1 : 0;
                }
            }
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [&finished] { ++finished; });
    }
    waitUntil([&] { return finished == streams; });
    return errors;
}

constexpr char asyncioClient[] = R"(
import asyncio, sys, time
port, streams = int(sys.argv[1]), int(sys.argv[2])
errors = []
async def call():
    reader, writer = await asyncio.open_connection('127.0.0.1', port)
    writer.write(b'POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}')
    while True:
        line = await reader.readline()
        now = time.monotonic_ns()
        at = line.find(b'"content":"')
        if b'"done":true' in line or not line:
            break
        if at >= 0:
            errors.append(now - int(line[at + 11:line.index(b' ', at)]))
    writer.close()
async def main():
    await asyncio.gather(*(call() for _ in range(streams)))
asyncio.run(main())
print(' '.join(map(str, errors)))
)";

Errors pythonAsyncio(quint16 port, int streams)
{
    QProcess python;
    python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    bool ended = false;
    QObject::connect(&python, &QProcess::finished, &python, [&ended] { ended = true; });
    QObject::connect(&python, &QProcess::errorOccurred, &python, [&ended] { ended = true; });
    python.start(QStringLiteral("python3"), {QStringLiteral("-c"), QString::fromLatin1(asyncioClient),
                                             QString::number(port), QString::number(streams)});
    waitUntil([&] { return ended; });
    Errors errors;
    for (const QByteArray &error : python.readAllStandardOutput().simplified().split(' '))
        errors.us.push_back(error.toDouble() / 1e3);
    return errors;
}

// ---- What goes on beside them.

// Five series of 1500 points that are replaced and painted 30 times a second.
class ChartWindow
{
public:
    ChartWindow()
    {
        auto *chart = new QChart;
        for (int i = 0; i < 5; ++i) {
            auto *series = new QLineSeries;
            m_series.push_back(series);
            chart->addSeries(series);
        }
        chart->createDefaultAxes();
        chart->axes(Qt::Horizontal).constFirst()->setRange(0, points);
        chart->axes(Qt::Vertical).constFirst()->setRange(-2, 8);
        m_view.setChart(chart);
        m_view.resize(1200, 600);
        m_view.show();
        QObject::connect(&m_timer, &QTimer::timeout, &m_view, [this] { paint(); });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(33ms);
    }

    std::vector<double> &frameMs() { return m_frameMs; }

private:
    void paint()
    {
        const Moment begun = monotonicNow();
        for (std::size_t s = 0; s < m_series.size(); ++s) {
            QList<QPointF> values;
            values.reserve(points);
            for (int i = 0; i < points; ++i)
                values.append({double(i), double(s) + std::sin(0.02 * (i + m_frame))});
            m_series[s]->replace(values);
        }
        ++m_frame;
        m_view.viewport()->repaint();
        m_frameMs.push_back(static_cast<double>(monotonicNow() - begun) / 1e6);
    }

    static constexpr int points = 1500;
    QChartView m_view;
    std::vector<QLineSeries *> m_series;
    QTimer m_timer;
    int m_frame = 0;
    std::vector<double> m_frameMs;
};

// How much later than asked a thread wakes that only sleeps: below this no client of this machine can go
// without the kernel's help.
std::vector<double> wakeUpDelaysUs()
{
    std::vector<double> delays;
    std::atomic<bool> ended = false;
    std::thread sleeper([&] {
        for (int i = 0; i < 1000; ++i) {
            const Moment due = monotonicNow() + 1'000'000;
            std::this_thread::sleep_for(1ms);
            delays.push_back(static_cast<double>(monotonicNow() - due) / 1e3);
        }
        ended = true;
    });
    waitUntil([&] { return ended.load(); });
    sleeper.join();
    return delays;
}

struct Row
{
    std::vector<double> p50, p99, max, delaysUs;
    std::size_t tokens = 0, shared = 0, unstamped = 0;

    void add(Errors errors)
    {
        p50.push_back(percentile(errors.us, 50).value_or(NAN));
        p99.push_back(percentile(errors.us, 99).value_or(NAN));
        max.push_back(percentile(errors.us, 100).value_or(NAN));
        tokens += errors.us.size();
        shared += errors.shared;
        unstamped += errors.unstamped;
        delaysUs.insert(delaysUs.end(), errors.delaysUs.begin(), errors.delaysUs.end());
    }
};

void print(const char *name, int streams, Row &row, int expected)
{
    std::printf("%-24s %7d %10.1f %10.1f %10.1f %7zu/%d %7zu\n", name, streams, *percentile(row.p50, 50),
                *percentile(row.p99, 50), *percentile(row.max, 50), row.tokens, expected, row.shared);
    std::fflush(stdout);
}

quint16 startServer(QProcess &server, int tokens)
{
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.start(QCoreApplication::applicationFilePath(),
                 {QStringLiteral("--serve"), QStringLiteral("--tokens"), QString::number(tokens)});
    server.waitForReadyRead(10000);
    return server.readLine().trimmed().toUShort();
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("streams"), {}, QStringLiteral("list"), QStringLiteral("1,8,32,64")});
    parser.addOption({QStringLiteral("tokens"), {}, QStringLiteral("n"), QStringLiteral("100")});
    parser.addOption({QStringLiteral("runs"), {}, QStringLiteral("n"), QStringLiteral("3")});
    parser.addOption(QCommandLineOption(QStringLiteral("serve")));
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    parser.process(arguments);
    const int tokens = parser.value(QStringLiteral("tokens")).toInt();
    const int runs = parser.value(QStringLiteral("runs")).toInt();
    if (parser.isSet(QStringLiteral("serve")))
        Server(tokens).run();

    QApplication application(argc, argv);
    QProcess server;
    const quint16 port = startServer(server, tokens);
    ChartWindow window;
    std::vector<double> idle = wakeUpDelaysUs();
    std::printf(
        "This machine: %d processors; a sleeping thread wakes late by p50 %.0f, p99 %.0f, max %.0f us\n",
        QThread::idealThreadCount(), *percentile(idle, 50), *percentile(idle, 99), *percentile(idle, 100));
    std::printf("Receive-stamp error in us, medians of %d runs; %d tokens a stream at 50/s\n", runs, tokens);
    std::printf("%-24s %7s %10s %10s %10s %12s %7s\n", "client", "streams", "p50", "p99", "max", "tokens",
                "merged");

    Prober prober;
    const Client own = [&prober](quint16 to, int streams) { return ours(prober, to, streams); };
    const std::vector<std::pair<const char *, Client>> clients{
        {"inferograph", own}, {"QNAM, GUI thread", qnamOnGuiThread}, {"Python asyncio", pythonAsyncio}};
    Row last;
    for (const QString &count : parser.value(QStringLiteral("streams")).split(QLatin1Char(','))) {
        const int streams = count.toInt();
        std::vector<Row> rows(clients.size());
        for (int run = 0; run < runs; ++run) {
            for (std::size_t c = 0; c < clients.size(); ++c)
                rows[c].add(clients[c].second(port, streams));
        }
        for (std::size_t c = 0; c < clients.size(); ++c)
            print(clients[c].first, streams, rows[c], runs * streams * tokens);
        last = rows.front();
    }
    std::vector<double> &frames = window.frameMs();
    std::printf(
        "Frames: %zu, p50 %.1f, p99 %.1f ms each; calls not stamped by the kernel at the last size: %zu\n",
        frames.size(), *percentile(frames, 50), *percentile(frames, 99), last.unstamped);
    std::printf("Calls sent later than asked, all at once, at the last size: p50 %.0f, p99 %.0f us\n",
                *percentile(last.delaysUs, 50), *percentile(last.delaysUs, 99));
    const double p50 = *percentile(last.p50, 50);
    const double p99 = *percentile(last.p99, 50);
    std::printf("Targets at 64 streams: p50 <= 20 us: %.1f, %s; p99 <= 200 us: %.1f, %s\n", p50,
                p50 <= 20 ? "met" : "missed", p99, p99 <= 200 ? "met" : "missed");
    server.kill();
    server.waitForFinished();
    return 0;
}

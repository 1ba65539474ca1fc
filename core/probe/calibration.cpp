// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/calibration.h"

#include "core/call/statistics.h"
#include "core/probe/nullserver.h"
#include "core/probe/prober.h"
#include "core/probe/timedsocket.h"
#include "core/protocols/registry.h"

#include <cmath>
#include <map>

namespace inferograph {

namespace {

constexpr Nanoseconds duration = std::chrono::milliseconds(600);

// 50 tokens/s is what a server gives each of many; few streams are faster, so that there is enough to count.
Nanoseconds tokenInterval(int streams)
{
    return std::chrono::milliseconds(2) * std::min(streams, 10);
}

QByteArray chunk(const QByteArray &body)
{
    return QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
}

QByteArray line(const QByteArray &content, bool done)
{
    return R"({"message":{"role":"assistant","content":")" + content + R"("},"done":)" +
           (done ? "true" : "false") + "}\n";
}

std::vector<NullServer::Piece> answer(int streams)
{
    const Nanoseconds interval = tokenInterval(streams);
    std::vector<NullServer::Piece> pieces{{.after = {},
                                           .bytes =
                                               "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n"
                                               "Transfer-Encoding: chunked\r\n\r\n"}};
    for (auto i = duration / interval; i > 0; --i)
        pieces.push_back({.after = interval, .bytes = chunk(line(NullServer::sentAt, false))});
    pieces.push_back({.after = interval, .bytes = chunk(line({}, true)) + "0\r\n\r\n"});
    return pieces;
}

} // namespace

class Calibration::Measurement
{
public:
    Measurement(Calibration &calibration, int streamCount)
        : streams(streamCount), server(answer(streamCount), tokenInterval(streamCount))
    {
        connect(&prober, &Prober::callsProgressed, &prober,
                [this](const QList<CallProgress> &calls) { take(calls); });
        connect(&prober, &Prober::callsFinished, &calibration, [this, &calibration](const auto &calls) {
            records += calls;
            if (records.size() == streams)
                Q_EMIT calibration.finished(error());
        });
        CallSpec spec;
        spec.baseUrl = server.url();
        spec.protocol = protocolById("ollama");
        spec.limits.total = 10 * duration;
        for (int i = 0; i < streams; ++i)
            prober.call(spec);
    }

private:
    struct Stream
    {
        std::vector<Moment> received;
        QByteArray sent; // as the server wrote it
    };

    void take(const QList<CallProgress> &calls)
    {
        for (const CallProgress &news : calls) {
            Stream &stream = received[news.id];
            stream.received.insert(stream.received.end(), news.tokenMoments.begin(), news.tokenMoments.end());
            stream.sent += news.content;
        }
    }

    // Of the streams on the best clock that there was: a first read may lack the kernel's stamp.
    std::optional<ClockError> error()
    {
        ClockError found{.streams = streams};
        for (const CallRecord &record : records) {
            if (record.clock == Clock::Kernel)
                found.clock = Clock::Kernel;
        }
        std::vector<double> errorsUs;
        for (const CallRecord &record : records) {
            if (record.clock == found.clock)
                addErrors(received[record.id], errorsUs, found);
        }
        found.tokens = static_cast<qsizetype>(errorsUs.size());
        if (errorsUs.empty())
            return std::nullopt;
        found.p50Us = *percentile(errorsUs, 50);
        found.p99Us = *percentile(errorsUs, 99);
        found.maxUs = *percentile(errorsUs, 100);
        return found;
    }

    static void addErrors(const Stream &stream, std::vector<double> &errorsUs, ClockError &found)
    {
        const std::vector<Moment> &moments = stream.received;
        for (std::size_t i = 0; i < moments.size(); ++i) {
            const qsizetype at = static_cast<qsizetype>(i) * NullServer::momentDigits;
            const Moment sent = stream.sent.mid(at, NullServer::momentDigits).toLongLong();
            errorsUs.push_back(std::abs(static_cast<double>(moments[i] - sent)) / 1e3);
            found.coalescedTokens += i > 0 && moments[i] == moments[i - 1] ? 1 : 0;
        }
    }

    const int streams;
    NullServer server;
    Prober prober;
    QList<CallRecord> records;
    std::map<CallId, Stream> received;
};

Calibration::Calibration(QObject *parent) : QObject(parent)
{
    qRegisterMetaType<std::optional<ClockError>>();
}

Calibration::~Calibration() = default;

void Calibration::start(int concurrency)
{
    m_measurement.reset();
    m_measurement = std::make_unique<Measurement>(*this, std::clamp(concurrency, 1, maximumConcurrency));
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/timedsocket.h"

#include <memory>
#include <vector>

namespace inferograph {

// What went over the wire in one call: byte for byte, but for stars in place of the keys that were sent, wherever they
// stand whole, and of cookies.
struct RawExchange
{
    static constexpr qsizetype mostBytes = qsizetype(256) << 10; // of each way; the rest is counted only

    // What was read at once.
    struct Read
    {
        Nanoseconds at{};  // since the call's start, by the stamp that its figures come from
        qsizetype end = 0; // in `response`

        bool operator==(const Read &) const = default;
    };

    QByteArray request;
    qint64 requestSize = 0; // before it was cut
    OptionalDuration sent;  // its last byte was, since the call's start; unset where it did not go out whole
    QByteArray response;    // with its header, and the sizes of its chunks where it has any
    qint64 responseSize = 0;
    std::vector<Read> reads;
};

// Keeps the raw exchange of a call while it goes on. Belongs to the capture thread.
class RawRecorder
{
public:
    // What came before is no part of the call. `request` as requestBytes() made it of the others.
    void begin(const QByteArray &request, const QUrl &baseUrl, const QList<HttpHeader> &userHeaders,
               const std::optional<Proxy> &proxy);
    void take(const TimedRead &read);

    // Once, at the call's end.
    std::shared_ptr<const RawExchange> finish(Moment start, std::optional<Moment> sent);

private:
    RawExchange m_exchange;
    std::vector<Moment> m_moments; // of its reads
    QByteArrayList m_secrets;
};

} // namespace inferograph

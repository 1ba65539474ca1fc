// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/errorwords.h"

#include "core/logs/logtime.h"

#include <array>

namespace inferograph {

namespace {

struct Sign
{
    QByteArrayView words; // in lower case
    ErrorKind kind;
};

// The more specific first: a refused connection's text also speaks of retries and connections.
constexpr std::array signs{
    Sign{"connection refused", ErrorKind::Refused},
    Sign{"actively refused", ErrorKind::Refused},
    Sign{"name or service not known", ErrorKind::Dns},
    Sign{"name resolution", ErrorKind::Dns},
    Sign{"failed to resolve", ErrorKind::Dns},
    Sign{"nodename nor servname", ErrorKind::Dns},
    Sign{"getaddrinfo failed", ErrorKind::Dns},
    Sign{"no such host", ErrorKind::Dns},
    Sign{"certificate", ErrorKind::Tls},
    Sign{"sslerror", ErrorKind::Tls},
    Sign{"tls handshake", ErrorKind::Tls},
    Sign{"timed out", ErrorKind::Timeout},
    Sign{"timeout", ErrorKind::Timeout},
    Sign{"deadline exceeded", ErrorKind::Timeout},
    Sign{"connection reset", ErrorKind::Reset},
    Sign{"reset by peer", ErrorKind::Reset},
    Sign{"broken pipe", ErrorKind::Reset},
    Sign{"connection aborted", ErrorKind::Reset},
    Sign{"remotedisconnected", ErrorKind::Reset},
    Sign{"server disconnected", ErrorKind::Reset},
    Sign{"incompleteread", ErrorKind::Reset},
    Sign{"jsondecodeerror", ErrorKind::Protocol},
    Sign{"expecting value: line", ErrorKind::Protocol},
};

constexpr std::array statusPrefixes{
    QByteArrayView("error code: "), QByteArrayView("status code: "), QByteArrayView("status code "),
    QByteArrayView("status_code="), QByteArrayView("status_code: "), QByteArrayView("http error "),
    QByteArrayView("http/1.1 "),    QByteArrayView("http "),         QByteArrayView("status=")};
constexpr std::array statusSuffixes{QByteArrayView(" client error"), QByteArrayView(" server error")};

std::optional<int> errorStatusAt(QByteArrayView text, qsizetype at)
{
    if (at < 0)
        return std::nullopt;
    const int status = digitsAt(text, at, 3);
    const bool longer = at + 3 < text.size() && text[at + 3] >= '0' && text[at + 3] <= '9';
    return status >= 400 && status < 600 && !longer ? std::optional(status) : std::nullopt;
}

std::optional<int> httpStatusIn(QByteArrayView text)
{
    for (QByteArrayView prefix : statusPrefixes) {
        const qsizetype at = text.indexOf(prefix);
        if (const auto status = at < 0 ? std::nullopt : errorStatusAt(text, at + prefix.size()))
            return status;
    }
    for (QByteArrayView suffix : statusSuffixes) {
        const qsizetype at = text.indexOf(suffix);
        if (const auto status = errorStatusAt(text, at - 3))
            return status;
    }
    return std::nullopt;
}

} // namespace

void setError(CallRecord &record, QByteArrayView words)
{
    record.status = CallStatus::Failed;
    record.error = clippedError(words);
    const QByteArray text = record.error.toLower();
    if (const auto status = httpStatusIn(text)) {
        record.httpStatus = status;
        record.errorKind = ErrorKind::Http;
        return;
    }
    for (const Sign &sign : signs) {
        if (text.contains(sign.words)) {
            record.errorKind = sign.kind;
            return;
        }
    }
}

} // namespace inferograph

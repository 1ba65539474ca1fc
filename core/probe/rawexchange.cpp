// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/rawexchange.h"

#include "core/probe/httprequest.h"

#include <algorithm>

namespace inferograph {

namespace {

// As long as it was, so that what was read when stays true.
void blotOut(QByteArray &text, const QByteArray &secret)
{
    for (qsizetype at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.size()))
        std::fill_n(text.begin() + at, secret.size(), '*');
}

void blotOutCookies(QByteArray &response)
{
    const qsizetype headerEnd = response.indexOf("\r\n\r\n"); // none where it was cut short
    const QByteArray header = (headerEnd < 0 ? response : response.first(headerEnd)).toLower();
    constexpr QByteArrayView name = "\r\nset-cookie:";
    for (qsizetype at = header.indexOf(name); at >= 0; at = header.indexOf(name, at + name.size())) {
        const qsizetype begin = at + name.size();
        const qsizetype end = header.indexOf('\r', begin);
        std::fill_n(response.begin() + begin, (end < 0 ? header.size() : end) - begin, '*');
    }
}

} // namespace

void RawRecorder::begin(const QByteArray &request, const QUrl &baseUrl, const QList<HttpHeader> &userHeaders,
                        const std::optional<Proxy> &proxy)
{
    m_exchange = {.request = withoutSecretHeaders(request, userHeaders).left(RawExchange::mostBytes),
                  .requestSize = request.size(),
                  .sent = {},
                  .response = {},
                  .responseSize = 0,
                  .reads = {}};
    m_moments.clear();
    m_secrets = secretsOf(baseUrl, userHeaders, proxy);
    for (const QByteArray &secret : std::as_const(m_secrets))
        blotOut(m_exchange.request, secret);
}

void RawRecorder::take(const TimedRead &read)
{
    m_exchange.responseSize += read.bytes.size();
    const qsizetype room = RawExchange::mostBytes - m_exchange.response.size();
    if (room <= 0)
        return;
    m_exchange.response += read.bytes.first(std::min(room, read.bytes.size()));
    m_exchange.reads.push_back({.at = {}, .end = m_exchange.response.size()});
    m_moments.push_back(read.at);
}

std::shared_ptr<const RawExchange> RawRecorder::finish(Moment start, std::optional<Moment> sent)
{
    if (sent)
        m_exchange.sent = Nanoseconds(*sent - start);
    for (std::size_t read = 0; read < m_moments.size(); ++read)
        m_exchange.reads[read].at = Nanoseconds(m_moments[read] - start);
    for (const QByteArray &secret : std::as_const(m_secrets))
        blotOut(m_exchange.response, secret);
    blotOutCookies(m_exchange.response);
    return std::make_shared<const RawExchange>(std::exchange(m_exchange, {}));
}

} // namespace inferograph

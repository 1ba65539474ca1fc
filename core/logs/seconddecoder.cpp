// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/seconddecoder.h"

#include <algorithm>

namespace inferograph {

SecondDecoder::SecondDecoder(const QByteArray &source)
    : m_decoder(source), m_thread(QThread::create([this] { decodeHalves(); }))
{
    m_thread->setObjectName(QStringLiteral("ingest, 2nd"));
    m_thread->start();
}

SecondDecoder::~SecondDecoder()
{
    m_half = {};
    m_handedOver.release();
    m_thread->wait();
}

void SecondDecoder::read(LineFeed &feed, LogDecoder &decoder, WallTime seenAt)
{
    const std::span<const char> half = decoder.isLineByLine() ? feed.secondHalf() : std::span<const char>();
    if (half.empty())
        return;
    m_decoder.goOnBeside(decoder);
    m_half = half;
    m_seenAt = seenAt;
    m_handedOver.release();
    while (feed.isBefore(half))
        decoder.read(*feed.next(), seenAt);
    m_done.acquire();
    if (decoder.takeOver(m_decoder, feed.lines()))
        feed.skip(half, m_feed.lines());
}

void SecondDecoder::decodeHalves()
{
    for (m_handedOver.acquire(); !m_half.empty(); m_handedOver.acquire()) {
        m_feed.restart();
        std::copy(m_half.begin(), m_half.end(), m_feed.space(static_cast<qsizetype>(m_half.size())).begin());
        m_feed.commit(static_cast<qsizetype>(m_half.size()));
        while (const std::optional<LineFeed::Line> line = m_feed.next())
            m_decoder.read(*line, m_seenAt);
        m_done.release();
    }
}

} // namespace inferograph

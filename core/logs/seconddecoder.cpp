// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/seconddecoder.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace inferograph {

namespace {

constexpr double smallestShare = 0.2;
constexpr double largestShare = 0.6;
constexpr double shareStep = 0.01;

// What the other thread has all but done: to sleep and be woken would take longer.
void acquireSoon(QSemaphore &semaphore)
{
    const QDeadlineTimer soon(std::chrono::milliseconds(1));
    while (!semaphore.tryAcquire()) {
        if (soon.hasExpired()) {
            semaphore.acquire();
            return;
        }
        QThread::yieldCurrentThread();
    }
}

} // namespace

SecondDecoder::SecondDecoder(const QByteArray &source)
    : m_decoder(source), m_thread(QThread::create([this] { decodeParts(); }))
{
    m_thread->setObjectName(QStringLiteral("ingest, 2nd"));
    m_thread->start();
}

SecondDecoder::~SecondDecoder()
{
    m_part = {};
    m_handedOver.release();
    m_thread->wait();
}

bool SecondDecoder::read(LineFeed &feed, LogDecoder &decoder, WallTime seenAt,
                         const std::function<void()> &meanwhile)
{
    const std::span<const char> part =
        decoder.isLineByLine() ? feed.linesBehind(m_share) : std::span<const char>();
    if (part.empty())
        return false;
    m_decoder.goOnBeside(decoder);
    m_part = part;
    m_seenAt = seenAt;
    m_handedOver.release();
    meanwhile();
    while (feed.isBefore(part))
        decoder.read(*feed.next(), seenAt);
    const bool isSecondDone = m_done.tryAcquire();
    if (!isSecondDone)
        acquireSoon(m_done);
    m_share = std::clamp(m_share + (isSecondDone ? -shareStep : shareStep), smallestShare, largestShare);
    if (decoder.takeOver(m_decoder, feed.lines()))
        feed.skip(part, m_feed.lines());
    return true;
}

void SecondDecoder::decodeParts()
{
    for (acquireSoon(m_handedOver); !m_part.empty(); acquireSoon(m_handedOver)) {
        m_feed.restart();
        std::copy(m_part.begin(), m_part.end(), m_feed.space(static_cast<qsizetype>(m_part.size())).begin());
        m_feed.commit(static_cast<qsizetype>(m_part.size()));
        while (const std::optional<LineFeed::Line> line = m_feed.next())
            m_decoder.read(*line, m_seenAt);
        m_done.release();
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logdecoder.h"

#include <QSemaphore>
#include <QThread>

#include <functional>

namespace inferograph {

// Reads a large log's lines in little more than half the time: a thread of its own decodes the second part of each
// block, while the caller decodes the first one. Where that part might have come out otherwise on one thread, because a
// line of the first one tells something new or the log's lines need each other, the caller decodes it itself.
// The two threads share nothing: each part is handed over with what is needed, and comes back with what was found.
class SecondDecoder
{
public:
    // Of what is worth being shared out: smaller blocks cost more than they give.
    static constexpr qsizetype blockSize = 8 * LineFeed::blockSize;

    explicit SecondDecoder(const QByteArray &source);
    ~SecondDecoder();
    Q_DISABLE_COPY_MOVE(SecondDecoder)

    // Has `decoder` read whole lines: all of them, unless a part has to be read by one thread, which is left. Calls
    // `meanwhile` before the first line, when the second thread is at work. False where there is nothing to share.
    bool read(LineFeed &feed, LogDecoder &decoder, WallTime seenAt, const std::function<void()> &meanwhile);

private:
    void decodeParts();

    // The caller's, but the second thread's between `m_handedOver` and `m_done`.
    LogDecoder m_decoder;
    LineFeed m_feed;
    std::span<const char> m_part; // empty: it ends
    WallTime m_seenAt;

    double m_share = 0.5; // the caller's, of each block: so that both are done at the same time
    QSemaphore m_handedOver;
    QSemaphore m_done;
    std::unique_ptr<QThread> m_thread;
};

} // namespace inferograph

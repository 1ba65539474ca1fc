// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logdecoder.h"

#include <QSemaphore>
#include <QThread>

namespace inferograph {

// Reads a large log's lines in about half the time: on a thread of its own it decodes the second half of each block,
// while the caller decodes the first one. Where that half might have come out otherwise on one thread, because a line
// of the first one tells something new or the log's lines need each other, the caller decodes it itself.
// The two threads share nothing: each half is handed over with what is needed, and comes back with what was found.
class SecondDecoder
{
public:
    // Of each block; so much stays in a processor's cache.
    static constexpr qsizetype blockSize = 2 * LineFeed::blockSize;

    explicit SecondDecoder(const QByteArray &source);
    ~SecondDecoder();
    Q_DISABLE_COPY_MOVE(SecondDecoder)

    // Has `decoder` read whole lines: all of them, or those that two threads could not share are left.
    void read(LineFeed &feed, LogDecoder &decoder, WallTime seenAt);

private:
    void decodeHalves();

    // The caller's, but the second thread's between `m_handedOver` and `m_done`.
    LogDecoder m_decoder;
    LineFeed m_feed;
    std::span<const char> m_half; // empty: it ends
    WallTime m_seenAt;

    QSemaphore m_handedOver;
    QSemaphore m_done;
    std::unique_ptr<QThread> m_thread;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/callrecord.h"

#include <algorithm>
#include <atomic>

namespace inferograph {

CallId nextCallId()
{
    // Counting up from the start time in microseconds keeps ids unique across runs without a file.
    static std::atomic<CallId> next{static_cast<CallId>(
        std::chrono::duration_cast<std::chrono::microseconds>(wallNow().time_since_epoch()).count())};
    return next.fetch_add(1, std::memory_order_relaxed);
}

QByteArray clippedError(QByteArrayView text)
{
    constexpr qsizetype maximumCharacters = 2000;
    constexpr qsizetype longestCharacter = 4; // bytes; bounds what is not UTF-8 at all
    text = text.first(std::min(text.size(), maximumCharacters * longestCharacter));
    qsizetype characters = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool startsCharacter = (static_cast<uchar>(text[i]) & 0xC0) != 0x80;
        if (startsCharacter && ++characters > maximumCharacters)
            return text.first(i).toByteArray();
    }
    return text.toByteArray();
}

} // namespace inferograph

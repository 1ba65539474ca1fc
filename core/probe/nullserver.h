// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>
#include <QUrl>

#include <memory>
#include <vector>

namespace inferograph {

// A server without a model, to measure clients with: gives every request on a free port of the loopback the same
// answer, at the pace of the clock, and writes into it when it read the request and when it sends. In a thread
// of its own, with plain sockets.
class NullServer
{
public:
    // What in an answer is replaced by a moment of the monotonic clock, in 20 digits.
    static constexpr char sentAt[] =
        "sentsentsentsentsent"; // just before these bytes are handed to the kernel
    static constexpr char readAt[] = "readreadreadreadread"; // the request's last byte was read
    static constexpr int momentDigits = 20;

    // What is handed to the kernel at once, `after` the piece before it, or after the request was read.
    struct Piece
    {
        Nanoseconds after{};
        QByteArray bytes;
    };

    // `stagger`: the first piece goes out later by a part of it that differs between requests, so that streams
    // do not go in step.
    explicit NullServer(const std::vector<Piece> &answer, Nanoseconds stagger = {});
    ~NullServer();

    // Empty where the machine gave no port.
    QUrl url() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

#include <memory>
#include <span>

namespace inferograph {

// Reads one HTTP/1.x response from bytes cut anywhere: chunked, with a content length, or ended by the
// connection's close. Interim (1xx) responses before it are skipped.
class HttpReader
{
public:
    static constexpr qsizetype maximumHeaderBytes = 64 * 1024;

    enum class State : quint8 { Header, Body, Complete, Failed };

    HttpReader();
    ~HttpReader();
    HttpReader(const HttpReader &) = delete;
    HttpReader &operator=(const HttpReader &) = delete;

    State feed(QByteArrayView bytes);

    // The connection was closed by the server: Complete where that ends the body, Failed where bytes are
    // missing.
    State finish();

    State state() const;

    // The decoded parts of the body in the bytes last fed: views into those.
    std::span<const QByteArrayView> body() const;

    // Of the final response; from state Body on.
    int status() const;
    QByteArray header(QByteArrayView name) const; // case-insensitive; empty where absent

    // The connection can carry another request; from state Complete on.
    bool keepsAlive() const;

    // Why it failed, in words for people. Empty where the response was merely cut short.
    QByteArray violation() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

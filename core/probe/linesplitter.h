// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace inferograph {

// Cuts a stream of bytes, fed in pieces cut anywhere, into lines that end with LF or CRLF. A line that lies
// within one piece is not copied. Each byte is looked at once, however small the pieces.
class LineSplitter
{
public:
    explicit LineSplitter(qsizetype maximumLine) : m_maximumLine(maximumLine) {}

    // `piece` must stay valid until next() has returned nothing.
    void feed(QByteArrayView piece) { m_piece = piece; }

    // The stream is over: next() also gives a last line that has no end.
    void finish() { m_finished = true; }

    // The next line without its end, valid until the next call; unset where more bytes are needed.
    std::optional<QByteArrayView> next();

    // A line was longer than allowed. No more lines come.
    bool overflowed() const { return m_overflowed; }

private:
    qsizetype m_maximumLine;
    QByteArrayView m_piece;
    QByteArray m_joined; // the part of a line that came in earlier pieces
    bool m_joinedGiven = false;
    bool m_finished = false;
    bool m_overflowed = false;
};

} // namespace inferograph

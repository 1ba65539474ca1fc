// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <cstring>
#include <memory>
#include <optional>
#include <span>

namespace inferograph {

// Cuts blocks of bytes into lines, in place: an input writes into space(), the lines point into the same
// buffer, with 64 readable bytes behind each. Holds a line however long its parts take to come; one over
// 16 MiB is dropped, so that memory stays bounded.
class LineFeed
{
public:
    // What is read, and its calls, stay in the processor's cache until they are handed on.
    static constexpr qsizetype blockSize = qsizetype(1) << 16;
    static constexpr qsizetype maximumLine = qsizetype(16) << 20;

    struct Line
    {
        std::span<char> text; // without the line end; may be changed; valid until the next call of space()
        qint64 number = 0;    // 1-based, since the last restart()
        bool tooLong = false; // `text` is its beginning only
        bool mayBeColoured = true; // there are escape characters in it, or near
    };

    LineFeed();

    // Bytes to write to; commit() says how many were.
    std::span<char> space(qsizetype size = blockSize);
    void commit(qsizetype bytes);

    // The same, but the lines that wait may still be taken until commit().
    std::span<char> spaceAhead(qsizetype size);

    // The next whole line, if there is one.
    std::optional<Line> next()
    {
        const char *const bytes = m_buffer.bytes.get();
        const void *end = std::memchr(bytes + m_scanned, '\n', static_cast<std::size_t>(m_end - m_scanned));
        if (end)
            return take(static_cast<const char *>(end) - bytes);
        m_scanned = m_end;
        return std::nullopt;
    }

    // The whole lines that begin behind this share of what waits, 0 to 1. They are still to come from next(), and may
    // be read elsewhere until it comes to them.
    std::span<const char> linesBehind(double share) const;
    bool isBefore(std::span<const char> lines) const { return m_buffer.bytes.get() + m_begin < lines.data(); }
    // Goes on behind these lines, which come next.
    void skip(std::span<const char> lines, qint64 count);

    // What is left, a line without an end; nothing where it is empty.
    std::optional<Line> finish();

    // How many were given, since the last restart().
    qint64 lines() const { return m_lines; }

    // Bytes of the line whose end has not come.
    qint64 unfinished() const { return m_droppedBytes + (m_end - m_begin); }

    // Another file begins: forgets what is left and counts lines anew.
    void restart();

private:
    struct Buffer
    {
        std::unique_ptr<char[]> bytes; // and 64 more
        qsizetype capacity = 0;
    };
    static Buffer makeBuffer(qsizetype capacity);

    Line take(qsizetype end)
    {
        const Line line{.text = {m_buffer.bytes.get() + m_begin, static_cast<std::size_t>(end - m_begin)},
                        .number = ++m_lines,
                        .mayBeColoured = m_begin < m_colouredTo};
        m_begin = m_scanned = end + 1;
        const bool isTooLong = m_dropping || static_cast<qsizetype>(line.text.size()) > maximumLine;
        return isTooLong ? beginningOf(line) : line;
    }
    Line beginningOf(const Line &line);
    void dropBeginning();
    void commitAhead(qsizetype bytes);
    void noteColours(qsizetype bytes);

    Buffer m_buffer;
    Buffer m_ahead; // with room for the current line before the bytes that were read ahead
    bool m_isAhead = false;
    qsizetype m_begin = 0; // of the current line
    qsizetype m_scanned = 0;
    qsizetype m_end = 0;
    qsizetype m_colouredTo = 0; // no escape character stands behind
    qint64 m_lines = 0;
    bool m_dropping = false;
    qint64 m_droppedBytes = 0;
    QByteArray m_dropped; // the beginning of the line being dropped
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/linefeed.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace inferograph {

namespace {

constexpr qsizetype padding = 64;
constexpr qsizetype keptOfDropped = 200;
constexpr qsizetype usualCapacity = 4 * LineFeed::blockSize;

std::unique_ptr<char[]> makeBuffer(qsizetype capacity)
{
    auto buffer = std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(capacity + padding));
    std::memset(buffer.get() + capacity, 0, padding);
    return buffer;
}

} // namespace

LineFeed::LineFeed() : m_buffer(makeBuffer(usualCapacity)), m_capacity(usualCapacity) {}

std::span<char> LineFeed::space(qsizetype size)
{
    if (m_end - m_begin > maximumLine)
        dropBeginning();
    const qsizetype kept = m_end - m_begin;
    const qsizetype wanted = kept + size;
    const bool tooSmall = wanted > m_capacity;
    const bool muchTooLarge = m_capacity > usualCapacity && wanted <= usualCapacity;
    if (tooSmall || muchTooLarge) {
        const qsizetype capacity = std::max(usualCapacity, tooSmall ? 2 * kept + size : 0);
        auto larger = makeBuffer(capacity);
        std::memcpy(larger.get(), m_buffer.get() + m_begin, static_cast<std::size_t>(kept));
        m_buffer = std::move(larger);
        m_capacity = capacity;
    } else {
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, static_cast<std::size_t>(kept));
    }
    m_scanned -= m_begin;
    m_begin = 0;
    m_end = kept;
    return {m_buffer.get() + m_end, static_cast<std::size_t>(size)};
}

void LineFeed::commit(qsizetype bytes)
{
    m_end += bytes;
}

std::optional<LineFeed::Line> LineFeed::next()
{
    const void *found =
        std::memchr(m_buffer.get() + m_scanned, '\n', static_cast<std::size_t>(m_end - m_scanned));
    if (!found) {
        m_scanned = m_end;
        return std::nullopt;
    }
    return take(static_cast<const char *>(found) - m_buffer.get());
}

std::span<const char> LineFeed::secondHalf() const
{
    const std::string_view waiting(m_buffer.get() + m_begin, static_cast<std::size_t>(m_end - m_begin));
    const std::size_t middle = waiting.find('\n', waiting.size() / 2);
    return middle == waiting.npos ? std::span<const char>()
                                  : std::span(waiting).subspan(middle + 1, waiting.rfind('\n') - middle);
}

void LineFeed::skip(std::span<const char> lines, qint64 count)
{
    m_begin = m_scanned = lines.data() + lines.size() - m_buffer.get();
    m_lines += count;
}

std::optional<LineFeed::Line> LineFeed::finish()
{
    if (m_begin == m_end && !m_dropping)
        return std::nullopt;
    std::optional<Line> line = take(m_end);
    m_begin = m_scanned = m_end;
    return line;
}

void LineFeed::restart()
{
    m_begin = m_scanned = m_end = 0;
    m_lines = 0;
    m_dropping = false;
    m_droppedBytes = 0;
}

std::optional<LineFeed::Line> LineFeed::take(qsizetype end)
{
    Line line{.text = {m_buffer.get() + m_begin, static_cast<std::size_t>(end - m_begin)},
              .number = ++m_lines};
    m_begin = m_scanned = end + 1;
    if (m_dropping) {
        m_dropping = false;
        m_droppedBytes = 0;
        line.text = {m_dropped.data(), static_cast<std::size_t>(m_dropped.size())};
        line.tooLong = true;
    } else if (static_cast<qsizetype>(line.text.size()) > maximumLine) {
        line.text = line.text.first(keptOfDropped);
        line.tooLong = true;
    }
    return line;
}

void LineFeed::dropBeginning()
{
    if (!m_dropping)
        m_dropped = QByteArray(m_buffer.get() + m_begin, keptOfDropped);
    m_dropping = true;
    m_droppedBytes += m_end - m_begin;
    m_begin = m_scanned = m_end;
}

} // namespace inferograph

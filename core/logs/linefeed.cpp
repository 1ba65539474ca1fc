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

constexpr qsizetype roomBefore = LineFeed::blockSize;

} // namespace

LineFeed::Buffer LineFeed::makeBuffer(qsizetype capacity)
{
    Buffer buffer{.bytes =
                      std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(capacity + padding)),
                  .capacity = capacity};
    std::memset(buffer.bytes.get() + capacity, 0, padding);
    return buffer;
}

LineFeed::LineFeed() : m_buffer(makeBuffer(usualCapacity)) {}

std::span<char> LineFeed::space(qsizetype size)
{
    m_ahead = {};
    m_isAhead = false;
    if (m_end - m_begin > maximumLine)
        dropBeginning();
    const qsizetype kept = m_end - m_begin;
    const qsizetype wanted = kept + size;
    const bool tooSmall = wanted > m_buffer.capacity;
    const bool muchTooLarge = m_buffer.capacity > usualCapacity && wanted <= usualCapacity;
    if (tooSmall || muchTooLarge) {
        Buffer larger = makeBuffer(std::max(usualCapacity, tooSmall ? 2 * kept + size : 0));
        std::memcpy(larger.bytes.get(), m_buffer.bytes.get() + m_begin, static_cast<std::size_t>(kept));
        m_buffer = std::move(larger);
    } else {
        std::memmove(m_buffer.bytes.get(), m_buffer.bytes.get() + m_begin, static_cast<std::size_t>(kept));
    }
    m_scanned -= m_begin;
    m_colouredTo -= m_begin;
    m_begin = 0;
    m_end = kept;
    return {m_buffer.bytes.get() + m_end, static_cast<std::size_t>(size)};
}

std::span<char> LineFeed::spaceAhead(qsizetype size)
{
    if (m_ahead.capacity < roomBefore + size)
        m_ahead = makeBuffer(roomBefore + size);
    m_isAhead = true;
    return {m_ahead.bytes.get() + roomBefore, static_cast<std::size_t>(size)};
}

void LineFeed::commit(qsizetype bytes)
{
    if (m_isAhead)
        commitAhead(bytes);
    else
        m_end += bytes;
    noteColours(bytes);
}

// One look at many lines is quicker than one at each.
void LineFeed::noteColours(qsizetype bytes)
{
    constexpr char escape = '\x1b';
    const char *const added = m_buffer.bytes.get() + m_end - bytes;
    if (bytes > 0 && std::memchr(added, escape, static_cast<std::size_t>(bytes)))
        m_colouredTo = m_end;
}

void LineFeed::commitAhead(qsizetype bytes)
{
    m_isAhead = false;
    const qsizetype kept = m_end - m_begin;
    if (kept > roomBefore) {
        const Buffer ahead = std::move(m_ahead);
        std::memcpy(space(bytes).data(), ahead.bytes.get() + roomBefore, static_cast<std::size_t>(bytes));
        m_end += bytes;
        return;
    }
    const qsizetype begin = roomBefore - kept;
    std::memcpy(m_ahead.bytes.get() + begin, m_buffer.bytes.get() + m_begin, static_cast<std::size_t>(kept));
    std::swap(m_buffer, m_ahead);
    m_scanned += begin - m_begin;
    m_colouredTo += begin - m_begin;
    m_begin = begin;
    m_end = roomBefore + bytes;
}

std::span<const char> LineFeed::linesBehind(double share) const
{
    const std::string_view waiting(m_buffer.bytes.get() + m_begin, static_cast<std::size_t>(m_end - m_begin));
    const auto from = static_cast<std::size_t>(share * static_cast<double>(waiting.size()));
    const std::size_t end = waiting.find('\n', from);
    return end == waiting.npos ? std::span<const char>()
                               : std::span(waiting).subspan(end + 1, waiting.rfind('\n') - end);
}

void LineFeed::skip(std::span<const char> lines, qint64 count)
{
    m_begin = m_scanned = lines.data() + lines.size() - m_buffer.bytes.get();
    m_lines += count;
}

std::optional<LineFeed::Line> LineFeed::finish()
{
    if (m_begin == m_end && !m_dropping)
        return std::nullopt;
    const Line line = take(m_end);
    m_begin = m_scanned = m_end;
    return line;
}

void LineFeed::restart()
{
    m_begin = m_scanned = m_end = m_colouredTo = 0;
    m_isAhead = false;
    m_lines = 0;
    m_dropping = false;
    m_droppedBytes = 0;
}

LineFeed::Line LineFeed::beginningOf(const Line &line)
{
    Line beginning{.text = line.text, .number = line.number, .tooLong = true};
    if (m_dropping)
        beginning.text = {m_dropped.data(), static_cast<std::size_t>(m_dropped.size())};
    else
        beginning.text = line.text.first(keptOfDropped);
    m_dropping = false;
    m_droppedBytes = 0;
    return beginning;
}

void LineFeed::dropBeginning()
{
    if (!m_dropping)
        m_dropped = QByteArray(m_buffer.bytes.get() + m_begin, keptOfDropped);
    m_dropping = true;
    m_droppedBytes += m_end - m_begin;
    m_begin = m_scanned = m_end;
}

} // namespace inferograph

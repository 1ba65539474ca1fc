// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/unwrapper.h"

#include "core/logs/linefeed.h"
#include "core/logs/textcursor.h"
#include "core/logs/wrappers/registry.h"

namespace inferograph {

namespace {

// What begins so was carried by nothing; the look costs less than asking each carrier.
bool isBare(QByteArrayView line)
{
    if (line.isEmpty())
        return true;
    switch (line.front()) {
    case '{': // asked for on its own, see findJson()
    case ' ':
    case '\t':
        return true;
    case '[':
        return beginsWith(line, "[GIN") || beginsWith(line, "[20");
    case 's':
        return beginsWith(line, "slot ") || beginsWith(line, "srv ");
    case 't':
        return beginsWith(line, "time=");
    default:
        return false;
    }
}

} // namespace

bool Unwrapper::mayBeCarried(QByteArrayView line) const
{
    return m_current || !isBare(line);
}

std::optional<Unwrapper::Line> Unwrapper::unwrap(std::span<char> line, WallTime seenAt)
{
    if (m_current) {
        if (const auto unwrapped = m_current->unwrap(line, {m_localClock, seenAt}))
            return gather(*unwrapped);
    }
    if (!isBare(viewOf(line))) {
        if (const auto unwrapped = tryAll(line, seenAt))
            return gather(*unwrapped);
    }
    Line bare{.text = line, .time = {}, .origin = {}};
    if (!m_current)
        bare.origin = QByteArrayView();
    return bare;
}

std::optional<Unwrapped> Unwrapper::tryAll(std::span<char> line, WallTime seenAt)
{
    for (const LogWrapper *wrapper : logWrappers()) {
        if (wrapper == m_current || wrapper->isJson())
            continue;
        if (const auto unwrapped = wrapper->unwrap(line, {m_localClock, seenAt})) {
            m_current = wrapper;
            return unwrapped;
        }
    }
    return std::nullopt;
}

bool Unwrapper::findJson(std::span<char> line, WallTime seenAt)
{
    for (const LogWrapper *wrapper : logWrappers()) {
        if (!wrapper->isJson() || wrapper == m_current)
            continue;
        QByteArray copy = viewOf(line).toByteArray();
        copy.append(64, '\0');
        if (wrapper->unwrap({copy.data(), line.size()}, {m_localClock, seenAt})) {
            m_current = wrapper;
            return true;
        }
    }
    return false;
}

std::optional<Unwrapper::Line> Unwrapper::gather(const Unwrapped &unwrapped)
{
    QByteArray &parts = m_parts[unwrapped.channel == 'e' ? 1 : 0];
    const QByteArrayView text = viewOf(unwrapped.text);
    if (unwrapped.isPart || !parts.isEmpty()) {
        if (parts.size() + text.size() <= LineFeed::maximumLine)
            parts.append(text);
        if (unwrapped.isPart)
            return std::nullopt;
        m_whole = std::exchange(parts, {});
        const qsizetype size = m_whole.size();
        m_whole.append(64, '\0');
        return Line{.text = {m_whole.data(), static_cast<std::size_t>(size)},
                    .time = unwrapped.time,
                    .origin = unwrapped.origin};
    }
    return Line{.text = unwrapped.text, .time = unwrapped.time, .origin = unwrapped.origin};
}

} // namespace inferograph

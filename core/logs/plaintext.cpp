// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/plaintext.h"

#include "core/logs/textsearch.h"

#include <simdjson.h>

#include <cstring>

namespace inferograph {

namespace {

constexpr char escape = '\x1b';

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Removes every `ESC [ digits and ; m`.
qsizetype withoutColours(char *text, qsizetype size)
{
    if (size <= 0)
        return 0;
    const void *first = std::memchr(text, escape, static_cast<std::size_t>(size));
    if (!first)
        return size;
    qsizetype to = static_cast<const char *>(first) - text;
    for (qsizetype from = to; from < size;) {
        if (text[from] == escape && from + 1 < size && text[from + 1] == '[') {
            qsizetype end = from + 2;
            while (end < size && (isDigit(text[end]) || text[end] == ';'))
                ++end;
            if (end < size && text[end] == 'm') {
                from = end + 1;
                continue;
            }
        }
        text[to++] = text[from++];
    }
    return to;
}

std::span<char> withoutReturns(std::span<char> line)
{
    while (!line.empty() && line.back() == '\r')
        line = line.first(line.size() - 1);
    while (!line.empty() && line.front() == '\r')
        line = line.subspan(1);
    return line;
}

} // namespace

std::span<char> plainLine(std::span<char> line, bool mayBeColoured)
{
    while (!line.empty() && line.front() == '\0')
        line = line.subspan(1);
    if (!line.empty() && line.front() == '{')
        return withoutReturns(line); // JSON holds no bare escape
    if (mayBeColoured)
        line = line.first(
            static_cast<std::size_t>(withoutColours(line.data(), static_cast<qsizetype>(line.size()))));
    line = withoutReturns(line);
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const bool isMarked = beginsWith({line.data(), static_cast<qsizetype>(line.size())}, mark);
    return isMarked ? line.subspan(mark.size()) : line;
}

bool isPlainText(QByteArrayView line)
{
    uchar controls = 0;
    for (char c : line) // without a way out, so that it becomes a few wide instructions
        controls |=
            static_cast<uchar>((static_cast<uchar>(c) < 0x20) & (c != '\t') & (c != '\r') & (c != escape));
    return controls == 0 && simdjson::validate_utf8(line.data(), static_cast<std::size_t>(line.size()));
}

} // namespace inferograph

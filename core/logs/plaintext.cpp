// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/plaintext.h"

#include "core/logs/logtime.h"

#include <simdjson.h>

#include <cstring>

namespace inferograph {

namespace {

constexpr char escape = '\x1b';

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNameCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
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

// `Nov 05 16:14:34 host ollama[123]: `
qsizetype journalPrefix(QByteArrayView line)
{
    constexpr qsizetype stampLength = 16;
    if (line.size() <= stampLength || line[3] != ' ' || line[6] != ' ' || line[9] != ':' || line[12] != ':' ||
        line[15] != ' ' || digitsAt(line, 7, 2) < 0 || digitsAt(line, 13, 2) < 0)
        return 0;
    const qsizetype hostEnd = line.indexOf(' ', stampLength);
    const qsizetype unitEnd = hostEnd < 0 ? -1 : line.indexOf(": ", hostEnd);
    const bool oneWord = unitEnd > 0 && line.indexOf(' ', hostEnd + 1) == unitEnd + 1;
    return oneWord ? unitEnd + 2 : 0;
}

// `name  | ` or `2025-11-05 16:14:34 name | `
qsizetype composePrefix(QByteArrayView line)
{
    constexpr qsizetype stampLength = 20;
    const bool stamped = line.size() > stampLength && line[4] == '-' && line[7] == '-' && line[10] == ' ' &&
                         line[13] == ':' && line[16] == ':' && line[19] == ' ' && digitsAt(line, 0, 4) > 0;
    const qsizetype nameBegin = stamped ? stampLength : 0;
    qsizetype at = nameBegin;
    while (at < line.size() && isNameCharacter(line[at]))
        ++at;
    const qsizetype nameEnd = at;
    while (at < line.size() && line[at] == ' ')
        ++at;
    const bool found = nameEnd > nameBegin && at > nameEnd && at < line.size() && line[at] == '|';
    if (!found)
        return 0;
    return at + 1 < line.size() && line[at + 1] == ' ' ? at + 2 : at + 1;
}

// `[8081] `, of llama.cpp's router.
qsizetype routerPrefix(QByteArrayView line)
{
    qsizetype at = 1;
    while (at < line.size() && isDigit(line[at]))
        ++at;
    const bool found = at > 1 && at + 1 < line.size() && line[at] == ']' && line[at + 1] == ' ';
    return found ? at + 2 : 0;
}

qsizetype outerPrefix(QByteArrayView line)
{
    if (line.startsWith('['))
        return routerPrefix(line);
    if (const qsizetype journal = journalPrefix(line))
        return journal;
    return composePrefix(line);
}

QByteArrayView withoutReturns(QByteArrayView line)
{
    while (line.endsWith('\r'))
        line.chop(1);
    while (line.startsWith('\r'))
        line = line.sliced(1);
    return line;
}

} // namespace

QByteArrayView plainLine(std::span<char> line)
{
    char *text = line.data();
    auto size = static_cast<qsizetype>(line.size());
    while (size > 0 && *text == '\0') {
        ++text;
        --size;
    }
    if (size > 0 && *text == '{')
        return withoutReturns({text, size}); // JSON holds no bare escape, and no prefix begins so
    size = withoutColours(text, size);
    QByteArrayView plain = withoutReturns({text, size});
    if (plain.startsWith("\xEF\xBB\xBF"))
        plain = plain.sliced(3);
    if (plain.startsWith("[GIN") || plain.startsWith("time="))
        return plain;
    return plain.sliced(outerPrefix(plain));
}

bool isPlainText(QByteArrayView line)
{
    for (char c : line) {
        const bool control = static_cast<uchar>(c) < 0x20 && c != '\t' && c != '\r' && c != escape;
        if (control)
            return false;
    }
    return simdjson::validate_utf8(line.data(), static_cast<std::size_t>(line.size()));
}

} // namespace inferograph

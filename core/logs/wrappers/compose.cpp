// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wrappers/carriertext.h"

namespace inferograph {

namespace {

bool isNameCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '_' || c == '.';
}

// Docker Compose: `ollama-1  | `, and with a time in front `2025-11-05 16:14:34 ollama | `.
class ComposeWrapper : public LogWrapper
{
public:
    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &context) const override
    {
        QByteArrayView text = viewOf(line);
        Unwrapped unwrapped;
        constexpr qsizetype stampLength = 20;
        if (text.size() > stampLength && text[10] == ' ' && text[19] == ' ' && text[4] == '-') {
            unwrapped.time = wallTimeFromIso(text.first(stampLength - 1), context.localClock);
            text = text.sliced(unwrapped.time ? stampLength : 0);
        }
        qsizetype at = 0;
        while (at < text.size() && isNameCharacter(text[at]))
            ++at;
        unwrapped.origin = text.first(at);
        while (at < text.size() && text[at] == ' ')
            ++at;
        const bool found = !unwrapped.origin.isEmpty() && at > unwrapped.origin.size() && at < text.size() &&
                           text[at] == '|';
        if (!found)
            return std::nullopt;
        at += at + 1 < text.size() && text[at + 1] == ' ' ? 2 : 1;
        unwrapped.text = line.last(static_cast<std::size_t>(text.size() - at));
        return unwrapped;
    }
};

} // namespace

const LogWrapper &composeWrapper()
{
    static const ComposeWrapper wrapper;
    return wrapper;
}

} // namespace inferograph

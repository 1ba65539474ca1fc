// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wrappers/carriertext.h"

namespace inferograph {

namespace {

// `journalctl` in its forms short, short-precise, short-iso and short-iso-precise, which plain syslog files
// share: `Nov 05 16:14:34 host ollama[123]: `, `2025-11-05T16:14:34+0100 host ollama[123]: `.
class JournalWrapper : public LogWrapper
{
public:
    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &context) const override
    {
        const QByteArrayView text = viewOf(line);
        Unwrapped unwrapped;
        qsizetype at = skipMonthStamp(text, context, unwrapped.time);
        if (at == 0 && text.size() > 10 && text[10] == 'T')
            at = skipIsoStamp(text, context, unwrapped.time);
        const qsizetype unit = at == 0 ? 0 : skipHostAndUnit(text.sliced(at), unwrapped.origin);
        if (unit == 0)
            return std::nullopt;
        unwrapped.text = line.subspan(static_cast<std::size_t>(at + unit));
        return unwrapped;
    }
};

} // namespace

const LogWrapper &journalWrapper()
{
    static const JournalWrapper wrapper;
    return wrapper;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/textcursor.h"
#include "core/logs/wrappers/carriertext.h"

namespace inferograph {

namespace {

// Syslog as it is sent: `<30>Nov  5 16:14:34 host ollama[123]: ` and, since RFC 5424,
// `<30>1 2025-11-05T16:14:34.123Z host ollama 123 - - `.
class SyslogWrapper : public LogWrapper
{
public:
    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &context) const override
    {
        TextCursor cursor(viewOf(line));
        if (!cursor.skip("<"))
            return std::nullopt;
        const std::optional<qint64> priority = cursor.count();
        if (!priority || *priority < 0 || *priority > 191 || !cursor.skip(">"))
            return std::nullopt;
        Unwrapped unwrapped;
        const qsizetype length = cursor.skip("1 ") ? skipNew(cursor.rest(), context, unwrapped)
                                                   : skipOld(cursor.rest(), context, unwrapped);
        if (length == 0)
            return std::nullopt;
        unwrapped.text = line.last(static_cast<std::size_t>(cursor.rest().size() - length));
        return unwrapped;
    }

private:
    static qsizetype skipOld(QByteArrayView text, const UnwrapContext &context, Unwrapped &unwrapped)
    {
        const qsizetype at = skipMonthStamp(text, context, unwrapped.time);
        const qsizetype unit = at == 0 ? 0 : skipHostAndUnit(text.sliced(at), unwrapped.origin);
        return unit == 0 ? 0 : at + unit;
    }

    // Host, program, process, message id, structured data (none, or in brackets), the message.
    static qsizetype skipNew(QByteArrayView text, const UnwrapContext &context, Unwrapped &unwrapped)
    {
        const qsizetype at = skipIsoStamp(text, context, unwrapped.time);
        if (at == 0)
            return 0;
        TextCursor cursor(text.sliced(at));
        cursor.until(' ');
        const QByteArrayView program = cursor.rest();
        cursor.until(' ');
        const QByteArrayView process = cursor.until(' ');
        unwrapped.origin = program.first(process.data() + process.size() - program.data());
        cursor.until(' ');
        if (!cursor.skip("- ") && !(cursor.skip("[") && cursor.skipPast("] ")))
            return 0;
        cursor.skip("\xEF\xBB\xBF");
        return text.size() - cursor.rest().size();
    }
};

} // namespace

const LogWrapper &syslogWrapper()
{
    static const SyslogWrapper wrapper;
    return wrapper;
}

} // namespace inferograph

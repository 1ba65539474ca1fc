// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/textcursor.h"
#include "core/logs/wrappers/wrapper.h"

namespace inferograph {

namespace {

// llama.cpp's router mode: `[8081] ` before the lines of the server at that port.
class RouterWrapper : public LogWrapper
{
public:
    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &) const override
    {
        TextCursor cursor(viewOf(line));
        if (!cursor.skip("["))
            return std::nullopt;
        const QByteArrayView port = cursor.rest();
        const std::optional<qint64> number = cursor.count();
        if (!number || *number < 1 || *number > 65'535)
            return std::nullopt;
        Unwrapped unwrapped;
        unwrapped.origin = port.first(port.size() - cursor.rest().size());
        if (!cursor.skip("] "))
            return std::nullopt;
        unwrapped.text = line.last(static_cast<std::size_t>(cursor.rest().size()));
        return unwrapped;
    }
};

} // namespace

const LogWrapper &routerWrapper()
{
    static const RouterWrapper wrapper;
    return wrapper;
}

} // namespace inferograph

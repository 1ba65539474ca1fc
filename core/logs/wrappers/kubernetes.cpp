// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wrappers/carriertext.h"

namespace inferograph {

namespace {

// Containers' logs with their times: the files of Kubernetes' CRI, `2025-11-05T16:14:34.123456789Z stdout F `
// (P for a part of a line), `docker logs -t` and `kubectl logs --timestamps`, the same without the two words,
// and `kubectl logs --prefix`, `[pod/name/container] `.
class KubernetesWrapper : public LogWrapper
{
public:
    std::optional<Unwrapped> unwrap(std::span<char> line, const UnwrapContext &context) const override
    {
        const QByteArrayView text = viewOf(line);
        Unwrapped unwrapped;
        qsizetype at = 0;
        if (text.startsWith("[pod/")) {
            const qsizetype end = text.indexOf("] ");
            if (end < 0)
                return std::nullopt;
            unwrapped.origin = text.sliced(1, end - 1);
            at = end + 2;
        }
        at += skipNanosecondStamp(text.sliced(at), context, unwrapped);
        if (at == 0)
            return std::nullopt;
        const QByteArrayView rest = text.sliced(at);
        const bool output = rest.startsWith("stdout ");
        if ((output || rest.startsWith("stderr ")) && rest.size() >= 8) {
            const bool whole = rest[7] == 'F';
            if (unwrapped.time && (whole || rest[7] == 'P') && (rest.size() == 8 || rest[8] == ' ')) {
                unwrapped.isPart = !whole;
                unwrapped.channel = output ? 'o' : 'e';
                at += std::min<qsizetype>(9, rest.size());
            }
        }
        unwrapped.text = line.subspan(static_cast<std::size_t>(at));
        return unwrapped;
    }

private:
    // With nine digits after the point (fewer where the last are zeros, in CRI) and in UTC or with an offset.
    static qsizetype skipNanosecondStamp(QByteArrayView text, const UnwrapContext &context,
                                         Unwrapped &unwrapped)
    {
        if (text.size() < 22 || text[10] != 'T' || text[19] != '.')
            return 0;
        qsizetype digits = 20;
        while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
            ++digits;
        const qsizetype space = text.indexOf(' ', digits);
        const bool cri = space > 0 && (text.sliced(space).startsWith(" stdout ") ||
                                       text.sliced(space).startsWith(" stderr "));
        if (digits != 29 && !cri)
            return 0;
        return skipIsoStamp(text, context, unwrapped.time);
    }
};

} // namespace

const LogWrapper &kubernetesWrapper()
{
    static const KubernetesWrapper wrapper;
    return wrapper;
}

} // namespace inferograph

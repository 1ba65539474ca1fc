// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/httpreader.h"
#include "tests/fuzz/input.h"

#include <functional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// What is read of a response, which must not depend on how it was cut.
struct Response
{
    HttpReader::State state;
    int status;
    QByteArray body;
    bool keepsAlive;

    bool operator==(const Response &) const = default;
};

Response read(QByteArrayView bytes, const std::function<qsizetype()> &nextSize)
{
    HttpReader http;
    QByteArray body;
    for (qsizetype from = 0, size = 0; from < bytes.size(); from += size) {
        size = std::min(nextSize(), bytes.size() - from);
        http.feed(bytes.sliced(from, size));
        for (const QByteArrayView piece : http.body())
            body += piece.toByteArray();
    }
    http.finish();
    return {http.state(), http.status(), body, http.keepsAlive()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = inputBytes(data, size);
    const Response whole = read(bytes, [&bytes] { return bytes.size(); });
    require(read(bytes, PieceSizes(bytes)) == whole, "how a response is cut changes what is read of it");
    require(whole.body.size() <= bytes.size(), "a body is longer than its response");
    require(whole.state == HttpReader::State::Complete || whole.state == HttpReader::State::Failed,
            "a response that is over is neither complete nor failed");
    return 0;
}

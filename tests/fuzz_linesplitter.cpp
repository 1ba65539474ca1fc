// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/linesplitter.h"
#include "tests/fuzz/input.h"

#include <QList>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr qsizetype longestLine = 40;

QList<QByteArray> linesInPieces(QByteArrayView bytes)
{
    QList<QByteArray> lines;
    LineSplitter splitter(longestLine);
    const auto drain = [&] {
        while (const auto line = splitter.next())
            lines.append(line->toByteArray());
    };
    PieceSizes nextSize(bytes);
    for (qsizetype from = 0, size = 0; from < bytes.size(); from += size) {
        size = std::min(nextSize(), bytes.size() - from);
        splitter.feed(bytes.sliced(from, size));
        drain();
    }
    splitter.finish();
    drain();
    return lines;
}

// The same by the simplest means: all lines until one that is too long.
QList<QByteArray> linesAtOnce(QByteArrayView bytes)
{
    QList<QByteArray> lines = bytes.toByteArray().split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].size() > longestLine)
            return lines.first(i);
        if (lines[i].endsWith('\r'))
            lines[i].chop(1);
    }
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = inputBytes(data, size);
    require(linesInPieces(bytes) == linesAtOnce(bytes), "lines are cut in other places than their ends");
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/mapping.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/soundlog.h"

using namespace inferograph;
using namespace inferograph::testing;

// The input's first line is a mapping, the rest the log that is read with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = inputBytes(data, size).toByteArray();
    const qsizetype end = std::max<qsizetype>(text.indexOf('\n'), 0);
    const Mapping::Loaded loaded = Mapping::fromJson(text.first(end));
    require(loaded.problem.isEmpty() == (loaded.mapping != nullptr), "a mapping is refused without a word");
    if (loaded.mapping)
        requireSoundLog(text.sliced(end), loaded.mapping);
    return 0;
}

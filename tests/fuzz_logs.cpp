// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/registry.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/soundlog.h"

using namespace inferograph;
using namespace inferograph::testing;

// The input is a log, read as one of the format that the target is named after, where it is named after one, and
// as one whose format is found.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text = inputBytes(data, size).toByteArray();
    if (const std::shared_ptr<const LogFormat> format = logFormatNamed(subject()))
        requireSoundLog(text, format);
    requireSoundLog(text, {});
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/registry.h"

#include <array>

namespace inferograph {

const LogFormat &llmCallFormat();
const LogFormat &ownRecordFormat();
const LogFormat &performanceFormat();
const LogFormat &ollamaGinFormat();

std::span<const LogFormat *const> logFormats()
{
    static const std::array formats{
        &llmCallFormat(),
        &ownRecordFormat(),
        &performanceFormat(),
        &ollamaGinFormat(),
    };
    return formats;
}

} // namespace inferograph

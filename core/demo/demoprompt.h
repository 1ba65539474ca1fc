// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/prompt.h"
#include "core/call/units.h"
#include "core/demo/demoscript.h"

class QRandomGenerator;

namespace inferograph {

// The demo begins with a burst, so that there is something to see at once.
constexpr std::chrono::seconds demoBurst{20};

// The two models that the demo's callers use `age` after its start; they take turns, so that all models are
// used and a switch costs a load.
QList<QByteArray> demoModelsInUse(const DemoScript &script, Nanoseconds age);

// A prompt for one of these models: short in the burst, else of any length.
Prompt demoPrompt(const DemoScript &script, Nanoseconds age, QRandomGenerator &random);

} // namespace inferograph

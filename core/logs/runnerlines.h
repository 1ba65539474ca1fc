// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/calljoiner.h"

#include <QByteArrayView>

namespace inferograph {

// The `[I ]`-like beginning that a llama-server can give its lines, `10.54.639.911 I `: minutes, seconds,
// milliseconds, microseconds since its start, and the level. 0 where there is none.
qsizetype runnerPrefix(QByteArrayView line);

// `prompt eval time =     902.47 ms /    85 tokens (...)`, wherever a line of any generation has it.
std::optional<TimingLine> runnerTiming(QByteArrayView text);

// The generating or embedding operation of a runner's path; unset for questions about its state.
std::optional<Operation> runnerOperation(QByteArrayView method, QByteArrayView path);

// Reads the text lines of a llama-server of September 2024 or later, prefix or not, and tells the joiner.
class RunnerLines
{
public:
    // Whether the line is one of a llama-server's. It need not say anything of a call.
    bool read(QByteArrayView line, CallJoiner &joiner);

    // Whether this line, alone, shows that a llama-server wrote it.
    static bool recognises(QByteArrayView line);

private:
    bool readSlot(QByteArrayView line, CallJoiner &joiner);
    bool readServer(QByteArrayView line, CallJoiner &joiner);
    bool readBlockLine(QByteArrayView line, CallJoiner &joiner);

    TaskName m_block; // whose timing lines follow, in the generation that names it once
    int m_blockLines = 0;
};

} // namespace inferograph

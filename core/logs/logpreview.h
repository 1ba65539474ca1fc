// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/formatchoice.h"
#include "core/logs/logexplainer.h"

namespace inferograph {

// What a log's first lines give, for people to see before the log is read as of a format.
struct LogPreview
{
    static constexpr int mostLines = 300;

    QList<ExplainedLine> lines;
    QByteArray format; // that was found, see LogDecoder::format()
    QString problem; // for people: what is wrong with the format or the log; there may be lines nevertheless
};

// Reads a file, also a packed one, or the first of those that a pattern names. A command is not run and a pipe not
// read: their lines come once. Blocks for as long as the file system takes; any thread.
LogPreview previewLog(const QString &location, const FormatChoice &choice);

} // namespace inferograph

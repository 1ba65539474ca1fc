// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/arguments.h"
#include "core/logs/mapping.h"

namespace inferograph {

// The options that say of which format a log is: `--log-format` and `--mapping`.
QList<QCommandLineOption> logOptions();

// The format that they name; empty where it is to be found from the lines, and where they are wrong, which
// has been said to `arguments` then.
std::shared_ptr<const LogFormat> logFormatOf(Arguments &arguments);

// Prints for each line of the files which field the mapping takes from where, or why the line is no call.
// Gives the exit code.
int explainMapping(const std::shared_ptr<const LogFormat> &mapping, const QStringList &files);

} // namespace inferograph

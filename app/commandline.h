// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/arguments.h"

namespace inferograph {

// One file each.
CommandDescription windowCommand();
CommandDescription probeCommand();
CommandDescription reportCommand();
CommandDescription tailCommand();
CommandDescription calibrateCommand();
CommandDescription keyCommand();

// The text of `--help`, lines of at most 80 characters.
QString helpText(const CommandDescription &command);

// Finds the command that the arguments name and runs it; `--help`, `--version` and misuse are answered here,
// without an application object. Returns the exit code.
int runCommandLine(int &argc, char **argv);

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/arguments.h"
#include "core/probe/access.h"

namespace inferograph {

// --header, --ca-file and --trust-certificate, for each command that calls a server.
QList<QCommandLineOption> accessOptions();

// What those options say, and the key in the environment variable INFEROGRAPH_API_KEY.
Access accessFrom(Arguments &arguments);

} // namespace inferograph

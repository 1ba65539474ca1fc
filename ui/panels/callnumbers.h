// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QString>

#include <span>

namespace inferograph {

// One number of a call with its unit, as the inspector lists it.
struct CallNumberRow
{
    const char *title;      // translated in the context `CallNumbers`
    const char *definition; // the same context
    QString (*text)(const CallRecord &);
};

// Who told them: never mixed, so that a disagreement can be seen.
struct CallNumberGroup
{
    const char *(*title)(const CallRecord &); // the same context; whose figures these are depends on the call
    std::span<const CallNumberRow> rows;
};

std::span<const CallNumberGroup> callNumberGroups();

} // namespace inferograph

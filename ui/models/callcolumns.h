// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/callorder.h"

#include <QString>

namespace inferograph {

// One column of a table of calls.
struct CallColumn
{
    const char *id;         // settings key
    const char *title;      // with its unit; translated in the context `CallColumns`
    const char *definition; // the same context
    const char *widest;     // the widest text that it is made for: what grows then moves nothing
    bool isNumber;
    QString (*text)(const CallRecord &);
    CallKey key;
    const char *filter = nullptr; // the field by which it is filtered, see filterfields.h
};

// By CallTableModel::Column.
const CallColumn &callColumn(int column);
int callColumnCount();

QString titleOf(const CallColumn &column);
QString definitionOf(const CallColumn &column);

// Calls are told of when they end: by their ends they stand in order.
WallTime endOf(const CallRecord &call);

} // namespace inferograph

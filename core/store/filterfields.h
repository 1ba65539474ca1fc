// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callfields.h"

#include <QByteArrayList>

#include <span>
#include <variant>

namespace inferograph {

// A field of text: model, source, ...
struct FilterText
{
    QByteArray CallRecord::*text;
};

// A field with a few names: status, start, ...
struct FilterChoice
{
    QByteArrayView (*name)(const CallRecord &); // empty: unknown
    QByteArrayList (*choices)();
    CallFields reads;
};

// A field to compare with a number.
struct FilterNumber
{
    enum class Unit : quint8 { Milliseconds, TokensPerSecond, None };
    Unit unit = Unit::None;
    std::optional<double> (*number)(const CallRecord &);
    CallFields reads;
};

// What a filter can ask for by name.
struct FilterField
{
    const char *name;
    std::variant<FilterText, FilterChoice, FilterNumber> kind;
};

std::span<const FilterField> filterFields();
const FilterField *filterField(QByteArrayView name); // null: there is none; case does not matter

} // namespace inferograph

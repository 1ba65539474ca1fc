// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/recordfields.h"

namespace inferograph {

// JSON text of single values, valid whatever goes in: bytes that are not UTF-8 become U+FFFD, numbers are
// written in full (never as 1e-05) with as many digits as it takes to read the same number back, and what is
// not finite is null.
QByteArray jsonText(const FieldValue &value);

// One JSON object on one line, its members in the order of the calls.
class JsonObject
{
public:
    void add(QByteArrayView name, const FieldValue &value) { addJson(name, jsonText(value)); }
    void addJson(QByteArrayView name, QByteArrayView json);

    QByteArray text() const { return m_text + '}'; }

private:
    QByteArray m_text = "{";
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/recordjson.h"

#include "core/report/json.h"

namespace inferograph {

QByteArray recordToJson(const CallRecord &record, std::optional<double> coldPromptTps)
{
    JsonObject object;
    for (const RecordField &field : recordFields())
        object.add(field.name, field.value(record, coldPromptTps));
    return object.text();
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/cells.h"

#include <QString>

#include <algorithm>

namespace inferograph {

QByteArray csvCell(const QByteArray &text)
{
    QByteArray valid = QByteArrayView(text).isValidUtf8() ? text : QString::fromUtf8(text).toUtf8();
    const bool plain = std::none_of(valid.cbegin(), valid.cend(),
                                    [](char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; });
    return plain ? valid : '"' + valid.replace('"', "\"\"") + '"';
}

QByteArray markdownCell(const QByteArray &text)
{
    QByteArray safe = QString::fromUtf8(text).toUtf8().simplified();
    for (const char special : {'\\', '|', '`', '*', '_', '<', '['})
        safe.replace(special, QByteArray("\\") + special);
    return safe;
}

QByteArray markdownRow(const QByteArrayList &cells)
{
    return "| " + cells.join(" | ") + " |\n";
}

} // namespace inferograph

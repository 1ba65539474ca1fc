// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace inferograph {

class LogFormat;

// Of which format a log is to be read: a known one, one of the user's own, or neither, and it is found from the lines.
struct FormatChoice
{
    QByteArray id;   // of a known format
    QString mapping; // a mapping file; goes before `id`

    struct Loaded
    {
        std::shared_ptr<const LogFormat> format; // none where it is to be found
        QString problem;                         // for people: why there is no such format, and what to do
    };
    Loaded load() const;

    bool operator==(const FormatChoice &) const = default;
};

} // namespace inferograph

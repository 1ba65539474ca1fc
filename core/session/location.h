// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace inferograph {

// What a user's text for a source means.
struct Location
{
    enum class Kind : quint8 { Server, File, Command, StandardInput };

    Kind kind = Kind::File;
    QUrl url;                 // of a server: without credentials, query and fragment; empty where it is none
    QByteArray authorization; // value of the Authorization header; from credentials in the text
    QString path;             // what a LogSource takes; of a file or a pattern of names: absolute
    QString shown;            // `localhost:11434`, a path, a command
    QString key;              // equal for two texts that mean the same source
};

// An http(s) URL is a server, and so is `host:port` where there is no such file; `-` is standard input; `cmd:`
// and a command is a program that writes a log; all else is a file, or with * ? [ several. `localhost` and 127.0.0.1 are one server, also where the port or a slash at the end is
// written out.
Location locationFrom(const QString &text);

} // namespace inferograph

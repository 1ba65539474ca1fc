// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/formatchoice.h"
#include "core/probe/discovery.h"
#include "core/secrets/keystore.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace inferograph {

using SourceId = int;

enum class SourceKind : quint8 { Server, Log };
enum class SourceState : quint8 {
    Connecting, // being asked who it is, or a log being opened
    Waiting,    // a log that does not exist yet
    Live,
    Finished, // a log that was read once, to its end
    Failed,
    Disabled, // by the user
};

// Where calls come from, as the window lists it. No text in it holds credentials.
struct SourceInfo
{
    SourceId id = 0;
    SourceKind kind = SourceKind::Server;
    SourceState state = SourceState::Connecting;
    bool demo = false;
    QString label;    // `Ollama`, `performance.jsonl`
    QString location; // `localhost:11434`, a path
    QString address;  // what Session::addSource() makes the same source of
    QString message;  // why it waits or failed and what to do; empty where all is well
    qint64 calls = 0;
    qint64 skippedLines = 0;
    FormatChoice format;    // of a log: as its user chose
    QByteArray foundFormat; // of a log: the ids of those that its lines have, with commas; empty until found
    std::optional<double> progress;     // 0...1 while a log is caught up
    FoundServer server;                 // of a server that was identified
    std::optional<KeyStore::Place> key; // where the API key that its calls use is kept; unset without one
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::SourceInfo)

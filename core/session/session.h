// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/prompt.h"
#include "core/logs/logsource.h"
#include "core/probe/discovery.h"
#include "core/probe/prober.h"
#include "core/store/callstore.h"

#include <memory>

namespace inferograph {

using SourceId = int;

enum class SourceKind : quint8 { Server, Log };
enum class SourceState : quint8 {
    Connecting, // being asked who it is, or a log being opened
    Waiting,    // a log that does not exist yet
    Live,
    Finished, // a log that was read once, to its end
    Failed,
};

// Where calls come from, as the window lists it.
struct SourceInfo
{
    SourceId id = 0;
    SourceKind kind = SourceKind::Server;
    SourceState state = SourceState::Connecting;
    bool demo = false;
    QString label;    // `Ollama`, `performance.jsonl`
    QString location; // `localhost:11434`, a path
    QString message;  // why it waits or failed and what to do; empty where all is well
    qint64 calls = 0;
    qint64 skippedLines = 0;
    std::optional<double> progress; // 0...1 while a log is caught up
    FoundServer server;             // of a server that was identified
};

// The sources, the prober and the store of one run of the program, wired as the one flow: sources hand calls
// in batches to the store, views see snapshots. GUI thread only; never blocks.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    CallStore &store() { return m_store; }

    // `location`: an http(s) URL, a file's path, or `-`. Adding what is there already gives its id again.
    SourceId addSource(const QString &location, ReadFrom readLogsFrom = ReadFrom::Start);
    SourceId addDemo();
    void removeSource(SourceId id);
    void retrySource(SourceId id);
    QList<SourceInfo> sources() const;
    std::optional<SourceInfo> source(SourceId id) const;

    // Adds every server found in the usual places on this machine; ends with localSearchFinished().
    void searchThisMachine();

    // `server` is a live server's id; otherwise nothing is sent and the result is unset.
    std::optional<CallId> send(SourceId server, const Prompt &prompt);
    void cancel(CallId call);

    QList<SkippedLine> skippedLines(SourceId id) const; // the first 100

Q_SIGNALS:
    void sourceAdded(const inferograph::SourceInfo &source);
    void sourceChanged(const inferograph::SourceInfo &source);
    void sourceRemoved(inferograph::SourceId id);
    void localSearchFinished(int serversFound);
    void callsProgressed(const QList<inferograph::CallProgress> &calls);
    void callFinished(const inferograph::CallRecord &call); // of those that send() began

private:
    class Private;
    CallStore m_store;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::SourceInfo)

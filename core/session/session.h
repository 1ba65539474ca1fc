// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/prompt.h"
#include "core/logs/calllines.h"
#include "core/logs/logsource.h"
#include "core/probe/prober.h"
#include "core/session/exchanges.h"
#include "core/session/sessionruns.h"
#include "core/session/sourceinfo.h"
#include "core/store/callstore.h"

#include <memory>

namespace inferograph {

class ConnectionTest;
class LoadedModelWatch;

// The sources, the prober and the store of one run of the program, wired as the one flow: sources hand calls
// in batches to the store, views see snapshots. GUI thread only; never blocks.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override;

    CallStore &store() { return m_store; }

    // `location`: an http(s) URL, `host:port`, a file's path, or `-`. Adding what is there already gives its id
    // again. Credentials in a URL are kept in memory, for the calls, and shown nowhere.
    // A disabled one waits for setSourceEnabled().
    SourceId addSource(const QString &location, ReadFrom readLogsFrom = ReadFrom::Start, bool enabled = true,
                       const FormatChoice &format = {});
    // Sources that are added from now on are asked nothing and not read before startSources(), so that a window can be
    // painted first.
    void holdSources();
    void startSources();
    // Adds the demo's server, whose id this gives, and its log. There is one demo at most.
    SourceId addDemo();
    // Cancels a server's calls, and a run with it; their records still come. Removing the demo's server ends all of
    // the demo.
    void removeSource(SourceId id);
    // Takes back the last removal that was not taken back yet; the demo's cannot be. Unset where there is none.
    std::optional<SourceId> restoreSource();
    void retrySource(SourceId id);
    // A disabled source is asked nothing and not read; its calls under way are cancelled. A log is read on from where it
    // ends when it is enabled again.
    void setSourceEnabled(SourceId id, bool enabled);
    // Reads a log as of this format: anew where it has given no call yet, else what is added to it from now on.
    void setLogFormat(SourceId log, const FormatChoice &format);
    void moveSource(SourceId id, qsizetype place); // among sources(), from 0
    QList<SourceInfo> sources() const;
    std::optional<SourceInfo> source(SourceId id) const;

    // Adds every server found in the usual places on this machine; ends with localSearchFinished().
    void searchThisMachine();

    // What a live server has loaded; null for other sources. The parent's to keep.
    LoadedModelWatch *watchLoadedModels(SourceId server, QObject *parent);
    // Asks a server who it is, whatever its state; null for logs.
    ConnectionTest *testConnection(SourceId server, QObject *parent);

    // For the calls that begin from now on, and the runs.
    void setCallLimits(const CallLimits &limits);

    // `server` is a live server's id; otherwise nothing is sent and the result is unset.
    std::optional<CallId> send(SourceId server, const Prompt &prompt);
    void cancel(CallId call);
    // What was asked in a call of send(), of a run or of the demo, and answered so far; unset for others, and for one made
    // thousands of calls ago.
    std::optional<Exchange> exchange(CallId call) const;

    // The logs that may hold the lines of a call; none for one that this session made.
    QList<CallLinesQuestion::Log> logsOf(const CallRecord &call) const;

    // Runs against the session's servers, with their keys. Their records are in the store, warm-ups excepted.
    SessionRuns &runs();

    // The API key of a server: used for its calls from now on, and kept in the system's keychain, where it is looked for
    // whenever a server is added. keyKept() says what became of it. An empty one is forgotten.
    void setKey(SourceId server, const QByteArray &key);

    QList<SkippedLine> skippedLines(SourceId id) const; // the first 100

Q_SIGNALS:
    void sourceAdded(const inferograph::SourceInfo &source);
    void sourceChanged(const inferograph::SourceInfo &source); // at most ten times a second for each
    void sourceRemoved(inferograph::SourceId id);
    void sourceMoved(inferograph::SourceId id, qsizetype place);
    void localSearchFinished(int serversFound);
    // `why`, for people, where it is kept for this session only.
    void keyKept(inferograph::SourceId server, inferograph::KeyStore::Place place, const QString &why);
    // Of those that send() and runs began.
    void callsProgressed(const QList<inferograph::CallProgress> &calls);
    void callFinished(const inferograph::CallRecord &call); // of those that send() began

private:
    class Private;
    CallStore m_store;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/prompt.h"
#include "core/logs/logsource.h"
#include "core/probe/prober.h"
#include "core/session/sourceinfo.h"
#include "core/store/callstore.h"

#include <memory>

namespace inferograph {

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
    SourceId addSource(const QString &location, ReadFrom readLogsFrom = ReadFrom::Start);
    // Adds the demo's server, whose id this gives, and its log. There is one demo at most.
    SourceId addDemo();
    // Cancels a server's calls; their records still come. Removing the demo's server ends all of the demo.
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
    void sourceChanged(const inferograph::SourceInfo &source); // at most ten times a second for each
    void sourceRemoved(inferograph::SourceId id);
    void localSearchFinished(int serversFound);
    void callsProgressed(const QList<inferograph::CallProgress> &calls); // of those that send() began
    void callFinished(const inferograph::CallRecord &call);              // of those that send() began

private:
    class Private;
    CallStore m_store;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

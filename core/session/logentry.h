// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/location.h"
#include "core/session/sourceentry.h"

namespace inferograph {

// A log, followed.
class LogEntry : public SourceEntry
{
    Q_OBJECT

public:
    LogEntry(SourceInfo info, const Location &location, ReadFrom from, QObject *parent);

    void start() override;
    void retry() override; // reads on from where it stopped, if it has given something already
    void stop() override;
    // For what is read from now on; a log that has given nothing yet is read anew.
    void setFormat(const FormatChoice &format);

private:
    void open();
    void halt(); // until retry()
    void close();
    bool mayRepeat() const; // if it is begun anew
    bool hasGiven() const { return m_info.calls > 0 || m_hasGivenGauges; }
    bool readOnAs(const FormatChoice &format); // false where it does not load
    void forgetGiven();
    void takeCalls(const QList<CallRecord> &calls);
    void takeSkipped(const QList<SkippedLine> &lines);
    void takeProgress(const LogProgress &progress);
    void takeState(LogSource::State state, const QString &message);

    QString m_path;
    ReadFrom m_from;
    PositionsByPath m_positions; // of what it has given, while it is not read
    FormatChoice m_readAs;       // what it has given
    bool m_hasGivenGauges = false;
    LogSource *m_log = nullptr; // a child
    bool m_isHalted = false;    // it is a command, and ended until it is wanted again
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/call/gaugesample.h"
#include "core/logs/logposition.h"

#include <QObject>
#include <QString>

#include <memory>

namespace inferograph {

enum class ReadFrom : quint8 { Start, End };
enum class Follow : quint8 { No, Yes };

struct SkippedLine
{
    QByteArray source;
    qint64 line = 0; // 1-based
    QByteArray reason;
    QByteArray text; // the line's beginning, at most 200 bytes

    bool operator==(const SkippedLine &) const = default;
};

struct LogProgress
{
    qint64 bytesRead = 0;
    qint64 bytesTotal = 0;
    qint64 lines = 0;
    qint64 skipped = 0; // all of them; `skippedLines` keeps the first ones only
    QByteArray format;  // empty until found
};

struct LogBatch;
class LogFormat;
class LogWorker;

// Follows one log on the ingest thread and hands on its calls in batches: a file, several that a pattern like
// `logs/*.jsonl` names, a command (`cmd:journalctl -u ollama -f`), or standard input (`-`).
// Lives on the caller's thread; all signals arrive there, queued, and a slot may destroy the source. Never blocks:
// a missing file is waited for.
class LogSource : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 { Waiting, Reading, Following, Finished, Failed };
    Q_ENUM(State)

    LogSource(const QString &location, ReadFrom from, Follow follow, QObject *parent = nullptr);
    ~LogSource() override;

    // Reads every line as of this format, instead of finding out which it is: those that are read from now on.
    void setFormat(std::shared_ptr<const LogFormat> format);

    // Where a source that is started now begins, for resume(): of a file's path, also where there is none yet. Empty for
    // all other locations.
    static PositionsByPath beginningOf(const QString &location, ReadFrom from);

    // Goes on where a source of the same location was when these were its positions(): each call is given by
    // one of the two, and what was added in between is read. Before start().
    void resume(const PositionsByPath &positions);

    void start();

    // Ends a command until this is taken back: then it is started again, and what it tells once more is left out as
    // after any other end. Other logs are read on. What was read before comes still.
    void setHalted(bool halted);

    QString location() const;

    // Up to where the files were read: covers exactly the calls that callsRead() has given. Commands and standard
    // input have none.
    PositionsByPath positions() const;

Q_SIGNALS:
    void callsRead(const QList<inferograph::CallRecord> &calls);
    void gaugesRead(const QList<inferograph::GaugeSample> &gauges);
    void linesSkipped(const QList<inferograph::SkippedLine> &lines);
    void progressed(const inferograph::LogProgress &progress);
    // `message` is for people: what happened, where, and what to do; empty where all is well.
    void stateChanged(inferograph::LogSource::State state, const QString &message);

private:
    void read(const QString &location, ReadFrom from);
    void readFound(const QStringList &files);
    void passOn(LogWorker *worker, const LogBatch &batch);
    void takeState(LogWorker *worker, State state, const QString &message);
    void updateState();

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::SkippedLine)
Q_DECLARE_METATYPE(inferograph::LogProgress)

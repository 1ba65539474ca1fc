// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logbookmark.h"
#include "core/logs/logdecoder.h"
#include "core/logs/loginput.h"
#include "core/logs/repeatedlines.h"
#include "core/logs/seconddecoder.h"
#include "core/logs/uptimeclock.h"

#include <QElapsedTimer>
#include <QTimer>

namespace inferograph {

struct LogBatch
{
    QList<CallRecord> calls;
    QList<GaugeSample> gauges;
    QList<SkippedLine> skipped;
    LogProgress progress;
    LogPositions positions; // which cover these calls and those of the batches before
};

// Reads one log on the ingest thread, a block at a time, so that logs share the thread and a stop never waits long; a
// second thread helps where there is much to catch up with. Every batch has to be acknowledged: with some of them on the
// way it reads no further, so a large log fills no memory.
class LogWorker : public QObject
{
    Q_OBJECT

public:
    LogWorker(const QString &location, ReadFrom from, Follow follow, std::shared_ptr<const LogFormat> format,
              std::shared_ptr<ReadLogs> readLogs, const LogPositions &before);

    // While at least so many bytes are left to read, a second thread helps.
    void setMuchToRead(qint64 bytes) { m_muchToRead = bytes; }

    void start();
    void acknowledge();
    void setFormat(const std::shared_ptr<const LogFormat> &format); // for the lines from now on
    void setHalted(bool halted);

Q_SIGNALS:
    void batchRead(const inferograph::LogBatch &batch);
    void stateChanged(inferograph::LogSource::State state, const QString &message);

private:
    struct Block
    {
        std::optional<LogPosition> before;
        LogInput::Read read;
    };

    void wake();
    void readBlock();
    qsizetype blockSize() const;
    Block readTo(std::span<char> space);
    void beginFile();
    void lookForUptimes();
    void takeBytes(qsizetype bytes);
    void callSecond();
    qsizetype readContext(qsizetype bytes);
    void breakContextOff();
    void decodeLines();
    void decode(const LineFeed::Line &line, WallTime now);
    WallTime timeOf(QByteArrayView line, WallTime now);
    void finishLine();
    void noteLost(qint64 bytes);
    void idle();
    void end();
    void settle();
    void setState(LogSource::State state, const QString &message);
    void flush();
    void flushIfMany();
    void flushSoon();

    const QString m_location;
    const QByteArray m_name;
    const ReadFrom m_from;
    const Follow m_follow;
    const LogPositions m_before;
    std::unique_ptr<LogInput> m_input;
    LineFeed m_feed;
    std::optional<Block> m_ahead; // was read, but not taken yet
    RepeatedLines m_repeated;
    LogDecoder m_decoder;
    std::unique_ptr<SecondDecoder> m_second; // from where there is much to read until all is read
    qint64 m_muchToRead = qint64(8) << 20;
    std::optional<UptimeClock> m_uptimes; // until all is read that the file held when it was opened
    LogBookmark m_bookmark;
    qint64 m_contextBytes = 0;                  // still to come
    const std::shared_ptr<ReadLogs> m_readLogs; // shared by those of one pattern; may be none
    QList<SkippedLine> m_gaps;                  // since the last batch
    qint64 m_gapCount = 0;
    qint64 m_bytesRead = 0;
    qint64 m_sentLines = 0; // progress of the last batch
    LogPositions m_sentPositions;
    int m_unacknowledged = 0;
    bool m_ended = false;
    QTimer m_turn{this};
    QTimer m_flushTimer{this};
    QTimer m_settleTimer{this};
    QElapsedTimer m_sinceFlush;
    std::optional<LogSource::State> m_state;
    QString m_message;
};

} // namespace inferograph

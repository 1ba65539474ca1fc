// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logworker.h"

#include "core/logs/command.h"
#include "core/logs/gap.h"

#include <QFileInfo>

namespace inferograph {

namespace {

constexpr qsizetype largestBatch = 1024; // which fit in the processor's cache
constexpr std::chrono::milliseconds batchInterval{34};
constexpr int batchesOnTheWay = 3;
constexpr std::chrono::milliseconds quietTime{1000}; // after which no line is waited for

QByteArray sourceName(const QString &location)
{
    if (location == QLatin1StringView("-"))
        return "stdin";
    // Of a command its program's name only: its arguments are nobody else's business.
    const QString name = splitCommand(commandIn(location).value_or(QString())).value(0, location);
    return QFileInfo(name).fileName().toUtf8();
}

} // namespace

LogWorker::LogWorker(const QString &location, ReadFrom from, Follow follow,
                     std::shared_ptr<const LogFormat> format, std::shared_ptr<ReadLogs> readLogs,
                     const LogPositions &before)
    : m_location(location)
    , m_name(sourceName(location))
    , m_from(from)
    , m_follow(follow)
    , m_before(before)
    , m_decoder(m_name, std::move(format))
    , m_bookmark(before)
    , m_readLogs(std::move(readLogs))
    , m_sentPositions(before)
{
    m_turn.setSingleShot(true);
    m_flushTimer.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &LogWorker::readBlock);
    m_settleTimer.setSingleShot(true);
    connect(&m_settleTimer, &QTimer::timeout, this, &LogWorker::settle);
    connect(&m_flushTimer, &QTimer::timeout, this, &LogWorker::flush);
}

void LogWorker::start()
{
    m_input = openLogInput(m_location, m_from, m_follow, m_readLogs, m_before);
    connect(m_input.get(), &LogInput::ready, this, &LogWorker::wake);
    flush(); // which tells where reading begins
    wake();
}

void LogWorker::acknowledge()
{
    --m_unacknowledged;
    wake();
}

void LogWorker::setFormat(const std::shared_ptr<const LogFormat> &format)
{
    if (m_ended)
        return;
    settle();
    m_decoder.setFormat(format);
}

void LogWorker::setHalted(bool halted)
{
    if (m_ended)
        return;
    settle();
    m_state.reset(); // which is to be told anew
    m_input->setHalted(halted);
}

void LogWorker::wake()
{
    if (!m_ended && !m_turn.isActive())
        m_turn.start(0);
}

void LogWorker::readBlock()
{
    if (m_unacknowledged >= batchesOnTheWay)
        return;
    if (m_uptimes && m_uptimes->isLooking()) {
        lookForUptimes();
        return;
    }
    const Block block = m_ahead ? *std::exchange(m_ahead, {}) : readTo(m_feed.space(blockSize()));
    if (const std::optional<LogInput::Resumed> resumed = m_input->takeResumed()) {
        m_bookmark.resume(resumed->position);
        m_contextBytes = resumed->contextBytes;
    }
    if (const qint64 lost = m_input->takeLost(); lost > 0)
        noteLost(lost);
    switch (block.read.outcome) {
    case LogInput::Outcome::Bytes:
        if (m_state != LogSource::State::Following)
            setState(LogSource::State::Reading, {});
        takeBytes(block.read.bytes);
        wake();
        break;
    case LogInput::Outcome::Restarted:
        if (m_contextBytes == 0)
            finishLine();
        else
            breakContextOff();
        m_feed.restart();
        m_bookmark.leave(block.before);
        if (m_input->mayRepeat())
            m_repeated.restart();
        beginFile();
        wake();
        break;
    case LogInput::Outcome::Idle:
        m_second.reset();
        m_uptimes.reset();
        idle();
        break;
    case LogInput::Outcome::Ended:
        m_second.reset();
        end();
        break;
    }
}

qsizetype LogWorker::blockSize() const
{
    return m_second ? SecondDecoder::blockSize : LineFeed::blockSize;
}

LogWorker::Block LogWorker::readTo(std::span<char> space)
{
    const std::optional<LogPosition> before = m_input->position();
    return {.before = before, .read = m_input->read(space)};
}

void LogWorker::beginFile()
{
    m_bytesRead = 0;
    m_uptimes.reset();
    if (const OpenLog *file = m_input->file()) {
        m_bytesRead = file->mark().position;
        m_uptimes.emplace(*file);
    }
}

void LogWorker::lookForUptimes()
{
    if (!m_uptimes->lookOn(*m_input->file()) && m_uptimes->isEmpty())
        m_uptimes.reset();
    wake();
}

void LogWorker::takeBytes(qsizetype bytes)
{
    if (bytes == 0)
        beginFile();
    m_bytesRead += bytes;
    if (!m_second && bytes == blockSize())
        callSecond();
    if (m_contextBytes > 0)
        bytes -= readContext(bytes);
    if (m_contextBytes > 0)
        return;
    m_feed.commit(bytes);
    decodeLines();
    if (bytes == 0)
        flush(); // a file was opened: from there
}

void LogWorker::callSecond()
{
    const bool isMuch = m_input->size() - m_bytesRead >= m_muchToRead;
    if (isMuch && m_contextBytes == 0 && !m_input->mayRepeat() && m_decoder.isLineByLine())
        m_second = std::make_unique<SecondDecoder>(m_name);
}

// Gives how many of the bytes were context.
qsizetype LogWorker::readContext(qsizetype bytes)
{
    const auto context = static_cast<qsizetype>(std::min<qint64>(m_contextBytes, bytes));
    m_contextBytes -= context;
    m_feed.commit(context);
    const WallTime now = wallNow();
    while (const std::optional<LineFeed::Line> line = m_feed.next())
        m_decoder.read(*line, timeOf(line->text, now));
    if (m_contextBytes == 0)
        m_decoder.settle();
    m_decoder.forgetCalls();
    return context;
}

// What was to follow it is not there: its calls were given, and are not waited for.
void LogWorker::breakContextOff()
{
    m_contextBytes = 0;
    m_decoder.settle();
    m_decoder.forgetCalls();
}

void LogWorker::decodeLines()
{
    const WallTime now = wallNow();
    const bool isShared = m_second && !m_uptimes && m_second->read(m_feed, m_decoder, now, [this] {
        flushIfMany(); // what the blocks before have given
        m_ahead = readTo(m_feed.spaceAhead(blockSize()));
        if (m_ahead->read.outcome == LogInput::Outcome::Idle)
            m_ahead.reset(); // there may be more by the time it is asked for
    });
    while (const std::optional<LineFeed::Line> line = m_feed.next())
        decode(*line, now);
    if (m_second && !m_decoder.isLineByLine())
        m_second.reset(); // and with it, its larger blocks
    if (!isShared)
        flushIfMany();
    flushSoon();
    if (m_decoder.hasPending())
        m_settleTimer.start(quietTime);
}

void LogWorker::decode(const LineFeed::Line &line, WallTime now)
{
    if (!m_input->mayRepeat() || !m_repeated.isRepeat(line.text))
        m_decoder.read(line, timeOf(line.text, now));
}

WallTime LogWorker::timeOf(QByteArrayView line, WallTime now)
{
    return m_uptimes ? std::min(m_uptimes->timeOf(line).value_or(now), now) : now;
}

void LogWorker::settle()
{
    m_decoder.settle();
    flush();
}

void LogWorker::finishLine()
{
    if (const std::optional<LineFeed::Line> line = m_feed.finish())
        decode(*line, wallNow());
    flushSoon();
}

void LogWorker::noteLost(qint64 bytes)
{
    m_gaps.append({.source = m_name,
                   .line = m_feed.lines() + 1,
                   .reason = gapReason,
                   .text = QByteArray::number(bytes) + " bytes were lost"});
    ++m_gapCount;
}

void LogWorker::idle()
{
    flushSoon();
    const std::optional<LogInput::Problem> problem = m_input->problem();
    if (!problem)
        setState(LogSource::State::Following, {});
    else
        setState(problem->waiting ? LogSource::State::Waiting : LogSource::State::Failed, problem->message);
}

void LogWorker::end()
{
    finishLine();
    m_decoder.settle();
    m_ended = true;
    flush();
    if (const std::optional<LogInput::Problem> problem = m_input->problem())
        setState(LogSource::State::Failed, problem->message);
    else if (m_decoder.lines() > 0 && m_decoder.format().isEmpty())
        setState(LogSource::State::Finished,
                 tr("No calls were found in %1: its lines are of no known log format.").arg(m_location));
    else if (m_decoder.hasGaugesOnly())
        setState(LogSource::State::Finished,
                 tr("%1 tells about the whole server only: logs of its format hold no single calls.")
                     .arg(m_location));
    else
        setState(LogSource::State::Finished, {});
}

void LogWorker::setState(LogSource::State state, const QString &message)
{
    if (m_state == state && m_message == message)
        return;
    m_state = state;
    m_message = message;
    Q_EMIT stateChanged(state, message);
}

void LogWorker::flushIfMany()
{
    if (m_decoder.waitingCalls() >= largestBatch)
        flush();
}

void LogWorker::flushSoon()
{
    const qint64 left = batchInterval.count() - m_sinceFlush.elapsed();
    if (left <= 0)
        flush();
    else if (!m_flushTimer.isActive())
        m_flushTimer.start(static_cast<int>(left));
}

void LogWorker::flush()
{
    m_flushTimer.stop();
    m_sinceFlush.start();
    const LogProgress progress{.bytesRead = m_bytesRead,
                               .bytesTotal = m_input->size(),
                               .lines = m_decoder.lines(),
                               .skipped = m_decoder.skipped() + m_gapCount,
                               .format = m_decoder.format()};
    QList<CallRecord> calls = m_decoder.takeCalls();
    m_bookmark.take(calls);
    std::optional<LogPosition> position = m_ahead ? m_ahead->before : m_input->position();
    if (position && m_contextBytes == 0) {
        position->unfinished = m_feed.unfinished();
        m_bookmark.set(*position, m_decoder.hasPending());
    }
    const LogPositions &positions = m_bookmark.positions();
    const bool nothingNew =
        m_sentLines == progress.lines && calls.isEmpty() && m_gaps.isEmpty() && m_sentPositions == positions;
    if (nothingNew && !m_ended)
        return;
    m_sentLines = progress.lines;
    m_sentPositions = positions;
    ++m_unacknowledged;
    Q_EMIT batchRead({calls, m_decoder.takeGauges(), m_decoder.takeSkipped() + std::exchange(m_gaps, {}),
                      progress, positions});
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/logentry.h"

#include "core/logs/command.h"

#include <QFileInfo>

namespace inferograph {

namespace {

QString labelOf(const Location &location)
{
    switch (location.kind) {
    case Location::Kind::StandardInput:
        return LogEntry::tr("Standard input");
    case Location::Kind::Command:
        return QFileInfo(splitCommand(location.shown).value(0, location.shown)).fileName();
    default:
        return QFileInfo(location.path).fileName();
    }
}

} // namespace

LogEntry::LogEntry(SourceInfo info, const Location &location, ReadFrom from, QObject *parent)
    : SourceEntry(std::move(info), location.key, parent), m_path(location.path), m_from(from)
{
    m_info.kind = SourceKind::Log;
    m_info.location = location.shown;
    m_info.address = location.path;
    if (m_info.label.isEmpty())
        m_info.label = labelOf(location);
}

void LogEntry::start()
{
    open();
}

void LogEntry::retry()
{
    if (!mayRepeat()) {
        open();
        return;
    }
    halt();
    if (m_readAs != m_info.format && !readOnAs(m_info.format))
        return;
    m_isHalted = false;
    m_log->setHalted(false);
    setState(SourceState::Connecting);
}

void LogEntry::stop()
{
    halt();
    m_info.progress.reset();
    setState(SourceState::Disabled);
}

void LogEntry::setFormat(const FormatChoice &format)
{
    if (format == m_info.format)
        return;
    m_info.format = format;
    m_info.foundFormat.clear();
    if (m_log && hasGiven() && !m_isHalted) {
        readOnAs(format);
        return;
    }
    m_info.skippedLines = 0;
    m_skippedLines.clear();
    if (m_info.state == SourceState::Disabled)
        Q_EMIT changed();
    else
        retry();
}

// A command has no position to go on from: its reader knows which of its lines were read.
bool LogEntry::mayRepeat() const
{
    return m_log && hasGiven() && commandIn(m_path);
}

// What it has given stays, once: it is not read again.
bool LogEntry::readOnAs(const FormatChoice &format)
{
    const FormatChoice::Loaded loaded = format.load();
    if (!loaded.problem.isEmpty()) {
        halt();
        setState(SourceState::Failed, loaded.problem);
        return false;
    }
    m_log->setFormat(loaded.format);
    m_readAs = format;
    Q_EMIT changed();
    return true;
}

void LogEntry::halt()
{
    m_isHalted = mayRepeat();
    if (m_isHalted)
        m_log->setHalted(true);
    else
        close();
}

void LogEntry::close()
{
    if (!m_log)
        return;
    if (hasGiven())
        m_positions.insert(m_log->positions());
    m_log->disconnect(this);
    m_log->deleteLater();
    m_log = nullptr;
}

void LogEntry::open()
{
    close();
    const FormatChoice::Loaded loaded = m_info.format.load();
    if (!loaded.problem.isEmpty()) {
        setState(SourceState::Failed, loaded.problem);
        return;
    }
    if (m_readAs != m_info.format)
        forgetGiven();
    m_readAs = m_info.format;
    m_log = new LogSource(m_path, m_from, Follow::Yes, this);
    m_log->setFormat(loaded.format);
    m_log->resume(m_positions);
    connect(m_log, &LogSource::callsRead, this, &LogEntry::takeCalls);
    connect(m_log, &LogSource::gaugesRead, this, [this](const QList<GaugeSample> &gauges) {
        m_hasGivenGauges = true;
        Q_EMIT gaugesRead(gauges);
    });
    connect(m_log, &LogSource::linesSkipped, this, &LogEntry::takeSkipped);
    connect(m_log, &LogSource::progressed, this, &LogEntry::takeProgress);
    connect(m_log, &LogSource::stateChanged, this, &LogEntry::takeState);
    setState(SourceState::Connecting);
    m_log->start();
}

// What was given as another format says nothing about what the same lines give now.
void LogEntry::forgetGiven()
{
    for (LogPositions &positions : m_positions) {
        for (LogPosition &position : positions)
            position.given = 0;
    }
}

void LogEntry::takeCalls(const QList<CallRecord> &calls)
{
    m_info.calls += calls.size();
    if (m_info.demo) {
        QList<CallRecord> marked = calls;
        for (CallRecord &call : marked)
            call.source = "demo log";
        Q_EMIT callsRead(marked);
    } else {
        Q_EMIT callsRead(calls);
    }
    Q_EMIT changed();
}

void LogEntry::takeSkipped(const QList<SkippedLine> &lines)
{
    const qsizetype room = std::max<qsizetype>(keptSkippedLines - m_skippedLines.size(), 0);
    m_skippedLines.append(lines.first(std::min(room, lines.size())));
    m_info.skippedLines = std::max<qint64>(m_info.skippedLines, m_skippedLines.size());
    Q_EMIT changed();
}

void LogEntry::takeProgress(const LogProgress &progress)
{
    m_info.skippedLines = std::max(m_info.skippedLines, progress.skipped);
    m_info.foundFormat = progress.format;
    const bool catchingUp = progress.bytesTotal > 0 && progress.bytesRead < progress.bytesTotal;
    m_info.progress = catchingUp ? std::optional(static_cast<double>(progress.bytesRead) /
                                                 static_cast<double>(progress.bytesTotal))
                                 : std::nullopt;
    Q_EMIT changed();
}

void LogEntry::takeState(LogSource::State state, const QString &message)
{
    if (m_isHalted)
        return;
    if (state != LogSource::State::Reading)
        m_info.progress.reset();
    switch (state) {
    case LogSource::State::Waiting:
        setState(SourceState::Waiting, message);
        break;
    case LogSource::State::Reading:
    case LogSource::State::Following:
        setState(SourceState::Live, message);
        break;
    case LogSource::State::Finished:
        setState(SourceState::Finished, message);
        break;
    case LogSource::State::Failed:
        setState(SourceState::Failed, message);
        break;
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/commandinput.h"

#include "core/logs/command.h"

#include <QStandardPaths>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace inferograph {

namespace {

constexpr int patienceAtTheEndMs = 500;

struct Pipe
{
    FileHandle reading;
    FileHandle writing;
};

// Neither end is handed on to any program, but for what is done so on purpose.
Pipe makePipe()
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        return {};
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return {FileHandle(ends[0]), FileHandle(ends[1])};
}

} // namespace

CommandInput::CommandInput(const QString &command, Follow follow)
    : m_command(splitCommand(command)), m_follow(follow)
{
    if (m_command.isEmpty()) {
        m_problem = {.message = command.isEmpty()
                                    ? tr("There is no command behind \"cmd:\". Write one, such as "
                                         "cmd:journalctl -u ollama -f.")
                                    : tr("A quote in this command is not closed: %1").arg(command),
                     .waiting = false};
        return;
    }
    m_process.setProgram(m_command.first());
    m_process.setArguments(m_command.sliced(1));
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_pauseTimer.setSingleShot(true);
    connect(&m_pauseTimer, &QTimer::timeout, this, &CommandInput::ready);
    connect(&m_process, &QProcess::finished, this, &CommandInput::ready);
    connect(&m_process, &QProcess::errorOccurred, this, &CommandInput::ready);
}

CommandInput::~CommandInput()
{
    m_process.disconnect(this);
    m_output.reset();
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(patienceAtTheEndMs))
        m_process.kill();
}

LogInput::Read CommandInput::read(std::span<char> to)
{
    if (m_command.isEmpty() || m_over)
        return {Outcome::Ended};
    if (!m_output) {
        const bool isRunning = m_process.state() != QProcess::NotRunning; // still, but nobody listens
        return m_isHalted || isRunning || m_pauseTimer.isActive() ? Read{Outcome::Idle} : start();
    }
    const Read read = m_output->read(to);
    if (read.outcome == Outcome::Bytes)
        return read;
    // What it started itself may hold the pipe open for ever: with the program, its log is over.
    return m_process.state() == QProcess::NotRunning ? ended() : Read{Outcome::Idle};
}

void CommandInput::setHalted(bool halted)
{
    if (m_isHalted == halted)
        return;
    m_isHalted = halted;
    m_output.reset();
    m_pauseTimer.stop();
    m_pause = shortestPause;
    if (halted && m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        QTimer::singleShot(patienceAtTheEndMs, &m_process, [this, pid = m_process.processId()] {
            if (m_process.processId() == pid) // it will not go by itself
                m_process.kill();
        });
    }
    Q_EMIT ready();
}

LogInput::Read CommandInput::start()
{
    Pipe pipe = makePipe();
    m_output = PipeInput::of(std::move(pipe.reading), m_command.first());
    connect(m_output.get(), &LogInput::ready, this, &CommandInput::ready);
    m_process.setChildProcessModifier([descriptor = pipe.writing.get()] {
        ::dup2(descriptor, STDOUT_FILENO);
        ::dup2(descriptor, STDERR_FILENO);
    });
    m_problem.reset();
    m_running.start();
    m_process.start(QIODevice::ReadOnly);
    return {Outcome::Restarted};
}

LogInput::Read CommandInput::ended()
{
    m_output.reset();
    const bool started = m_process.error() != QProcess::FailedToStart;
    const bool well = started && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    if (m_follow == Follow::No) {
        m_over = true;
        if (!well)
            m_problem = {.message = howItEnded(), .waiting = false};
        return {Outcome::Ended};
    }
    if (std::chrono::milliseconds(m_running.elapsed()) > longestPause)
        m_pause = shortestPause;
    const int seconds = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_pause).count());
    m_problem = {.message = howItEnded() + u' ' + tr("It is started again in %1 s.").arg(seconds),
                 .waiting = started};
    m_pauseTimer.start(m_pause);
    m_pause = std::min(2 * m_pause, longestPause);
    return {Outcome::Idle};
}

QString CommandInput::howItEnded() const
{
    const QString &program = m_command.first();
    if (m_process.error() == QProcess::FailedToStart && QStandardPaths::findExecutable(program).isEmpty())
        return tr("There is no program %1. Install it, or write where it is.").arg(program);
    if (m_process.error() == QProcess::FailedToStart)
        return tr("%1 cannot be started: %2.").arg(program, m_process.errorString());
    if (m_process.exitStatus() == QProcess::CrashExit)
        return tr("%1 was ended by a signal.").arg(program);
    return tr("%1 ended with the code %2.").arg(program).arg(m_process.exitCode());
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/terminal.h"

#include "app/arguments.h"
#include "core/report/report.h"
#include "core/report/texttable.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <utility>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace inferograph {

namespace {

qint64 writeSome(const char *data, qint64 size)
{
#ifdef Q_OS_UNIX
    ssize_t written = 0;
    do {
        written = ::write(STDOUT_FILENO, data, static_cast<std::size_t>(size));
    } while (written < 0 && errno == EINTR);
    return written;
#else
    const std::size_t written = std::fwrite(data, 1, static_cast<std::size_t>(size), stdout);
    return written > 0 && std::fflush(stdout) == 0 ? static_cast<qint64>(written) : -1;
#endif
}

} // namespace

void complain(const QString &message)
{
    const QByteArray line = message.toUtf8() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

QByteArray readSecret(const QString &question)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
#ifdef Q_OS_UNIX
    termios usual{};
    if (::tcgetattr(STDIN_FILENO, &usual) == 0) {
        termios unseen = usual;
        unseen.c_lflag &= ~tcflag_t(ECHO);
        std::fputs(question.toUtf8().constData(), stderr);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
        const QByteArray line = input.readLine();
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
        std::fputs("\n", stderr);
        return line.chopped(line.endsWith('\n') ? 1 : 0);
    }
#endif
    const QByteArray line = input.readLine();
    return line.chopped(line.endsWith('\n') ? 1 : 0);
}

int terminalWidth()
{
    if (const int columns = qEnvironmentVariableIntValue("COLUMNS"); columns > 0)
        return columns;
#ifdef Q_OS_UNIX
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return defaultTableWidth;
}

ProgressLine::ProgressLine()
{
#ifdef Q_OS_UNIX
    winsize size{};
    if (::isatty(STDERR_FILENO) && qgetenv("TERM") != "dumb" &&
        ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0)
        m_width = size.ws_col > 0 ? size.ws_col : defaultTableWidth;
#endif
}

void ProgressLine::show(const QString &text)
{
    if (m_width == 0)
        return;
    // The last column stays free: some terminals go to the next line after it.
    const QByteArray line = "\r" + shortened(text.toUtf8(), m_width - 1) + "\x1b[K";
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
    m_isShown = true;
}

void ProgressLine::clear()
{
    if (!std::exchange(m_isShown, false))
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

StandardOutput::StandardOutput()
{
#ifdef Q_OS_UNIX
    // A reader that goes away is an error of write(), not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

qint64 StandardOutput::readData(char *, qint64)
{
    return -1;
}

qint64 StandardOutput::writeData(const char *data, qint64 size)
{
    qint64 done = 0;
    while (m_error == 0 && done < size) {
        const qint64 written = writeSome(data + done, size - done);
        if (written < 0)
            m_error = errno;
        else
            done += written;
    }
    return m_error == 0 ? size : -1;
}

int StandardOutput::exitCode() const
{
    if (m_error == 0 || m_error == EPIPE)
        return Done;
    complain(QCoreApplication::translate("StandardOutput", "Standard output could not be written: %1.")
                 .arg(QString::fromLocal8Bit(std::strerror(m_error))));
    return Failed;
}

#ifdef Q_OS_UNIX

namespace {

// The signal handler's end of a pipe; the other end wakes the event loop.
int interruptPipe[2] = {-1, -1};

// Of the clock that signal handlers may read.
timespec firstInterrupt{};

// timeout(1) and shells signal the process and its group at once: that is one wish to end, not two.
constexpr double oneWishSeconds = 0.3;

void onInterrupt(int signal)
{
    const int before = errno;
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    if (firstInterrupt.tv_sec == 0) {
        firstInterrupt = now;
        const char byte = 0;
        [[maybe_unused]] const ssize_t written = ::write(interruptPipe[1], &byte, 1);
    } else if (double(now.tv_sec - firstInterrupt.tv_sec) +
                   double(now.tv_nsec - firstInterrupt.tv_nsec) / 1e9 >
               oneWishSeconds) {
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
    errno = before;
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (::pipe(interruptPipe) != 0)
        return;
    firstInterrupt = {};
    for (int end : interruptPipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto *notifier = new QSocketNotifier(interruptPipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(interruptPipe[0], &byte, 1) > 0) {
        }
        Q_EMIT requested();
    });
    struct sigaction action
    {
    };
    action.sa_handler = onInterrupt;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : interruptPipe) {
        if (end >= 0)
            ::close(std::exchange(end, -1));
    }
}

#else

Interrupt::Interrupt(QObject *parent) : QObject(parent) {}
Interrupt::~Interrupt() = default;

#endif

} // namespace inferograph

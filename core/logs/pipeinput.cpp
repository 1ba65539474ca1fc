// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/pipeinput.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>

namespace inferograph {

PipeInput::PipeInput(int descriptor, FileHandle owned, const QString &name)
    : m_descriptor(descriptor), m_owned(std::move(owned)), m_name(name)
{
    if (m_descriptor < 0)
        fail(errno);
}

std::unique_ptr<PipeInput> PipeInput::standardInput()
{
    return std::unique_ptr<PipeInput>(new PipeInput(STDIN_FILENO, FileHandle(), tr("Standard input")));
}

std::unique_ptr<PipeInput> PipeInput::open(const QByteArray &path)
{
    return of(FileHandle(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)),
              QFile::decodeName(path));
}

std::unique_ptr<PipeInput> PipeInput::of(FileHandle pipe, const QString &name)
{
    const int descriptor = pipe.get();
    return std::unique_ptr<PipeInput>(new PipeInput(descriptor, std::move(pipe), name));
}

LogInput::Read PipeInput::read(std::span<char> to)
{
    if (m_problem)
        return {Outcome::Ended};
    pollfd state{.fd = m_descriptor, .events = POLLIN, .revents = 0};
    const bool readable = ::poll(&state, 1, 0) > 0;
    const ssize_t bytes = readable ? ::read(m_descriptor, to.data(), to.size()) : -1;
    if (bytes > 0)
        return {Outcome::Bytes, static_cast<qsizetype>(bytes)};
    if (bytes == 0)
        return {Outcome::Ended};
    if (readable && errno != EAGAIN && errno != EINTR) {
        fail(errno);
        return {Outcome::Ended};
    }
    if (!m_notifier) {
        m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
            m_notifier->setEnabled(false);
            Q_EMIT ready();
        });
    }
    m_notifier->setEnabled(true);
    return {Outcome::Idle};
}

void PipeInput::fail(int error)
{
    m_problem = {.message = tr("%1 cannot be read: %2.").arg(m_name, qt_error_string(error)),
                 .waiting = false};
}

} // namespace inferograph

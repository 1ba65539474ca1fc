// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tailoutput.h"

#include "app/arguments.h"

namespace inferograph {

namespace {

constexpr std::chrono::milliseconds saveInterval{1000};

void fail(const QString &message)
{
    complain(QStringLiteral("inferograph tail: ") + message);
}

} // namespace

TailOutput::TailOutput(const QString &file, const QString &state) : m_file(file)
{
    if (!state.isEmpty())
        m_state.emplace(state);
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] { announce({}); });
}

bool TailOutput::open()
{
    if (m_state) {
        if (const QString problem = m_state->load(); !problem.isEmpty()) {
            fail(problem);
            return false;
        }
    }
    const QIODevice::OpenMode mode = QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered;
    if (!m_file.fileName().isEmpty() && !m_file.open(mode)) {
        fail(tr("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
        return false;
    }
    return !m_state || finishAnnounced();
}

// A file shows how much of it was written; where that cannot be seen, it is written once more rather than lost.
bool TailOutput::finishAnnounced()
{
    QByteArray missing = m_state->announced.records;
    if (m_file.isOpen() && !m_file.isSequential() && m_file.seek(m_state->announced.outputSize)) {
        const QByteArray there = m_file.read(missing.size());
        const bool isCut = missing.startsWith(there) && m_file.atEnd();
        if (isCut || there == missing)
            missing.remove(0, there.size());
    }
    return put(missing);
}

// All of them before any is read: the run may be killed when only some have given something.
bool TailOutput::begin(const PositionsByPath &beginnings)
{
    if (!m_state || beginnings.isEmpty())
        return true;
    PositionsByPath positions = beginnings;
    positions.insert(m_state->positions);
    m_state->positions = positions;
    return announce({});
}

bool TailOutput::write(const QByteArray &records, const PositionsByPath &positions)
{
    if (m_state) {
        m_state->positions.insert(positions);
        if (!announce(records))
            return false;
    }
    if (!put(records))
        return false;
    note(positions);
    return true;
}

void TailOutput::note(const PositionsByPath &positions)
{
    if (!m_state || positions.isEmpty())
        return; // a state that knows no log yet would promise to go on where it cannot
    m_state->positions.insert(positions);
    if (!m_saveTimer.isActive())
        m_saveTimer.start(m_wasSaved ? saveInterval : std::chrono::milliseconds(0));
}

int TailOutput::close()
{
    if (m_state && !m_failed)
        announce({});
    return m_out.isOpenEnded() && m_failed ? int(Failed) : m_out.exitCode();
}

bool TailOutput::announce(const QByteArray &records)
{
    if (m_failed)
        return false;
    m_state->announced = {.outputSize = m_file.size(), .records = records};
    const QString problem = m_state->save();
    m_wasSaved = true;
    m_failed = !problem.isEmpty();
    if (m_failed)
        fail(problem);
    return !m_failed;
}

bool TailOutput::put(const QByteArray &records)
{
    if (!m_file.isOpen())
        m_failed = m_out.write(records) < 0;
    else if (m_file.write(records) != records.size()) {
        fail(tr("%1 cannot be written: %2.").arg(m_file.fileName(), m_file.errorString()));
        m_failed = true;
    }
    return !m_failed;
}

} // namespace inferograph

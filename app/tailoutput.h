// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tailstate.h"
#include "app/terminal.h"

#include <QFile>
#include <QTimer>

namespace inferograph {

// Where `tail` writes its records: standard output, or a file that it appends to. With a state, a file gets each
// record once, however a run ended; what is no file may get those of a killed run's last second again.
class TailOutput : public QObject
{
    Q_OBJECT

public:
    // `file` and `state` are paths, or empty.
    TailOutput(const QString &file, const QString &state);

    // Writes first what a killed run left out. False where that is not possible, which has been said.
    bool open();

    // Of the runs before; empty without a state.
    PositionsByPath positions() const { return m_state ? m_state->positions : PositionsByPath(); }

    // Logs that no run before this one has read begin there. False where that cannot be remembered, which has been said.
    bool begin(const PositionsByPath &beginnings);

    // Writes records that were read up to `positions`. False when no more can be written.
    bool write(const QByteArray &records, const PositionsByPath &positions);
    // The logs were read up to there.
    void note(const PositionsByPath &positions);

    // Keeps what was noted last, and gives the exit code.
    int close();

private:
    bool finishAnnounced();
    bool announce(const QByteArray &records);
    bool put(const QByteArray &records);

    StandardOutput m_out;
    QFile m_file;
    std::optional<TailState> m_state;
    bool m_wasSaved = false;
    bool m_failed = false;
    QTimer m_saveTimer{this};
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/pipeinput.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

namespace inferograph {

// Runs a program, without a shell, and reads what it writes, its errors included. With Follow::Yes a program
// that ended is started again after a pause, twice as long each time unless it ran for long. The program
// writes into a pipe and waits where nobody reads; it is ended with this object.
class CommandInput : public LogInput
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestPause{1000};
    static constexpr std::chrono::milliseconds longestPause{60'000};

    CommandInput(const QString &command, Follow follow);
    ~CommandInput() override;

    Read read(std::span<char> to) override;
    std::optional<Problem> problem() const override { return m_problem; }
    qint64 size() const override { return 0; }
    bool mayRepeat() const override { return true; }
    void setHalted(bool halted) override;

private:
    Read start();
    Read ended();
    QString howItEnded() const;

    const QStringList m_command;
    const Follow m_follow;
    QProcess m_process{this};
    std::unique_ptr<PipeInput> m_output; // while it runs, and until all it wrote was read
    QElapsedTimer m_running;
    std::chrono::milliseconds m_pause = shortestPause;
    QTimer m_pauseTimer{this};
    bool m_isHalted = false;
    bool m_over = false;
    std::optional<Problem> m_problem;
};

} // namespace inferograph

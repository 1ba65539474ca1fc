// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/filehandle.h"
#include "core/logs/loginput.h"

#include <QSocketNotifier>

namespace inferograph {

// Reads standard input, a named pipe or another stream until its writers have closed it. Asks the system
// before each read whether it would block, and leaves the descriptor's mode, shared with others, alone.
class PipeInput : public LogInput
{
    Q_OBJECT

public:
    static std::unique_ptr<PipeInput> standardInput();
    static std::unique_ptr<PipeInput> open(const QByteArray &path);
    static std::unique_ptr<PipeInput> of(FileHandle pipe, const QString &name);

    Read read(std::span<char> to) override;
    std::optional<Problem> problem() const override { return m_problem; }
    qint64 size() const override { return 0; }

private:
    PipeInput(int descriptor, FileHandle owned, const QString &name);
    void fail(int error);

    const int m_descriptor;
    const FileHandle m_owned; // closed with this object, unless it is standard input
    const QString m_name;
    std::optional<Problem> m_problem;
    std::unique_ptr<QSocketNotifier> m_notifier; // from the first time that there was nothing to read
};

} // namespace inferograph

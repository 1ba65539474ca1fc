// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/decompressor.h"
#include "core/logs/loginput.h"

#include <QByteArray>

namespace inferograph {

// Reads a log packed with gzip or Zstandard once: nothing is added to such a file, so from its end there is
// nothing to read. What a damaged one holds before the damage is read.
class CompressedInput : public LogInput
{
    Q_OBJECT

public:
    // None where the file, told by its first bytes, is not packed, or cannot be read.
    static std::unique_ptr<CompressedInput> open(const QByteArray &path, ReadFrom from,
                                                 const LogPositions &before = {});

    Read read(std::span<char> to) override;
    std::optional<Problem> problem() const override { return m_problem; }
    qint64 size() const override { return 0; }            // of what is packed in it
    std::optional<LogPosition> position() const override; // in what is packed in it
    std::optional<Resumed> takeResumed() override { return std::exchange(m_resumed, {}); }

private:
    CompressedInput(OpenLog log, std::unique_ptr<Decompressor> decompressor, const QString &name);
    bool fill();
    bool goOn(const LogPositions &before);
    void skipAll();
    Read fail(const QString &message);

    OpenLog m_log;
    const QByteArray m_head;
    const std::unique_ptr<Decompressor> m_decompressor;
    const QString m_name;
    QByteArray m_packed;
    qsizetype m_unpacked = 0; // of m_packed
    qint64 m_given = 0;       // bytes, in all
    std::optional<Resumed> m_resumed;
    bool m_isWhole = false;
    bool m_ended = false;
    std::optional<Problem> m_problem;
};

} // namespace inferograph

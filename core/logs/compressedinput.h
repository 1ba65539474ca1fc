// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/decompressor.h"
#include "core/logs/filehandle.h"
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
    static std::unique_ptr<CompressedInput> open(const QByteArray &path, ReadFrom from);

    Read read(std::span<char> to) override;
    std::optional<Problem> problem() const override { return m_problem; }
    qint64 size() const override { return 0; } // of what is packed in it

private:
    CompressedInput(FileHandle file, std::unique_ptr<Decompressor> decompressor, const QString &name);
    bool fill();
    Read fail(const QString &message);

    const FileHandle m_file;
    const std::unique_ptr<Decompressor> m_decompressor;
    const QString m_name;
    QByteArray m_packed;
    qsizetype m_unpacked = 0; // of m_packed
    bool m_isWhole = false;
    bool m_ended = false;
    std::optional<Problem> m_problem;
};

} // namespace inferograph

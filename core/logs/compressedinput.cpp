// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/compressedinput.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace inferograph {

namespace {

constexpr qsizetype packedBlock = 256 * 1024;

} // namespace

CompressedInput::CompressedInput(FileHandle file, std::unique_ptr<Decompressor> decompressor,
                                 const QString &name)
    : m_file(std::move(file)), m_decompressor(std::move(decompressor)), m_name(name)
{
}

std::unique_ptr<CompressedInput> CompressedInput::open(const QByteArray &path, ReadFrom from)
{
    FileHandle file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    char beginning[4];
    const ssize_t bytes = file.isOpen() ? ::pread(file.get(), beginning, sizeof beginning, 0) : 0;
    if (bytes <= 0)
        return nullptr;
    std::unique_ptr<Decompressor> decompressor = Decompressor::forBeginning({beginning, bytes});
    if (!decompressor)
        return nullptr;
    std::unique_ptr<CompressedInput> input(
        new CompressedInput(std::move(file), std::move(decompressor), QFile::decodeName(path)));
    input->m_ended = from == ReadFrom::End;
    return input;
}

LogInput::Read CompressedInput::read(std::span<char> to)
{
    while (!m_ended) {
        if (m_unpacked == m_packed.size() && !fill())
            break;
        const std::span<const char> packed(m_packed.constData() + m_unpacked,
                                           static_cast<std::size_t>(m_packed.size() - m_unpacked));
        if (m_isWhole && packed.front() == '\0') { // padding, as on tapes
            ++m_unpacked;
            continue;
        }
        const Decompressor::Step step = m_decompressor->unpack(packed, to);
        m_unpacked += static_cast<qsizetype>(step.consumed);
        m_isWhole = step.isWhole;
        if (step.produced > 0)
            return {Outcome::Bytes, static_cast<qsizetype>(step.produced)};
        if (step.isDamaged)
            return fail(tr("%1 is damaged: what stands before the damage was read.").arg(m_name));
    }
    return {Outcome::Ended};
}

// False at the file's end.
bool CompressedInput::fill()
{
    m_packed.resize(packedBlock);
    ssize_t bytes = 0;
    do
        bytes = ::read(m_file.get(), m_packed.data(), static_cast<std::size_t>(m_packed.size()));
    while (bytes < 0 && errno == EINTR);
    m_packed.resize(std::max<ssize_t>(bytes, 0));
    m_unpacked = 0;
    if (bytes < 0)
        fail(tr("%1 cannot be read: %2.").arg(m_name, qt_error_string(errno)));
    else if (bytes == 0 && !m_isWhole)
        fail(tr("%1 ends too early, as if its copying was cut off: what there is was read.").arg(m_name));
    m_ended = bytes <= 0;
    return bytes > 0;
}

LogInput::Read CompressedInput::fail(const QString &message)
{
    m_ended = true;
    m_problem = {.message = message, .waiting = false};
    return {Outcome::Ended};
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/compressedinput.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace inferograph {

namespace {

constexpr qsizetype packedBlock = 256 * 1024;
constexpr qint64 end = std::numeric_limits<qint64>::max();

} // namespace

CompressedInput::CompressedInput(OpenLog log, std::unique_ptr<Decompressor> decompressor, const QString &name)
    : m_log(std::move(log)), m_head(m_log.head()), m_decompressor(std::move(decompressor)), m_name(name)
{
}

std::unique_ptr<CompressedInput> CompressedInput::open(const QByteArray &path, ReadFrom from,
                                                       const LogPositions &before)
{
    OpenLog log(path);
    std::unique_ptr<Decompressor> decompressor =
        log.isOpen() ? Decompressor::forBeginning(log.head()) : nullptr;
    if (!decompressor)
        return nullptr;
    std::unique_ptr<CompressedInput> input(
        new CompressedInput(std::move(log), std::move(decompressor), QFile::decodeName(path)));
    if (!input->goOn(before) && from == ReadFrom::End)
        input->skipAll();
    return input;
}

// Where a run of the program before this one stopped: what stands before has to be unpacked once more.
bool CompressedInput::goOn(const LogPositions &before)
{
    for (const LogPosition &position : before) {
        if (position.mark.head != m_head)
            continue;
        m_resumed = {.position = position, .contextBytes = position.lineStart()};
        if (position.mark.position == end)
            skipAll();
        return true;
    }
    return false;
}

void CompressedInput::skipAll()
{
    m_ended = true;
    m_given = end;
}

std::optional<LogPosition> CompressedInput::position() const
{
    LogPosition position;
    position.identity = m_log.identity();
    position.mark = {.position = m_given, .head = m_head, .tail = {}};
    return position;
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
        m_given += static_cast<qint64>(step.produced);
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
    const std::span<char> space(m_packed.data(), static_cast<std::size_t>(m_packed.size()));
    ssize_t bytes = 0;
    do
        bytes = m_log.peek(space);
    while (bytes < 0 && errno == EINTR);
    m_packed.resize(std::max<ssize_t>(bytes, 0));
    m_unpacked = 0;
    if (bytes > 0)
        m_log.advance(space.first(static_cast<std::size_t>(bytes)));
    else if (bytes < 0)
        fail(tr("%1 cannot be read: %2.").arg(m_name, qt_error_string(errno)));
    else if (!m_isWhole)
        fail(tr("%1 ends too early, as if its copying was cut off: what there is was read.").arg(m_name));
    else
        skipAll();
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

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHashFunctions>

#include <cstdint>

// One input of a fuzz target, from libFuzzer or from a file of seeds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace inferograph::testing {

inline QByteArrayView inputBytes(const std::uint8_t *data, std::size_t size)
{
    return {data, static_cast<qsizetype>(size)};
}

// Which of a target's kinds this process is about, as the folders of seeds name it: `sse` of `eventsplitter_sse`.
inline QByteArrayView subject()
{
    static const QByteArray name = qgetenv("INFEROGRAPH_FUZZ_SUBJECT");
    return name;
}

// The sizes of the pieces that an input is cut into: small ones, and the same ones for the same input.
class PieceSizes
{
public:
    explicit PieceSizes(QByteArrayView input)
        : m_state(qHashBits(input.data(), static_cast<std::size_t>(input.size())))
    {
    }

    qsizetype operator()()
    {
        m_state = m_state * 6364136223846793005u + 1442695040888963407u;
        return 1 + static_cast<qsizetype>((m_state >> 33) % 23);
    }

private:
    std::uint64_t m_state;
};

// Ends the program where what must hold of every input does not hold of this one.
inline void require(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

} // namespace inferograph::testing

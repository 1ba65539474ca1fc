// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <memory>
#include <span>

namespace inferograph {

// Unpacks a stream of bytes, piece by piece; several packed streams one after the other are one.
class Decompressor
{
public:
    struct Step
    {
        std::size_t consumed = 0;
        std::size_t produced = 0;
        bool isWhole = false; // a packed stream has just ended: nothing is missing so far
        bool isDamaged = false;
    };

    virtual ~Decompressor() = default;

    virtual Step unpack(std::span<const char> from, std::span<char> to) = 0;

    // The one for a file that begins so: gzip's or Zstandard's; none where it is packed by neither.
    static std::unique_ptr<Decompressor> forBeginning(QByteArrayView beginning);

    static bool isPacked(const QString &file);
};

} // namespace inferograph

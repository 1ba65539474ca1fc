// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/decompressor.h"

#include <QFile>

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

namespace inferograph {

namespace {

constexpr qint64 longestMagic = 4;

class Gunzip : public Decompressor
{
public:
    Gunzip()
    {
        constexpr int gzipOnly = 16;
        m_ready = inflateInit2(&m_stream, MAX_WBITS + gzipOnly) == Z_OK;
    }
    ~Gunzip() override { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Gunzip)

    Step unpack(std::span<const char> from, std::span<char> to) override
    {
        if (!m_ready)
            return {.isDamaged = true};
        m_stream.next_in = reinterpret_cast<const Bytef *>(from.data());
        m_stream.avail_in = static_cast<uInt>(from.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(to.data());
        m_stream.avail_out = static_cast<uInt>(to.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        const Step step{.consumed = from.size() - m_stream.avail_in,
                        .produced = to.size() - m_stream.avail_out,
                        .isWhole = result == Z_STREAM_END,
                        .isDamaged = result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR};
        if (step.isWhole)
            m_ready = inflateReset(&m_stream) == Z_OK;
        return step;
    }

private:
    z_stream m_stream{};
    bool m_ready = false;
};

class Unzstd : public Decompressor
{
public:
    Step unpack(std::span<const char> from, std::span<char> to) override
    {
        ZSTD_inBuffer in{.src = from.data(), .size = from.size(), .pos = 0};
        ZSTD_outBuffer out{.dst = to.data(), .size = to.size(), .pos = 0};
        const std::size_t result = ZSTD_decompressStream(m_stream.get(), &out, &in);
        return {.consumed = in.pos,
                .produced = out.pos,
                .isWhole = result == 0,
                .isDamaged = ZSTD_isError(result) != 0};
    }

private:
    struct Free
    {
        void operator()(ZSTD_DStream *stream) const { ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> m_stream{ZSTD_createDStream()};
};

} // namespace

std::unique_ptr<Decompressor> Decompressor::forBeginning(QByteArrayView beginning)
{
    if (beginning.startsWith("\x1f\x8b"))
        return std::make_unique<Gunzip>();
    if (beginning.startsWith("\x28\xb5\x2f\xfd"))
        return std::make_unique<Unzstd>();
    return nullptr;
}

bool Decompressor::isPacked(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && forBeginning(file.read(longestMagic));
}

} // namespace inferograph

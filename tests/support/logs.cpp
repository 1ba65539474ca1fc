// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logs.h"

#include "core/logs/logdecoder.h"

#include <QFile>

#include <algorithm>
#include <cstring>
#include <ctime>

namespace inferograph::testing {

DecodedLog decodeLog(const QByteArray &text, std::shared_ptr<const LogFormat> format,
                     const std::function<qsizetype()> &nextSize)
{
    LineFeed feed;
    LogDecoder decoder("test.log", std::move(format));
    const auto readLines = [&] {
        while (const std::optional<LineFeed::Line> line = feed.next())
            decoder.read(*line, WallTime(std::chrono::seconds(1'700'000'000)));
    };
    for (qsizetype at = 0; at < text.size();) {
        const std::span<char> space = feed.space();
        const qsizetype bytes =
            std::min({text.size() - at, static_cast<qsizetype>(space.size()), nextSize()});
        std::memcpy(space.data(), text.constData() + at, static_cast<std::size_t>(bytes));
        feed.commit(bytes);
        at += bytes;
        readLines();
    }
    if (const std::optional<LineFeed::Line> line = feed.finish())
        decoder.read(*line, WallTime(std::chrono::seconds(1'700'000'000)));
    decoder.settle();
    return {decoder.takeCalls(), decoder.takeGauges(), decoder.takeSkipped(), decoder.format()};
}

DecodedLog decodeLog(const QByteArray &text)
{
    return decodeLog(text, {}, [] { return LineFeed::blockSize; });
}

DecodedLog decodeLog(const QByteArray &text, const std::function<qsizetype()> &nextSize)
{
    return decodeLog(text, {}, nextSize);
}

DecodedLog decodeLog(const QByteArray &text, std::shared_ptr<const LogFormat> format)
{
    return decodeLog(text, std::move(format), [] { return LineFeed::blockSize; });
}

QByteArray loggedCall(int number)
{
    return R"({"event":"llm_call_metrics","model":"m)" + QByteArray::number(number) +
           R"(","output_tokens":2,"tlft_seconds":1.5,"timestamp":9.5})"
           "\n";
}

QByteArray logFixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA_DIR "/logs/") + QLatin1StringView(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", name);
    return file.readAll();
}

TimeZone::TimeZone(const char *name) : m_before(qgetenv("TZ"))
{
    qputenv("TZ", name);
    tzset();
}

TimeZone::~TimeZone()
{
    if (m_before.isNull())
        qunsetenv("TZ");
    else
        qputenv("TZ", m_before);
    tzset();
}

qint64 msSinceEpoch(WallTime time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

} // namespace inferograph::testing

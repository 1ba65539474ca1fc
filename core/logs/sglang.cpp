// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/logtime.h"
#include "core/logs/textcursor.h"

namespace inferograph {

namespace {

constexpr qsizetype stampLength = 20; // with its bracket

// `[2025-07-18 15:32:54 TP0] Decode batch. …`: what stands behind the bracket, empty where the line is other.
QByteArrayView batchOf(QByteArrayView line)
{
    if (line.size() < stampLength || !line.startsWith("[20") || line[11] != ' ')
        return {};
    const qsizetype end = line.indexOf("] ", stampLength);
    const QByteArrayView text = end < 0 ? QByteArrayView() : line.sliced(end + 2);
    return text.startsWith("Decode batch") || text.startsWith("Prefill batch") ? text : QByteArrayView();
}

std::optional<double> numberAfter(QByteArrayView text, std::string_view mark)
{
    TextCursor cursor(text);
    return cursor.skipPast(mark) ? cursor.number() : std::nullopt;
}

class SglangParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        const QByteArrayView batch = batchOf(line);
        if (batch.isEmpty()) {
            const bool own = line.startsWith("[20") && contains(line, "] ");
            return {own ? LineVerdict::Context : LineVerdict::Foreign};
        }
        const std::optional<WallTime> time = wallTimeFromIso(line.sliced(1, stampLength - 1), sink.clock);
        if (!time)
            return {LineVerdict::Malformed, "The time of this batch is not a date and time."};
        const bool decode = batch.startsWith('D');
        const auto add = [&](Gauge gauge, std::optional<double> value) {
            if (value && *value >= 0)
                sink.gauges.append({*time, {}, "sglang", gauge, *value});
        };
        const std::optional<double> running = numberAfter(batch, "#running-req: ");
        const std::optional<double> waiting = numberAfter(batch, "#queue-req: ");
        add(Gauge::Running, running);
        add(Gauge::Waiting, waiting);
        add(Gauge::KvCacheUsage, numberAfter(batch, "token usage: "));
        // The first rate after a time without decoding covers that time too.
        if (decode && std::exchange(m_decoding, true))
            add(Gauge::GenerationThroughput, numberAfter(batch, "gen throughput (token/s): "));
        const bool wasIdle = !decode && running.value_or(0) == 0;
        m_decoding = m_decoding && !wasIdle;
        return {LineVerdict::Context};
    }

private:
    bool m_decoding = false;
};

// SGLang's batches: figures over all requests, which become gauges, and nothing of single calls.
class SglangFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "sglang"; }
    QByteArrayView title() const override { return "SGLang"; }
    bool recognises(QByteArrayView line) const override { return !batchOf(line).isEmpty(); }
    bool isWholeOutput() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<SglangParser>(); }
};

} // namespace

const LogFormat &sglangFormat()
{
    static const SglangFormat format;
    return format;
}

} // namespace inferograph

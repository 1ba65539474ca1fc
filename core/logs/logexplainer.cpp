// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logexplainer.h"

#include "core/logs/plaintext.h"
#include "core/logs/textsearch.h"

namespace inferograph {

namespace {

constexpr qsizetype shownText = 200;
constexpr qsizetype padding = 64;

// Lines are changed while they are read, and have readable bytes behind them.
class LineCopy
{
public:
    explicit LineCopy(std::span<const char> line) : m_bytes(line.begin(), line.end()), m_size(line.size())
    {
        m_bytes.resize(m_size + padding);
    }
    std::span<char> text() { return {m_bytes.data(), m_size}; }

private:
    std::vector<char> m_bytes;
    std::size_t m_size;
};

QByteArray beginningOf(QByteArrayView text)
{
    return text.first(std::min(text.size(), shownText)).toByteArray();
}

} // namespace

LogExplainer::LogExplainer(const std::shared_ptr<const LogFormat> &format)
    : m_format(format), m_mapping(dynamic_cast<const Mapping *>(m_format.get())), m_decoder({}, format)
{
}

ExplainedLine LogExplainer::read(const LineFeed::Line &line, WallTime seenAt)
{
    ExplainedLine explained;
    explained.number = line.number;
    explained.text = beginningOf(viewOf(line.text));
    m_decoder.read({.text = LineCopy(line.text).text(), .number = line.number, .tooLong = line.tooLong},
                   seenAt);
    explained.calls = m_decoder.takeCalls();
    explained.gauges = m_decoder.takeGauges();
    if (const QList<SkippedLine> skipped = m_decoder.takeSkipped(); !skipped.isEmpty()) {
        explained.skipped = true;
        explained.reason = skipped.first().reason;
    }
    if (m_mapping && !line.tooLong)
        addMapped(LineCopy(line.text).text(), seenAt, explained);
    return explained;
}

void LogExplainer::addMapped(std::span<char> line, WallTime seenAt, ExplainedLine &explained)
{
    const std::optional<Unwrapper::Line> carried = m_unwrapper.unwrap(plainLine(line), seenAt);
    if (!carried)
        return;
    const QByteArrayView text = viewOf(plainLine(carried->text));
    const Mapping::Reading reading = m_mapping->readLine(text, carried->time.value_or(seenAt), m_localClock);
    explained.text = beginningOf(text);
    explained.taken = reading.taken;
    explained.reason = reading.reason;
}

std::optional<ExplainedLine> LogExplainer::finish()
{
    m_decoder.settle();
    ExplainedLine rest;
    rest.calls = m_decoder.takeCalls();
    rest.gauges = m_decoder.takeGauges();
    return rest.calls.isEmpty() && rest.gauges.isEmpty() ? std::nullopt : std::optional(rest);
}

} // namespace inferograph

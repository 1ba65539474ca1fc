// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/eventsplitter.h"

#include "core/probe/documentsplitter.h"

#include <algorithm>

namespace inferograph {

namespace {

// Every line that is not empty is an event.
class NdjsonSplitter final : public EventSplitter
{
public:
    void feed(QByteArrayView piece) override { m_lines.feed(piece); }
    void finish() override { m_lines.finish(); }
    bool overflowed() const override { return m_lines.overflowed(); }

    std::optional<StreamEvent> next() override
    {
        while (const auto line = m_lines.next()) {
            if (!line->trimmed().isEmpty())
                return StreamEvent{.name = {}, .data = *line};
        }
        return std::nullopt;
    }

private:
    LineSplitter m_lines{maximumEventBytes};
};

// Server-sent events. Two things beyond the standard: a field named `error`, as older llama.cpp servers write
// it, makes an event of that name; and a line that cannot be a field (an HTML page, a bare JSON object) is
// handed on as an event, so that the protocol can say what it is.
class SseSplitter final : public EventSplitter
{
public:
    void feed(QByteArrayView piece) override { m_lines.feed(piece); }

    void finish() override
    {
        m_finished = true;
        m_lines.finish();
    }

    bool overflowed() const override { return m_overflowed || m_lines.overflowed(); }

    std::optional<StreamEvent> next() override
    {
        if (m_given)
            clear();
        while (const auto line = m_lines.next()) {
            if (line->isEmpty()) {
                if (hasEvent())
                    return give();
                clear();
            } else if (isField(*line)) {
                readField(*line);
            } else if (!line->startsWith(':')) {
                return StreamEvent{.name = {}, .data = *line};
            }
            if (overflowed())
                return std::nullopt;
        }
        return m_finished && hasEvent() ? std::optional(give()) : std::nullopt;
    }

private:
    static bool isField(QByteArrayView line)
    {
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = colon < 0 ? line : line.first(colon);
        return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
        });
    }

    void readField(QByteArrayView line)
    {
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = colon < 0 ? line : line.first(colon);
        QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
        if (value.startsWith(' '))
            value = value.sliced(1);
        if (name == "event") {
            m_name = value.toByteArray();
        } else if (name == "data" || name == "error") {
            if (name == "error")
                m_name = "error";
            if (m_data.size() + value.size() >= maximumEventBytes) {
                m_overflowed = true;
                return;
            }
            if (m_hasData)
                m_data.append('\n');
            m_hasData = true;
            m_data.append(value);
        }
    }

    bool hasEvent() const { return !m_given && !m_data.isEmpty(); }

    StreamEvent give()
    {
        m_given = true;
        return {.name = m_name, .data = m_data};
    }

    void clear()
    {
        m_name.clear();
        m_data.truncate(0);
        m_hasData = false;
        m_given = false;
    }

    LineSplitter m_lines{maximumEventBytes};
    QByteArray m_name;
    QByteArray m_data;
    bool m_hasData = false;
    bool m_given = false;
    bool m_finished = false;
    bool m_overflowed = false;
};

} // namespace

std::unique_ptr<EventSplitter> makeEventSplitter(Framing framing, const QByteArray &contentType)
{
    const QByteArray mediaType = contentType.split(';').first().trimmed().toLower();
    if (mediaType == "application/json")
        return std::make_unique<DocumentSplitter>(makeEventSplitter(framing));
    if (framing == Framing::Sse)
        return std::make_unique<SseSplitter>();
    return std::make_unique<NdjsonSplitter>();
}

} // namespace inferograph

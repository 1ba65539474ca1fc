// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/documentsplitter.h"

#include <algorithm>

namespace inferograph {

namespace {

QByteArrayView withoutLeadingSpace(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    return text.sliced(std::find_if_not(text.begin(), text.end(), isSpace) - text.begin());
}

} // namespace

DocumentSplitter::DocumentSplitter(std::unique_ptr<EventSplitter> otherwise)
    : m_otherwise(std::move(otherwise))
{
}

void DocumentSplitter::feed(QByteArrayView piece)
{
    if (m_body == Body::NotBegun) {
        piece = withoutLeadingSpace(piece);
        if (piece.isEmpty())
            return;
        m_body = piece.startsWith('{') ? Body::Documents : Body::Other;
    }
    if (m_body == Body::Other)
        m_otherwise->feed(piece);
    else
        m_piece = piece;
}

void DocumentSplitter::finish()
{
    m_finished = true;
    m_otherwise->finish();
}

std::optional<StreamEvent> DocumentSplitter::next()
{
    if (m_body == Body::Other)
        return m_otherwise->next();
    if (std::exchange(m_given, false))
        m_object.truncate(0);
    if (m_object.isEmpty())
        m_piece = withoutLeadingSpace(m_piece);
    const std::optional<qsizetype> end = endOfObject();
    const QByteArrayView part = m_piece.first(end.value_or(m_piece.size()));
    m_overflowed = m_overflowed || m_object.size() + part.size() > maximumEventBytes;
    if (m_overflowed)
        return std::nullopt;
    m_object.append(part);
    m_piece = m_piece.sliced(part.size());
    if (!end && (!m_finished || m_object.isEmpty()))
        return std::nullopt;
    m_given = true;
    return StreamEvent{.name = {}, .data = m_object};
}

bool DocumentSplitter::overflowed() const
{
    return m_body == Body::Other ? m_otherwise->overflowed() : m_overflowed;
}

std::optional<qsizetype> DocumentSplitter::endOfObject()
{
    for (qsizetype i = 0; i < m_piece.size(); ++i) {
        const char c = m_piece[i];
        if (m_inString) {
            m_inString = m_escaped || c != '"';
            m_escaped = !m_escaped && c == '\\';
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{') {
            ++m_depth;
        } else if (c == '}' && --m_depth <= 0) {
            m_depth = 0;
            return i + 1;
        } else if (c == '\n' && m_depth == 0) {
            return i; // not an object: a line for the protocol to judge
        }
    }
    return std::nullopt;
}

} // namespace inferograph

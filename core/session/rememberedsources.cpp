// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/rememberedsources.h"

namespace inferograph {

RememberedSources::RememberedSources(Session &session, QObject *parent)
    : QObject(parent), m_session(session), m_remembered(settings::sources())
{
    for (const settings::Source &source : std::as_const(m_remembered))
        session.addSource(source.address, ReadFrom::Start, source.enabled,
                          {source.logFormat.toUtf8(), source.mapping});
    connect(&session, &Session::sourceAdded, this, &RememberedSources::remember);
    connect(&session, &Session::sourceChanged, this, &RememberedSources::remember);
    connect(&session, &Session::sourceRemoved, this, &RememberedSources::remember);
    connect(&session, &Session::sourceMoved, this, &RememberedSources::remember);
}

void RememberedSources::remember()
{
    QList<settings::Source> sources;
    for (const SourceInfo &source : m_session.sources()) {
        if (!source.demo && !source.address.isEmpty() && source.address != QLatin1StringView("-"))
            sources.append({source.address, source.state != SourceState::Disabled,
                            QString::fromUtf8(source.format.id), source.format.mapping});
    }
    if (sources == m_remembered)
        return;
    m_remembered = sources;
    settings::setSources(sources);
}

} // namespace inferograph

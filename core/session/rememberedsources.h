// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "core/settings/settings.h"

namespace inferograph {

// The sources of the last time, and those of this time for the next: in their order, with which are disabled. Without
// the demo and standard input, and without credentials: keys come from the system's keychain.
class RememberedSources : public QObject
{
    Q_OBJECT

public:
    // Adds the remembered ones, and remembers from now on.
    explicit RememberedSources(Session &session, QObject *parent = nullptr);

private:
    void remember();

    Session &m_session;
    QList<settings::Source> m_remembered;
};

} // namespace inferograph

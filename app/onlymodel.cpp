// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/onlymodel.h"

#include <algorithm>

namespace inferograph {

OnlyModel::OnlyModel(const Workload &workload, const Access &access) : m_workload(workload), m_access(access)
{
    connect(&m_keys, &KeyStore::found, this, [this](const QUrl &server, const QByteArray &key) {
        Access withKey = m_access;
        withKey.apiKey = key;
        m_discovery.identify(server, withKey);
    });
    connect(&m_discovery, &Discovery::found, this, &OnlyModel::take);
    connect(&m_discovery, &Discovery::notFound, this,
            [this](const QUrl &, const QString &reason) { Q_EMIT failed(reason); });
}

void OnlyModel::start()
{
    askNext();
}

void OnlyModel::askNext()
{
    const auto asked =
        std::find_if(m_workload.servers.begin(), m_workload.servers.end(),
                     [this](const WorkloadServer &server) { return modelsOn(server, m_workload).isEmpty(); });
    if (asked == m_workload.servers.end()) {
        Q_EMIT made(m_workload);
        return;
    }
    m_asked = &*asked;
    if (m_access.apiKey.isEmpty())
        m_keys.find(m_asked->url);
    else
        m_discovery.identify(m_asked->url, m_access);
}

void OnlyModel::take(const FoundServer &found)
{
    const QString server = m_asked->url.toDisplayString();
    if (found.models.size() == 1) {
        m_asked->models = found.models;
        askNext();
    } else if (found.models.isEmpty()) {
        Q_EMIT failed(tr("%1 does not say which models it has: name one with --model.").arg(server));
    } else {
        constexpr qsizetype mostNamed = 10;
        const qsizetype others = found.models.size() - mostNamed;
        const QString named =
            QString::fromUtf8((others > 0 ? found.models.first(mostNamed) : found.models).join(", "));
        const QString what =
            others > 0
                ? tr("%1 has several models: name those to call with --model. It has %2, and %3 more.")
                      .arg(server, named)
                      .arg(others)
                : tr("%1 has several models: name those to call with --model. It has %2.").arg(server, named);
        Q_EMIT failed(what);
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/untimedclient.h"
#include "core/protocols/loadedmodels.h"
#include "core/runs/runserver.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

namespace inferograph {

// What a server has in memory, asked again every two seconds for as long as somebody looks, and less often while it
// does not answer. Our own questions, untimed: no calls, and none for the records.
class LoadedModelWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds pause{2}; // from an answer to the next question

    LoadedModelWatch(const QUrl &baseUrl, const RunServer &server, QObject *parent = nullptr);

    // Whether servers of this product tell what they have loaded.
    static bool isPossible(const QByteArray &product);

    void setWatching(bool watching);
    bool canUnload() const;
    // Ends in unloaded() or notUnloaded().
    void unload(const QByteArray &model);

Q_SIGNALS:
    void told(const QList<inferograph::LoadedModel> &models);
    void silent(const QString &why); // for people
    void unloaded(const QByteArray &model);
    void notUnloaded(const QByteArray &model, const QString &why); // for people
    // A request that a server may write down as if it were a call.
    void sent(const inferograph::CallRecord &request);

private:
    void ask();
    void take(const QByteArray &answer);
    void giveUp(const QString &why);

    QUrl m_root;
    QUrl m_baseUrl;
    RunServer m_server;
    UntimedClient m_client;
    QList<QByteArray> m_paths;
    QList<QByteArray> m_answers; // to the first of them
    QTimer m_next;
    std::chrono::seconds m_pause = pause;
    QObject *m_pending = nullptr; // the reply that is waited for
    bool m_watching = false;
};

} // namespace inferograph

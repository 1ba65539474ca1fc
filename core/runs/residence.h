// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/untimedclient.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QUrl>

namespace inferograph {

// Which models a server has in memory before a timed call: asks for it, untimed, and believes only what the
// server lists as loaded.
class Residence : public QObject
{
    Q_OBJECT

public:
    // `protocol` is one that can unload, where the server has any.
    Residence(const QUrl &baseUrl, const Protocol &protocol, const Access &access, QObject *parent = nullptr);

    // Has those of `unwanted` that are loaded unloaded, then `wanted`, unless it is empty, loaded. Ends with
    // one of the signals, unless it is asked anew or destroyed before.
    void arrange(const QList<QByteArray> &unwanted, const QByteArray &wanted);

Q_SIGNALS:
    void arranged();
    void impossible(const QByteArray &why); // for people

private:
    void askWhatIsLoaded();
    void take(const QList<QByteArray> &loaded);
    void request(const HttpRequest &request, const QByteArray &failure);
    void giveUp(const QByteArray &why);

    QUrl m_baseUrl;
    const Protocol &m_protocol;
    Access m_access;
    UntimedClient m_client;
    QTimer m_askAgain;
    QDeadlineTimer m_deadline;
    QList<QByteArray> m_unwanted;
    QByteArray m_wanted;
    QSet<QByteArray> m_requested; // models whose loading or unloading has been asked for
    QObject *m_pending = nullptr; // the reply that is waited for
};

// The protocol by which a server's models are loaded and unloaded: that of its product, where it has its own,
// else the one that calls speak.
const Protocol &residenceProtocol(const QByteArray &product, const Protocol &spoken);

} // namespace inferograph

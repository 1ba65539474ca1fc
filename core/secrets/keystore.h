// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QUrl>

namespace inferograph {

// The API keys of servers, in the system's keychain: never in a file of ours. Where no keychain answers, they are
// kept in memory, for this session only, and kept() says so. Never blocks; several questions may be under way.
class KeyStore : public QObject
{
    Q_OBJECT

public:
    enum class Place : quint8 { Keychain, ThisSession };

    explicit KeyStore(QObject *parent = nullptr);

    void check();                                         // ends in checked()
    void find(const QUrl &server);                        // ends in found()
    void keep(const QUrl &server, const QByteArray &key); // ends in kept()
    void forget(const QUrl &server);                      // ends in forgotten()

Q_SIGNALS:
    void checked(bool keychainAnswers);
    // An empty key where there is none.
    void found(const QUrl &server, const QByteArray &key, inferograph::KeyStore::Place place);
    // `why`, for people, where it is kept for this session only.
    void kept(const QUrl &server, inferograph::KeyStore::Place place, const QString &why);
    void forgotten(const QUrl &server);

private:
    QHash<QString, QByteArray> m_ofThisSession; // by entry
};

} // namespace inferograph

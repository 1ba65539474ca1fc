// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/secrets/keystore.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <functional>
#include <memory>

namespace inferograph {

namespace {

// A keychain that is there but says nothing, perhaps since its question to unlock it went unseen.
constexpr std::chrono::seconds keychainLimit(30);

QString service()
{
    return QStringLiteral("inferograph");
}

// The name under which a server's key is kept: the address alone, whatever else the URL holds.
QString entryOf(const QUrl &server)
{
    return server
        .adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash)
        .toString(QUrl::FullyEncoded);
}

// Calls `ended` once: with the job, or with null where the keychain does not answer. The job deletes itself.
void run(QKeychain::Job *job, QObject *context, const std::function<void(const QKeychain::Job *)> &ended)
{
    auto *limit = new QTimer(context);
    limit->setSingleShot(true);
    QObject::connect(limit, &QTimer::timeout, context, [limit, job, ended] {
        job->disconnect(limit);
        limit->deleteLater();
        ended(nullptr);
    });
    QObject::connect(job, &QKeychain::Job::finished, limit, [limit, ended](const QKeychain::Job *finished) {
        limit->deleteLater();
        limit->stop();
        ended(finished);
    });
    limit->start(keychainLimit);
    job->start();
}

QString failureOf(const QKeychain::Job *job)
{
    if (!job)
        return KeyStore::tr("It does not answer.");
    const QString words = job->errorString();
    return words.endsWith(u'.') ? words : words + u'.';
}

} // namespace

KeyStore::KeyStore(QObject *parent) : QObject(parent) {}

void KeyStore::check()
{
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(service()); // no server's address
    run(job, this, [this](const QKeychain::Job *ended) {
        Q_EMIT checked(ended && (!ended->error() || ended->error() == QKeychain::EntryNotFound));
    });
}

void KeyStore::find(const QUrl &server)
{
    const QString entry = entryOf(server);
    if (const QByteArray key = m_ofThisSession.value(entry); !key.isEmpty()) {
        QTimer::singleShot(0, this, [this, server, key] { Q_EMIT found(server, key, Place::ThisSession); });
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(service());
    job->setKey(entry);
    run(job, this, [this, server](const QKeychain::Job *ended) {
        const auto *reading = static_cast<const QKeychain::ReadPasswordJob *>(ended);
        Q_EMIT found(server, reading && !reading->error() ? reading->binaryData() : QByteArray(),
                     Place::Keychain);
    });
}

void KeyStore::keep(const QUrl &server, const QByteArray &key)
{
    auto *job = new QKeychain::WritePasswordJob(service());
    job->setKey(entryOf(server));
    job->setBinaryData(key);
    run(job, this, [this, server, key](const QKeychain::Job *ended) {
        const QString entry = entryOf(server);
        if (ended && !ended->error()) {
            m_ofThisSession.remove(entry);
            Q_EMIT kept(server, Place::Keychain, {});
            return;
        }
        m_ofThisSession.insert(entry, key);
        Q_EMIT kept(server, Place::ThisSession,
                    tr("The system's keychain cannot be used, so the key is kept for this session only. %1")
                        .arg(failureOf(ended)));
    });
}

void KeyStore::forget(const QUrl &server)
{
    m_ofThisSession.remove(entryOf(server));
    auto *job = new QKeychain::DeletePasswordJob(service());
    job->setKey(entryOf(server));
    run(job, this, [this, server](const QKeychain::Job *) { Q_EMIT forgotten(server); });
}

} // namespace inferograph

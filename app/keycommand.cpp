// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/terminal.h"
#include "core/secrets/keystore.h"

namespace inferograph {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("KeyCommand", text);
}

int say(const QString &words, ExitCode code)
{
    complain(QStringLiteral("inferograph key: ") + words);
    return code;
}

int forgetKey(KeyStore &keys, const QUrl &url)
{
    QObject::connect(&keys, &KeyStore::forgotten, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    keys.forget(url);
    QCoreApplication::exec();
    return say(tr("No key is kept for %1 any more.").arg(url.toString()), Done);
}

int keepKey(KeyStore &keys, const QUrl &url)
{
    const QByteArray key = readSecret(tr("API key for %1: ").arg(url.toString())).trimmed();
    if (key.isEmpty())
        return say(tr("No key was given."), Failed);
    auto place = KeyStore::Place::ThisSession;
    QString why;
    QObject::connect(&keys, &KeyStore::kept, qApp,
                     [&](const QUrl &, KeyStore::Place keptIn, const QString &reason) {
                         place = keptIn;
                         why = reason;
                         QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
                     });
    keys.keep(url, key);
    QCoreApplication::exec();
    if (place == KeyStore::Place::Keychain)
        return say(tr("The key for %1 is in the system's keychain.").arg(url.toString()), Done);
    return say(tr("The key was not kept: %1 Give it in the environment variable INFEROGRAPH_API_KEY instead.")
                   .arg(why),
               Failed);
}

int runKey(Arguments &arguments, int &argc, char **argv)
{
    const QStringList given = arguments.positional();
    const QUrl url(given.value(0));
    if (given.size() != 1 || url.host().isEmpty() || !url.scheme().startsWith(QLatin1StringView("http")))
        arguments.reject(tr("Name one server, such as https://api.openai.com."));
    if (const auto misuse = arguments.misuse())
        return *misuse;
    const QCoreApplication application(argc, argv);
    KeyStore keys;
    return arguments.isSet(QStringLiteral("forget")) ? forgetKey(keys, url) : keepKey(keys, url);
}

} // namespace

CommandDescription keyCommand()
{
    return {QStringLiteral("key"),
            tr("URL [options]"),
            tr("Puts a server's API key into the system's keychain, from which probe takes it. "
               "The key is read from standard input, unseen on a terminal."),
            {{QStringLiteral("forget"), tr("Take the server's key out of the keychain.")}},
            QStringLiteral("  inferograph key https://api.openai.com\n"
                           "  pass show openai | inferograph key https://api.openai.com\n"),
            runKey};
}

} // namespace inferograph

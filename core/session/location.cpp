// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/location.h"

#include "core/logs/command.h"
#include "core/probe/httprequest.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace inferograph {

namespace {

bool isHttp(const QString &text)
{
    return text.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) ||
           text.startsWith(QLatin1String("https://"), Qt::CaseInsensitive);
}

int port(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

Location serverLocation(QUrl url)
{
    Location location;
    location.kind = Location::Kind::Server;
    location.authorization = basicAuthorization(url);
    url = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment |
                       QUrl::StripTrailingSlash | QUrl::NormalizePathSegments);
    if (url.path() == QLatin1String("/"))
        url.setPath({});
    if (!url.isValid() || url.host().isEmpty()) {
        location.shown = location.key = QStringLiteral("http://");
        return location;
    }
    location.url = url;
    QString host = url.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    const QString place = QStringLiteral("%1:%2%3").arg(host).arg(port(url)).arg(url.path());
    const bool secure = url.scheme() == QLatin1String("https");
    location.shown = secure ? QStringLiteral("https://") + place : place;
    const QString sameHost = host == QLatin1String("127.0.0.1") ? QStringLiteral("localhost") : host;
    location.key = QStringLiteral("%1://%2:%3%4").arg(url.scheme(), sameHost).arg(port(url)).arg(url.path());
    return location;
}

Location fileLocation(QString path)
{
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        path.replace(0, 1, QDir::homePath());
    const QFileInfo info(path);
    Location location;
    location.path = QDir::cleanPath(info.absoluteFilePath());
    location.shown = location.path;
    location.key = info.exists() ? info.canonicalFilePath() : location.path;
    return location;
}

} // namespace

Location locationFrom(const QString &text)
{
    static const QRegularExpression hostAndPort(
        QStringLiteral(R"(^(?:[^@/\s]+@)?(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}(?:/\S*)?$)"));
    const QString trimmed = text.trimmed();
    if (trimmed == QLatin1String("-")) {
        Location location;
        location.kind = Location::Kind::StandardInput;
        location.path = location.shown = location.key = trimmed;
        return location;
    }
    if (const std::optional<QString> command = commandIn(trimmed)) {
        Location location;
        location.kind = Location::Kind::Command;
        location.path = location.key = QStringLiteral("cmd:") + *command;
        location.shown = *command;
        return location;
    }
    if (isHttp(trimmed))
        return serverLocation(QUrl(trimmed));
    if (trimmed.startsWith(QLatin1String("file:")))
        return fileLocation(QUrl(trimmed).toLocalFile());
    if (!QFileInfo::exists(trimmed) && hostAndPort.match(trimmed).hasMatch())
        return serverLocation(QUrl(QStringLiteral("http://") + trimmed));
    return fileLocation(trimmed);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/proxy.h"

#include <QHostAddress>

#include <algorithm>

namespace inferograph {

namespace {

constexpr int usualProxyPort = 1080; // curl's

QByteArray variable(const char *small, const char *capital)
{
    const QByteArray value = qgetenv(small);
    return value.isEmpty() ? qgetenv(capital) : value;
}

bool isThisMachine(const QString &host)
{
    const QHostAddress address(host);
    return address.isLoopback() || host.compare(u"localhost", Qt::CaseInsensitive) == 0;
}

// `internal` and `.internal` stand for that name and all names under it; an address may have a prefix length.
bool covers(const QString &exemption, const QString &host)
{
    if (exemption == u"*")
        return true;
    const QHostAddress address(host);
    if (const auto [network, bits] = QHostAddress::parseSubnet(exemption); !network.isNull() && bits >= 0)
        return address.isInSubnet(network, bits);
    const QString name = exemption.startsWith(u'.') ? exemption.mid(1) : exemption;
    return !name.isEmpty() &&
           (host.compare(name, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + name, Qt::CaseInsensitive));
}

bool isExempt(const QUrl &url)
{
    const QStringList exemptions = QString::fromUtf8(variable("no_proxy", "NO_PROXY")).split(u',');
    return std::any_of(exemptions.cbegin(), exemptions.cend(), [&url](const QString &entry) {
        QString exemption = entry.trimmed();
        const qsizetype colon = exemption.lastIndexOf(u':');
        const bool hasPort = colon > 0 && exemption.count(u':') == 1;
        if (hasPort && exemption.mid(colon + 1).toInt() != url.port(url.scheme() == u"https" ? 443 : 80))
            return false;
        return covers(hasPort ? exemption.first(colon) : exemption, url.host());
    });
}

} // namespace

std::optional<Proxy> environmentProxy(const QUrl &url)
{
    QByteArray named =
        url.scheme() == u"https" ? variable("https_proxy", "HTTPS_PROXY") : qgetenv("http_proxy");
    if (named.isEmpty())
        named = variable("all_proxy", "ALL_PROXY");
    if (named.isEmpty() || isThisMachine(url.host()) || isExempt(url))
        return std::nullopt;
    const QUrl proxy(QString::fromUtf8(named.contains("://") ? named : "http://" + named));
    if (proxy.scheme() != u"http" || proxy.host().isEmpty())
        return std::nullopt;
    return Proxy{.host = proxy.host(QUrl::FullyEncoded).toUtf8(),
                 .port = static_cast<quint16>(proxy.port(usualProxyPort)),
                 .user = proxy.userName(QUrl::FullyDecoded).toUtf8(),
                 .password = proxy.password(QUrl::FullyDecoded).toUtf8()};
}

} // namespace inferograph

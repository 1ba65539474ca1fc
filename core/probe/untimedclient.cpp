// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/untimedclient.h"

#include "core/probe/certificates.h"
#include "core/probe/httprequest.h"
#include "core/probe/proxy.h"

#include <QNetworkProxyFactory>
#include <QNetworkReply>

namespace inferograph {

namespace {

class EnvironmentProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {networkProxy(environmentProxy(query.url()))};
    }
};

QNetworkRequest requestFor(const QUrl &url, const QList<HttpHeader> &headers, const Trust &trust,
                           UntimedClient::Patience patience)
{
    QNetworkRequest request(url.adjusted(QUrl::RemoveUserInfo));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(patience.count()));
    request.setRawHeader("Accept-Encoding", "identity");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("inferograph/" INFEROGRAPH_VERSION));
    if (const QByteArray authorization = basicAuthorization(url); !authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    for (const HttpHeader &header : headers)
        request.setRawHeader(onOneLine(header.name), onOneLine(header.value));
    if (!trust.caCertificates.isEmpty())
        request.setSslConfiguration(tlsConfiguration(trust));
    return request;
}

QNetworkReply *trusting(QNetworkReply *reply, const Trust &trust)
{
    QObject::connect(reply, &QNetworkReply::sslErrors, reply, [reply, trust](const QList<QSslError> &errors) {
        if (isTrusted(reply->sslConfiguration().peerCertificate(), trust))
            reply->ignoreSslErrors(errors);
    });
    return reply;
}

} // namespace

UntimedClient::UntimedClient()
{
    m_network.setProxyFactory(new EnvironmentProxies); // which it owns
}

QNetworkReply *UntimedClient::get(const QUrl &url, const Access &access, const Protocol *protocol,
                                  Patience patience)
{
    const QList<HttpHeader> headers = accessHeaders(access, protocol);
    return trusting(m_network.get(requestFor(url, headers, access.trust, patience)), access.trust);
}

QNetworkReply *UntimedClient::post(const QUrl &baseUrl, const HttpRequest &request, const Access &access,
                                   const Protocol *protocol, Patience patience)
{
    const QList<HttpHeader> headers = request.headers + accessHeaders(access, protocol);
    const QUrl url = requestUrl(baseUrl, request.path);
    return trusting(m_network.post(requestFor(url, headers, access.trust, patience), request.body),
                    access.trust);
}

} // namespace inferograph

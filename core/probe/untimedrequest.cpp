// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/untimedrequest.h"

#include "core/probe/httprequest.h"

namespace inferograph {

QNetworkRequest untimedRequest(const QUrl &url, const QList<HttpHeader> &headers,
                               std::chrono::milliseconds patience)
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
    return request;
}

} // namespace inferograph

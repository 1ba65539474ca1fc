// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/httprequest.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

class Headers
{
public:
    bool has(QByteArrayView name) const
    {
        return std::any_of(m_headers.begin(), m_headers.end(),
                           [name](const HttpHeader &header) { return sameName(header.name, name); });
    }

    void set(const QByteArray &name, const QByteArray &value)
    {
        m_headers.removeIf([&name](const HttpHeader &header) { return sameName(header.name, name); });
        m_headers.append({onOneLine(name), onOneLine(value)});
    }

    void setUnlessGiven(const QByteArray &name, const QByteArray &value)
    {
        if (!has(name))
            set(name, value);
    }

    void writeTo(QByteArray &bytes) const
    {
        for (const HttpHeader &header : m_headers)
            bytes += header.name + ": " + header.value + "\r\n";
    }

private:
    QList<HttpHeader> m_headers;
};

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toUtf8();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port() < 0 ? host : host + ':' + QByteArray::number(url.port());
}

QByteArray basicCredentials(const QByteArray &user, const QByteArray &password)
{
    return "Basic " + (user + ':' + password).toBase64();
}

// Short words are none: blotting them out would make the rest unreadable, and no key is so short.
bool mayBeSecret(const QByteArray &word)
{
    constexpr qsizetype shortestSecret = 6;
    return word.size() >= shortestSecret && !sameName(word, "Bearer");
}

bool isSecretHeader(QByteArrayView name, const QList<HttpHeader> &userHeaders)
{
    return sameName(name, "Authorization") || sameName(name, "Proxy-Authorization") ||
           std::ranges::any_of(userHeaders,
                               [name](const HttpHeader &header) { return sameName(header.name, name); });
}

} // namespace

std::optional<Origin> originOf(const QUrl &url, const Trust &trust, const std::optional<Proxy> &proxy)
{
    const bool secure = url.scheme() == QLatin1StringView("https");
    if (!url.isValid() || url.host().isEmpty() || (!secure && url.scheme() != QLatin1StringView("http")))
        return std::nullopt;
    if (proxy && !secure)
        return Origin{.host = proxy->host, .port = proxy->port, .secure = false, .trust = {}, .tunnel = {}};
    return Origin{.host = url.host(QUrl::FullyEncoded).toUtf8(),
                  .port = static_cast<quint16>(url.port(secure ? httpsPort : httpPort)),
                  .secure = secure,
                  .trust = secure ? trust : Trust(),
                  .tunnel = proxy};
}

QByteArray withoutCredentials(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
        .toEncoded(QUrl::StripTrailingSlash);
}

QUrl requestUrl(const QUrl &baseUrl, const QByteArray &path)
{
    const QByteArray basePath = baseUrl.path(QUrl::FullyEncoded).toUtf8();
    QUrl url = baseUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(QString::fromUtf8(requestTarget(basePath, path)), QUrl::TolerantMode);
    return url;
}

QUrl serverRoot(const QUrl &baseUrl)
{
    constexpr QLatin1StringView version("/v1");
    QString path = baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!path.endsWith(version))
        return baseUrl;
    QUrl root = baseUrl;
    root.setPath(path.chopped(version.size()));
    return root;
}

QByteArray basicAuthorization(const QUrl &url)
{
    if (url.userInfo().isEmpty())
        return {};
    return basicCredentials(url.userName(QUrl::FullyDecoded).toUtf8(),
                            url.password(QUrl::FullyDecoded).toUtf8());
}

QByteArray onOneLine(const QByteArray &text)
{
    return text.simplified();
}

QByteArrayList secretsOf(const QUrl &baseUrl, const QList<HttpHeader> &userHeaders,
                         const std::optional<Proxy> &proxy)
{
    QByteArrayList words{basicAuthorization(baseUrl).split(' ').last(),
                         baseUrl.password(QUrl::FullyDecoded).toUtf8()};
    for (const HttpHeader &header : userHeaders)
        words += onOneLine(header.value).split(' ');
    if (proxy && !proxy->user.isEmpty())
        words << proxy->password << basicCredentials(proxy->user, proxy->password).split(' ').last();
    words.removeIf([](const QByteArray &word) { return !mayBeSecret(word); });
    std::ranges::sort(words, std::ranges::greater(), &QByteArray::size); // one may begin as another
    return words;
}

QByteArray withoutSecrets(QByteArray text, const QUrl &baseUrl, const QList<HttpHeader> &userHeaders)
{
    const QByteArrayList secrets = secretsOf(baseUrl, userHeaders);
    for (const QByteArray &secret : secrets)
        text.replace(secret, "***");
    return text;
}

QByteArray withoutSecretHeaders(const QByteArray &request, const QList<HttpHeader> &userHeaders)
{
    constexpr QByteArrayView lineEnd = "\r\n";
    const qsizetype headerEnd = request.indexOf("\r\n\r\n");
    QByteArray shown;
    for (qsizetype at = 0; at < headerEnd + lineEnd.size();) {
        const qsizetype next = request.indexOf(lineEnd, at) + lineEnd.size();
        const QByteArrayView line = QByteArrayView(request).sliced(at, next - at);
        const QByteArrayView name = line.first(std::max<qsizetype>(0, line.indexOf(':')));
        if (isSecretHeader(name, userHeaders))
            shown.append(name).append(": ***\r\n");
        else
            shown += line;
        at = next;
    }
    return shown + request.sliced(headerEnd + lineEnd.size());
}

QByteArray requestBytes(const QUrl &baseUrl, const HttpRequest &request, const QList<HttpHeader> &userHeaders,
                        const std::optional<Proxy> &proxy)
{
    Headers headers;
    for (const HttpHeader &header : request.headers)
        headers.set(header.name, header.value);
    for (const HttpHeader &header : userHeaders)
        headers.set(header.name, header.value);
    headers.setUnlessGiven("Host", hostHeader(baseUrl));
    headers.setUnlessGiven("User-Agent", "inferograph/" INFEROGRAPH_VERSION);
    if (const QByteArray authorization = basicAuthorization(baseUrl); !authorization.isEmpty())
        headers.setUnlessGiven("Authorization", authorization);
    headers.set("Accept-Encoding", "identity");
    headers.set("Content-Length", QByteArray::number(request.body.size()));

    const QUrl url = requestUrl(baseUrl, request.path);
    const bool throughProxy = proxy && url.scheme() == QLatin1StringView("http");
    if (throughProxy && !proxy->user.isEmpty())
        headers.set("Proxy-Authorization", basicCredentials(proxy->user, proxy->password));
    const QByteArray target = throughProxy ? withoutCredentials(url) : url.path(QUrl::FullyEncoded).toUtf8();
    QByteArray bytes = request.method + ' ' + target + " HTTP/1.1\r\n";
    headers.writeTo(bytes);
    return bytes + "\r\n" + request.body;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/certificates.h"

#include <QSslCertificate>

namespace inferograph {

namespace {

QByteArray sha256(const QSslCertificate &certificate)
{
    return certificate.digest(QCryptographicHash::Sha256);
}

QByteArray day(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd")).toUtf8();
}

QByteArray namesOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    names += certificate.subjectInfo(QSslCertificate::CommonName);
    names.removeDuplicates();
    return names.mid(0, 5).join(QStringLiteral(", ")).toUtf8();
}

QByteArray words(const QSslError &error, const QSslCertificate &certificate)
{
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return "it expired on " + day(certificate.expiryDate());
    case QSslError::CertificateNotYetValid:
        return "it is valid only from " + day(certificate.effectiveDate());
    case QSslError::HostNameMismatch:
        return "it is made out to another name (" + namesOf(certificate) + ')';
    case QSslError::SelfSignedCertificate:
        return "it is self-signed";
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return "this system does not know who issued it";
    default:
        return error.errorString().toUtf8();
    }
}

} // namespace

QSslConfiguration tlsConfiguration(const Trust &trust)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(QSslCertificate::fromData(trust.caCertificates));
    return configuration;
}

bool isTrusted(const QSslCertificate &certificate, const Trust &trust)
{
    return !trust.certificateSha256.isEmpty() && sha256(certificate) == trust.certificateSha256;
}

QByteArray distrustWords(const QSslCertificate &certificate, const QList<QSslError> &errors)
{
    QByteArrayList reasons;
    for (const QSslError &error : errors) {
        if (const QByteArray reason = words(error, certificate); !reasons.contains(reason))
            reasons.append(reason);
    }
    return "its certificate is not trusted, since " + reasons.join(" and ") +
           ". If you know it to be the server's own, trust it by its SHA-256 fingerprint, " +
           fingerprintText(sha256(certificate)) + ", or name the certificate of its authority";
}

QNetworkProxy networkProxy(const std::optional<Proxy> &proxy)
{
    if (!proxy)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return QNetworkProxy(QNetworkProxy::HttpProxy, QString::fromUtf8(proxy->host), proxy->port,
                         QString::fromUtf8(proxy->user), QString::fromUtf8(proxy->password));
}

} // namespace inferograph

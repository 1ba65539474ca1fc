// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accessoptions.h"

#include <QFile>
#include <QSslCertificate>

namespace inferograph {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("AccessOptions", text);
}

std::optional<HttpHeader> headerFrom(const QString &text)
{
    const QByteArray line = text.toUtf8();
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(colon).trimmed();
    if (colon <= 0 || name.isEmpty() || name.contains(' '))
        return std::nullopt;
    return HttpHeader{name, line.mid(colon + 1).trimmed()};
}

QByteArray certificatesIn(const QString &path, Arguments &arguments)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        arguments.reject(tr("--ca-file: %1 cannot be read: %2.").arg(path, file.errorString()));
        return {};
    }
    const QByteArray pem = file.readAll();
    if (QSslCertificate::fromData(pem).isEmpty())
        arguments.reject(tr("--ca-file: %1 holds no certificate in PEM form.").arg(path));
    return pem;
}

} // namespace

QList<QCommandLineOption> accessOptions()
{
    return {
        {QStringLiteral("header"), tr("A header to send with every request; may be given several times."),
         QStringLiteral("NAME: VALUE")},
        {QStringLiteral("ca-file"),
         tr("Certificates in PEM form whose authorities are believed, beside the system's."),
         QStringLiteral("FILE")},
        {QStringLiteral("trust-certificate"),
         tr("The fingerprint of the server's certificate, which is then believed whatever is wrong with it."),
         QStringLiteral("SHA256")}};
}

Access accessFrom(Arguments &arguments)
{
    Access access;
    access.apiKey = qgetenv("INFEROGRAPH_API_KEY");
    for (const QString &text : arguments.texts(QStringLiteral("header"))) {
        if (const auto header = headerFrom(text))
            access.headers.append(*header);
        else // the text may hold a secret
            arguments.reject(tr("--header takes a name, a colon and a value, such as 'X-Team: research'."));
    }
    if (arguments.isSet(QStringLiteral("ca-file")))
        access.trust.caCertificates = certificatesIn(arguments.text(QStringLiteral("ca-file")), arguments);
    if (arguments.isSet(QStringLiteral("trust-certificate"))) {
        const auto digest = fingerprintFrom(arguments.text(QStringLiteral("trust-certificate")).toLatin1());
        if (!digest)
            arguments.reject(tr("--trust-certificate takes a SHA-256 fingerprint of 64 hexadecimal digits."));
        access.trust.certificateSha256 = digest.value_or(QByteArray());
    }
    return access;
}

} // namespace inferograph

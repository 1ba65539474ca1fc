// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/access.h"
#include "core/probe/proxy.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslError>

namespace inferograph {

QSslConfiguration tlsConfiguration(const Trust &trust);

// Whether it is the one that the user trusts, whatever is wrong with it.
bool isTrusted(const QSslCertificate &certificate, const Trust &trust);

// What is wrong with the certificate that a server showed, and what to do about it; for people.
QByteArray distrustWords(const QSslCertificate &certificate, const QList<QSslError> &errors);

QNetworkProxy networkProxy(const std::optional<Proxy> &proxy);

} // namespace inferograph

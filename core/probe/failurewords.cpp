// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/failurewords.h"

namespace inferograph {

QByteArray failureWords(ErrorKind kind, const QByteArray &place, const QByteArray &reason)
{
    switch (kind) {
    case ErrorKind::Refused:
        return reason + " at " + place + ": is the server running there?";
    case ErrorKind::Dns:
        return "No machine of that name was found for " + place + ": check the address and the network.";
    case ErrorKind::Tls:
        return "No secure connection to " + place + ": " + reason + '.';
    case ErrorKind::Timeout:
        return "No connection to " + place +
               " in time: is the address right, and does a firewall let it through?";
    default:
        return "No connection to " + place + ": " + reason + '.';
    }
}

QByteArray httpStatusWords(int status, const QByteArray &place, const QByteArray &location)
{
    const QByteArray answered =
        "The server at " + place + " answered with HTTP status " + QByteArray::number(status);
    switch (status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return answered + ", a redirection to " + location.left(200) + ": give that address instead.";
    case 401:
    case 403:
        return answered + ": does it want a key?";
    case 404:
    case 405:
        return answered + ": does it speak this protocol?";
    default:
        return answered + '.';
    }
}

QByteArray secondsText(Nanoseconds duration)
{
    return QByteArray::number(toSeconds(duration), 'g', 4) + " s";
}

} // namespace inferograph

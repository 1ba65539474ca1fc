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
        return "No secure connection to " + place + ": " + reason +
               (reason.endsWith('?') ? "" : "; does it speak TLS there?");
    case ErrorKind::Timeout:
        return "No connection to " + place +
               " in time: is the address right, and does a firewall let it through?";
    case ErrorKind::Reset:
        return "The connection broke (" + reason + ") at " + place +
               " before it answered: did the server stop?";
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
    case 400:
    case 422:
        return answered + ": it does not take this request; does it speak this protocol?";
    case 401:
    case 403:
        return answered + ": does it want a key, or another one?";
    case 404:
    case 405:
        return answered + ": does it speak this protocol, and has it this model?";
    case 408:
        return answered + ": it waited too long for the request; try again.";
    case 413:
        return answered + ": the prompt is longer than it allows.";
    case 429:
        return answered + ": too many requests, or a quota is used up; wait, or send fewer at once.";
    case 500:
        return answered + ": it failed inside; its own log may say why.";
    case 501:
        return answered + ": it cannot do this; choose another protocol, or renew the server.";
    case 426:
    case 505:
        return answered + ": it wants another version of HTTP than 1.1.";
    case 502:
    case 504:
        return answered + ": a proxy there gets no answer from the server behind it; is that one running?";
    case 503:
    case 529:
        return answered + ": it is overloaded or still loading a model; try again in a moment.";
    default:
        return answered + '.';
    }
}

QByteArray refusalWords(int status, const QByteArray &said, const QByteArray &endpoint)
{
    const QByteArray lower = said.toLower();
    if (status == 503 && lower.contains("loading") && !lower.contains("try again"))
        return said + ": try again in a moment.";
    // The path, that is; of a model, the words say so.
    if (status == 404 && lower.contains("not found") && !lower.contains("model"))
        return said + " at " + endpoint + ": does the server speak this protocol?";
    return said;
}

QByteArray secondsText(Nanoseconds duration)
{
    return QByteArray::number(toSeconds(duration), 'g', 4) + " s";
}

} // namespace inferograph

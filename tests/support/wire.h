// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace inferograph::testing {

// An answer that says that it failed, although its status is 200.
struct ErrorEvent
{
    QByteArray shape; // for the test's name
    QByteArray bytes;
};

// What a server of one protocol writes, as the bytes of an answer's body: to be put together, broken off, mixed up
// and delayed by tests. `noToken` is an event that is neither a token nor the end, such as a count of tokens.
struct Wire
{
    QByteArray token;     // the text `a`
    QByteArray reasoning; // empty where the protocol has none
    QByteArray noToken;
    QByteArray end;

    QByteArray answer() const { return token + token + end; }
};

Wire wireOf(QByteArrayView protocol);

// The body of an answer with an error status, with these words in the server's own shape.
QByteArray refusalOf(QByteArrayView protocol, int status, const QByteArray &words);

// All the ways in which servers of this protocol break off a stream with these words.
QList<ErrorEvent> errorEventsOf(QByteArrayView protocol, const QByteArray &words);

// The same body with CRLF for LF.
QByteArray withCarriageReturns(QByteArray body);

} // namespace inferograph::testing

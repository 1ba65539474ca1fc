// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/textprotocol.h"

namespace inferograph::testing {

inline constexpr int patienceMs = 20000;

// The least of a call: the model `m`, asked `why?`.
CallSpec specFor(const QUrl &url, const Protocol &protocol);

// The same in the tests' text protocol, as lines.
CallSpec specFor(const QUrl &url);

// A whole answer in the text protocol: some tokens, a count of 7, the end.
Script textAnswer(const QByteArray &tokens = "t a\nt b\n");

// A prober and everything that it said.
class Caller
{
public:
    Caller();

    // Calls and waits for the record; an empty one where none came.
    CallRecord run(const CallSpec &spec);

    QByteArray text() const; // the content of all answers, as it came

    Prober prober;
    QList<CallRecord> finished;
    QList<CallProgress> progress;
};

} // namespace inferograph::testing

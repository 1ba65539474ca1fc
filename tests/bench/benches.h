// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/clients.h"

#include <QList>

namespace inferograph::bench {

// How wrong are receive stamps? Each client's stamp of each token against the server's own.
void benchStamps(const std::vector<NamedClient> &clients, const QList<int> &streams, int runs);

// How wrong are the numbers that people read? Each client's TTFT of 64 calls at once against the server's first
// token sent - request read: plain, behind a role-only chunk, and with reasoning first.
void benchTtft(const std::vector<NamedClient> &clients, int runs);

// How far apart do calls leave that are to leave at once? By the moments at which the server read them.
void benchSending(const std::vector<NamedClient> &clients, int runs);

} // namespace inferograph::bench

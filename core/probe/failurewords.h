// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

namespace inferograph {

// Texts for people: what happened, where, and what to do. `place` is an address without credentials.

// Why no connection to `place` came about; `reason` is the system's own word for it.
QByteArray failureWords(ErrorKind kind, const QByteArray &place, const QByteArray &reason);

// For an answer with an error status that says no more itself.
QByteArray httpStatusWords(int status, const QByteArray &place, const QByteArray &location);

// What the server at `endpoint` itself said to its error status, with what to do where that is not plain.
QByteArray refusalWords(int status, const QByteArray &said, const QByteArray &endpoint);

// `10 s`, `0.3 s`
QByteArray secondsText(Nanoseconds duration);

} // namespace inferograph

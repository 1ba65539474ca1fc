// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QString>

namespace inferograph::format {

// Numbers as people read them, in the user's locale: thin spaces in thousands, `—` for unknown. The only
// place where numbers become text for the window.
QString unknown();                                      // `—`
QString milliseconds(OptionalDuration duration);        // `1 084`, `0.42`: no unit, three significant digits
QString millisecondsWithUnit(std::optional<double> ms); // `412 ms`
QString durationWithUnit(OptionalDuration duration);    // `412 ms`, `9.20 s`, `2 min 5 s`
QString wholeDuration(Nanoseconds duration);            // `48 s`, `2 min 5 s`: rounded up
QString seconds(OptionalDuration duration);             // `9.05`: no unit, three significant digits
QString rate(std::optional<double> perSecond);          // `48.2`
QString count(std::optional<qint64> value);             // `1 932`
QString calls(qint64 value);                            // `1 call`, `1 932 calls`
QString tokens(std::optional<qint64> value, std::optional<TokenCount> from); // `~253` where not the server's
QString percent(std::optional<double> share);                                // of 0...1: `6.1 %`
QString signedPercent(std::optional<double> percent);                        // `+2.1 %`, `−6.8 %`
QString bytes(std::optional<qint64> value);                                  // `9.6 GB`
QString shortCount(qint64 value);                                            // `1.2 M`, `388 k`
QString clockTime(WallTime time);                                            // `14:24:34.218`, local
QString clockSecond(WallTime time);                                          // `14:24:34`, local
QString moment(WallTime time, WallTime other); // the same, with its day where that is not the other's
QString callTime(WallTime time);               // as clockTime(), with its day where that is not today
// The same in as little room: of another day `5 Nov 14:24`, of another year its date alone, as the locale has it.
QString shortCallTime(WallTime time);
QString errorKind(std::optional<ErrorKind> kind); // `connection refused`; `failed` where it is unknown
QString statusText(const CallRecord &record);     // `ok`, `503 loading model`, `cancelled`

} // namespace inferograph::format

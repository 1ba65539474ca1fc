// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/retryafter.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace inferograph {

OptionalDuration retryAfterOf(const QByteArray &value, WallTime now)
{
    constexpr double day = 24 * 60 * 60;
    const QByteArray text = value.trimmed();
    bool isNumber = false;
    double seconds = text.toDouble(&isNumber);
    if (!isNumber) {
        QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text),
                                                 QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        if (!date.isValid())
            return std::nullopt;
        date.setTimeSpec(Qt::UTC);
        const auto at = std::chrono::seconds(date.toSecsSinceEpoch());
        seconds = toSeconds(WallTime(at) - now);
    }
    // Written so that NaN is out of it, too.
    return seconds >= 0 ? fromSeconds(std::min(seconds, day))
           : isNumber   ? OptionalDuration()
                        : Nanoseconds(0);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace inferograph::format {

namespace {

constexpr QChar thinSpace(0x2009);
constexpr QChar noBreakSpace(0x00a0);

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

// The user's digits and decimal mark, but a thin space in the thousands: it is read the same everywhere.
template<typename... Args>
QString localized(Args... args)
{
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale.toString(args...).replace(locale.groupSeparator(), thinSpace);
}

QString grouped(double value, int decimals)
{
    return localized(value, 'f', decimals);
}

// Three significant digits, yet never less than whole numbers and never more than the digits that help.
QString significant(double value)
{
    const double size = std::abs(value);
    if (size >= 99.95)
        return grouped(value, 0);
    if (size >= 9.995)
        return grouped(value, 1);
    if (size >= 0.00995 || size == 0)
        return grouped(value, size == 0 ? 0 : 2);
    return grouped(value, 3);
}

QString withUnit(const QString &number, const QString &unit)
{
    return number + noBreakSpace + unit;
}

QString twoUnits(qint64 major, const QString &majorUnit, qint64 minor, const QString &minorUnit)
{
    QString text = withUnit(grouped(static_cast<double>(major), 0), majorUnit);
    if (minor > 0)
        text += QLatin1Char(' ') + withUnit(QString::number(minor), minorUnit);
    return text;
}

QString failureText(const CallRecord &record)
{
    // One line, whatever the server wrote.
    const QString words = QString::fromUtf8(record.error).simplified();
    const QString what = words.isEmpty() ? errorKind(record.errorKind) : words;
    if (record.httpStatus && *record.httpStatus >= 400)
        return QStringLiteral("%1 %2").arg(*record.httpStatus).arg(what);
    return what;
}

QDateTime localTime(WallTime time)
{
    const auto sinceEpoch = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
}

QString dayText(QDate day)
{
    return QLocale().toString(day, QLocale::ShortFormat);
}

} // namespace

QString unknown()
{
    return QStringLiteral("\u2014");
}

QString milliseconds(OptionalDuration duration)
{
    return duration ? significant(toMilliseconds(*duration)) : unknown();
}

QString millisecondsWithUnit(std::optional<double> ms)
{
    return ms ? withUnit(significant(*ms), Text::tr("ms")) : unknown();
}

QString wholeDuration(Nanoseconds duration)
{
    const qint64 whole = std::chrono::ceil<std::chrono::seconds>(duration).count();
    if (whole < 60)
        return withUnit(localized(whole), Text::tr("s"));
    if (whole < 3600)
        return twoUnits(whole / 60, Text::tr("min"), whole % 60, Text::tr("s"));
    return twoUnits(whole / 3600, Text::tr("h"), whole % 3600 / 60, Text::tr("min"));
}

QString durationWithUnit(OptionalDuration duration)
{
    if (!duration)
        return unknown();
    const double seconds = toSeconds(*duration);
    if (seconds < 0.9995)
        return millisecondsWithUnit(seconds * 1e3);
    if (seconds < 59.95)
        return withUnit(significant(seconds), Text::tr("s"));
    return wholeDuration(std::chrono::seconds(std::llround(seconds)));
}

QString seconds(OptionalDuration duration)
{
    constexpr std::chrono::microseconds smallestShown(500);
    if (!duration)
        return unknown();
    if (*duration > Nanoseconds(0) && *duration < smallestShown)
        return QLatin1Char('<') + grouped(0.001, 3);
    return significant(toSeconds(*duration));
}

QString rate(std::optional<double> perSecond)
{
    return perSecond ? significant(*perSecond) : unknown();
}

QString count(std::optional<qint64> value)
{
    return value ? localized(*value) : unknown();
}

QString calls(qint64 value)
{
    const int plural = static_cast<int>(std::min<qint64>(value, std::numeric_limits<int>::max()));
    return value == 1 ? Text::tr("1 call") : Text::tr("%1 calls", nullptr, plural).arg(count(value));
}

QString tokens(std::optional<qint64> value, std::optional<TokenCount> from)
{
    const bool exact = !from || *from == TokenCount::Server || *from == TokenCount::Tokenizer;
    return value && !exact ? QLatin1Char('~') + count(value) : count(value);
}

QString percent(std::optional<double> share)
{
    if (!share)
        return unknown();
    const double value = *share * 100;
    const QString unit = QStringLiteral("%");
    if (value > 0 && value < 0.05)
        return QLatin1Char('<') + withUnit(grouped(0.1, 1), unit);
    return withUnit(grouped(value, value == 0 || value >= 99.95 ? 0 : 1), unit);
}

QString signedPercent(std::optional<double> percent)
{
    constexpr QChar minus(0x2212); // as wide as the plus
    if (!percent)
        return unknown();
    const int decimals = std::abs(*percent) < 99.95 ? 1 : 0;
    const QString number = withUnit(grouped(std::abs(*percent), decimals), QStringLiteral("%"));
    if (std::abs(*percent) < 0.05)
        return number;
    return (*percent < 0 ? QString(minus) : QStringLiteral("+")) + number;
}

QString bytes(std::optional<qint64> value)
{
    if (!value)
        return unknown();
    const std::array units{Text::tr("B"), Text::tr("kB"), Text::tr("MB"), Text::tr("GB"), Text::tr("TB")};
    double scaled = static_cast<double>(*value);
    std::size_t unit = 0;
    for (; scaled >= 999.5 && unit + 1 < units.size(); ++unit)
        scaled /= 1000;
    const int decimals = unit > 0 && scaled < 99.95 ? 1 : 0;
    return withUnit(QLocale().toString(scaled, 'f', decimals), units.at(unit));
}

QString shortCount(qint64 value)
{
    const double size = std::abs(static_cast<double>(value));
    if (size < 1e3)
        return count(value);
    const auto scaled = [&](double scale, const QString &unit) {
        return withUnit(grouped(static_cast<double>(value) / scale, size < 9.95 * scale ? 1 : 0), unit);
    };
    if (size < 999.5e3)
        return scaled(1e3, Text::tr("k"));
    if (size < 999.5e6)
        return scaled(1e6, Text::tr("M"));
    return scaled(1e9, Text::tr("G"));
}

QString clockTime(WallTime time)
{
    return localTime(time).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString clockSecond(WallTime time)
{
    return localTime(time).toString(QStringLiteral("HH:mm:ss"));
}

QString moment(WallTime time, WallTime other)
{
    const QDate day = localTime(time).date();
    return day == localTime(other).date() ? clockSecond(time) : dayText(day) + u' ' + clockSecond(time);
}

QString callTime(WallTime time)
{
    const QDate day = localTime(time).date();
    return day == QDate::currentDate() ? clockTime(time) : dayText(day) + u' ' + clockTime(time);
}

QString shortCallTime(WallTime time)
{
    const QDateTime moment = localTime(time);
    const QDate today = QDate::currentDate();
    if (moment.date() == today)
        return clockTime(time);
    if (moment.date().year() == today.year())
        //: a day and a time, in the letters of QLocale's date formats
        return QLocale().toString(moment, Text::tr("d MMM HH:mm"));
    return dayText(moment.date());
}

QString errorKind(std::optional<ErrorKind> kind)
{
    if (!kind)
        return Text::tr("failed");
    switch (*kind) {
    case ErrorKind::Refused:
        return Text::tr("connection refused");
    case ErrorKind::Dns:
        return Text::tr("host not found");
    case ErrorKind::Tls:
        return Text::tr("TLS failed");
    case ErrorKind::Timeout:
        return Text::tr("timed out");
    case ErrorKind::Reset:
        return Text::tr("connection lost");
    case ErrorKind::Http:
        return Text::tr("HTTP error");
    case ErrorKind::Server:
        return Text::tr("server error");
    case ErrorKind::Protocol:
        return Text::tr("answer not understood");
    case ErrorKind::Aborted:
        return Text::tr("aborted");
    }
    return Text::tr("failed");
}

QString statusText(const CallRecord &record)
{
    switch (record.status) {
    case CallStatus::Ok:
        return Text::tr("ok");
    case CallStatus::Cancelled:
        return Text::tr("cancelled");
    case CallStatus::Incomplete:
        return Text::tr("ended early");
    case CallStatus::Failed:
        break;
    }
    return failureText(record);
}

} // namespace inferograph::format

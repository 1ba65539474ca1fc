// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/workloadfields.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Workload)
};

QString element(const QString &array, qsizetype index)
{
    return QStringLiteral("%1[%2]").arg(array).arg(index);
}

bool namesSecret(const QString &name)
{
    constexpr std::array words{u"key", u"authorization", u"password", u"secret"};
    return std::any_of(words.begin(), words.end(), [&name](const char16_t *word) {
        return name.contains(QStringView(word), Qt::CaseInsensitive);
    });
}

} // namespace

WorkloadFields::WorkloadFields(const QJsonObject &object, const QString &place, QString &problem)
    : m_left(object), m_place(place), m_problem(problem)
{
}

WorkloadFields::~WorkloadFields()
{
    const QStringList unknown = m_left.keys();
    for (const QString &name : unknown) {
        rejectAt(placeOf(name),
                 namesSecret(name)
                     ? Text::tr("does not belong here: workload files are shared, so keys stay out "
                                "of them.")
                     : Text::tr("is not a field of a workload; is it misspelt?"));
    }
}

QByteArray WorkloadFields::text(const char *name)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isString())
        reject(name, Text::tr("takes a text in quotes."));
    return value.toString().toUtf8();
}

std::optional<bool> WorkloadFields::boolean(const char *name)
{
    const QJsonValue value = take(name);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isBool())
        reject(name, Text::tr("takes true or false."));
    return value.toBool();
}

std::optional<double> WorkloadFields::number(const char *name, double lowest, double highest)
{
    return numberAt(placeOf(QLatin1StringView(name)), take(name), lowest, highest, false);
}

std::optional<int> WorkloadFields::wholeNumber(const char *name, int lowest, int highest)
{
    const auto value = numberAt(placeOf(QLatin1StringView(name)), take(name), lowest, highest, true);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

QList<int> WorkloadFields::wholeNumbers(const char *name, int lowest, int highest)
{
    const QJsonValue value = take(name);
    const QString place = placeOf(QLatin1StringView(name));
    if (!value.isArray()) {
        const auto single = numberAt(place, value, lowest, highest, true);
        return single ? QList<int>{static_cast<int>(*single)} : QList<int>();
    }
    QList<int> numbers;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (const auto number = numberAt(element(place, i), array.at(i), lowest, highest, true))
            numbers.append(static_cast<int>(*number));
    }
    if (array.isEmpty())
        reject(name, Text::tr("is empty."));
    return numbers;
}

QList<QByteArray> WorkloadFields::texts(const char *name)
{
    QList<QByteArray> texts;
    const QJsonArray array = takeArray(name);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QByteArray text = array.at(i).toString().toUtf8();
        if (text.isEmpty())
            rejectAt(element(placeOf(QLatin1StringView(name)), i), Text::tr("takes a text in quotes."));
        texts.append(text);
    }
    return texts;
}

void WorkloadFields::forEachObject(const char *name, const std::function<void(WorkloadFields &)> &take)
{
    const QJsonArray array = takeArray(name);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = element(placeOf(QLatin1StringView(name)), i);
        if (!array.at(i).isObject()) {
            rejectAt(place, Text::tr("takes an object in braces."));
            continue;
        }
        WorkloadFields fields(array.at(i).toObject(), place, m_problem);
        take(fields);
    }
}

void WorkloadFields::reject(const char *name, const QString &what)
{
    rejectAt(name ? placeOf(QLatin1StringView(name)) : m_place, what);
}

QJsonValue WorkloadFields::take(const char *name)
{
    return m_left.take(QLatin1StringView(name));
}

QJsonArray WorkloadFields::takeArray(const char *name)
{
    const QJsonValue value = take(name);
    if (!value.isUndefined() && !value.isArray())
        reject(name, Text::tr("takes an array in brackets."));
    return value.toArray();
}

QString WorkloadFields::placeOf(const QString &name) const
{
    return m_place.isEmpty() ? name : m_place + u'.' + name;
}

void WorkloadFields::rejectAt(const QString &place, const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = QStringLiteral("\"%1\" %2").arg(place, what);
}

std::optional<double> WorkloadFields::numberAt(const QString &place, const QJsonValue &value, double lowest,
                                               double highest, bool whole)
{
    if (value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble();
    if (value.isDouble() && number >= lowest && number <= highest && (!whole || number == std::floor(number)))
        return number;
    const QString range =
        whole ? Text::tr("takes a whole number from %1 to %2.") : Text::tr("takes a number from %1 to %2.");
    rejectAt(place, range.arg(QString::number(lowest, 'g', 16), QString::number(highest, 'g', 16)));
    return std::nullopt;
}

} // namespace inferograph

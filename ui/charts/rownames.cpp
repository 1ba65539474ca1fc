// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/rownames.h"

#include <QMap>

#include <algorithm>
#include <utility>

namespace inferograph {

namespace {

constexpr QChar gap(0x2026);

bool isBorder(QChar letter)
{
    return QStringLiteral("/-_:. ").contains(letter);
}

// How many letters of whole words all names begin with, among their first `most`.
qsizetype sharedBeginning(const QStringList &names, qsizetype most)
{
    qsizetype shared = 0;
    for (qsizetype i = 0; i < most; ++i) {
        const QChar letter = names[0][i];
        if (!std::ranges::all_of(names, [&](const QString &name) { return name[i] == letter; }))
            break;
        if (isBorder(letter))
            shared = i + 1;
    }
    return shared;
}

QStringList reversed(const QStringList &names)
{
    QStringList backwards;
    for (const QString &name : names)
        std::ranges::reverse(backwards.emplace_back(name));
    return backwards;
}

// How many letters all names have in common.
struct Shared
{
    qsizetype before = 0;
    qsizetype after = 0;
};

Shared sharedBy(const QStringList &names)
{
    const qsizetype shortest = std::ranges::min(names, {}, &QString::size).size();
    const qsizetype before = sharedBeginning(names, shortest);
    return {before, sharedBeginning(reversed(names), shortest - before)};
}

QString without(const Shared &shared, const QString &name)
{
    return (shared.before > 0 ? QString(gap) : QString()) +
           name.sliced(shared.before, name.size() - shared.before - shared.after) +
           (shared.after > 0 ? QString(gap) : QString());
}

// What tells the name apart, after as much of its begin as has room.
QString begun(const QString &name, const Shared &shared, const QFontMetricsF &metrics, double room)
{
    const QString apart = without(shared, name);
    if (metrics.horizontalAdvance(apart) > room)
        return metrics.elidedText(apart, Qt::ElideMiddle, room);
    const QString whole = name.chopped(shared.after) + (shared.after > 0 ? QString(gap) : QString());
    if (metrics.horizontalAdvance(whole) <= room)
        return metrics.elidedText(name, Qt::ElideRight, room); // with some of its end
    qsizetype letters = 0;
    while (letters < shared.before && metrics.horizontalAdvance(name.first(letters + 1) + apart) <= room)
        ++letters;
    return name.first(letters) + apart;
}

} // namespace

QStringList toldApart(const QStringList &names)
{
    if (names.size() < 2)
        return names;
    const Shared shared = sharedBy(names);
    QStringList apart;
    for (const QString &name : names)
        apart.append(without(shared, name));
    return apart;
}

QStringList rowNames(const QStringList &names, const QFontMetricsF &metrics, double room)
{
    const auto fits = [&](const QString &name) { return metrics.horizontalAdvance(name) <= room; };
    if (std::ranges::all_of(names, fits))
        return names;
    return listNames(toldApart(names), metrics, room);
}

QStringList listNames(const QStringList &names, const QFontMetricsF &metrics, double room)
{
    QStringList shown;
    QMap<QString, QList<qsizetype>> alike; // their places
    for (const QString &name : names) {
        shown.append(metrics.elidedText(name, Qt::ElideMiddle, room));
        if (shown.constLast() != name)
            alike[shown.constLast()].append(shown.size() - 1);
    }
    for (const QList<qsizetype> &places : std::as_const(alike)) {
        QStringList family;
        for (const qsizetype place : places)
            family.append(names[place]);
        if (family.size() < 2)
            continue;
        const Shared shared = sharedBy(family);
        for (qsizetype i = 0; i < places.size(); ++i)
            shown[places[i]] = begun(family[i], shared, metrics, room);
    }
    return shown;
}

} // namespace inferograph

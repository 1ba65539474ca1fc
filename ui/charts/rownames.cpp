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

// `apart`, after as much of the name's begin as has room.
QString begun(const QString &name, const QString &apart, const QFontMetricsF &metrics, double room)
{
    if (!apart.startsWith(gap) || metrics.horizontalAdvance(apart) > room)
        return metrics.elidedText(apart, Qt::ElideMiddle, room);
    qsizetype letters = 0;
    while (metrics.horizontalAdvance(name.first(letters + 1) + apart) <= room)
        ++letters;
    return name.first(letters) + apart;
}

} // namespace

QStringList toldApart(const QStringList &names)
{
    if (names.size() < 2)
        return names;
    const qsizetype shortest = std::ranges::min(names, {}, &QString::size).size();
    const qsizetype before = sharedBeginning(names, shortest);
    const qsizetype after = sharedBeginning(reversed(names), shortest - before);
    QStringList apart;
    for (const QString &name : names)
        apart.append((before > 0 ? QString(gap) : QString()) +
                     name.sliced(before, name.size() - before - after) +
                     (after > 0 ? QString(gap) : QString()));
    return apart;
}

QStringList rowNames(const QStringList &names, const QFontMetricsF &metrics, double room)
{
    const auto fits = [&](const QString &name) { return metrics.horizontalAdvance(name) <= room; };
    if (std::ranges::all_of(names, fits))
        return names;
    QStringList shown = toldApart(names);
    for (QString &name : shown)
        name = metrics.elidedText(name, Qt::ElideMiddle, room);
    return shown;
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
        const QStringList apart = toldApart(family);
        for (qsizetype i = 0; i < places.size(); ++i)
            shown[places[i]] = begun(family[i], apart[i], metrics, room);
    }
    return shown;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/rownames.h"

#include <algorithm>

namespace inferograph {

namespace {

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

} // namespace

QStringList toldApart(const QStringList &names)
{
    if (names.size() < 2)
        return names;
    const qsizetype shortest = std::ranges::min(names, {}, &QString::size).size();
    const qsizetype before = sharedBeginning(names, shortest);
    const qsizetype after = sharedBeginning(reversed(names), shortest - before);
    const QString gap(QChar(0x2026));
    QStringList apart;
    for (const QString &name : names)
        apart.append((before > 0 ? gap : QString()) + name.sliced(before, name.size() - before - after) +
                     (after > 0 ? gap : QString()));
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

} // namespace inferograph

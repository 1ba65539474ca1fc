// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/rownames.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <functional>
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

// With the borders after them: `qwen2.`, `5-`, `coder:`, `7b`.
QStringList wordsOf(const QString &name)
{
    QStringList words;
    for (qsizetype begin = 0, i = 0; i < name.size(); ++i) {
        if (isBorder(name[i]) || i + 1 == name.size())
            words.append(name.sliced(std::exchange(begin, i + 1), i + 1 - begin));
    }
    return words;
}

// In this order, others between them or not.
bool hasWords(const QStringList &name, const QStringList &words)
{
    auto next = words.cbegin();
    for (const QString &word : name) {
        if (next != words.cend() && word == *next)
            ++next;
    }
    return next == words.cend();
}

QString withGaps(const QStringList &words, const QSet<QString> &leftOut)
{
    QString shown;
    for (const QString &word : words) {
        if (!leftOut.contains(word)) {
            shown += word;
        } else if (!shown.endsWith(gap)) {
            if (!shown.isEmpty())
                shown.chop(1); // the border
            shown += gap;
        }
    }
    return shown;
}

// The words of all names, those first that most of them have; of as many, those that come last: names are known by
// their begins.
QStringList leastTellingFirst(const QList<QStringList> &names)
{
    QStringList words;
    QHash<QString, qsizetype> count;
    for (const QStringList &name : names) {
        for (const QString &word : name)
            words.prepend(word);
        for (const QString &word : QSet<QString>(name.cbegin(), name.cend()))
            ++count[word];
    }
    words.removeDuplicates();
    std::ranges::stable_sort(words, std::greater(), [&](const QString &word) { return count.value(word); });
    return words;
}

// Leaves out words until it fits, but none without which another name could be meant: one that has all words of this one
// keeps those that it has beyond.
QString shortened(const QStringList &name, const QStringList &leastTelling, const QList<QStringList> &names,
                  const QFontMetricsF &metrics, double room)
{
    QStringList kept = name;
    QSet<QString> leftOut;
    QString shown = name.join(QString());
    for (const QString &word : leastTelling) {
        if (metrics.horizontalAdvance(shown) <= room)
            break;
        QStringList fewer = kept;
        const bool staysUnique =
            fewer.removeAll(word) > 0 && std::ranges::none_of(names, [&](const QStringList &other) {
                return hasWords(other, fewer) && !hasWords(other, name);
            });
        if (staysUnique) {
            kept = fewer;
            shown = withGaps(name, leftOut << word);
        }
    }
    // What stands before the first gap is known by a few letters.
    const qsizetype end = std::max<qsizetype>(shown.indexOf(gap), 0);
    const QString rest = shown.sliced(end);
    for (qsizetype letters = end; letters > 0 && metrics.horizontalAdvance(shown) > room; --letters)
        shown = shown.first(letters) + rest;
    return metrics.elidedText(shown, Qt::ElideMiddle, room);
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
    QHash<QString, QSet<QString>> readers; // the names by what they would read
    QList<QStringList> words;
    for (const QString &name : names) {
        shown.append(metrics.elidedText(name, Qt::ElideMiddle, room));
        readers[shown.constLast()].insert(name);
        words.append(wordsOf(name));
    }
    QList<QStringList> alike;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (readers.value(shown[i]).size() > 1)
            alike.append(words[i]);
    }
    const QStringList leastTelling = leastTellingFirst(alike);
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (readers.value(shown[i]).size() > 1)
            shown[i] = shortened(words[i], leastTelling, words, metrics, room);
    }
    return shown;
}

} // namespace inferograph

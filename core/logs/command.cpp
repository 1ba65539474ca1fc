// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/command.h"

#include <utility>

namespace inferograph {

std::optional<QString> commandIn(const QString &location)
{
    const QLatin1StringView scheme("cmd:");
    if (!location.startsWith(scheme))
        return std::nullopt;
    return location.sliced(scheme.size()).trimmed();
}

QStringList splitCommand(const QString &command)
{
    QStringList words;
    QString word;
    bool inWord = false; // also of an empty one, as in ''
    QChar quote;
    for (qsizetype at = 0; at < command.size(); ++at) {
        const QChar c = command[at];
        const bool hasNext = at + 1 < command.size();
        if (quote == u'\'') {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'\\' && hasNext &&
                   (quote.isNull() || QStringView(u"\"\\$`").contains(command[at + 1]))) {
            word += command[++at];
            inWord = true;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            inWord = true;
        } else if (!c.isSpace()) {
            word += c;
            inWord = true;
        } else if (std::exchange(inWord, false)) {
            words.append(std::exchange(word, {}));
        }
    }
    if (!quote.isNull())
        return {};
    if (inWord)
        words.append(word);
    return words;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/numberlist.h"

#include "ui/controls.h"

#include <QRegularExpression>

namespace inferograph {

NumberList::NumberList(int lowest, int highest, QWidget *parent)
    : QLineEdit(parent), m_lowest(lowest), m_highest(highest)
{
    setToolTip(tr("One number, or several to measure at each: 1, 2, 4, 8. From %1 to %2.")
                   .arg(QString::number(lowest), QString::number(highest)));
    connect(this, &QLineEdit::textChanged, this, [this] { setStyleProperty(this, "failed", !numbers()); });
}

std::optional<QList<int>> NumberList::numbers() const
{
    static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
    QList<int> numbers;
    const QStringList words = text().split(separators, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (!isNumber || number < m_lowest || number > m_highest)
            return std::nullopt;
        numbers.append(number);
    }
    return numbers.isEmpty() ? std::nullopt : std::optional(numbers);
}

void NumberList::setNumbers(const QList<int> &numbers)
{
    QStringList words;
    for (const int number : numbers)
        words.append(QString::number(number));
    setText(words.join(QStringLiteral(", ")));
}

} // namespace inferograph

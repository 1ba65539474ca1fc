// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/arguments.h"

#include "app/terminal.h"

namespace inferograph {

Arguments::Arguments(const CommandDescription &command, const QStringList &words) : m_command(command.name)
{
    m_parser.addOptions(command.options);
    // The parser takes the program's name first.
    if (!m_parser.parse(QStringList(QString()) + words))
        reject(m_parser.errorText());
}

QString Arguments::required(const QString &option)
{
    const QString value = text(option);
    if (value.isEmpty())
        reject(tr("--%1 is missing.").arg(option));
    return value;
}

QStringList Arguments::words(const QString &option)
{
    const QStringList values = m_parser.values(option);
    if (values.contains(QString()))
        reject(tr("--%1 takes a text, and was given none.").arg(option));
    return values;
}

std::optional<double> Arguments::number(const QString &option, double lowest, double highest)
{
    if (!isSet(option))
        return std::nullopt;
    bool isNumber = false;
    const double value = text(option).toDouble(&isNumber);
    if (!isNumber || !(value >= lowest && value <= highest)) {
        reject(tr("--%1 takes a number from %2 to %3, not \"%4\".")
                   .arg(option, QString::number(lowest), QString::number(highest), text(option)));
        return std::nullopt;
    }
    return value;
}

std::optional<int> Arguments::wholeNumber(const QString &option, int lowest, int highest)
{
    if (!isSet(option))
        return std::nullopt;
    bool isNumber = false;
    const int value = text(option).toInt(&isNumber);
    if (!isNumber || value < lowest || value > highest) {
        reject(tr("--%1 takes a whole number from %2 to %3, not \"%4\".")
                   .arg(option, QString::number(lowest), QString::number(highest), text(option)));
        return std::nullopt;
    }
    return value;
}

QList<int> Arguments::wholeNumbers(const QString &option, int lowest, int highest)
{
    if (!isSet(option))
        return {};
    QList<int> numbers;
    const QStringList parts = text(option).split(u',');
    for (const QString &part : parts) {
        bool isNumber = false;
        const int value = part.trimmed().toInt(&isNumber);
        if (!isNumber || value < lowest || value > highest) {
            reject(tr("--%1 takes whole numbers from %2 to %3, separated by commas, not \"%4\".")
                       .arg(option, QString::number(lowest), QString::number(highest), text(option)));
            return {};
        }
        numbers.append(value);
    }
    return numbers;
}

void Arguments::rejectChoice(const QString &option, const QStringList &names)
{
    reject(tr("--%1 is one of %2, not \"%3\".").arg(option, names.join(QStringLiteral(", ")), text(option)));
}

void Arguments::reject(const QString &message)
{
    if (m_problem.isEmpty())
        m_problem = message;
}

std::optional<int> Arguments::misuse() const
{
    if (m_problem.isEmpty())
        return std::nullopt;
    const QString program =
        m_command.isEmpty() ? QStringLiteral("inferograph") : QStringLiteral("inferograph ") + m_command;
    complain(tr("%1: %2 See '%1 --help'.").arg(program, m_problem));
    return Usage;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>

#include <optional>
#include <utility>

namespace inferograph {

// What the program ends with.
enum ExitCode { Done = 0, Failed = 1, Usage = 2 };

// One of the program's uses, from which its parser, its `--help` and its line in the man page follow.
struct CommandDescription
{
    QString name;     // empty for the window
    QString synopsis; // what follows the name
    QString text;     // what it does, in paragraphs
    QList<QCommandLineOption> options;
    QString examples;
    int (*run)(class Arguments &arguments, int &argc, char **argv);
};

// The arguments that a command was given. A command takes what it needs and then asks misuse(): the first
// thing that was wrong has been said by then.
class Arguments
{
    Q_DECLARE_TR_FUNCTIONS(Arguments)

public:
    // `words` are those after the command's name.
    Arguments(const CommandDescription &command, const QStringList &words);

    bool isSet(const QString &option) const { return m_parser.isSet(option); }
    QString text(const QString &option) const { return m_parser.value(option); }
    QStringList texts(const QString &option) const { return m_parser.values(option); }
    QStringList positional() const { return m_parser.positionalArguments(); }

    QString required(const QString &option);
    QStringList words(const QString &option); // all that were given, none of them empty
    std::optional<double> number(const QString &option, double lowest, double highest);
    std::optional<int> wholeNumber(const QString &option, int lowest, int highest);
    QList<int> wholeNumbers(const QString &option, int lowest, int highest); // separated by commas

    // The value that stands beside the name given; the first of `choices` where the option is not set.
    template<typename Value>
    Value choice(const QString &option, const QList<std::pair<QString, Value>> &choices)
    {
        QStringList names;
        for (const auto &[name, value] : choices) {
            if (!isSet(option) || text(option) == name)
                return value;
            names.append(name);
        }
        rejectChoice(option, names);
        return choices.first().second;
    }

    void reject(const QString &message);
    void rejectChoice(const QString &option, const QStringList &names);

    // The exit code of a usage error, its message printed; unset where all is well.
    std::optional<int> misuse() const;

private:
    QCommandLineParser m_parser;
    QString m_command;
    QString m_problem;
};

} // namespace inferograph

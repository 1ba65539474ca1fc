// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include "app/terminal.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr int helpWidth = 80;

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

// Breaks a paragraph into lines of at most `width` characters; those after the first are indented.
QString wrapped(const QString &paragraph, int indent)
{
    QString text;
    qsizetype used = indent;
    const QStringList words = paragraph.split(u' ');
    for (const QString &word : words) {
        if (used > indent && used + 1 + word.size() > helpWidth) {
            text += u'\n' + QString(indent, u' ');
            used = indent;
        } else if (used > indent) {
            text += u' ';
            ++used;
        }
        text += word;
        used += word.size();
    }
    return text;
}

QString optionTitle(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names.append((name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--")) + name);
    const QString value = option.valueName();
    return QStringLiteral("  ") + names.join(QStringLiteral(", ")) +
           (value.isEmpty() ? QString() : u' ' + value);
}

QList<QCommandLineOption> commonOptions()
{
    return {{{QStringLiteral("h"), QStringLiteral("help")}, translated("Print this help and exit.")},
            {{QStringLiteral("v"), QStringLiteral("version")}, translated("Print the version and exit.")}};
}

bool print(const QString &text)
{
    StandardOutput out;
    return out.write(text.toUtf8()) >= 0;
}

} // namespace

QString helpText(const CommandDescription &command)
{
    const QString program =
        QStringLiteral("inferograph") + (command.name.isEmpty() ? QString() : u' ' + command.name);
    QString text = translated("Usage:") + u' ' + program + u' ' +
                   wrapped(command.synopsis, int(program.size()) + 8) + QStringLiteral("\n\n");
    const QStringList paragraphs = command.text.split(u'\n');
    for (const QString &paragraph : paragraphs)
        text += wrapped(paragraph, 0) + u'\n';
    text += u'\n' + translated("Options:") + u'\n';
    qsizetype column = 0;
    for (const QCommandLineOption &option : command.options)
        column = std::max(column, optionTitle(option).size() + 2);
    for (const QCommandLineOption &option : command.options)
        text +=
            optionTitle(option).leftJustified(column) + wrapped(option.description(), int(column)) + u'\n';
    return text + u'\n' + translated("Examples:") + u'\n' + command.examples;
}

int runCommandLine(int &argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));

    CommandDescription command = windowCommand();
    const QList<CommandDescription> named{probeCommand(), reportCommand(), tailCommand(), calibrateCommand(),
                                          keyCommand()};
    for (const CommandDescription &candidate : named) {
        if (!words.isEmpty() && words.first() == candidate.name) {
            command = candidate;
            words.removeFirst();
            break;
        }
    }
    command.options += commonOptions();

    Arguments arguments(command, words);
    if (const auto misuse = arguments.misuse())
        return *misuse;
    if (arguments.isSet(QStringLiteral("help")))
        return print(helpText(command)) ? Done : Failed;
    if (arguments.isSet(QStringLiteral("version")))
        return print(QStringLiteral("inferograph " INFEROGRAPH_VERSION "\n")) ? Done : Failed;
    return command.run(arguments, argc, argv);
}

} // namespace inferograph

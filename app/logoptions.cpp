// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logoptions.h"

#include "app/terminal.h"
#include "core/logs/logexplainer.h"
#include "core/logs/registry.h"

#include <QFile>

namespace inferograph {

namespace {

QStringList formatNames()
{
    QStringList names;
    for (const LogFormat *format : logFormats())
        names.append(QString::fromUtf8(format->id()));
    return names;
}

QByteArray explanationOf(const ExplainedLine &line)
{
    QByteArray text = line.calls.isEmpty() ? "skipped: " + line.reason + '\n' : QByteArray("a call\n");
    for (const Mapping::Taken &taken : line.taken)
        text += "    " + taken.field.leftJustified(17) + ' ' + taken.raw + "    from " + taken.from +
                (taken.understood ? "" : "    not a value of this field") + '\n';
    return text;
}

} // namespace

QList<QCommandLineOption> logOptions()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("LogOptions", text); };
    return {{QStringLiteral("log-format"),
             tr("Read every line as of this format instead of finding it out: %1.")
                 .arg(formatNames().join(QStringLiteral(", "))),
             QStringLiteral("NAME")},
            {QStringLiteral("mapping"),
             tr("Read logs of a format of your own, as this JSON file describes it."),
             QStringLiteral("FILE")}};
}

std::shared_ptr<const LogFormat> logFormatOf(Arguments &arguments)
{
    if (arguments.isSet(QStringLiteral("mapping"))) {
        const Mapping::Loaded loaded = Mapping::load(arguments.text(QStringLiteral("mapping")));
        if (!loaded.problem.isEmpty())
            arguments.reject(loaded.problem);
        return loaded.mapping;
    }
    if (!arguments.isSet(QStringLiteral("log-format")))
        return {};
    const auto format = logFormatNamed(arguments.text(QStringLiteral("log-format")).toUtf8());
    if (!format)
        arguments.rejectChoice(QStringLiteral("log-format"), formatNames());
    return format;
}

int explainMapping(const std::shared_ptr<const LogFormat> &mapping, const QStringList &files)
{
    StandardOutput out;
    for (const QString &name : files) {
        QFile file(name);
        const bool opened = name == QLatin1StringView("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                           : file.open(QIODevice::ReadOnly);
        if (!opened) {
            complain(QCoreApplication::translate("LogOptions", "inferograph report: %1 cannot be read: %2.")
                         .arg(name, file.errorString()));
            return Failed;
        }
        LogExplainer explainer(mapping);
        for (qint64 number = 1; !file.atEnd(); ++number) {
            QByteArray line = file.readLine().trimmed();
            if (line.isEmpty())
                continue;
            const std::span<char> text(line.data(), static_cast<std::size_t>(line.size()));
            const ExplainedLine explained = explainer.read({.text = text, .number = number}, wallNow());
            if (out.write(name.toUtf8() + ':' + QByteArray::number(number) + ": " +
                          explanationOf(explained)) < 0)
                return out.exitCode();
        }
    }
    return out.exitCode();
}

} // namespace inferograph

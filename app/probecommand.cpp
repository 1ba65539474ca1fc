// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/proberun.h"
#include "app/terminal.h"
#include "core/protocols/registry.h"

namespace inferograph {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ProbeCommand", text);
}

QStringList serverNames()
{
    QStringList names{QStringLiteral("auto")};
    for (const Protocol *protocol : protocols())
        names.append(QString::fromLatin1(protocol->id().toByteArray()));
    return names;
}

// `localhost:11434` will do for `http://localhost:11434`.
QUrl baseUrl(Arguments &arguments)
{
    const QString text = arguments.required(QStringLiteral("url"));
    const QUrl url(text.contains(QStringLiteral("://")) ? text : QStringLiteral("http://") + text);
    const bool isHttp =
        url.scheme() == QLatin1StringView("http") || url.scheme() == QLatin1StringView("https");
    if (!isHttp || !url.isValid() || url.host().isEmpty())
        arguments.reject(tr("--url takes a server's address such as http://localhost:11434, not \"%1\".")
                             .arg(text.section(u'@', -1))); // what is before it may be a password
    return url;
}

QList<HttpHeader> userHeaders()
{
    const QByteArray key = qgetenv("INFEROGRAPH_API_KEY");
    if (key.isEmpty())
        return {};
    return {{"Authorization", "Bearer " + key}};
}

ProbePlan planFrom(Arguments &arguments)
{
    constexpr int most = 1'000'000;
    ProbePlan plan;
    plan.call.findStart = true;
    plan.call.baseUrl = baseUrl(arguments);
    plan.call.headers = userHeaders();
    plan.call.prompt.model = arguments.required(QStringLiteral("model")).toUtf8();
    plan.call.prompt.text = arguments.required(QStringLiteral("prompt")).toUtf8();
    plan.call.prompt.maxTokens = arguments.wholeNumber(QStringLiteral("max-tokens"), 1, most);
    plan.runs = arguments.wholeNumber(QStringLiteral("runs"), 1, most).value_or(1);
    plan.format = arguments.choice<ProbeFormat>(QStringLiteral("format"),
                                                {{QStringLiteral("table"), ProbeFormat::Table},
                                                 {QStringLiteral("json"), ProbeFormat::Json},
                                                 {QStringLiteral("jsonl"), ProbeFormat::Jsonl}});
    const QString server = arguments.text(QStringLiteral("server"));
    if (!server.isEmpty() && !serverNames().contains(server))
        arguments.rejectChoice(QStringLiteral("server"), serverNames());
    plan.call.protocol = protocolById(server.toLatin1());
    if (plan.call.protocol) // `ollama` of `ollama-generate`
        plan.call.server = server.section(u'-', 0, 0).toLatin1();
    if (!arguments.positional().isEmpty())
        arguments.reject(
            tr("\"%1\" was not expected; is the prompt in quotes?").arg(arguments.positional().first()));
    return plan;
}

int runProbe(Arguments &arguments, int &argc, char **argv)
{
    const ProbePlan plan = planFrom(arguments);
    if (const auto misuse = arguments.misuse())
        return *misuse;

    QCoreApplication application(argc, argv);
    ProbeRun run(plan, terminalWidth());
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &run, &ProbeRun::cancel);
    QObject::connect(&run, &ProbeRun::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    run.start();
    QCoreApplication::exec();
    return run.exitCode();
}

} // namespace

CommandDescription probeCommand()
{
    return {
        QStringLiteral("probe"),
        tr("--url URL --model NAME --prompt TEXT [options]"),
        tr("Sends a prompt to a server and times the answer: TTFT, total, load, prompt eval and generation "
           "time, "
           "and tokens per second. Ctrl+C cancels; what was measured by then is printed.\n"
           "The API key, where a server wants one, is taken from the environment variable "
           "INFEROGRAPH_API_KEY. "
           "The exit code is 1 where a call failed."),
        {{QStringLiteral("url"), tr("The server's address, such as http://localhost:11434."),
          QStringLiteral("URL")},
         {QStringLiteral("model"), tr("The model's name, as the server knows it."), QStringLiteral("NAME")},
         {QStringLiteral("prompt"), tr("The prompt to send."), QStringLiteral("TEXT")},
         {QStringLiteral("server"),
          tr("The protocol the server speaks: %1. auto, the default, asks the server.")
              .arg(serverNames().join(QStringLiteral(", "))),
          QStringLiteral("KIND")},
         {QStringLiteral("max-tokens"), tr("The most tokens to generate; the server's default otherwise."),
          QStringLiteral("N")},
         {QStringLiteral("runs"), tr("How many calls to make, one after the other; 1 by default."),
          QStringLiteral("N")},
         {QStringLiteral("format"),
          tr("table: a line for each call as it finishes, and a summary of several (default); json: one "
             "document "
             "of all records and their summary; jsonl: one record a line as it finishes."),
          QStringLiteral("FORMAT")}},
        QStringLiteral("  inferograph probe --url http://localhost:11434 --model qwen2.5:7b \\\n"
                       "      --prompt \"Why is the sky blue?\"\n"
                       "  inferograph probe --url http://localhost:8080 --model tiny --prompt Hello \\\n"
                       "      --runs 20 --max-tokens 64 --format jsonl > runs.jsonl\n"),
        runProbe};
}

} // namespace inferograph

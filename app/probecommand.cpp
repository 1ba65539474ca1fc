// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/accessoptions.h"
#include "app/commandline.h"
#include "app/onlymodel.h"
#include "app/probeplan.h"
#include "app/proberun.h"
#include "app/terminal.h"
#include "core/runs/presets.h"

#include <QEventLoop>
#include <QSaveFile>

namespace inferograph {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ProbeCommand", text);
}

bool saveWorkload(const Workload &workload, const QString &name)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(writeWorkload(workload)) >= 0 && file.commit())
        return true;
    complain(tr("inferograph probe: %1 cannot be written: %2.").arg(name, file.errorString()));
    return false;
}

// The workload with a model for each server; unset where there is none, which has been said.
std::optional<Workload> withModels(const ProbePlan &plan)
{
    std::optional<Workload> chosen;
    QEventLoop loop;
    OnlyModel choice(plan.workload, plan.access);
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &loop, &QEventLoop::quit);
    QObject::connect(&choice, &OnlyModel::made, &loop, [&](const Workload &workload) {
        chosen = workload;
        loop.quit();
    });
    QObject::connect(&choice, &OnlyModel::failed, &loop, [&](const QString &reason) {
        complain(QStringLiteral("inferograph probe: ") + reason);
        loop.quit();
    });
    QMetaObject::invokeMethod(&choice, &OnlyModel::start, Qt::QueuedConnection);
    loop.exec();
    return chosen;
}

int runProbe(Arguments &arguments, int &argc, char **argv)
{
    ProbePlan plan = probePlanFrom(arguments);
    if (const auto misuse = arguments.misuse())
        return *misuse;

    QCoreApplication application(argc, argv);
    const std::optional<Workload> workload = withModels(plan);
    if (!workload)
        return Failed;
    plan.workload = *workload;
    const QString saveAs = arguments.text(QStringLiteral("save-workload"));
    if (!saveAs.isEmpty() && !saveWorkload(plan.workload, saveAs))
        return Failed;
    ProbeRun run(plan, terminalWidth());
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &run, &ProbeRun::cancel);
    QObject::connect(&run, &ProbeRun::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    run.start();
    QCoreApplication::exec();
    return run.exitCode();
}

QCommandLineOption valued(const char *name, const QString &description, const char *value)
{
    return {QLatin1StringView(name), description, QLatin1StringView(value)};
}

QList<QCommandLineOption> whatToCall()
{
    return {
        valued("url", tr("The server's address, such as http://localhost:11434. Several are called in turn."),
               "URL"),
        valued("model",
               tr("The model's name, as the server knows it. Several are called in turn. May be left out "
                  "where the "
                  "server has one only."),
               "NAME"),
        valued("prompt", tr("The prompt to send. Several are sent in turn."), "TEXT"),
        valued("preset",
               tr("Send a prompt that comes with the program: %1.")
                   .arg(QString::fromUtf8(presetIds().join(", "))),
               "NAME"),
        valued("server",
               tr("The protocol the server speaks: %1. auto, the default, asks the server.")
                   .arg(serverKinds().join(QStringLiteral(", "))),
               "KIND"),
        valued("system", tr("The system prompt."), "TEXT"),
        valued("temperature", tr("0 to 2; the server's default otherwise."), "T"),
        valued("seed", tr("The seed of the model's choices, and of the moments of --rate."), "N"),
        valued("think", tr("Whether a model that can reason does: on, off."), "on|off"),
        valued("num-ctx",
               tr("Ollama: the tokens of prompt and answer to load the model for. Another number than it is "
                  "loaded "
                  "with loads it anew."),
               "N"),
        valued("keep-alive",
               tr("Ollama: for how many seconds the model stays loaded after a call; -1 for ever."),
               "SECONDS"),
        valued("max-tokens", tr("The most tokens to generate; the server's default otherwise."), "N")};
}

QList<QCommandLineOption> howToCall()
{
    return {valued("runs", tr("How many calls to make of each kind; 1 by default."), "N"),
            valued("warm-up", tr("Calls to make first with each model, left out of all figures."), "N"),
            valued("concurrency", tr("How many calls to keep under way at once: 1 to 256."), "N"),
            valued("rate",
                   tr("Send calls at this rate instead, in calls a second, however long the answers take."),
                   "R"),
            valued("arrivals", tr("With --rate: poisson, as independent callers do (default), or fixed."),
                   "WHEN"),
            valued("sweep-prompt",
                   tr("Measure with prompts of about these lengths in tokens: 128,1024,4096."), "LIST"),
            valued("sweep-concurrency", tr("Measure at each of these concurrencies: 1,2,4,8."), "LIST"),
            {QStringLiteral("cold"),
             tr("Measure each model cold (unloaded before each call), warm, and after each other model. The "
                "server must be one that can be told to unload.")},
            {QStringLiteral("cached"), tr("Send the same prompt each time, so that the server's prompt cache "
                                          "has it. Otherwise several calls "
                                          "each begin with a few random characters.")}};
}

QList<QCommandLineOption> whatToWrite()
{
    return {
        valued("workload", tr("Take all of the above from this file; options given beside it count more."),
               "FILE"),
        valued("save-workload", tr("Write all of the above to this file, too."), "FILE"),
        valued("fail-if",
               tr("Exit with 1 where this holds in any step, or where the figure is unknown. May be given "
                  "several times."),
               "'ttft_p95_ms>800'"),
        valued("format",
               tr("table: a line for each call, or each step where there are several (default); json: one "
                  "document of all records, their summary and the steps; jsonl: one record a line as it "
                  "finishes."),
               "FORMAT")};
}

} // namespace

CommandDescription probeCommand()
{
    return {
        QStringLiteral("probe"),
        tr("--url URL [--model NAME] --prompt TEXT [options]"),
        tr("Sends a prompt to a server and times the answer: TTFT, total, load, prompt eval and generation "
           "time, and tokens per second. Several servers, models, prompts or concurrencies make a run of as "
           "many steps. Ctrl+C cancels; what was measured by then is printed.\n"
           "The API key, where a server wants one, is taken from the environment variable "
           "INFEROGRAPH_API_KEY and sent to every server named, or else from the system's keychain, where "
           "`inferograph key` puts it. Proxies are taken from http_proxy and https_proxy. The exit code is 1 "
           "where a call failed, "
           "could "
           "not be made, or a condition of --fail-if holds."),
        whatToCall() + accessOptions() + howToCall() + whatToWrite(),
        QStringLiteral("  inferograph probe --url http://localhost:11434 --model qwen2.5:7b \\\n"
                       "      --prompt \"Why is the sky blue?\"\n"
                       "  inferograph probe --url http://localhost:8080 --model tiny --prompt Hello \\\n"
                       "      --runs 20 --max-tokens 64 --format jsonl > runs.jsonl\n"
                       "  inferograph probe --url http://localhost:8080 --model tiny --runs 40 \\\n"
                       "      --preset short-answer --sweep-concurrency 1,2,4,8 --warm-up 1 \\\n"
                       "      --fail-if 'ttft_p95_ms>800' --fail-if 'success_rate<1'\n"
                       "  inferograph probe --url http://localhost:11434 --model qwen2.5:7b \\\n"
                       "      --model llama3.2:1b --preset short-answer --cold --runs 3\n"),
        runProbe};
}

} // namespace inferograph

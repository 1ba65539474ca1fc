// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/logoptions.h"
#include "app/tailoutput.h"
#include "core/logs/command.h"
#include "core/logs/gap.h"
#include "core/logs/logsource.h"
#include "core/report/recordjson.h"
#include "core/store/coldrates.h"

namespace inferograph {

namespace {

// Follows logs and writes each call as it comes.
class TailRun : public QObject
{
    Q_OBJECT

public:
    explicit TailRun(TailOutput &out) : m_out(out) {}

    void follow(const QString &location, ReadFrom from, const std::shared_ptr<const LogFormat> &logFormat)
    {
        auto *source = new LogSource(location, from, Follow::Yes, this);
        source->setFormat(logFormat);
        source->resume(m_out.positions());
        connect(source, &LogSource::callsRead, this,
                [this, source](const QList<CallRecord> &calls) { write(calls, source->positions()); });
        connect(source, &LogSource::linesSkipped, this, &TailRun::tellGaps);
        connect(source, &LogSource::progressed, this, [this, source] { m_out.note(source->positions()); });
        connect(source, &LogSource::stateChanged, this,
                [this, source](LogSource::State state, const QString &message) {
                    onState(source, state, message);
                });
        ++m_open;
        source->start();
    }

    bool failed() const { return m_failed; }

Q_SIGNALS:
    void finished();

private:
    void write(const QList<CallRecord> &calls, const PositionsByPath &positions)
    {
        QByteArray lines;
        for (const CallRecord &call : calls) {
            m_coldRates.learn(call);
            lines += recordToJson(call, m_coldRates.of(call.model)) + '\n';
        }
        if (!m_out.write(lines, positions))
            Q_EMIT finished();
    }

    void tellGaps(const QList<SkippedLine> &lines)
    {
        for (const SkippedLine &line : lines) {
            if (isGap(line))
                complain(QString::fromUtf8("inferograph tail: " + line.source + ": " + line.reason + "; " +
                                           line.text));
        }
    }

    void onState(LogSource *source, LogSource::State state, const QString &message)
    {
        if (!message.isEmpty())
            complain(QStringLiteral("inferograph tail: ") + message);
        m_out.note(source->positions());
        if (state != LogSource::State::Finished && state != LogSource::State::Failed)
            return;
        m_failed = m_failed || state == LogSource::State::Failed;
        source->disconnect(this);
        source->deleteLater();
        if (--m_open == 0)
            Q_EMIT finished();
    }

    TailOutput &m_out;
    ColdRates m_coldRates;
    int m_open = 0;
    bool m_failed = false;
};

int runTail(Arguments &arguments, int &argc, char **argv)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("TailCommand", text); };
    const QStringList sources = arguments.positional();
    if (sources.isEmpty())
        arguments.reject(tr("Name at least one log to follow, or - for standard input."));
    for (const QString &source : sources) {
        if (!commandIn(source) && source.contains(QStringLiteral("://")))
            arguments.reject(
                tr("\"%1\" is not a log: tail follows files, commands and standard input.").arg(source));
    }
    arguments.choice<bool>(QStringLiteral("format"), {{QStringLiteral("jsonl"), true}});
    const std::shared_ptr<const LogFormat> logFormat = logFormatOf(arguments);
    if (const auto misuse = arguments.misuse())
        return *misuse;

    QCoreApplication application(argc, argv);
    TailOutput out(arguments.text(QStringLiteral("output")), arguments.text(QStringLiteral("state")));
    if (!out.open())
        return Failed;
    const bool fromStart = arguments.isSet(QStringLiteral("from-start"));
    const auto beginOf = [fromStart](const QString &source) {
        return fromStart || source == QLatin1StringView("-") ? ReadFrom::Start : ReadFrom::End;
    };
    PositionsByPath beginnings;
    for (const QString &source : sources)
        beginnings.insert(LogSource::beginningOf(source, beginOf(source)));
    if (!out.begin(beginnings))
        return Failed;
    TailRun run(out);
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &application, &QCoreApplication::quit);
    QObject::connect(&run, &TailRun::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    for (const QString &source : sources)
        run.follow(source, beginOf(source), logFormat);
    QCoreApplication::exec();
    const int written = out.close();
    return run.failed() ? int(Failed) : written;
}

} // namespace

CommandDescription tailCommand()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("TailCommand", text); };
    return {
        QStringLiteral("tail"),
        tr("SOURCE... [options]"),
        tr("Follows logs of LLM calls and writes one JSON record a line as each call is logged. Rotated and "
           "truncated logs are followed on; a missing one is waited for. Ends with Ctrl+C, or at the end of "
           "standard input.\n"
           "SOURCE is a log of any known format, found from its content; a pattern in quotes such as "
           "'logs/*.jsonl', whose new files are followed, too; cmd: and a command whose output is a log, "
           "started again when it ends; or - for standard input."),
        logOptions() +
            QList<QCommandLineOption>{
                {QStringLiteral("from-start"), tr("Write the calls that the logs hold already, too.")},
                {QStringLiteral("output"), tr("Append the records to this file."), QStringLiteral("FILE")},
                {QStringLiteral("state"),
                 tr("Remember in this file up to where the logs were read, and go on from there: what is "
                    "logged in between is read, and nothing twice. However a run ends, an --output gets each "
                    "record once; standard output may get those of the last second before a kill again."),
                 QStringLiteral("FILE")},
                {QStringLiteral("format"), tr("jsonl, the only one and the default."),
                 QStringLiteral("FORMAT")}},
        QStringLiteral("  inferograph tail ~/.ollama/logs/server.log\n"
                       "  inferograph tail --from-start logs/*.jsonl | jq .ttft_ms\n"
                       "  inferograph tail --state tail.state --output calls.jsonl server.log\n"
                       "  inferograph tail 'cmd:journalctl -u ollama -f' 'cmd:docker logs -f ollama'\n"),
        runTail};
}

} // namespace inferograph

#include "tailcommand.moc"

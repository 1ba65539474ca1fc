// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/logoptions.h"
#include "app/terminal.h"
#include "core/call/modelname.h"
#include "core/logs/command.h"
#include "core/logs/fileglob.h"
#include "core/report/report.h"
#include "core/store/callstore.h"

namespace inferograph {

namespace {

// Reads the files one after the other, so that the records keep their order.
class ReportRun : public QObject
{
    Q_OBJECT

public:
    ReportRun(const QStringList &files, const QByteArray &model, std::shared_ptr<const LogFormat> logFormat)
        : m_files(files), m_model(model), m_logFormat(std::move(logFormat))
    {
    }

    void readNext()
    {
        if (m_files.isEmpty()) {
            Q_EMIT finished();
            return;
        }
        m_source = std::make_unique<LogSource>(m_files.takeFirst(), ReadFrom::Start, Follow::No);
        m_source->setFormat(m_logFormat);
        connect(m_source.get(), &LogSource::callsRead, this, &ReportRun::take);
        connect(m_source.get(), &LogSource::linesSkipped, this,
                [this](const QList<SkippedLine> &lines) { m_skipped += lines; });
        connect(m_source.get(), &LogSource::progressed, this,
                [this](const LogProgress &progress) { m_skippedHere = progress.skipped; });
        // Queued, as the source is let go in it; what is still under way from the last one is not meant.
        connect(
            m_source.get(), &LogSource::stateChanged, this,
            [this, source = m_source.get()](LogSource::State state, const QString &message) {
                if (source == m_source.get())
                    onState(state, message);
            },
            Qt::QueuedConnection);
        m_source->start();
    }

    ReportInput result()
    {
        m_store.publish();
        return {m_store.snapshot(), m_skipped, std::max<qint64>(0, m_skippedCount - m_skipped.size())};
    }

    bool allRead() const { return m_allRead; }

Q_SIGNALS:
    void finished();

private:
    void take(const QList<CallRecord> &calls)
    {
        if (m_model.isEmpty()) {
            m_store.append(calls);
            return;
        }
        QList<CallRecord> wanted;
        std::copy_if(calls.begin(), calls.end(), std::back_inserter(wanted),
                     [this](const CallRecord &call) { return call.model == m_model; });
        m_store.append(wanted);
    }

    void onState(LogSource::State state, const QString &message)
    {
        if (state == LogSource::State::Reading || state == LogSource::State::Following)
            return;
        if (!message.isEmpty())
            complain(QStringLiteral("inferograph report: ") + message);
        m_allRead = m_allRead && state == LogSource::State::Finished;
        m_skippedCount += std::exchange(m_skippedHere, 0);
        m_source.release()->deleteLater();
        readNext();
    }

    QStringList m_files;
    QByteArray m_model;
    std::shared_ptr<const LogFormat> m_logFormat;
    std::unique_ptr<LogSource> m_source;
    CallStore m_store;
    QList<SkippedLine> m_skipped;
    qint64 m_skippedHere = 0;
    qint64 m_skippedCount = 0;
    bool m_allRead = true;
};

// Patterns of file names become the files, so that their records keep their order, too.
QStringList withMatches(const QStringList &names)
{
    QStringList files;
    for (const QString &name : names) {
        const QStringList matches =
            !commandIn(name) && isGlob(name) ? filesMatching(name) : QStringList(name);
        files += matches.isEmpty() ? QStringList(name) : matches;
    }
    return files;
}

int runReport(Arguments &arguments, int &argc, char **argv)
{
    const QStringList files = withMatches(arguments.positional());
    if (files.isEmpty())
        arguments.reject(QCoreApplication::translate("ReportCommand",
                                                     "Name at least one log file, or - for standard input."));
    const auto format = arguments.choice<ReportFormat>(QStringLiteral("format"),
                                                       {{QStringLiteral("table"), ReportFormat::Table},
                                                        {QStringLiteral("json"), ReportFormat::Json},
                                                        {QStringLiteral("csv"), ReportFormat::Csv},
                                                        {QStringLiteral("md"), ReportFormat::Markdown}});
    const std::shared_ptr<const LogFormat> logFormat = logFormatOf(arguments);
    const bool explain = arguments.isSet(QStringLiteral("explain"));
    if (explain && !arguments.isSet(QStringLiteral("mapping")))
        arguments.reject(QCoreApplication::translate("ReportCommand", "--explain needs a --mapping."));
    if (const auto misuse = arguments.misuse())
        return *misuse;
    if (explain)
        return explainMapping(logFormat, files);

    QCoreApplication application(argc, argv);
    ReportRun run(files, normalisedModelName(arguments.text(QStringLiteral("model")).toUtf8()), logFormat);
    QObject::connect(&run, &ReportRun::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    run.readNext();
    QCoreApplication::exec();

    StandardOutput out;
    writeReport(run.result(), format, out, terminalWidth());
    const int written = out.exitCode();
    return run.allRead() ? written : int(Failed);
}

} // namespace

CommandDescription reportCommand()
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ReportCommand", text); };
    return {QStringLiteral("report"),
            tr("FILE... [options]"),
            tr("Reads logs of LLM calls and reports, for each model, what became of its calls and the mean, "
               "p50, p95 "
               "and p99 of TTFT, total, load, prompt eval and generation time and of tokens per second.\n"
               "FILE is a log of any known format, found from its content, also packed with gzip or "
               "Zstandard; a pattern such as 'logs/*.jsonl'; cmd: and a command that writes a log and ends; "
               "or - for standard input. Lines that "
               "cannot "
               "be read are skipped and counted."),
            logOptions() +
                QList<QCommandLineOption>{
                    {QStringLiteral("explain"), tr("Instead of reporting, say for each line which field came "
                                                   "from where, and why it was skipped.")},
                    {QStringLiteral("model"), tr("Report on this model only."), QStringLiteral("NAME")},
                    {QStringLiteral("format"),
                     tr("table: for a terminal (default); json: records, a summary for each model and the "
                        "skipped "
                        "lines; "
                        "csv: one row for each record; md: the summary as Markdown."),
                     QStringLiteral("FORMAT")}},
            QStringLiteral("  inferograph report logs/performance.jsonl\n"
                           "  inferograph report --model qwen2.5:7b --format md *.jsonl > report.md\n"
                           "  journalctl -u ollama | inferograph report --format json -\n"
                           "  inferograph report --mapping my-proxy.json --explain proxy.log\n"),
            runReport};
}

} // namespace inferograph

#include "reportcommand.moc"

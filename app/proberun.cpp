// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proberun.h"

#include "core/call/names.h"
#include "core/report/calltable.h"
#include "core/report/recordjson.h"
#include "core/report/report.h"
#include "core/report/summarynumbers.h"

namespace inferograph {

namespace {

bool isCallByCall(const QList<RunStep> &steps)
{
    const RunStep &only = steps.first();
    return steps.size() == 1 && only.kind == StepKind::Plain && only.concurrency == 1 && !only.rate;
}

// `This machine's clock error: 19 µs (p99, kernel stamps, 4 streams at once).`
QByteArray clockText(const ClockError &error)
{
    return "This machine's clock error: " + numberText(error.p99Us) + " µs (p99, " +
           nameOf(error.clock).data() + " stamps, " + QByteArray::number(error.streams) +
           (error.streams == 1 ? " stream" : " streams at once") + ").\n";
}

QString durationText(Nanoseconds duration)
{
    const qint64 seconds = std::chrono::ceil<std::chrono::seconds>(duration).count();
    if (seconds < 100)
        return ProbeRun::tr("%1 s").arg(seconds);
    if (seconds < 100 * 60)
        return ProbeRun::tr("%1 min").arg((seconds + 30) / 60);
    return ProbeRun::tr("%1 h").arg(double(seconds) / 3600, 0, 'f', 1);
}

// `4 at once: 12 of 40 calls, 4 under way, about 20 s left`.
QString progressText(const RunProgress &progress)
{
    if (progress.calibrating)
        return ProbeRun::tr("calibrating the clock");
    QString text = ProbeRun::tr("%1 of %2 calls, %3 under way")
                       .arg(QString::number(progress.done), QString::number(progress.calls),
                            QString::number(progress.running));
    if (progress.steps > 1)
        text = ProbeRun::tr("step %1 of %2, %3: ")
                   .arg(QString::number(progress.step + 1), QString::number(progress.steps),
                        QString::fromUtf8(progress.label)) +
               text;
    if (progress.waiting)
        text += ProbeRun::tr(", waiting %1 as the server asks").arg(durationText(*progress.waiting));
    if (progress.left)
        text += ProbeRun::tr(", about %1 left").arg(durationText(*progress.left));
    return text;
}

} // namespace

ProbeRun::ProbeRun(const ProbePlan &plan, int width)
    : m_plan(plan), m_width(width), m_runner(plan.workload, m_prober), m_steps(m_runner.labels(), width)
{
    m_isCallByCall = isCallByCall(m_runner.steps());
    for (const WorkloadServer &server : std::as_const(m_plan.workload.servers))
        m_runner.setAccess(server.url, m_plan.access);
    connect(&m_keys, &KeyStore::found, this, &ProbeRun::takeKey);
    connect(&m_runner, &Runner::serverNotFound, this,
            [this](const QUrl &, const QString &reason) { say(reason); });
    connect(&m_runner, &Runner::calibrated, this, [this](const ClockError &error) { m_clockError = error; });
    connect(&m_runner, &Runner::callFinished, this, &ProbeRun::takeCall);
    connect(&m_runner, &Runner::stepFinished, this, &ProbeRun::takeStep);
    connect(&m_runner, &Runner::progressed, this, &ProbeRun::showProgress);
    connect(&m_runner, &Runner::finished, this, &ProbeRun::finish);
}

void ProbeRun::start()
{
    const QList<WorkloadServer> &servers = m_plan.workload.servers;
    if (!m_plan.access.apiKey.isEmpty() || servers.isEmpty()) {
        begin();
        return;
    }
    m_keysAwaited = servers.size();
    for (const WorkloadServer &server : servers)
        m_keys.find(server.url);
}

void ProbeRun::takeKey(const QUrl &server, const QByteArray &key)
{
    Access access = m_plan.access;
    access.apiKey = key;
    m_runner.setAccess(server, access);
    if (--m_keysAwaited == 0)
        begin();
}

void ProbeRun::begin()
{
    if (callsOf(m_runner.steps()) > 1)
        m_runner.calibrateFirst();
    if (m_plan.format == ProbeFormat::Table)
        write(m_isCallByCall ? callTableHeader(m_width) : m_steps.header());
    m_runner.start();
}

void ProbeRun::cancel()
{
    m_allWell = false;
    m_runner.cancel();
}

void ProbeRun::takeCall(const RunCall &call)
{
    if (call.warmUp)
        return;
    ++m_done;
    m_allWell = m_allWell && call.record.status == CallStatus::Ok;
    m_coldRates.learn(call.record);
    m_store.append({call.record});
    const std::optional<double> coldRate = m_coldRates.of(call.record.model);
    if (m_plan.format == ProbeFormat::Jsonl)
        write(recordToJson(call.record, coldRate) + '\n');
    else if (m_plan.format == ProbeFormat::Table && m_isCallByCall)
        write(callTableLine(m_done, call.record, m_width, coldRate));
    if (!m_out.isOpenEnded())
        m_runner.cancel();
}

void ProbeRun::takeStep(const StepResult &result)
{
    if (!result.note.isEmpty())
        m_allWell = false;
    if (m_plan.format == ProbeFormat::Table && !m_isCallByCall)
        write(m_steps.line(result));
    else if (!result.note.isEmpty())
        say(QString::fromUtf8(result.note));
    judge(result);
}

void ProbeRun::showProgress(const RunProgress &progress)
{
    if (progress.calls > 1)
        m_status.show(progressText(progress));
}

void ProbeRun::judge(const StepResult &result)
{
    for (const Threshold &condition : std::as_const(m_plan.failIf)) {
        const Threshold::Judgement judgement = condition.judge(result);
        if (judgement.verdict == Threshold::Verdict::DoesNotHold)
            continue;
        m_allWell = false;
        const QString text = QString::fromUtf8(condition.text());
        const QString label = QString::fromUtf8(result.label);
        say(judgement.value
                ? tr("%1 in step \"%2\": it is %3.")
                      .arg(text, label, QString::fromUtf8(numberText(judgement.value)))
                : tr("%1 cannot be judged in step \"%2\": the figure is unknown.").arg(text, label));
    }
}

void ProbeRun::finish()
{
    m_status.clear();
    m_store.publish();
    const ReportInput result{.calls = m_store.snapshot(), .steps = m_runner.results()};
    if (m_plan.format == ProbeFormat::Json) {
        writeReport(result, ReportFormat::Json, m_out);
    } else if (m_plan.format == ProbeFormat::Table && m_isCallByCall && m_done > 1) {
        m_out.write("\n");
        writeReport(result, ReportFormat::Table, m_out, m_width);
    } else if (m_plan.format == ProbeFormat::Table && !m_isCallByCall) {
        if (const QByteArray matrix = switchMatrix(result.steps, m_width); !matrix.isEmpty())
            m_out.write('\n' + matrix);
        m_out.write('\n' + outcomeText(summaryOfAll(*result.calls)) + ".\n");
    }
    if (m_plan.format == ProbeFormat::Table && m_clockError)
        m_out.write(clockText(*m_clockError));
    Q_EMIT finished();
}

void ProbeRun::write(const QByteArray &text)
{
    m_status.clear();
    m_out.write(text);
}

void ProbeRun::say(const QString &message)
{
    m_status.clear();
    complain(QStringLiteral("inferograph probe: ") + message);
}

int ProbeRun::exitCode() const
{
    const int written = m_out.exitCode();
    return m_allWell ? written : int(Failed);
}

} // namespace inferograph

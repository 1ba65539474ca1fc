// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/proberun.h"

#include "app/arguments.h"
#include "core/protocols/registry.h"
#include "core/report/calltable.h"
#include "core/report/recordjson.h"
#include "core/report/report.h"

#include <utility>

namespace inferograph {

namespace {

// For a server that did not say what it is: the call is made all the same, so that its record says what is
// wrong, in every output format.
const Protocol *likelyProtocol(const QUrl &url)
{
    constexpr int ollamaPort = 11434;
    return protocolById(url.port() == ollamaPort ? "ollama" : "openai");
}

} // namespace

ProbeRun::ProbeRun(const ProbePlan &plan, int width) : m_plan(plan), m_width(width)
{
    connect(&m_prober, &Prober::callsFinished, this, &ProbeRun::take);
    connect(&m_discovery, &Discovery::found, this, [this](const FoundServer &server) {
        m_plan.call.protocol = server.protocol;
        m_plan.call.server = server.product;
        callNext();
    });
    connect(&m_discovery, &Discovery::notFound, this, [this](const QUrl &, const QString &reason) {
        complain(QStringLiteral("inferograph probe: ") + reason);
        m_plan.call.protocol = likelyProtocol(m_plan.call.baseUrl);
        callNext();
    });
}

void ProbeRun::start()
{
    if (m_plan.call.protocol)
        callNext();
    else
        identify();
}

void ProbeRun::identify()
{
    QByteArray authorization;
    for (const HttpHeader &header : std::as_const(m_plan.call.headers)) {
        if (header.name == "Authorization")
            authorization = header.value;
    }
    m_discovery.identify(m_plan.call.baseUrl, authorization);
}

void ProbeRun::cancel()
{
    m_cancelled = true;
    m_allOk = false;
    if (m_running)
        m_prober.cancel(*m_running);
    else
        finish();
}

void ProbeRun::callNext()
{
    if (m_finished)
        return;
    if (m_cancelled || m_done == m_plan.runs) {
        finish();
        return;
    }
    if (m_done == 0 && m_plan.format == ProbeFormat::Table)
        m_out.write(callTableHeader(m_width));
    m_running = m_prober.call(m_plan.call);
}

void ProbeRun::take(const QList<CallRecord> &calls)
{
    for (const CallRecord &call : calls) {
        ++m_done;
        m_allOk = m_allOk && call.status == CallStatus::Ok;
        m_coldRates.learn(call);
        write(call);
    }
    m_store.append(calls);
    m_running.reset();
    if (m_out.isOpenEnded())
        callNext();
    else
        finish();
}

void ProbeRun::write(const CallRecord &call)
{
    const std::optional<double> coldRate = m_coldRates.of(call.model);
    if (m_plan.format == ProbeFormat::Table)
        m_out.write(callTableLine(m_done, call, m_width, coldRate));
    else if (m_plan.format == ProbeFormat::Jsonl)
        m_out.write(recordToJson(call, coldRate) + '\n');
}

void ProbeRun::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_store.publish();
    const ReportInput result{.calls = m_store.snapshot(), .skipped = {}};
    if (m_plan.format == ProbeFormat::Json) {
        writeReport(result, ReportFormat::Json, m_out);
    } else if (m_plan.format == ProbeFormat::Table && m_done > 1) {
        m_out.write("\n");
        writeReport(result, ReportFormat::Table, m_out, m_width);
    }
    Q_EMIT finished();
}

int ProbeRun::exitCode() const
{
    const int written = m_out.exitCode();
    return m_allOk ? written : int(Failed);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/terminal.h"
#include "core/probe/discovery.h"
#include "core/probe/prober.h"
#include "core/store/callstore.h"
#include "core/store/coldrates.h"

namespace inferograph {

enum class ProbeFormat : quint8 { Table, Json, Jsonl };

struct ProbePlan
{
    CallSpec call; // without a protocol, the server is asked for it first
    int runs = 1;
    ProbeFormat format = ProbeFormat::Table;
};

// Makes the calls of a plan one after the other and writes them to standard output.
class ProbeRun : public QObject
{
    Q_OBJECT

public:
    ProbeRun(const ProbePlan &plan, int width);

    void start();
    // The call under way becomes a cancelled record; no other is made.
    void cancel();

    int exitCode() const;

Q_SIGNALS:
    void finished();

private:
    void identify();
    void callNext();
    void take(const QList<CallRecord> &calls);
    void write(const CallRecord &call);
    void finish();

    ProbePlan m_plan;
    int m_width;
    int m_done = 0;
    bool m_cancelled = false;
    bool m_allOk = true;
    bool m_finished = false;
    std::optional<CallId> m_running;
    Discovery m_discovery;
    Prober m_prober;
    CallStore m_store;
    ColdRates m_coldRates;
    StandardOutput m_out;
};

} // namespace inferograph

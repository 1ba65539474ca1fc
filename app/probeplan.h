// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/arguments.h"
#include "core/probe/access.h"
#include "core/report/threshold.h"
#include "core/runs/workload.h"

namespace inferograph {

enum class ProbeFormat : quint8 { Table, Json, Jsonl };

// What `inferograph probe` was asked for.
struct ProbePlan
{
    Workload workload; // may name no models for a server: see OnlyModel
    Access access;     // to every server
    QList<Threshold> failIf;
    ProbeFormat format = ProbeFormat::Table;
};

// The names that --server takes.
QStringList serverKinds();

// A workload file where one is named, and over it the options. What is wrong becomes misuse.
ProbePlan probePlanFrom(Arguments &arguments);

} // namespace inferograph

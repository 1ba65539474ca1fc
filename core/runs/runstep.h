// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/workload.h"

namespace inferograph {

// What the calls of a step are: ordinary ones, or those that begin with the model not loaded, loaded, or not
// loaded while another one is.
enum class StepKind : quint8 { Plain, Cold, Warm, Switch };

// One line of a run's results: calls of one kind, to one model on one server, with one prompt.
struct RunStep
{
    StepKind kind = StepKind::Plain;
    WorkloadServer server;
    QByteArray model;
    QByteArray switchFrom; // the model loaded before, where the kind is Switch
    WorkloadPrompt prompt;
    int concurrency = 1;        // closed loop
    std::optional<double> rate; // open loop instead: calls per second
    Arrivals arrivals = Arrivals::Poisson;
    int calls = 1;
    // Before them, left out of the figures:
    int warmUps = 0;
    bool sizing = false; // a call to learn how long a generated prompt must be

    bool operator==(const RunStep &) const = default;
};

// The steps of a run in the order in which they are made: all of one model after each other, so that a server
// that holds one model at a time loads each once. None where servers, models or prompts are missing.
QList<RunStep> stepsOf(const Workload &workload);

// All calls, those before the measured ones included.
int callsOf(const RunStep &step);
int callsOf(const QList<RunStep> &steps);

// What tells each step from the others, in few words: `qwen2.5:7b, code, 4 at once`.
QByteArrayList stepLabels(const QList<RunStep> &steps);

// How a prompt is called: its name, its preset, `1000 tokens`, or its beginning.
QByteArray promptLabel(const WorkloadPrompt &prompt);

// For how many tokens a prompt is generated; 0 where it is a text.
int generatedTokens(const WorkloadPrompt &prompt);

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

namespace inferograph {

// When the calls of an open loop leave: evenly, or as independent callers would.
enum class Arrivals : quint8 { Fixed, Poisson };

struct WorkloadServer
{
    QUrl url;                      // credentials in it are never written to a file
    QByteArray protocol;           // one of the registry's ids; empty: the server is asked what it is
    QList<QByteArray> models = {}; // those to call here; empty: the workload's

    bool operator==(const WorkloadServer &) const = default;
};

// One of three: a preset (`preset`), a text of one's own (`text`), or a generated one (`tokens`).
struct WorkloadPrompt
{
    QByteArray name; // for people; may be empty
    QByteArray preset;
    QByteArray text;
    int tokens = 0; // about; how many they were is in the records

    bool operator==(const WorkloadPrompt &) const = default;
};

// What a run does: each model on each server with each prompt, at each concurrency or at one rate. Who makes one
// keeps to the limits below, as readWorkload() does.
struct Workload
{
    static constexpr int mostConcurrent = 256;
    static constexpr int mostRepeats = 100'000;
    static constexpr int mostWarmUps = 1000;
    static constexpr int mostTokens = 1'000'000;
    static constexpr int longestKeepAliveSeconds = 31'536'000;
    static constexpr double lowestRate = 0.001; // calls per second
    static constexpr double highestRate = 10'000;
    static constexpr double highestTemperature = 2;

    QByteArray name;
    QList<WorkloadServer> servers;
    QList<QByteArray> models;
    QList<WorkloadPrompt> prompts;

    QByteArray system;
    std::optional<double> temperature;
    std::optional<qint64> seed; // of the model's sampling, and of the arrival schedule
    std::optional<int> maxTokens;
    std::optional<bool> think;
    std::optional<int> contextTokens;              // Ollama only, see Prompt
    std::optional<std::chrono::seconds> keepAlive; // Ollama only, see Prompt

    int repeats = 1;            // calls of each step; at least as many as its concurrency
    int warmUps = 0;            // calls before each model's first step, left out of the figures
    QList<int> concurrency{1};  // closed loop: a step for each
    std::optional<double> rate; // open loop instead: calls per second
    Arrivals arrivals = Arrivals::Poisson;
    bool cached = false; // the same prompt each time, so that the server's prompt cache has it
    bool cold = false;   // cold start, warm call and switch between the models, too

    bool operator==(const Workload &) const = default;
};

// The models that a run calls on this server.
const QList<QByteArray> &modelsOn(const WorkloadServer &server, const Workload &workload);

// A workload or, for people, why there is none and at which place.
struct WorkloadReading
{
    std::optional<Workload> workload;
    QString problem;
};

// The file is a JSON object; README.md describes it. A field that is not known is an error: it may be a
// misspelt one.
WorkloadReading readWorkload(const QByteArray &json);

// Whole, ending with a line end; without any credentials.
QByteArray writeWorkload(const Workload &workload);

} // namespace inferograph

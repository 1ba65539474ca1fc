// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace inferograph::bench {

// The p-th percentile; not a number where there are no values.
double percentileOf(std::vector<double> values, double p);

// A figure with what it must be, and whether it is.
void printTarget(const QByteArray &what, double value, const char *unit, double atMost);
void printTargetAtLeast(const QByteArray &what, double value, const char *unit, double atLeast);

// The window paints on meanwhile. Says so where it does not come about within two minutes.
void waitUntil(const std::function<bool()> &condition);

// How much later than asked a thread wakes that only sleeps, in microseconds: below this no client of this
// machine can go without the kernel's help.
std::vector<double> wakeUpDelaysUs();

// What the capture threads have taken of a processor until now, in seconds; not a number where the system does not
// tell.
double captureThreadSeconds();

} // namespace inferograph::bench

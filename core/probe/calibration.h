// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/clockerror.h"

#include <QObject>

#include <memory>

namespace inferograph {

// Finds this machine's own clock error: a server without a model, within the program, streams to a prober of its
// own and writes into each token when it sent it. Takes less than a second, and most of a processor meanwhile at
// the highest concurrency: not while calls are being timed.
class Calibration : public QObject
{
    Q_OBJECT

public:
    static constexpr int maximumConcurrency = 256;

    explicit Calibration(QObject *parent = nullptr);
    ~Calibration() override; // ends what is under way, without a word

    // With as many streams at once as a run has calls, 1...maximumConcurrency. Ends in finished(); until then
    // it is not to be started again.
    void start(int concurrency);

Q_SIGNALS:
    // Unset where this machine does not let a program speak to itself.
    void finished(const std::optional<inferograph::ClockError> &error);

private:
    class Measurement;
    std::unique_ptr<Measurement> m_measurement;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"
#include "ui/panels/comparisoncontrols.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <chrono>

namespace inferograph {

// What is compared, as a value that another thread can work on.
struct ComparisonRequest
{
    SnapshotPtr calls = std::make_shared<const Snapshot>();
    ComparisonControls::By by = ComparisonControls::By::Models;
    WallTime moment;                 // of before and after
    std::optional<QByteArray> model; // unset: all
    QSet<QByteArray> leftOut;
    QByteArray baseline; // the first compared set, where none has this name
    bool coldCalls = false;
};

struct ComparisonResult
{
    struct Set
    {
        QByteArray name;
        bool compared = false;
        std::vector<ComparedSet> figures; // one for each of allMetrics; none where it is not compared
    };

    std::vector<Set> sets;
    QByteArray baseline;
    QByteArrayList models; // of all calls, to choose from
    std::chrono::milliseconds work{};
};

ComparisonResult comparisonOf(const ComparisonRequest &request);

// Compares on a thread of its own. Of several requests made meanwhile, only the last is answered.
class ComparisonWork : public QObject
{
    Q_OBJECT

public:
    explicit ComparisonWork(QObject *parent = nullptr);

    void start(const ComparisonRequest &request);
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void finished(const inferograph::ComparisonResult &result);

private:
    void run(const ComparisonRequest &request);
    void finish(const ComparisonResult &result);

    bool m_busy = false;
    std::optional<ComparisonRequest> m_next;
    QThreadPool m_pool; // gone first, and waits for its work
};

} // namespace inferograph

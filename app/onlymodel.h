// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/access.h"
#include "core/probe/discovery.h"
#include "core/runs/workload.h"
#include "core/secrets/keystore.h"

namespace inferograph {

// Asks each server for which a workload names no model what it has: its only one is called.
class OnlyModel : public QObject
{
    Q_OBJECT

public:
    OnlyModel(const Workload &workload, const Access &access);

    void start();

Q_SIGNALS:
    // Each server has a model now.
    void made(const inferograph::Workload &workload);
    // `reason` is for people.
    void failed(const QString &reason);

private:
    void askNext();
    void take(const FoundServer &found);

    Workload m_workload;
    const Access m_access;
    WorkloadServer *m_asked = nullptr; // one of m_workload's
    KeyStore m_keys;
    Discovery m_discovery;
};

} // namespace inferograph

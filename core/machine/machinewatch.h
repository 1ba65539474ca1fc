// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/machine/systemfiles.h"

#include <QMap>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace inferograph {

// How busy this machine is, every two seconds for as long as somebody looks. NVIDIA's GPUs are asked by NVIDIA's own
// program, where that is installed; it runs only meanwhile.
class MachineWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval{2};

    explicit MachineWatch(const SystemFiles &files = SystemFiles(),
                          const QString &nvidiaSmi = QStringLiteral("nvidia-smi"), QObject *parent = nullptr);
    ~MachineWatch() override;

    void setWatching(bool watching);

Q_SIGNALS:
    void measured(const inferograph::MachineFigures &figures);

private:
    void measure();
    void readNvidia();

    SystemFiles m_files;
    QTimer m_timer;
    QString m_nvidiaSmi;
    QProcess m_nvidia;
    QMap<int, GpuFigures> m_nvidiaGpus; // by index, as told last
};

} // namespace inferograph

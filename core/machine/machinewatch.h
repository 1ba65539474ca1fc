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

struct MachineSample
{
    std::chrono::system_clock::time_point at;
    MachineFigures figures;
};

// How busy this machine is, every two seconds while it watches, and over the last minutes. NVIDIA's GPUs are asked by
// NVIDIA's own program, where that is installed; it runs only meanwhile.
class MachineWatch : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval{2};
    static constexpr std::chrono::minutes kept{5};

    explicit MachineWatch(const SystemFiles &files = SystemFiles(),
                          const QString &nvidiaSmi = QStringLiteral("nvidia-smi"), QObject *parent = nullptr);
    ~MachineWatch() override;

    void setWatching(bool watching);
    const QList<MachineSample> &samples() const
    {
        return m_samples;
    } // in order of time, none older than `kept`

Q_SIGNALS:
    void measured(const inferograph::MachineFigures &figures); // the last of samples()

private:
    void measure();
    void keep(const MachineFigures &figures);
    void readNvidia();

    SystemFiles m_files;
    QTimer m_timer;
    QString m_nvidiaSmi;
    QProcess m_nvidia;
    QMap<int, GpuFigures> m_nvidiaGpus; // by index, as told last
    QList<MachineSample> m_samples;
};

} // namespace inferograph

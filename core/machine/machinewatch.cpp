// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/machinewatch.h"

namespace inferograph {

MachineWatch::MachineWatch(const SystemFiles &files, const QString &nvidiaSmi, QObject *parent)
    : QObject(parent), m_files(files), m_nvidiaSmi(nvidiaSmi)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &MachineWatch::measure);
    connect(&m_nvidia, &QProcess::readyReadStandardOutput, this, &MachineWatch::readNvidia);
    // What it said last is not what the GPUs do now. It stays away until the next watch.
    connect(&m_nvidia, &QProcess::finished, this, [this] { m_nvidiaGpus.clear(); });
}

MachineWatch::~MachineWatch()
{
    setWatching(false);
}

void MachineWatch::setWatching(bool watching)
{
    if (watching == m_timer.isActive())
        return;
    if (watching) {
        // Where it is not installed, it does not start, and that is all there is to know.
        m_nvidia.start(m_nvidiaSmi,
                       {QStringLiteral("--query-gpu=index,name,utilization.gpu,memory.used,memory.total"),
                        QStringLiteral("--format=csv,noheader,nounits"),
                        QStringLiteral("--loop=%1").arg(interval.count())},
                       QIODevice::ReadOnly);
        m_timer.start();
        measure();
        return;
    }
    m_timer.stop();
    m_nvidia.kill();
    m_nvidia.waitForFinished(); // it has been killed: at once
    m_nvidiaGpus.clear();
}

void MachineWatch::measure()
{
    MachineFigures figures = m_files.read();
    figures.gpus += m_nvidiaGpus.values();
    keep(figures);
    Q_EMIT measured(figures);
}

void MachineWatch::keep(const MachineFigures &figures)
{
    const auto now = std::chrono::system_clock::now();
    // Also those from the future: the clock has been set.
    m_samples.removeIf(
        [now](const MachineSample &sample) { return sample.at < now - kept || sample.at > now; });
    m_samples.append({now, figures});
}

void MachineWatch::readNvidia()
{
    while (m_nvidia.canReadLine()) {
        if (const auto gpu = nvidiaGpu(m_nvidia.readLine().trimmed()))
            m_nvidiaGpus.insert(gpu->first, gpu->second);
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/machine/machinefigures.h"

#include <QString>

namespace inferograph {

// CPU and memory from /proc, AMD's GPUs from /sys, as Linux has them; other systems tell nothing here. Each read takes
// well under a millisecond.
class SystemFiles
{
public:
    // `root` stands for `/`.
    explicit SystemFiles(const QString &root = QStringLiteral("/")) : m_root(root) {}

    // The CPU's share is that since the read before; the first one has none.
    MachineFigures read();

private:
    std::optional<double> cpu();
    void readMemory(MachineFigures &figures) const;
    QList<GpuFigures> amdGpus() const;

    QString m_root;
    std::optional<qint64> m_busy; // ticks of all cores since the system started
    std::optional<qint64> m_all;
};

// One line of `nvidia-smi --query-gpu=index,name,utilization.gpu,memory.used,memory.total --format=csv,noheader,nounits`;
// unset where it is none. The index counts from 0.
std::optional<std::pair<int, GpuFigures>> nvidiaGpu(QByteArrayView line);

} // namespace inferograph

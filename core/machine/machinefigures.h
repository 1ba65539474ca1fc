// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <optional>

namespace inferograph {

// How busy this machine is at one moment. Shares are 0...1; what the system does not tell is unset.
struct GpuFigures
{
    QByteArray name;
    std::optional<double> use;
    std::optional<qint64> memoryUsed; // bytes
    std::optional<qint64> memoryTotal;

    bool operator==(const GpuFigures &) const = default;
};

struct MachineFigures
{
    std::optional<double> cpu; // of all cores together, since the figures before
    std::optional<qint64> memoryUsed;
    std::optional<qint64> memoryTotal;
    QList<GpuFigures> gpus;
};

// Share of a memory that is in use; unset where either is not known.
std::optional<double> shareOf(std::optional<qint64> used, std::optional<qint64> total);

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::GpuFigures)
Q_DECLARE_METATYPE(inferograph::MachineFigures)

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/systemfiles.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace inferograph {

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<qint64> numberIn(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

// The value of `Key:   123 kB`, in bytes.
std::optional<qint64> bytesAt(const QByteArray &table, const QByteArray &key)
{
    for (const QByteArray &line : table.split('\n')) {
        if (!line.startsWith(key + ':'))
            continue;
        const QList<QByteArray> words = line.mid(key.size() + 1).simplified().split(' ');
        const std::optional<qint64> kibibytes = numberIn(words.value(0));
        return kibibytes && words.value(1) == "kB" ? std::optional(*kibibytes * 1024) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<double> shareOf(std::optional<qint64> used, std::optional<qint64> total)
{
    return used && total && *total > 0 ? std::optional(double(*used) / double(*total)) : std::nullopt;
}

MachineFigures SystemFiles::read()
{
    MachineFigures figures;
    figures.cpu = cpu();
    readMemory(figures);
    figures.gpus = amdGpus();
    return figures;
}

// `cpu  user nice system idle iowait irq softirq steal ...`: waiting for a disk is idleness, guests' time is in the
// user's already.
std::optional<double> SystemFiles::cpu()
{
    constexpr int counted = 8;
    constexpr int idleAt = 3;
    const QByteArray table = contentsOf(m_root + QStringLiteral("/proc/stat"));
    const QList<QByteArray> words = table.left(table.indexOf('\n')).simplified().split(' ');
    if (words.value(0) != "cpu" || words.size() <= idleAt + 1)
        return std::nullopt;
    qint64 all = 0;
    qint64 idle = 0;
    for (int i = 0; i < counted; ++i) {
        const qint64 ticks = numberIn(words.value(i + 1)).value_or(0);
        all += ticks;
        if (i == idleAt || i == idleAt + 1)
            idle += ticks;
    }
    const std::optional<qint64> busyBefore = std::exchange(m_busy, all - idle);
    const std::optional<qint64> allBefore = std::exchange(m_all, all);
    if (!allBefore || all <= *allBefore)
        return std::nullopt;
    return std::clamp(double(*m_busy - *busyBefore) / double(all - *allBefore), 0.0, 1.0);
}

// What programs can still have is free, also where the system uses it as a cache meanwhile.
void SystemFiles::readMemory(MachineFigures &figures) const
{
    const QByteArray table = contentsOf(m_root + QStringLiteral("/proc/meminfo"));
    const std::optional<qint64> available = bytesAt(table, "MemAvailable");
    figures.memoryTotal = bytesAt(table, "MemTotal");
    if (figures.memoryTotal && available)
        figures.memoryUsed = *figures.memoryTotal - *available;
}

QList<GpuFigures> SystemFiles::amdGpus() const
{
    QList<GpuFigures> gpus;
    const QDir cards(m_root + QStringLiteral("/sys/class/drm"));
    for (const QString &card : cards.entryList({QStringLiteral("card*")}, QDir::AllEntries)) {
        const QString device = cards.filePath(card) + QStringLiteral("/device/");
        const std::optional<qint64> busy = numberIn(contentsOf(device + QStringLiteral("gpu_busy_percent")));
        const std::optional<qint64> total =
            numberIn(contentsOf(device + QStringLiteral("mem_info_vram_total")));
        if (!busy && !total)
            continue; // an output of a card, or another maker's
        GpuFigures gpu;
        gpu.name = contentsOf(device + QStringLiteral("product_name")).trimmed();
        if (gpu.name.isEmpty())
            gpu.name = "AMD GPU";
        if (busy)
            gpu.use = std::min(double(*busy) / 100, 1.0);
        gpu.memoryUsed = numberIn(contentsOf(device + QStringLiteral("mem_info_vram_used")));
        gpu.memoryTotal = total;
        gpus.append(gpu);
    }
    return gpus;
}

std::optional<std::pair<int, GpuFigures>> nvidiaGpu(QByteArrayView line)
{
    constexpr qint64 mebibyte = 1024 * 1024;
    const QList<QByteArray> fields = line.toByteArray().split(',');
    if (fields.size() != 5)
        return std::nullopt;
    const std::optional<qint64> index = numberIn(fields.at(0));
    if (!index)
        return std::nullopt;
    const auto bytes = [](const QByteArray &field) {
        const std::optional<qint64> mebibytes = numberIn(field);
        return mebibytes ? std::optional(*mebibytes * mebibyte) : std::nullopt;
    };
    GpuFigures gpu;
    gpu.name = fields.at(1).trimmed();
    if (const std::optional<qint64> percent = numberIn(fields.at(2)))
        gpu.use = std::min(double(*percent) / 100, 1.0);
    gpu.memoryUsed = bytes(fields.at(3));
    gpu.memoryTotal = bytes(fields.at(4));
    return std::pair(static_cast<int>(*index), gpu);
}

} // namespace inferograph

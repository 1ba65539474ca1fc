// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/decimation.h"

#include <algorithm>
#include <cmath>

namespace inferograph {

namespace {

bool earlier(const QPointF &a, const QPointF &b)
{
    return a.x() < b.x();
}

bool lower(const QPointF &a, const QPointF &b)
{
    return a.y() < b.y();
}

} // namespace

QList<QPointF> decimated(QList<QPointF> points, double from, double to, int columns)
{
    points.removeIf([](const QPointF &p) { return !std::isfinite(p.x()) || !std::isfinite(p.y()); });
    if (!std::is_sorted(points.cbegin(), points.cend(), earlier))
        std::stable_sort(points.begin(), points.end(), earlier);
    columns = std::max(columns, 1);
    if (points.size() <= 2 * qsizetype(columns) + 2)
        return points;

    const double columnWidth = (to - from) / columns;
    const auto columnOf = [&](const QPointF &p) {
        return columnWidth > 0 ? std::clamp(std::floor((p.x() - from) / columnWidth), 0.0, columns - 1.0) : 0;
    };
    QList<QPointF> kept;
    kept.reserve(2 * columns + 2);
    kept.append(points.constFirst());
    const auto last = points.cend() - 1;
    for (auto begin = points.cbegin() + 1; begin != last;) {
        const double column = columnOf(*begin);
        const auto end = std::find_if(begin, last, [&](const QPointF &p) { return columnOf(p) != column; });
        const auto [low, high] = std::minmax_element(begin, end, lower);
        kept.append(*std::min(low, high));
        if (low != high)
            kept.append(*std::max(low, high));
        begin = end;
    }
    kept.append(*last);
    return kept;
}

} // namespace inferograph

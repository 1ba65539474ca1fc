// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartlayout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace inferograph {

namespace {

constexpr int largestShare = 100'000;

int shareFrom(const QJsonValue &value)
{
    return std::clamp(value.toInt(100), 1, largestShare);
}

} // namespace

QStringList ChartLayout::ids() const
{
    QStringList ids;
    for (const Row &row : rows) {
        for (const Cell &cell : row.cells)
            ids.append(cell.id);
    }
    return ids;
}

std::optional<ChartLayout::Position> ChartLayout::find(const QString &id) const
{
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const QList<Cell> &cells = rows.at(row).cells;
        const auto cell = std::ranges::find(cells, id, &Cell::id);
        if (cell != cells.end())
            return Position{row, cell - cells.begin()};
    }
    return std::nullopt;
}

void ChartLayout::add(const QString &id)
{
    constexpr qsizetype side = 2;
    if (contains(id))
        return;
    if (rows.isEmpty() || rows.last().cells.size() >= side)
        rows.append(Row());
    rows.last().cells.append({id});
}

ChartLayout::Cell ChartLayout::take(const QString &id)
{
    const auto at = find(id);
    if (!at)
        return {id};
    const Cell cell = rows[at->row].cells.takeAt(at->column);
    if (rows.at(at->row).cells.isEmpty())
        rows.remove(at->row);
    return cell;
}

void ChartLayout::remove(const QString &id)
{
    take(id);
}

void ChartLayout::insert(const Cell &cell, Position at)
{
    if (at.row >= 0 && at.row < rows.size() && rows.at(at.row).cells.size() < mostInRow)
        rows[at.row].cells.insert(std::clamp<qsizetype>(at.column, 0, rows.at(at.row).cells.size()), cell);
    else
        rows.insert(std::clamp<qsizetype>(at.row, 0, rows.size()), Row{{cell}});
}

void ChartLayout::place(const QString &id, Side side, const QString &of)
{
    if (id == of || !contains(of))
        return;
    const Cell cell = take(id);
    const Position at = *find(of);
    switch (side) {
    case Side::Left:
        insert(cell, at);
        break;
    case Side::Right:
        insert(cell, {at.row, at.column + 1});
        break;
    case Side::Above:
        rows.insert(at.row, Row{{cell}});
        break;
    case Side::Below:
        rows.insert(at.row + 1, Row{{cell}});
        break;
    }
}

void ChartLayout::move(const QString &id, Side to)
{
    const auto at = find(id);
    if (!at)
        return;
    QList<Cell> &cells = rows[at->row].cells;
    const bool alone = cells.size() == 1;
    const bool up = to == Side::Above;
    if (to == Side::Left || to == Side::Right) {
        const qsizetype other = at->column + (to == Side::Left ? -1 : 1);
        if (other >= 0 && other < cells.size())
            cells.swapItemsAt(at->column, other);
        return;
    }
    const qsizetype target = at->row + (up ? -1 : 1);
    const bool outside = target < 0 || target >= rows.size();
    if (outside && alone)
        return;
    const Cell cell = take(id);
    // A row that is gone with its only chart moves those below it up.
    insert(cell, {!up && alone ? target - 1 : target, at->column});
}

QByteArray ChartLayout::toJson() const
{
    QJsonArray array;
    for (const Row &row : rows) {
        QJsonArray cells;
        for (const Cell &cell : row.cells)
            cells.append(
                QJsonObject{{QStringLiteral("chart"), cell.id}, {QStringLiteral("width"), cell.width}});
        array.append(QJsonObject{{QStringLiteral("charts"), cells}, {QStringLiteral("height"), row.height}});
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::optional<ChartLayout> ChartLayout::fromJson(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return std::nullopt;
    ChartLayout layout;
    for (const QJsonValue &rowValue : document.array()) {
        Row row{{}, shareFrom(rowValue[QStringLiteral("height")])};
        for (const QJsonValue &cell : rowValue[QStringLiteral("charts")].toArray()) {
            const QString id = cell[QStringLiteral("chart")].toString();
            const bool known = std::ranges::find(row.cells, id, &Cell::id) != row.cells.end();
            if (!id.isEmpty() && !known && !layout.contains(id))
                row.cells.append({id, shareFrom(cell[QStringLiteral("width")])});
        }
        if (!row.cells.isEmpty())
            layout.rows.append(row);
    }
    return layout;
}

} // namespace inferograph

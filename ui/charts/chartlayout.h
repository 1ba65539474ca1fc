// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace inferograph {

// Which charts are shown and where: rows from the top, charts from the left. Heights and widths are shares, of any sum.
struct ChartLayout
{
    struct Cell
    {
        QString id;
        int width = 100;

        bool operator==(const Cell &) const = default;
    };
    struct Row
    {
        QList<Cell> cells; // never empty
        int height = 100;

        bool operator==(const Row &) const = default;
    };
    enum class Side : quint8 { Left, Right, Above, Below };

    static constexpr qsizetype mostInRow = 4; // more would be too narrow to be read

    QList<Row> rows;

    QStringList ids() const;
    bool contains(const QString &id) const { return ids().contains(id); }
    void add(const QString &id); // at the end, in rows of two
    void remove(const QString &id);
    // Puts `id` beside `of`, or in a row of its own above or below it, and also where that row is full.
    void place(const QString &id, Side side, const QString &of);
    // By one place; out of the first or the last row into a row of its own.
    void move(const QString &id, Side to);

    QByteArray toJson() const;
    // Unset for what is none; a chart that comes twice is taken once.
    static std::optional<ChartLayout> fromJson(const QByteArray &json);

    bool operator==(const ChartLayout &) const = default;

private:
    struct Position
    {
        qsizetype row;
        qsizetype column;
    };

    std::optional<Position> find(const QString &id) const;
    Cell take(const QString &id);
    void insert(const Cell &cell, Position at);
};

} // namespace inferograph

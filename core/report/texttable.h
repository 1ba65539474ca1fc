// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace inferograph {

// A table for terminals: the first column is text, aligned left, shortened where the table would be too wide;
// all others are numbers, aligned right.
class TextTable
{
public:
    struct Column
    {
        QByteArray title;
        int leaveOut = 0; // 0: never; else those with the highest number go first when space is short
    };

    explicit TextTable(const QList<Column> &columns) : m_columns(columns) {}

    void addRow(const QList<QByteArray> &cells) { m_rows.append(cells); }

    // The title line and the rows, each ending with a line end, at most `width` characters wide if possible.
    QByteArray text(int width) const;

private:
    int columnWidth(qsizetype column) const;
    QList<qsizetype> columnsWithin(int width) const;

    QList<Column> m_columns;
    QList<QList<QByteArray>> m_rows;
};

// How many characters (code points) a UTF-8 text has.
int characters(QByteArrayView text);

// Fills up with spaces to `width` characters.
QByteArray alignedLeft(const QByteArray &text, int width);
QByteArray alignedRight(const QByteArray &text, int width);

// A sentence in lines broken at spaces, each ending with a line end; lines after the first are indented by four.
QByteArray wrapped(const QByteArray &sentence, int width);

// At most `width` characters: the middle gives way to `…`, as names differ at both ends. Line ends and other
// control characters become spaces.
QByteArray shortened(const QByteArray &text, int width);

// What is to be said of a row, on lines of its own under it, indented. The words may be a server's and hold anything;
// of very many the middle gives way.
QByteArray remarkBelow(const QByteArray &remark, int width);

} // namespace inferograph

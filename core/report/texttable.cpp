// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/texttable.h"

#include <QString>

#include <algorithm>

namespace inferograph {

namespace {

constexpr int gap = 2;             // between columns
constexpr int narrowestFirst = 10; // before other columns are left out

} // namespace

int characters(QByteArrayView text)
{
    return static_cast<int>(std::count_if(
        text.begin(), text.end(), [](char byte) { return (static_cast<uchar>(byte) & 0xC0) != 0x80; }));
}

QByteArray alignedLeft(const QByteArray &text, int width)
{
    return text + QByteArray(std::max(0, width - characters(text)), ' ');
}

QByteArray alignedRight(const QByteArray &text, int width)
{
    return QByteArray(std::max(0, width - characters(text)), ' ') + text;
}

QByteArray wrapped(const QByteArray &sentence, int width)
{
    constexpr int indent = 4;
    QByteArray text;
    int used = 0;
    const QByteArrayList words = sentence.split(' ');
    for (const QByteArray &word : words) {
        const int length = characters(word);
        if (used > 0 && used + 1 + length > width) {
            text += '\n' + QByteArray(indent, ' ');
            used = indent;
        } else if (used > 0) {
            text += ' ';
            ++used;
        }
        text += word;
        used += length;
    }
    return text + '\n';
}

QByteArray shortened(const QByteArray &text, int width)
{
    QList<uint> codePoints = QString::fromUtf8(text).toUcs4();
    std::replace_if(
        codePoints.begin(), codePoints.end(),
        [](uint code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }, U' ');
    if (width <= 0)
        return {};
    if (codePoints.size() > width) {
        const qsizetype tail = (width - 1) / 2;
        const qsizetype head = width - 1 - tail;
        codePoints = codePoints.first(head) + QList<uint>{0x2026} + codePoints.last(tail);
    }
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(codePoints.constData()), codePoints.size())
        .toUtf8();
}

QByteArray remarkBelow(const QByteArray &remark, int width)
{
    constexpr int narrowest = 40;
    constexpr int mostLines = 4;
    const int room = std::max(width, narrowest);
    return "    " + wrapped(shortened(remark, mostLines * room), room - 4);
}

int TextTable::columnWidth(qsizetype column) const
{
    int width = characters(m_columns.at(column).title);
    for (const QList<QByteArray> &row : m_rows)
        width = std::max(width, characters(row.at(column)));
    return width;
}

QList<qsizetype> TextTable::columnsWithin(int width) const
{
    QList<qsizetype> kept;
    int needed = std::min(columnWidth(0), narrowestFirst);
    for (qsizetype column = 1; column < m_columns.size(); ++column) {
        kept.append(column);
        needed += gap + columnWidth(column);
    }
    while (needed > width) {
        const auto expendable = std::max_element(kept.begin(), kept.end(), [this](qsizetype a, qsizetype b) {
            return m_columns.at(a).leaveOut < m_columns.at(b).leaveOut;
        });
        if (expendable == kept.end() || m_columns.at(*expendable).leaveOut == 0)
            break;
        needed -= gap + columnWidth(*expendable);
        kept.erase(expendable);
    }
    return kept;
}

QByteArray TextTable::text(int width) const
{
    const QList<qsizetype> kept = columnsWithin(width);
    int others = 0;
    QList<int> widths;
    for (qsizetype column : kept) {
        widths.append(columnWidth(column));
        others += gap + widths.last();
    }
    const int first = std::clamp(width - others, std::min(columnWidth(0), narrowestFirst), columnWidth(0));
    const auto line = [&](const auto &cell) {
        QByteArray text = alignedLeft(shortened(cell(0), first), first);
        for (qsizetype i = 0; i < kept.size(); ++i)
            text += QByteArray(gap, ' ') + alignedRight(cell(kept.at(i)), widths.at(i));
        return text + '\n';
    };
    QByteArray text = line([this](qsizetype column) { return m_columns.at(column).title; });
    for (const QList<QByteArray> &row : m_rows)
        text += line([&row](qsizetype column) { return row.at(column); });
    return text;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/calltable.h"

#include "core/call/metrics.h"
#include "core/call/names.h"
#include "core/report/summarynumbers.h"
#include "core/report/texttable.h"

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

constexpr int numberWidth = 3;
constexpr int statusWidth = 12; // with its gap

struct CallColumn
{
    const char *title;
    const char *unit;
    int width;
    int leaveOut; // 0: never; else the highest goes first
    QByteArray (*text)(const CallRecord &call, std::optional<double> coldPromptTps);
};

QByteArray countText(std::optional<qint64> count)
{
    return count ? QByteArray::number(*count) : numberText({});
}

QByteArray mark(const CallRecord &call)
{
    const bool estimated = call.tokenCount == TokenCount::Chunks || call.tokenCount == TokenCount::Estimate;
    return estimated ? "~" : "";
}

QByteArray milliseconds(OptionalDuration duration)
{
    return numberText(toMilliseconds(duration));
}

using ColdRate = std::optional<double>;

constexpr std::array columns{
    CallColumn{"TTFT", "ms", 7, 0, [](const CallRecord &c, ColdRate) { return milliseconds(c.ttft); }},
    CallColumn{"total", "ms", 8, 0, [](const CallRecord &c, ColdRate) { return milliseconds(c.total); }},
    CallColumn{"load", "ms", 7, 3, [](const CallRecord &c, ColdRate) { return milliseconds(c.load); }},
    CallColumn{"prompt", "eval ms", 7, 5,
               [](const CallRecord &c, ColdRate) { return milliseconds(c.promptEval); }},
    CallColumn{"generation", "ms", 10, 6,
               [](const CallRecord &c, ColdRate) { return milliseconds(generationTime(c)); }},
    CallColumn{"prompt", "tokens", 6, 2,
               [](const CallRecord &c, ColdRate) { return countText(c.promptTokens); }},
    CallColumn{"output", "tokens", 6, 0,
               [](const CallRecord &c, ColdRate) {
                   return (c.outputTokens ? mark(c) : "") + countText(c.outputTokens);
               }},
    CallColumn{"decode", "tok/s", 7, 0,
               [](const CallRecord &c, ColdRate) {
                   const auto rate = decodeTps(c);
                   return (rate ? mark(c) : "") + numberText(rate);
               }},
    CallColumn{"prompt", "tok/s", 7, 4,
               [](const CallRecord &c, ColdRate cold) { return numberText(promptTps(c, cold)); }},
};

QList<const CallColumn *> columnsWithin(int width)
{
    QList<const CallColumn *> kept;
    int needed = numberWidth + statusWidth;
    for (const CallColumn &column : columns) {
        kept.append(&column);
        needed += 1 + column.width;
    }
    while (needed > width) {
        const auto next = std::max_element(kept.begin(), kept.end(),
                                           [](auto *a, auto *b) { return a->leaveOut < b->leaveOut; });
        if ((*next)->leaveOut == 0)
            break;
        needed -= 1 + (*next)->width;
        kept.erase(next);
    }
    return kept;
}

QByteArray whyText(const CallRecord &call)
{
    QByteArray text = call.errorKind ? QByteArray(nameOf(*call.errorKind).data()) : QByteArray();
    if (call.httpStatus && call.errorKind == ErrorKind::Http)
        text += ' ' + QByteArray::number(*call.httpStatus);
    if (!call.error.isEmpty())
        text += (text.isEmpty() ? "" : ": ") + call.error;
    return text;
}

} // namespace

QByteArray callTableHeader(int width)
{
    QByteArray titles = alignedRight("run", numberWidth);
    QByteArray units(numberWidth, ' ');
    for (const CallColumn *column : columnsWithin(width)) {
        titles += ' ' + alignedRight(column->title, column->width);
        units += ' ' + alignedRight(column->unit, column->width);
    }
    return titles + "  status\n" + units + '\n';
}

QByteArray callTableLine(int number, const CallRecord &call, int width, std::optional<double> coldPromptTps)
{
    QByteArray line = alignedRight(QByteArray::number(number), numberWidth);
    for (const CallColumn *column : columnsWithin(width))
        line += ' ' + alignedRight(column->text(call, coldPromptTps), column->width);
    line += "  " + QByteArray(nameOf(call.status).data());
    if (call.start == StartKind::Cold && call.status == CallStatus::Ok)
        line += ", cold";
    line += '\n';
    if (const QByteArray why = whyText(call); !why.isEmpty())
        line += remarkBelow(why, width);
    if (wasSentLate(call))
        line += "    sent " + milliseconds(call.clientDelay) + " ms late: this machine was busy\n";
    return line;
}

} // namespace inferograph

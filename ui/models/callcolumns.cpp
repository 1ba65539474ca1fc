// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/callcolumns.h"

#include "core/call/metrics.h"
#include "core/call/names.h"
#include "ui/format.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace inferograph {

namespace {

QString orUnknown(const QByteArray &text)
{
    return text.isEmpty() ? format::unknown() : QString::fromUtf8(text);
}

template<auto Member>
QString textIn(const CallRecord &call)
{
    return orUnknown(call.*Member);
}

template<auto Member>
QByteArray textKey(const CallRecord &call)
{
    return call.*Member;
}

template<auto Member>
QString nameIn(const CallRecord &call)
{
    return call.*Member ? QString(nameOf(*(call.*Member))) : format::unknown();
}

// Of names by their enumerations, of times in ns, of counts.
template<auto Member>
std::optional<qint64> numberKey(const CallRecord &call)
{
    using Value = typename std::decay_t<decltype(call.*Member)>::value_type;
    if (!(call.*Member))
        return std::nullopt;
    if constexpr (std::is_same_v<Value, Nanoseconds>)
        return (call.*Member)->count();
    else
        return static_cast<qint64>(*(call.*Member));
}

template<auto Member>
CallKey keyOf()
{
    if constexpr (std::is_same_v<std::decay_t<decltype(std::declval<CallRecord>().*Member)>, QByteArray>)
        return {textKey<Member>, CallFields(Member)};
    else
        return {numberKey<Member>, CallFields(Member)};
}

template<auto Member>
QString millisecondsIn(const CallRecord &call)
{
    return format::milliseconds(call.*Member);
}

template<auto Member>
QString countIn(const CallRecord &call)
{
    return format::count(call.*Member);
}

std::optional<qint64> rateKey(std::optional<double> perSecond)
{
    return perSecond ? std::optional(static_cast<qint64>(std::llround(*perSecond * 1e6))) : std::nullopt;
}

bool tokensAreCounted(const CallRecord &call)
{
    return !call.tokenCount || *call.tokenCount == TokenCount::Server ||
           *call.tokenCount == TokenCount::Tokenizer;
}

QString ttftText(const CallRecord &call)
{
    return (call.ttft && wasSentLate(call) ? QStringLiteral("!") : QString()) +
           format::milliseconds(call.ttft);
}

QString endText(const CallRecord &call)
{
    return format::shortCallTime(endOf(call));
}

std::optional<qint64> endKey(const CallRecord &call)
{
    return qint64(endOf(call).time_since_epoch().count());
}

QString decodeText(const CallRecord &call)
{
    const auto rate = decodeTps(call);
    // A rate is as good as the count it comes from; the server's own time does not mend it.
    return (rate && !tokensAreCounted(call) ? QStringLiteral("~") : QString()) + format::rate(rate);
}

std::optional<qint64> decodeKey(const CallRecord &call)
{
    return rateKey(decodeTps(call));
}

QString promptRateText(const CallRecord &call)
{
    return format::rate(promptTps(call));
}

std::optional<qint64> promptRateKey(const CallRecord &call)
{
    return rateKey(promptTps(call));
}

QString outputText(const CallRecord &call)
{
    return format::tokens(call.outputTokens, call.tokenCount);
}

QString totalText(const CallRecord &call)
{
    return format::seconds(call.total);
}

QString generationText(const CallRecord &call)
{
    return format::milliseconds(generationTime(call));
}

std::optional<qint64> generationKey(const CallRecord &call)
{
    const OptionalDuration time = generationTime(call);
    return time ? std::optional(qint64(time->count())) : std::nullopt;
}

QString startText(const CallRecord &call)
{
    if (!call.start)
        return format::unknown();
    return *call.start == StartKind::Cold ? QCoreApplication::translate("CallColumns", "cold")
                                          : QCoreApplication::translate("CallColumns", "warm");
}

std::optional<qint64> statusKey(const CallRecord &call)
{
    return static_cast<qint64>(call.status);
}

// In the order of CallTableModel::Column.
const std::array columns{
    CallColumn{
        "time",
        QT_TRANSLATE_NOOP("CallColumns", "Ended"),
        QT_TRANSLATE_NOOP(
            "CallColumns",
            "When the call ended, local time; when it started, where its end is not known. The last call "
            "to come stands on top"),
        "88:88:88.888",
        false,
        endText,
        {endKey, CallFields(&CallRecord::startedAt, &CallRecord::total)}},
    CallColumn{"model", QT_TRANSLATE_NOOP("CallColumns", "Model"),
               QT_TRANSLATE_NOOP("CallColumns", "The model's full tag"), "mistral-small:24b", false,
               textIn<&CallRecord::model>, keyOf<&CallRecord::model>(), "model"},
    CallColumn{"operation", QT_TRANSLATE_NOOP("CallColumns", "Op"),
               QT_TRANSLATE_NOOP("CallColumns", "What was asked: chat, generate, embedding, load, ..."),
               "generate", false, nameIn<&CallRecord::operation>, keyOf<&CallRecord::operation>(), "op"},
    CallColumn{"source", QT_TRANSLATE_NOOP("CallColumns", "Source"),
               QT_TRANSLATE_NOOP("CallColumns", "Where the record comes from: a probe of ours, or a log"),
               "performance.j", false, textIn<&CallRecord::source>, keyOf<&CallRecord::source>(), "source"},
    CallColumn{"ttft", QT_TRANSLATE_NOOP("CallColumns", "TTFT ms"),
               QT_TRANSLATE_NOOP(
                   "CallColumns",
                   "Time to first token, in milliseconds: from the start of the call to the first piece of "
                   "content, reasoning or a tool call; ! where this machine sent the request more than a "
                   "millisecond late"),
               "!88 888", true, ttftText, keyOf<&CallRecord::ttft>(), "ttft"},
    CallColumn{
        "load", QT_TRANSLATE_NOOP("CallColumns", "Load ms"),
        QT_TRANSLATE_NOOP("CallColumns", "Time to load the model in milliseconds, the server's own figure"),
        "88 888", true, millisecondsIn<&CallRecord::load>, keyOf<&CallRecord::load>(), "load"},
    CallColumn{"promptTokens", QT_TRANSLATE_NOOP("CallColumns", "In tok"),
               QT_TRANSLATE_NOOP("CallColumns", "Tokens of the whole prompt, cached ones included"),
               "888 888", true, countIn<&CallRecord::promptTokens>, keyOf<&CallRecord::promptTokens>(), "in"},
    CallColumn{
        "outputTokens", QT_TRANSLATE_NOOP("CallColumns", "Out tok"),
        QT_TRANSLATE_NOOP("CallColumns", "Tokens generated; ~ where the count is not the server's own"),
        "~88 888", true, outputText, keyOf<&CallRecord::outputTokens>(), "out"},
    CallColumn{"decodeTps",
               QT_TRANSLATE_NOOP("CallColumns", "tok/s"),
               QT_TRANSLATE_NOOP("CallColumns", "Decode speed: tokens generated per second of generation"),
               "~888.8",
               true,
               decodeText,
               {decodeKey, decodeTpsFields},
               "decode"},
    CallColumn{"total", QT_TRANSLATE_NOOP("CallColumns", "Total s"),
               QT_TRANSLATE_NOOP("CallColumns", "From the start of the call to its last token, in seconds"),
               "888.8", true, totalText, keyOf<&CallRecord::total>(), "total"},
    CallColumn{
        "status",
        QT_TRANSLATE_NOOP("CallColumns", "Status"),
        QT_TRANSLATE_NOOP("CallColumns", "How the call ended, with the server's words where it failed"),
        "503 loading model",
        false,
        format::statusText,
        {statusKey, CallFields(&CallRecord::status)},
        "status"},
    CallColumn{"start", QT_TRANSLATE_NOOP("CallColumns", "Start"),
               QT_TRANSLATE_NOOP("CallColumns",
                                 "Cold where this call loaded the model, warm where it was loaded already"),
               "cold", false, startText, keyOf<&CallRecord::start>(), "start"},
    CallColumn{
        "queue", QT_TRANSLATE_NOOP("CallColumns", "Queue ms"),
        QT_TRANSLATE_NOOP("CallColumns",
                          "Time the server let the call wait, in milliseconds, the server's own figure"),
        "88 888", true, millisecondsIn<&CallRecord::queue>, keyOf<&CallRecord::queue>(), "queue"},
    CallColumn{
        "promptEval", QT_TRANSLATE_NOOP("CallColumns", "Prompt ms"),
        QT_TRANSLATE_NOOP("CallColumns", "Time to read the prompt in milliseconds, the server's own figure"),
        "88 888", true, millisecondsIn<&CallRecord::promptEval>, keyOf<&CallRecord::promptEval>(), "prompt"},
    CallColumn{
        "generation",
        QT_TRANSLATE_NOOP("CallColumns", "Gen ms"),
        QT_TRANSLATE_NOOP(
            "CallColumns",
            "Time to generate in milliseconds: the server's own figure, else from the first token to the "
            "last"),
        "888 888",
        true,
        generationText,
        {generationKey, generationTimeFields},
        "generation"},
    CallColumn{
        "promptTps",
        QT_TRANSLATE_NOOP("CallColumns", "Prompt tok/s"),
        QT_TRANSLATE_NOOP("CallColumns", "Prompt speed: uncached prompt tokens per second of prompt eval"),
        "88 888",
        true,
        promptRateText,
        {promptRateKey, promptTpsFields},
        "prefill"},
    CallColumn{"itl", QT_TRANSLATE_NOOP("CallColumns", "ITL p50 ms"),
               QT_TRANSLATE_NOOP("CallColumns", "Median gap between tokens, in milliseconds"), "888.8", true,
               millisecondsIn<&CallRecord::itlP50>, keyOf<&CallRecord::itlP50>(), "itl"},
    CallColumn{"server", QT_TRANSLATE_NOOP("CallColumns", "Server"),
               QT_TRANSLATE_NOOP("CallColumns", "The server's product"), "llamacpp", false,
               textIn<&CallRecord::server>, keyOf<&CallRecord::server>(), "server"},
    CallColumn{"endpoint", QT_TRANSLATE_NOOP("CallColumns", "Endpoint"),
               QT_TRANSLATE_NOOP("CallColumns", "The server's address, without credentials"),
               "http://localhost:11434", false, textIn<&CallRecord::endpoint>, keyOf<&CallRecord::endpoint>(),
               "endpoint"},
    CallColumn{"request", QT_TRANSLATE_NOOP("CallColumns", "Request"),
               QT_TRANSLATE_NOOP("CallColumns", "The request's id, the caller's or the server's"),
               "chatcmpl-888888", false, textIn<&CallRecord::requestId>, keyOf<&CallRecord::requestId>(),
               "request"},
};

} // namespace

const CallColumn &callColumn(int column)
{
    return columns.at(static_cast<std::size_t>(column));
}

int callColumnCount()
{
    return static_cast<int>(columns.size());
}

QString titleOf(const CallColumn &column)
{
    return QCoreApplication::translate("CallColumns", column.title);
}

QString definitionOf(const CallColumn &column)
{
    return QCoreApplication::translate("CallColumns", column.definition);
}

WallTime endOf(const CallRecord &call)
{
    return call.startedAt + call.total.value_or(Nanoseconds(0));
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/stepjson.h"

#include "core/report/summaryjson.h"

namespace inferograph {

namespace {

QByteArray kindName(StepKind kind)
{
    switch (kind) {
    case StepKind::Cold:
        return "cold";
    case StepKind::Warm:
        return "warm";
    case StepKind::Switch:
        return "switch";
    case StepKind::Plain:
        break;
    }
    return "plain";
}

FieldValue text(const QByteArray &value)
{
    return value.isEmpty() ? FieldValue() : FieldValue(value);
}

QByteArray idsOf(const QList<CallRecord> &calls)
{
    QByteArrayList ids;
    for (const CallRecord &call : calls)
        ids.append(QByteArray::number(call.id));
    return '[' + ids.join(',') + ']';
}

} // namespace

QByteArray stepToJson(const StepResult &result)
{
    const RunStep &step = result.step;
    JsonObject object;
    object.add("label", result.label);
    object.add("kind", kindName(step.kind));
    object.add("server", step.server.url.toString(QUrl::RemoveUserInfo).toUtf8());
    object.add("model", step.model);
    object.add("switch_from", text(step.switchFrom));
    object.add("prompt", promptLabel(step.prompt));
    // One of the two: a closed or an open loop.
    object.add("concurrency", step.rate ? FieldValue() : FieldValue(qint64(step.concurrency)));
    object.add("rate", known(step.rate));
    addSummary(object, result.summary);
    object.addJson("prompt_tokens", spreadToJson(result.promptTokens));
    object.addJson("client_delay_ms", spreadToJson(result.clientDelayMs));
    object.add("wall_ms", known(toMilliseconds(result.wall)));
    object.add("throughput_tps", known(result.throughputTps));
    object.add("waited_ms", toMilliseconds(result.waited));
    object.add("note", text(result.note));
    object.addJson("records", idsOf(result.calls));
    return object.text();
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ollamalog.h"

#include <QDateTime>
#include <QTimeZone>

namespace inferograph::testing {

namespace {

QByteArray slotLine(const char *function, int task, const QByteArray &rest)
{
    return "slot " + QByteArray(function).rightJustified(12) + ": id  0 | task " + QByteArray::number(task) +
           " | " + rest;
}

QByteArray padded(double ms)
{
    return QByteArray::number(ms, 'f', 2).rightJustified(10);
}

QByteArray rates(double ms, int tokens)
{
    return " tokens (" + QByteArray::number(ms / tokens, 'f', 2).rightJustified(8) + " ms per token, " +
           QByteArray::number(1000 * tokens / ms, 'f', 2).rightJustified(8) + " tokens per second)";
}

} // namespace

QByteArray OllamaLog::stamp(const char *format) const
{
    const QDateTime start(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::utc());
    return start.addMSecs(static_cast<qint64>(m_ms)).toString(QLatin1StringView(format)).toUtf8();
}

OllamaLog &OllamaLog::line(const QByteArray &text)
{
    m_text += text + '\n';
    return *this;
}

OllamaLog &OllamaLog::wait(double ms)
{
    m_ms += ms;
    return *this;
}

OllamaLog &OllamaLog::serverStarts()
{
    return line("time=" + stamp("yyyy-MM-ddTHH:mm:ss.zzz") +
                "Z level=INFO source=routes.go:2008 msg=\"Listening on 127.0.0.1:11434 (version 0.33.0)\"");
}

OllamaLog &OllamaLog::loads(const QByteArray &model, double seconds)
{
    const QByteArray blob = "/models/blobs/sha256-" + model.toHex();
    const auto slog = [this](const QByteArray &rest) {
        line("time=" + stamp("yyyy-MM-ddTHH:mm:ss.zzz") +
             "Z level=INFO source=llama_server.go:433 msg=" + rest);
    };
    const QByteArray took = QByteArray::number(seconds, 'f', 2);
    slog("\"starting llama-server\" cmd=\"/bin/llama-server --model " + blob + " --port 40101 -np 1\"");
    line("srv    load_model: loading model '" + blob + "'");
    wait(seconds * 1000);
    slog("\"llama-server started in " + took + " seconds\"");
    slog("\"template selection\" model=registry.ollama.ai/library/" + model + " selected=go_template");
    slog("\"llama-server started in " + took + " seconds\"");
    return *this;
}

OllamaLog &OllamaLog::launches(int task, const Work &work)
{
    line(slotLine("launch_slot_", task, "processing task, is_child = 0"));
    return line(slotLine("update_slots", task,
                         "new prompt, n_ctx_slot = 4096, n_keep = 4, task.n_tokens = " +
                             QByteArray::number(work.promptTokens)));
}

OllamaLog &OllamaLog::times(int task, const Work &work)
{
    const int evaluated = work.promptTokens - work.cachedTokens;
    line(slotLine("print_timing", task,
                  "prompt eval time = " + padded(work.promptMs) + " ms / " + QByteArray::number(evaluated) +
                      rates(work.promptMs, evaluated)));
    line(slotLine("print_timing", task,
                  "       eval time = " + padded(work.generationMs) + " ms / " +
                      QByteArray::number(work.outputTokens) + rates(work.generationMs, work.outputTokens)));
    line(slotLine("print_timing", task,
                  "      total time = " + padded(work.totalMs()) + " ms / " +
                      QByteArray::number(evaluated + work.outputTokens) + " tokens"));
    line(slotLine("print_timing", task, "   graphs reused =         46"));
    return line(slotLine(
        "release", task,
        "stop processing: n_tokens = " + QByteArray::number(work.promptTokens + work.outputTokens - 1) +
            ", truncated = 0"));
}

OllamaLog &OllamaLog::cancels(int task, int tokensKept)
{
    line("srv          stop: cancel task, id_task = " + QByteArray::number(task));
    return line(
        slotLine("release", task,
                 "stop processing: n_tokens = " + QByteArray::number(tokensKept) + ", truncated = 0"));
}

OllamaLog &OllamaLog::answers(int status, double ms, const QByteArray &path)
{
    const QByteArray latency =
        ms < 1000 ? QByteArray::number(ms, 'f', 6) + "ms" : QByteArray::number(ms / 1000, 'f', 9) + 's';
    return line("[GIN] " + stamp("yyyy/MM/dd - HH:mm:ss") + " | " + QByteArray::number(status) + " | " +
                latency.rightJustified(13) + " |       127.0.0.1 | POST     \"" + path + '"');
}

OllamaLog &OllamaLog::calls(int task, const Work &work, double overheadMs)
{
    launches(task, work);
    wait(work.totalMs() + overheadMs);
    times(task, work);
    return answers(200, work.totalMs() + overheadMs);
}

} // namespace inferograph::testing

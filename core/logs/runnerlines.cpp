// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/runnerlines.h"

#include "core/logs/jsonline.h"
#include "core/logs/logtime.h"
#include "core/logs/textcursor.h"

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

constexpr int linesOfABlock = 4; // three times and, with a draft model, its acceptance

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

QByteArrayView trimmedLeft(QByteArrayView text)
{
    TextCursor cursor(text);
    cursor.skipSpaces();
    return cursor.rest();
}

// `id  0 | task 41 | `
std::optional<TaskName> taskName(TextCursor &cursor)
{
    cursor.skipSpaces();
    if (!cursor.skip("id"))
        return std::nullopt;
    cursor.skipSpaces();
    const std::optional<qint64> slot = cursor.count();
    if (!slot || *slot < -1 || *slot > 1'000'000 || !cursor.skip(" | task "))
        return std::nullopt;
    const std::optional<qint64> task = cursor.count();
    if (!task || !cursor.skip(" |"))
        return std::nullopt;
    cursor.skipSpaces();
    return TaskName{static_cast<int>(*slot), *task};
}

std::optional<qint64> countAfter(QByteArrayView text, std::string_view mark)
{
    TextCursor cursor(text);
    if (!cursor.skipPast(mark))
        return std::nullopt;
    cursor.skipSpaces();
    const std::optional<qint64> count = cursor.count();
    return count && *count >= 0 ? count : std::nullopt;
}

// The words and the code of `{"code":500,"message":"…"}`, also inside `"error"`. Not unescaped.
void tellException(QByteArrayView json, CallJoiner &joiner)
{
    TextCursor code(json);
    std::optional<int> status;
    if (code.skipPast("\"code\":"))
        status = static_cast<int>(std::clamp<qint64>(code.count().value_or(0), 0, 600));
    TextCursor cursor(json);
    QByteArrayView words = json;
    if (cursor.skipPast("\"message\":\"")) {
        words = cursor.rest();
        const qsizetype end = words.lastIndexOf("\",\"type\"");
        words = end < 0 ? words : words.first(end);
    }
    if (status && (*status < 400 || *status >= 600))
        status.reset();
    joiner.runnerException(words, status);
}

// `request: POST /v1/chat/completions 127.0.0.1 200`
void tellRequest(QByteArrayView text, CallJoiner &joiner)
{
    TextCursor cursor(text);
    if (!cursor.skipPast("request: "))
        return;
    const QByteArrayView method = cursor.until(' ');
    const QByteArrayView path = cursor.until(' ');
    cursor.until(' ');
    const std::optional<qint64> status = cursor.count();
    if (status && *status >= 100 && *status < 600)
        joiner.runnerRequest(runnerOperation(method, path), static_cast<int>(*status));
}

} // namespace

qsizetype runnerPrefix(QByteArrayView line)
{
    qsizetype at = 0;
    while (at < line.size() && isDigit(line[at]))
        ++at;
    const bool found = at > 0 && at + 14 <= line.size() && line[at] == '.' && line[at + 3] == '.' &&
                       line[at + 7] == '.' && line[at + 11] == ' ' && line[at + 13] == ' ' &&
                       digitsAt(line, at + 1, 2) >= 0 && digitsAt(line, at + 4, 3) >= 0 &&
                       digitsAt(line, at + 8, 3) >= 0;
    return found ? at + 14 : 0;
}

std::optional<TimingLine> runnerTiming(QByteArrayView text)
{
    TextCursor cursor(text);
    cursor.skipSpaces();
    TimingLine timing;
    if (cursor.skip("prompt eval time"))
        timing.kind = TimingLine::Kind::PromptEval;
    else if (cursor.skip("eval time") || cursor.skip("generation eval time"))
        timing.kind = TimingLine::Kind::Generation;
    else if (cursor.skip("total time"))
        timing.kind = TimingLine::Kind::Total;
    else
        return std::nullopt;
    cursor.skipSpaces();
    if (!cursor.skip("="))
        return std::nullopt;
    cursor.skipSpaces();
    constexpr double longest = 1e12; // thirty years, in ms
    if (const std::optional<double> time = cursor.number(); time && *time >= 0 && *time < longest)
        timing.time = fromMilliseconds(*time);
    if (!cursor.skipPast("ms"))
        return std::nullopt;
    cursor.skipSpaces();
    if (cursor.skip("/")) {
        cursor.skipSpaces();
        const std::optional<qint64> tokens = cursor.count();
        if (tokens && *tokens >= 0 && *tokens < 1'000'000'000)
            timing.tokens = tokens;
    }
    return timing;
}

std::optional<Operation> runnerOperation(QByteArrayView method, QByteArrayView path)
{
    struct Route
    {
        QByteArrayView path;
        Operation operation;
    };
    constexpr std::array routes{
        Route{"/v1/chat/completions", Operation::Chat},  Route{"/chat/completions", Operation::Chat},
        Route{"/v1/messages", Operation::Chat},          Route{"/v1/responses", Operation::Chat},
        Route{"/completion", Operation::Completion},     Route{"/completions", Operation::Completion},
        Route{"/v1/completions", Operation::Completion}, Route{"/infill", Operation::Completion},
        Route{"/embedding", Operation::Embedding},       Route{"/embeddings", Operation::Embedding},
        Route{"/v1/embeddings", Operation::Embedding},
    };
    if (method != "POST")
        return std::nullopt;
    for (const Route &route : routes) {
        if (path == route.path)
            return route.operation;
    }
    return std::nullopt;
}

bool RunnerLines::read(QByteArrayView line, CallJoiner &joiner)
{
    if (!line.isEmpty() && isDigit(line.front()))
        line = line.sliced(runnerPrefix(line));
    if (beginsWith(line, "slot "))
        return readSlot(line.sliced(5), joiner);
    if (beginsWith(line, "srv "))
        return readServer(line.sliced(4), joiner);
    if (m_blockLines > 0)
        return readBlockLine(line, joiner);
    if (beginsWith(line, "got exception: ")) {
        tellException(line, joiner);
        return true;
    }
    return false;
}

bool RunnerLines::readSlot(QByteArrayView line, CallJoiner &joiner)
{
    m_blockLines = 0;
    TextCursor cursor(line);
    cursor.skipSpaces();
    const QByteArrayView function = cursor.until(':');
    const std::optional<TaskName> name = taskName(cursor);
    if (!name)
        return true;
    const QByteArrayView rest = cursor.rest();
    if (function == "print_timing") {
        if (rest.isEmpty()) {
            m_block = *name;
            m_blockLines = linesOfABlock;
        } else if (const std::optional<TimingLine> timing = runnerTiming(rest)) {
            joiner.taskTimed(*name, *timing);
        } else if (beginsWith(rest, "draft acceptance")) {
            joiner.taskDrafted(*name);
        }
    } else if (function == "release") {
        const std::optional<qint64> kept =
            contains(rest, "n_tokens = ") ? countAfter(rest, "n_tokens = ") : countAfter(rest, "n_past = ");
        joiner.taskReleased(*name, kept, countAfter(rest, "truncated = ").value_or(0) != 0);
    } else if (beginsWith(rest, "processing task")) {
        joiner.taskLaunched(*name);
    } else if (beginsWith(rest, "new prompt,")) {
        const std::optional<qint64> tokens = contains(rest, "task.n_tokens = ")
                                                 ? countAfter(rest, "task.n_tokens = ")
                                                 : countAfter(rest, "n_prompt_tokens = ");
        if (tokens)
            joiner.taskPrompt(*name, *tokens);
    }
    return true;
}

bool RunnerLines::readServer(QByteArrayView line, CallJoiner &joiner)
{
    m_blockLines = 0;
    TextCursor cursor(line);
    cursor.skipSpaces();
    const QByteArrayView function = cursor.until(':');
    cursor.skipSpaces();
    const QByteArrayView rest = cursor.rest();
    if (function == "log_server_r") {
        tellRequest(rest, joiner);
    } else if (function == "load_model") {
        if (cursor.skip("loading model '"))
            joiner.runnerLoads(cursor.until('\''));
    } else if (beginsWith(rest, "cancel task, id_task = ")) {
        if (const std::optional<qint64> task = countAfter(rest, "id_task = "))
            joiner.taskCancelled(*task);
    } else if (function == "send_error") {
        const std::optional<qint64> task = countAfter(rest, "task id = ");
        if (task && cursor.skipPast("error: "))
            joiner.taskFailed(*task, cursor.rest());
    } else if (beginsWith(rest, "got exception: ")) {
        tellException(rest, joiner);
    }
    return true;
}

bool RunnerLines::readBlockLine(QByteArrayView line, CallJoiner &joiner)
{
    const std::optional<TimingLine> timing = runnerTiming(line);
    const bool draft = !timing && trimmedLeft(line).startsWith("draft acceptance");
    if (timing)
        joiner.taskTimed(m_block, *timing);
    else if (draft)
        joiner.taskDrafted(m_block);
    m_blockLines = timing || draft ? m_blockLines - 1 : 0;
    return timing || draft;
}

bool RunnerLines::recognises(QByteArrayView line)
{
    constexpr std::array<std::string_view, 14> beginnings{
        "slot ",  "srv  ", "llama_model_loader:", "print_info: ", "load_tensors:", "common_", "main: ",
        "llama_", "ggml_", "load_backend:",       "system_info:", "build: ",       "load: ",  "log_info: "};
    if (const qsizetype prefix = line.isEmpty() || !isDigit(line.front()) ? 0 : runnerPrefix(line))
        return prefix > 0;
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [line](std::string_view beginning) { return beginsWith(line, beginning); });
}

} // namespace inferograph

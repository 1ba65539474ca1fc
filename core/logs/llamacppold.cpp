// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/jsonline.h"
#include "core/logs/logformat.h"
#include "core/logs/runnerlines.h"
#include "core/logs/textcursor.h"

namespace inferograph {

namespace {

// What an entry says, as text or as JSON.
struct Entry
{
    QByteArrayView function;
    QByteArrayView message;
    QByteArrayView method;
    QByteArrayView path;
    TaskName task;
    std::optional<qint64> status;
    std::optional<qint64> kept;
    std::optional<double> timestamp; // s since 1970
    bool truncated = false;
};

void tell(const Entry &entry, CallJoiner &joiner)
{
    if (entry.timestamp && *entry.timestamp > 0 && *entry.timestamp < 9e9)
        joiner.writtenAt(WallTime(fromSeconds(*entry.timestamp)));
    if (entry.function == "print_timings") {
        const std::optional<TimingLine> timing = runnerTiming(entry.message);
        if (!timing)
            return;
        joiner.taskTimed(entry.task, *timing);
        if (timing->kind == TimingLine::Kind::Total && entry.task == TaskName{})
            joiner.taskReleased(entry.task, {}, false); // the oldest ones do not say so
    } else if (entry.message == "slot released") {
        joiner.taskReleased(entry.task, entry.kept, entry.truncated);
    } else if (entry.message == "slot is processing task") {
        joiner.taskLaunched(entry.task);
    } else if (entry.function == "log_server_request" && entry.status) {
        joiner.runnerRequest(runnerOperation(entry.method, entry.path),
                             static_cast<int>(std::clamp<qint64>(*entry.status, 0, 999)));
    }
}

enum Key : std::size_t {
    Function,
    Type,
    Message,
    Method,
    Path,
    Slot,
    SlotNew,
    Task,
    TaskNew,
    Status,
    Past,
    Time,
    Truncated,
    KeyCount
};
constexpr JsonKeys<KeyCount> keys({"function", "type", "msg", "method", "path", "slot_id", "id_slot",
                                   "task_id", "id_task", "status", "n_past", "timestamp", "truncated"});

class LlamaCppOldParser : public LogParser
{
public:
    LineResult read(QByteArrayView line, WallTime, LogSink &sink) override
    {
        if (line.startsWith('{'))
            return readJson(line, sink.joiner);
        Entry entry;
        if (line.startsWith("print_timings: ")) {
            entry.function = "print_timings";
            entry.message = line.sliced(15);
        } else if (!readText(line, entry)) {
            return {};
        }
        tell(entry, sink.joiner);
        return {LineVerdict::Context};
    }

private:
    friend class LlamaCppOldFormat;

    // `INFO [           print_timings] message | tid="…" timestamp=1759196830 id_slot=0 …`
    static bool readText(QByteArrayView line, Entry &entry)
    {
        TextCursor cursor(line);
        if (!cursor.skip("INFO [") && !cursor.skip("VERB [") && !cursor.skip("WARN [") &&
            !cursor.skip("ERR ["))
            return false;
        entry.function = cursor.until(']').trimmed();
        cursor.skipSpaces();
        const QByteArrayView rest = cursor.rest();
        const qsizetype bar = rest.lastIndexOf(" | tid=");
        if (bar < 0)
            return false;
        entry.message = rest.first(bar).trimmed();
        const QByteArrayView attributes = rest.sliced(bar);
        const auto count = [attributes](std::string_view key) {
            TextCursor value(attributes);
            return value.skipPast(key) ? value.count() : std::nullopt;
        };
        const auto text = [attributes](std::string_view key) {
            TextCursor value(attributes);
            return value.skipPast(key) ? value.until('"') : QByteArrayView();
        };
        entry.task.slot =
            static_cast<int>(std::clamp<qint64>(count(" id_slot=").value_or(-1), -1, 1'000'000));
        entry.task.task = count(" id_task=").value_or(-1);
        if (const std::optional<qint64> time = count(" timestamp="))
            entry.timestamp = static_cast<double>(*time);
        entry.status = count(" status=");
        entry.kept = count(" n_past=");
        entry.truncated = attributes.contains(" truncated=true");
        entry.method = text(" method=\"");
        entry.path = text(" path=\"");
        return true;
    }

    LineResult readJson(QByteArrayView line, CallJoiner &joiner)
    {
        if (!isJson(line))
            return {};
        Entry entry;
        QByteArrayView type;
        const bool whole = m_json.read(line, keys, [&](std::size_t key, JsonValue &value) {
            switch (key) {
            case Function:
                entry.function = value.text();
                break;
            case Type:
                type = value.text();
                break;
            case Message:
                entry.message = value.text();
                break;
            case Method:
                entry.method = value.text();
                break;
            case Path:
                entry.path = value.text();
                break;
            case Slot:
            case SlotNew:
                entry.task.slot = static_cast<int>(std::min<qint64>(value.count().value_or(-1), 1'000'000));
                break;
            case Task:
            case TaskNew:
                entry.task.task = value.count().value_or(-1);
                break;
            case Status:
                entry.status = value.count();
                break;
            case Past:
                entry.kept = value.count();
                break;
            case Time:
                entry.timestamp = value.number();
                break;
            case Truncated:
                entry.truncated = value.boolean().value_or(false);
                break;
            default:
                break;
            }
        });
        if (!whole)
            return {LineVerdict::Malformed, "The JSON of this log entry is cut off or damaged."};
        if (type == "log")
            readJsonl(entry.message, joiner);
        else
            tell(entry, joiner);
        return {LineVerdict::Context};
    }

    // `--log-jsonl`: today's text, one or several lines of it, as `msg`.
    void readJsonl(QByteArrayView message, CallJoiner &joiner)
    {
        TextCursor cursor(message);
        while (!cursor.atEnd()) {
            QByteArrayView text = cursor.until('\n');
            while (text.startsWith('\r'))
                text = text.sliced(1);
            m_lines.read(text, joiner);
        }
    }

    static bool isJson(QByteArrayView line)
    {
        return (contains(line, "\"function\":\"") && contains(line, "\"msg\":\"")) ||
               (line.startsWith("{\"type\":\"log\"") && contains(line, "\"msg\":"));
    }

    JsonLineReader m_json;
    RunnerLines m_lines;
};

// A llama-server's log in its other shapes: JSON (`--log-format json` until 2024, which Ollama 0.1 holds, and
// `--log-jsonl` since), and the text of until September 2024, which ik_llama.cpp still writes.
class LlamaCppOldFormat : public LogFormat
{
public:
    QByteArrayView id() const override { return "llamacpp-json"; }
    QByteArrayView title() const override { return "llama.cpp (JSON)"; }

    bool recognises(QByteArrayView line) const override
    {
        Entry entry;
        return line.startsWith('{')
                   ? LlamaCppOldParser::isJson(line)
                   : line.startsWith("print_timings: ") || LlamaCppOldParser::readText(line, entry);
    }

    bool isWholeOutput() const override { return true; }
    std::unique_ptr<LogParser> parser() const override { return std::make_unique<LlamaCppOldParser>(); }
};

} // namespace

const LogFormat &llamaCppOldFormat()
{
    static const LlamaCppOldFormat format;
    return format;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/logfiles.h"

#include <QFile>

#include <random>

namespace inferograph::bench {

namespace {

std::mt19937 randomNumbers(20251105);

QByteArray number(double low, double high, int decimals)
{
    const double part = static_cast<double>(randomNumbers()) / static_cast<double>(std::mt19937::max());
    return QByteArray::number(low + (high - low) * part, 'f', decimals);
}

QByteArray twoDigits(qint64 value)
{
    return QByteArray::number(value).rightJustified(2, '0');
}

QByteArray model()
{
    static const QByteArrayList models{"qwen2.5:7b", "llama3.2:3b", "gemma3:4b", "mistral-small:24b",
                                       "phi4:14b"};
    return models[static_cast<qsizetype>(randomNumbers() % 5)];
}

QByteArray callLine(qint64 i)
{
    static const QByteArray words =
        "The quick brown fox \\\"jumps\\\" over the lazy dog,\\nand then it rests. ";
    return R"({"event": "llm_call_metrics", "request_id": "0f3c2a9e-)" + QByteArray::number(i) +
           R"(", "model": ")" + model() + R"(", "input_tokens": )" +
           QByteArray::number(randomNumbers() % 900) + R"(, "output_tokens": )" +
           QByteArray::number(1 + randomNumbers() % 400) + R"(, "ttft_seconds": )" + number(0.05, 2, 4) +
           R"(, "tlft_seconds": )" + number(2, 20, 4) + R"(, "tps_overall": )" + number(5, 80, 4) +
           R"(, "prompt_messages": [{"role": "user", "content": ")" + words.repeated(5) +
           R"("}], "response_content": ")" + words.repeated(5) + R"(", "timestamp": )" +
           QByteArray::number(1762000000 + i) + "." + number(0, 9, 0) + "}\n";
}

QByteArray performanceLine(qint64 i)
{
    const QByteArray time = QByteArray::number(i / 3600 % 10) + ":" + QByteArray::number(10 + i / 60 % 50) +
                            ":" + QByteArray::number(10 + i % 50);
    return R"({"timestamp": "2025-11-05T0)" + time + R"(.123456", "model": ")" + model() +
           R"(", "operation": "generate", "total_latency_ms": )" + number(500, 9000, 2) +
           R"(, "success": true, "error": null, "load_time_ms": )" + number(1, 900, 2) +
           R"(, "prompt_eval_time_ms": )" + number(10, 400, 2) + R"(, "generation_time_ms": )" +
           number(100, 8000, 2) + R"(, "prompt_tokens": )" + QByteArray::number(randomNumbers() % 900) +
           R"(, "generated_tokens": )" + QByteArray::number(1 + randomNumbers() % 400) +
           R"(, "tokens_per_second": )" + number(5, 80, 2) + R"(, "prompt_tokens_per_second": )" +
           number(50, 900, 2) + "}\n";
}

QByteArray jsonLine(qint64 i)
{
    return i % 2 ? performanceLine(i) : callLine(i);
}

QByteArray accessLine(qint64 i)
{
    static const QByteArrayList requests{"POST     \"/api/chat\"", "POST     \"/api/generate\"",
                                         "POST     \"/v1/chat/completions\"", "GET      \"/api/tags\""};
    const qint64 second = i / 4; // a busy server
    const QByteArray day = twoDigits(1 + second / 86400 % 28);
    const QByteArray clock =
        twoDigits(second / 3600 % 24) + ":" + twoDigits(second / 60 % 60) + ":" + twoDigits(second % 60);
    return "[GIN] 2025/11/" + day + " - " + clock + " | 200 | " + number(1, 59, 9) +
           "s |       127.0.0.1 | " + requests[static_cast<qsizetype>(randomNumbers() % 4)] + "\n";
}

QByteArray serverLine(qint64 i)
{
    const qint64 second = i / 4;
    return "time=2025-11-" + twoDigits(1 + second / 86400 % 28) + "T" + twoDigits(second / 3600 % 24) + ":" +
           twoDigits(second / 60 % 60) + ":" + twoDigits(second % 60) +
           ".101+01:00 level=INFO source=sched.go:470 msg=\"loaded runners\" count=1\n";
}

QByteArray accessOrServerLine(qint64 i)
{
    return i % 10 == 9 ? serverLine(i) : accessLine(i);
}

// The lines of one call in the order in which 0.33 writes them; a call every four seconds.
QByteArray ollamaCall(qint64 i)
{
    const qint64 second = i * 4;
    const QByteArray day = twoDigits(1 + second / 86400 % 28);
    const QByteArray clock =
        twoDigits(second / 3600 % 24) + ":" + twoDigits(second / 60 % 60) + ":" + twoDigits(second % 60);
    const QByteArray task = "id  0 | task " + QByteArray::number(i * 50) + " | ";
    const double prompt = 10 + static_cast<double>(randomNumbers() % 400);
    const double generation = 300 + static_cast<double>(randomNumbers() % 2000);
    const auto ms = [](double time) { return QByteArray::number(time, 'f', 2).rightJustified(11); };
    const QByteArray kept = QByteArray::number(44 + randomNumbers() % 400);
    QByteArray lines =
        "slot get_availabl: id  0 | task -1 |  - checking sim = 1.000 (44/44) > 0.100\n"
        "slot get_availabl: id  0 | task -1 | selected slot by LCP similarity, f_sim_best = 1.000, f_keep = "
        "0.484\n"
        "srv  get_availabl: updating prompt cache\n"
        "srv   prompt_save:  - saving prompt with length 91, total state size = 1.423 MiB (draft: 0.000 "
        "MiB)\n"
        "srv        update:  - cache state: 1 prompts, 1.423 MiB (limits: 8192.000 MiB, 4096 tokens, 523761 "
        "est)\n"
        "srv  get_availabl: prompt cache update took 1.01 ms\n"
        "slot launch_slot_: id  0 | task -1 | sampler params: \n"
        "\trepeat_last_n = 64, repeat_penalty = 1.000, frequency_penalty = 0.000, presence_penalty = 0.000\n"
        "\ttop_k = 40, top_p = 0.900, min_p = 0.000, xtc_probability = 0.000, typical_p = 1.000, temp = "
        "0.800\n"
        "\tmirostat = 0, mirostat_lr = 0.100, mirostat_ent = 5.000, adaptive_target = -1.000\n";
    lines += "slot launch_slot_: " + task + "processing task, is_child = 0\n";
    lines += "slot   operator(): " + task + "new prompt, n_ctx_slot = 4096, n_keep = 4, task.n_tokens = 44\n";
    lines += "slot   operator(): " + task + "n_past was set to 43\n";
    lines += "slot init_sampler: " + task + "init sampler, took 0.01 ms, tokens: text = 44, total = 44\n";
    lines += "slot print_timing: " + task + "prompt eval time =" + ms(prompt) +
             " ms /     1 tokens (   12.66 ms per token,    79.00 tokens per second)\n";
    lines += "slot print_timing: " + task + "       eval time =" + ms(generation) +
             " ms /    48 tokens (   12.82 ms per token,    78.01 tokens per second)\n";
    lines += "slot print_timing: " + task + "      total time =" + ms(prompt + generation) +
             " ms /    49 tokens\n";
    lines += "slot      release: " + task + "stop processing: n_tokens = " + kept + ", truncated = 0\n";
    lines += "srv  update_slots: all slots are idle\n";
    lines += "[GIN] 2025/11/" + day + " - " + clock + " | 200 | " +
             QByteArray::number((prompt + generation + 8) / 1e3, 'f', 9) +
             "s |       127.0.0.1 | POST     \"/api/chat\"\n";
    if (i % 4 == 0)
        lines += "time=2025-11-" + day + "T" + clock +
                 ".101Z level=INFO source=sched.go:470 msg=\"loaded runners\" count=1\n";
    return lines;
}

bool write(const QString &path, qint64 bytes, QByteArray (*lines)(qint64))
{
    constexpr qsizetype blockSize = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QByteArray block;
    for (qint64 i = 0; file.pos() + block.size() < bytes; ++i) {
        block += lines(i);
        if (block.size() > blockSize) {
            file.write(block);
            block.clear();
        }
    }
    return file.write(block) == block.size();
}

} // namespace

bool writeJsonLines(const QString &path, qint64 bytes)
{
    return write(path, bytes, jsonLine);
}

bool writeAccessLines(const QString &path, qint64 bytes)
{
    return write(path, bytes, accessLine);
}

bool writeAccessLog(const QString &path, qint64 bytes)
{
    return write(path, bytes, accessOrServerLine);
}

bool writeOllamaLog(const QString &path, qint64 bytes)
{
    return write(path, bytes, ollamaCall);
}

} // namespace inferograph::bench

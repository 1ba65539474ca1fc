// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace inferograph::testing {

// Writes the log of an Ollama server of 0.30 or later, line by line, in the shapes of a real one. Its clock is
// in UTC and starts at 2026-03-01 12:00:00.
class OllamaLog
{
public:
    struct Work
    {
        int promptTokens = 0;
        int cachedTokens = 0;
        int outputTokens = 0;
        double promptMs = 0;
        double generationMs = 0;

        double totalMs() const { return promptMs + generationMs; }
    };

    OllamaLog &wait(double ms);
    OllamaLog &serverStarts();
    // `starting llama-server` up to the second `started in`, with the model's name.
    OllamaLog &loads(const QByteArray &model, double seconds);
    OllamaLog &launches(int task, const Work &work);
    OllamaLog &times(int task, const Work &work);
    OllamaLog &cancels(int task, int tokensKept);
    OllamaLog &answers(int status, double ms, const QByteArray &path = "/api/chat");
    // All of one warm call: launched, timed, answered.
    OllamaLog &calls(int task, const Work &work, double overheadMs = 5);
    OllamaLog &line(const QByteArray &text);

    const QByteArray &text() const { return m_text; }

private:
    QByteArray stamp(const char *format) const;

    QByteArray m_text;
    double m_ms = 0;
};

} // namespace inferograph::testing

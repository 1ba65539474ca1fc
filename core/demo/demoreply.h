// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/replyplan.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace inferograph {

class ModelMemory;

// A request to /api/chat or /api/generate, read.
struct DemoRequest
{
    bool chat = true;
    bool stream = true;
    bool think = true;
    QByteArray model; // as the client wrote it
    QByteArray prompt;
    std::optional<int> maxTokens = std::nullopt;
};

// Answers one request as Ollama does: waits for the model, evaluates the prompt, and generates token by token.
// The durations it reports are those that passed. Destroying it is the client's going away.
class DemoReply : public QObject
{
    Q_OBJECT

public:
    DemoReply(const DemoRequest &request, const DemoModel &model, const DemoScript &script,
              ModelMemory &memory, QObject *parent = nullptr);
    ~DemoReply() override;

    // Tokens of the prompt as the server counts them, and of the whole answer.
    qsizetype promptTokens() const;
    qsizetype outputTokens() const;

    void start(const ReplyPlan &plan);

Q_SIGNALS:
    void refused(int httpStatus, const QByteArray &error);
    void line(const QByteArray &json); // one NDJSON object; the whole answer where it is not streamed
    void finished();

private:
    void beginPrompt();
    void scheduleToken();
    void emitToken();
    void breakOff();
    void finish();
    QJsonObject message(const QByteArray &content, const QByteArray &thinking) const;

    DemoRequest m_request;
    const DemoModel &m_model;
    ModelMemory &m_memory;
    ReplyPlan m_plan;
    QList<QByteArray> m_thinking;
    QList<QByteArray> m_answer;
    QElapsedTimer m_clock;
    QTimer m_timer;
    bool m_holdsModel = false;
    std::size_t m_written = 0;
    Nanoseconds m_due{}; // when the next token is, on m_clock
    Nanoseconds m_loaded{};
    Nanoseconds m_promptEvaluated{};
};

} // namespace inferograph

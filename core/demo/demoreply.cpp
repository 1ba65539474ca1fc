// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoreply.h"

#include "core/demo/modelmemory.h"

#include <QDateTime>
#include <QJsonDocument>

namespace inferograph {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

qint64 inNanoseconds(Nanoseconds duration)
{
    return duration.count();
}

QByteArray joined(const QList<QByteArray> &tokens, qsizetype count)
{
    return tokens.first(std::min(count, tokens.size())).join();
}

} // namespace

DemoReply::DemoReply(const DemoRequest &request, const DemoModel &model, const DemoScript &script,
                     ModelMemory &memory, QObject *parent)
    : QObject(parent), m_request(request), m_model(model), m_memory(memory)
{
    const DemoDialogue dialogue = script.dialogueFor(request.prompt);
    if (model.thinks && request.think)
        m_thinking = demoTokens(dialogue.thinking);
    m_answer = demoTokens(dialogue.answer);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
}

DemoReply::~DemoReply()
{
    if (m_holdsModel)
        m_memory.release(m_model.name);
}

qsizetype DemoReply::promptTokens() const
{
    constexpr qsizetype templateTokens = 11;
    return templateTokens + demoTokens(m_request.prompt).size();
}

qsizetype DemoReply::outputTokens() const
{
    const qsizetype all = m_thinking.size() + m_answer.size();
    const int limit = m_request.maxTokens.value_or(-1);
    return limit > 0 ? std::min<qsizetype>(all, limit) : all;
}

void DemoReply::start(const ReplyPlan &plan)
{
    m_plan = plan;
    m_clock.start();
    if (plan.busy) {
        Q_EMIT refused(503, "server busy, please try again.  maximum pending requests exceeded");
        return;
    }
    m_memory.acquire(m_model.name, plan.load, this, [this] {
        m_holdsModel = true;
        connect(&m_timer, &QTimer::timeout, this, &DemoReply::beginPrompt);
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_plan.bind));
    });
}

void DemoReply::beginPrompt()
{
    m_timer.disconnect(this);
    m_loaded = Nanoseconds(m_clock.nsecsElapsed());
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.disconnect(this);
        m_promptEvaluated = Nanoseconds(m_clock.nsecsElapsed());
        m_due = m_promptEvaluated;
        connect(&m_timer, &QTimer::timeout, this, &DemoReply::emitToken);
        scheduleToken();
    });
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_plan.promptEval));
}

void DemoReply::scheduleToken()
{
    if (m_plan.breaksAfter && m_written >= *m_plan.breaksAfter) {
        breakOff();
    } else if (m_written == m_plan.gaps.size()) {
        finish();
    } else {
        // Due times add up, so that a late timer delays one token and not all that follow.
        m_due += m_plan.gaps[m_written];
        const Nanoseconds wait = std::max(m_due - Nanoseconds(m_clock.nsecsElapsed()), Nanoseconds(0));
        m_timer.start(std::chrono::round<std::chrono::milliseconds>(wait));
    }
}

void DemoReply::emitToken()
{
    const auto index = static_cast<qsizetype>(m_written++);
    if (m_request.stream) {
        const bool thinks = index < m_thinking.size();
        QJsonObject chunk =
            thinks ? message({}, m_thinking.at(index)) : message(m_answer.at(index - m_thinking.size()), {});
        chunk[u"done"] = false;
        Q_EMIT line(compact(chunk));
    }
    scheduleToken();
}

void DemoReply::breakOff()
{
    const QByteArray error("an error was encountered while running the model: the demo broke off on purpose");
    if (m_request.stream) {
        Q_EMIT line(compact({{QStringLiteral("error"), QString::fromUtf8(error)}}));
        Q_EMIT finished();
    } else {
        Q_EMIT refused(500, error);
    }
}

void DemoReply::finish()
{
    const auto written = static_cast<qsizetype>(m_written);
    const Nanoseconds end(m_clock.nsecsElapsed());
    QJsonObject last = m_request.stream
                           ? message({}, {})
                           : message(joined(m_answer, std::max<qsizetype>(written - m_thinking.size(), 0)),
                                     joined(m_thinking, written));
    last[u"done"] = true;
    last[u"done_reason"] =
        QString::fromLatin1(written < m_thinking.size() + m_answer.size() ? "length" : "stop");
    last[u"total_duration"] = inNanoseconds(end);
    last[u"load_duration"] = inNanoseconds(m_loaded);
    last[u"prompt_eval_count"] = promptTokens();
    last[u"prompt_eval_duration"] = inNanoseconds(m_promptEvaluated - m_loaded);
    last[u"eval_count"] = written;
    last[u"eval_duration"] = inNanoseconds(end - m_promptEvaluated);
    Q_EMIT line(compact(last));
    Q_EMIT finished();
}

QJsonObject DemoReply::message(const QByteArray &content, const QByteArray &thinking) const
{
    QJsonObject object{
        {QStringLiteral("model"), QString::fromUtf8(m_request.model)},
        {QStringLiteral("created_at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
    QJsonObject text{{m_request.chat ? QStringLiteral("content") : QStringLiteral("response"),
                      QString::fromUtf8(content)}};
    if (!thinking.isEmpty())
        text[u"thinking"] = QString::fromUtf8(thinking);
    if (m_request.chat) {
        text[u"role"] = QStringLiteral("assistant");
        object[u"message"] = text;
    } else {
        for (auto part = text.constBegin(); part != text.constEnd(); ++part)
            object[part.key()] = part.value();
    }
    return object;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/anthropicmessages.h"

#include "core/protocols/chatmessages.h"
#include "core/protocols/jsoneventreader.h"
#include "core/protocols/openaireply.h"

#include <QJsonDocument>

namespace inferograph {

namespace {

using replyjson::Value;

// `usage`: at the start, and with each message_delta as it has grown by then.
struct Usage
{
    std::optional<qint64> input; // without those of the cache
    std::optional<qint64> cacheCreation;
    std::optional<qint64> cacheRead;
    std::optional<qint64> output;

    void take(std::string_view key, Value &value)
    {
        if (key == "input_tokens")
            input = replyjson::count(value);
        else if (key == "cache_creation_input_tokens")
            cacheCreation = replyjson::count(value);
        else if (key == "cache_read_input_tokens")
            cacheRead = replyjson::count(value);
        else if (key == "output_tokens")
            output = replyjson::count(value);
    }

    void takeAll(Value &value)
    {
        replyjson::forEachField(value, [this](std::string_view key, Value number) { take(key, number); });
    }
};

class AnthropicReader final : public JsonEventReader
{
public:
    void report(CallRecord &record) const override;

private:
    bool takeField(std::string_view key, Value &value, EventContent &content) override;
    void endEvent(const QByteArray &type, EventContent &content) override;
    void takeStart(std::string_view key, Value &value);

    Usage m_start;
    Usage m_final;
};

// A content block, or a delta to one.
void takeBlock(Value &block, EventContent &content)
{
    replyjson::forEachField(block, [&content](std::string_view key, Value value) {
        if (key == "text")
            content.content += replyjson::string(value).value_or(QByteArray());
        else if (key == "thinking")
            content.reasoning += replyjson::string(value).value_or(QByteArray());
        else if (key == "name" || key == "partial_json")
            content.toolCall |= !replyjson::string(value).value_or(QByteArray()).isEmpty();
    });
}

bool AnthropicReader::takeField(std::string_view key, Value &value, EventContent &content)
{
    if (key == "delta" || key == "content_block")
        takeBlock(value, content);
    else if (key == "message" && replyjson::isObject(value))
        replyjson::forEachField(value,
                                [this](std::string_view part, Value field) { takeStart(part, field); });
    else if (key == "usage")
        m_final.takeAll(value);
    else if (key == "content") // of a whole answer, like the stop_reason on the top level
        replyjson::forEachElement(value, [&content](Value block) { takeBlock(block, content); });
    else if (key == "stop_reason")
        content.terminal = !replyjson::string(value).value_or(QByteArray()).isEmpty();
    else
        return takeIdentity(key, value);
    return true;
}

void AnthropicReader::takeStart(std::string_view key, Value &value)
{
    if (key == "usage")
        m_start.takeAll(value);
    else
        takeIdentity(key, value);
}

void AnthropicReader::endEvent(const QByteArray &type, EventContent &content)
{
    content.terminal |= type == "message_stop";
}

void AnthropicReader::report(CallRecord &record) const
{
    reportIdentity(record);
    const std::optional<qint64> cacheRead = m_final.cacheRead ? m_final.cacheRead : m_start.cacheRead;
    const std::optional<qint64> cacheCreation =
        m_final.cacheCreation ? m_final.cacheCreation : m_start.cacheCreation;
    const bool endCounts = m_final.input.value_or(0) > 0;
    record.cachedTokens = cacheRead;
    // Servers that tell nothing of a cache at the start may only estimate the prompt there: Ollama does.
    if (endCounts || (m_start.input && m_start.cacheRead))
        record.promptTokens =
            *(endCounts ? m_final.input : m_start.input) + cacheRead.value_or(0) + cacheCreation.value_or(0);

    // What the start says of the output is a placeholder.
    if (m_final.output && !(sawToken() && m_final.output == 0)) {
        record.outputTokens = m_final.output;
        record.tokenCount = TokenCount::Server;
    }
}

// What a request without `max_tokens` gets: the API refuses to choose.
constexpr int defaultMaxTokens = 4096;

// The least that the API takes.
constexpr int thinkingBudget = 1024;

QJsonObject thinking(bool think)
{
    if (!think)
        return {{QStringLiteral("type"), QStringLiteral("disabled")}};
    return {{QStringLiteral("type"), QStringLiteral("enabled")},
            {QStringLiteral("budget_tokens"), thinkingBudget}};
}

} // namespace

HttpRequest AnthropicMessages::request(const Prompt &prompt, const ServerFacts &) const
{
    Prompt user = prompt;
    user.system.clear(); // it has a field of its own
    QJsonObject body{{QStringLiteral("messages"), chatMessages(user)},
                     {QStringLiteral("max_tokens"), prompt.maxTokens.value_or(defaultMaxTokens)},
                     {QStringLiteral("stream"), true}};
    if (!prompt.model.isEmpty())
        body.insert(QStringLiteral("model"), QString::fromUtf8(prompt.model));
    if (!prompt.system.isEmpty())
        body.insert(QStringLiteral("system"), QString::fromUtf8(prompt.system));
    if (prompt.temperature)
        body.insert(QStringLiteral("temperature"), *prompt.temperature);
    if (prompt.think)
        body.insert(QStringLiteral("thinking"), thinking(*prompt.think));
    return {.method = "POST",
            .path = "/v1/messages",
            .headers = {{"Content-Type", "application/json"}, {"anthropic-version", "2023-06-01"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

std::unique_ptr<ReplyReader> AnthropicMessages::reader(const ServerFacts &) const
{
    return std::make_unique<AnthropicReader>();
}

std::optional<QList<QByteArray>> AnthropicMessages::models(QByteArrayView body) const
{
    return openAiModels(body);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/textprotocol.h"

namespace inferograph::testing {

namespace {

class TextReader final : public ReplyReader
{
public:
    EventContent read(const StreamEvent &event) override
    {
        EventContent content;
        const QByteArrayView data = event.data;
        if (data.startsWith("t "))
            content.content = data.sliced(2).toByteArray();
        else if (data.startsWith("r "))
            content.reasoning = data.sliced(2).toByteArray();
        else if (data == "done")
            content.terminal = true;
        else if (data.startsWith("usage "))
            m_outputTokens = data.sliced(6).toByteArray().toLongLong();
        else if (data.startsWith("error "))
            content.error = data.sliced(6).toByteArray();
        else if (data != "ping")
            content.violation = "The server sent something else: " +
                                data.first(std::min<qsizetype>(data.size(), 40)).toByteArray();
        return content;
    }

    QByteArray errorText(QByteArrayView body) const override
    {
        return body.startsWith("error ") ? body.sliced(6).toByteArray() : QByteArray();
    }

    void report(CallRecord &record) const override
    {
        if (!m_outputTokens)
            return;
        record.outputTokens = m_outputTokens;
        record.tokenCount = TokenCount::Server;
    }

private:
    std::optional<qint64> m_outputTokens;
};

} // namespace

HttpRequest TextProtocol::request(const Prompt &prompt, const ServerFacts &) const
{
    return {.method = "POST",
            .path = "/stream",
            .headers = {{"Content-Type", "text/plain"}},
            .body = prompt.text};
}

std::unique_ptr<ReplyReader> TextProtocol::reader(const ServerFacts &) const
{
    return std::make_unique<TextReader>();
}

} // namespace inferograph::testing

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/protocols/protocol.h"

namespace inferograph::testing {

// The least that a protocol can be, for tests of the transport: POST /stream; each event is one of `t TEXT`
// (content), `r TEXT` (reasoning), `done`, `usage N`, `error WORDS`, `ping`; anything else breaks its rules.
class TextProtocol final : public Protocol
{
public:
    explicit TextProtocol(Framing framing = Framing::Ndjson) : m_framing(framing) {}

    QByteArrayView id() const override { return "text"; }
    Operation operation() const override { return Operation::Chat; }
    Framing framing() const override { return m_framing; }
    HttpRequest request(const Prompt &prompt, const ServerFacts &server) const override;
    std::unique_ptr<ReplyReader> reader(const ServerFacts &server) const override;
    QByteArray modelsPath() const override { return "/models"; }
    std::optional<QList<QByteArray>> models(QByteArrayView) const override { return std::nullopt; }

private:
    Framing m_framing;
};

} // namespace inferograph::testing

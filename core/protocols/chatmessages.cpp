// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/chatmessages.h"

#include <QJsonObject>

namespace inferograph {

namespace {

QJsonObject message(const QString &role, const QByteArray &content)
{
    return {{QStringLiteral("role"), role}, {QStringLiteral("content"), QString::fromUtf8(content)}};
}

} // namespace

QJsonArray chatMessages(const Prompt &prompt)
{
    QJsonArray messages;
    if (!prompt.system.isEmpty())
        messages.append(message(QStringLiteral("system"), prompt.system));
    messages.append(message(QStringLiteral("user"), prompt.text));
    return messages;
}

QByteArray bareText(const Prompt &prompt)
{
    return prompt.system.isEmpty() ? prompt.text : prompt.system + "\n\n" + prompt.text;
}

} // namespace inferograph

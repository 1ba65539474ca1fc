// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "core/probe/untimedclient.h"

#include <QHash>

namespace inferograph {

// Stands between the capture thread and the prober's caller: a call whose tokens its server did not count is handed
// on only when the server's own tokenizer has counted its text, asked untimed once the call has ended. Where that
// tokenizer is not there or not quick, the call keeps the count of its token events. On the caller's thread.
class TokenCounting : public QObject
{
    Q_OBJECT

public:
    explicit TokenCounting(UntimedClient &client);

    void begin(CallId id, const CallSpec &spec);
    void takeProgress(const QList<CallProgress> &calls);
    void takeFinished(const QList<CallRecord> &calls);

Q_SIGNALS:
    void callsCounted(const QList<inferograph::CallRecord> &calls);

private:
    struct Answer
    {
        QUrl baseUrl;
        const Protocol *protocol = nullptr;
        Access access;
        QByteArray text; // reasoning and content, as far as it is kept
        bool isWhole = true;
    };

    // Whether a count was asked for, and the call will be handed on with it or without.
    bool ask(const CallRecord &call, const Answer &answer);

    UntimedClient &m_client;
    QHash<CallId, Answer> m_answers;
};

} // namespace inferograph

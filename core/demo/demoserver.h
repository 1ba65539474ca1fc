// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demoscript.h"
#include "core/demo/modelmemory.h"
#include "core/demo/replyplan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QUrl>

namespace inferograph {

// A server on loopback that speaks Ollama's protocol over HTTP/1.1 and has no model: what it answers and how
// long that takes comes from a script. Belongs to the thread it lives on; a busy one makes it stutter.
class DemoServer : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(const DemoScript &script, QObject *parent = nullptr);

    // Listens on a free port, and says so or that it cannot. Ends with the object.
    void start();

    const DemoScript &script() const { return m_script; }
    ModelMemory &memory() { return m_memory; }
    ReplyPlan plan(const DemoModel &model, qsizetype promptTokens, qsizetype outputTokens);

Q_SIGNALS:
    void listening(const QUrl &baseUrl);
    void failed(const QString &reason);

private:
    DemoScript m_script;
    ModelMemory m_memory;
    QTcpServer m_listener; // with the connections, whose replies hold models: destroyed before the memory
    QRandomGenerator m_random;
    QElapsedTimer m_age;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoserver.h"

#include "core/demo/democonnection.h"

#include <QTcpSocket>

namespace inferograph {

DemoServer::DemoServer(const DemoScript &script, QObject *parent)
    : QObject(parent)
    , m_script(script)
    , m_memory(script.modelsInMemory, this)
    , m_listener(this)
    , m_random(script.seed)
{
    connect(&m_listener, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_listener.nextPendingConnection())
            new DemoConnection(*this, socket);
    });
}

void DemoServer::start()
{
    m_age.start();
    if (!m_listener.listen(QHostAddress::LocalHost)) {
        Q_EMIT failed(
            tr("The demo could not open a port on this machine: %1.").arg(m_listener.errorString()));
        return;
    }
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(m_listener.serverAddress().toString());
    url.setPort(m_listener.serverPort());
    Q_EMIT listening(url);
}

ReplyPlan DemoServer::plan(const DemoModel &model, qsizetype promptTokens, qsizetype outputTokens)
{
    return planReply(m_script, model,
                     {.promptTokens = promptTokens,
                      .outputTokens = outputTokens,
                      .callsRunning = m_memory.users(model.name) + 1,
                      .serverAge = Nanoseconds(m_age.nsecsElapsed())},
                     m_random);
}

} // namespace inferograph

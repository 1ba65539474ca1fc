// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demo.h"

#include "core/demo/demoapplication.h"
#include "core/demo/demoserver.h"

#include <QDir>
#include <QFile>

namespace inferograph {

Demo::Demo(const DemoScript &script, QObject *parent)
    : QObject(parent)
    , m_directory(QDir::tempPath() + QStringLiteral("/inferograph-demo-XXXXXX"))
    , m_traffic(script)
    , m_server(new DemoServer(script))
    , m_application(new DemoApplication(script, logPath()))
{
    QFile(logPath()).open(QIODevice::WriteOnly); // there from the start, so that its follower need not wait
    m_thread.setObjectName(QStringLiteral("demo"));
    for (QObject *worker : std::initializer_list<QObject *>{m_server, m_application}) {
        worker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    }
    connect(m_server, &DemoServer::listening, m_application, &DemoApplication::start);
    connect(m_server, &DemoServer::listening, this, &Demo::listening);
    connect(m_server, &DemoServer::failed, this, &Demo::failed);
    m_thread.start();
}

Demo::~Demo()
{
    m_thread.quit();
    m_thread.wait();
}

QString Demo::logPath() const
{
    return m_directory.filePath(QStringLiteral("performance.jsonl"));
}

void Demo::start()
{
    QMetaObject::invokeMethod(m_server, &DemoServer::start, Qt::QueuedConnection);
}

void Demo::stopCallers()
{
    m_traffic.stop();
    stopApplication();
}

void Demo::stopApplication()
{
    QMetaObject::invokeMethod(m_application, &DemoApplication::stop, Qt::QueuedConnection);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demotraffic.h"

#include <QObject>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

namespace inferograph {

class DemoApplication;
class DemoServer;

// The whole demo: the server, an application that uses it and writes a log, and the prompts to send to it.
// Server and application run on a thread of their own. Destroying it stops all and removes the log.
class Demo : public QObject
{
    Q_OBJECT

public:
    explicit Demo(const DemoScript &script, QObject *parent = nullptr);
    ~Demo() override;

    QString logPath() const;
    DemoTraffic &traffic() { return m_traffic; }

    void start(); // ends in listening() or failed()
    // No more prompts and no more lines in the log; the server goes on answering what was asked.
    void stopCallers();
    void stopApplication();

Q_SIGNALS:
    void listening(const QUrl &baseUrl);
    void failed(const QString &reason);

private:
    QTemporaryDir m_directory; // outlives the thread that writes into it
    QThread m_thread;
    DemoTraffic m_traffic;
    DemoServer *m_server;           // deleted by its thread
    DemoApplication *m_application; // deleted by its thread
};

} // namespace inferograph

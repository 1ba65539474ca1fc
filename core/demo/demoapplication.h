// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/demo/demoprompt.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

class QNetworkAccessManager;
class QNetworkReply;

namespace inferograph {

// Plays an application that uses the demo's server by itself and writes a line about each call to its
// performance.jsonl. Belongs to the thread it lives on.
class DemoApplication : public QObject
{
    Q_OBJECT

public:
    DemoApplication(const DemoScript &script, const QString &logPath, QObject *parent = nullptr);

    void start(const QUrl &server);
    void stop();

private:
    void callServer();
    void noteAnswer(QNetworkReply *reply, const QByteArray &model, double totalMs);

    DemoScript m_script;
    QFile m_log;
    QRandomGenerator m_random;
    QElapsedTimer m_age;
    QTimer m_timer;
    QUrl m_server;
    QNetworkAccessManager *m_http = nullptr; // a child, made in the thread that uses it
};

} // namespace inferograph

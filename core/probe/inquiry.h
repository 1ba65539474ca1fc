// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/discovery.h"
#include "core/probe/untimedclient.h"

#include <chrono>
#include <functional>

namespace inferograph {

// What a server answered to one GET.
struct Answer
{
    int status = 0; // 0 where none came
    QByteArray body;
    QByteArray serverHeader;
    QString failure; // for people, where no answer came or none that can be used

    bool isSuccess() const { return status >= 200 && status < 300; }
};

// Asks one server who it is, one GET after the other, and Ollama what its models can; ends with either signal.
class Inquiry : public QObject
{
    Q_OBJECT

public:
    Inquiry(UntimedClient &client, QUrl baseUrl, Access access, std::chrono::milliseconds patience,
            QObject *parent);

    void start();

Q_SIGNALS:
    void found(const inferograph::FoundServer &server);
    void notFound(const QString &reason);

private:
    using Then = void (Inquiry::*)(const Answer &answer);

    void ask(const QUrl &url, Then then);
    void takeOllamaVersion(const Answer &answer);
    void takeOllamaModels(const Answer &answer);
    void askWhatItCan(const QByteArray &model);
    void takeOpenAiModels(const Answer &answer);
    void takeLlamaCppProperties(const Answer &answer);
    void takeVersion(const Answer &answer);
    void takeLmStudioModels(const Answer &answer);
    void takeTgiInfo(const Answer &answer);
    void giveUp(const Answer &answer);

    UntimedClient &m_client;
    QUrl m_root; // the base URL without a `/v1` at its end: where a product's own endpoints are
    Access m_access;
    std::chrono::milliseconds m_patience;
    FoundServer m_server;
    int m_modelsAsked = 0; // that have not answered yet
};

} // namespace inferograph

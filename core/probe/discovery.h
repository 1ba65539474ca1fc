// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>

namespace inferograph {

class Protocol;

struct FoundServer
{
    QUrl baseUrl;
    QByteArray product; // `ollama`, `llamacpp`, `lmstudio`, `vllm`, `openai` where no more is known
    QByteArray version; // empty where it does not say
    const Protocol *protocol = nullptr;
    QList<QByteArray> models;
};

// Asks servers who they are, with a few small GETs each that put no load on any model. Not timed, so on the
// caller's thread through QNetworkAccessManager.
class Discovery : public QObject
{
    Q_OBJECT

public:
    explicit Discovery(QObject *parent = nullptr);
    ~Discovery() override;

    // The usual places on this machine: Ollama 11434, llama.cpp 8080, LM Studio 1234, vLLM 8000. Each is asked
    // once; ends with localSearchFinished().
    void searchThisMachine();

    // Ends in found() or notFound() for that URL. `headers` as for a call.
    void identify(const QUrl &baseUrl, const QByteArray &authorization = {});

Q_SIGNALS:
    void found(const inferograph::FoundServer &server);
    // `reason` is for people: what happened, and what to do.
    void notFound(const QUrl &baseUrl, const QString &reason);
    void localSearchFinished(int serversFound);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::FoundServer)

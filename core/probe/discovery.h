// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/access.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <span>

namespace inferograph {

struct FoundServer
{
    QUrl baseUrl;
    // `ollama`, `llamacpp`, `lmstudio`, `vllm`, `sglang`, `tgi`, `anthropic`; `openai` where no more is known
    QByteArray product;
    QByteArray version; // empty where it does not say
    const Protocol *protocol = nullptr;
    QList<QByteArray> models;
};

// Asks servers who they are, with a few small GETs each that put no load on any model. Not timed, so on the
// caller's thread through QNetworkAccessManager. Follows no redirection and reads no more than 8 MiB.
class Discovery : public QObject
{
    Q_OBJECT

public:
    // The usual ports on this machine: Ollama, llama.cpp, LM Studio, vLLM.
    static constexpr quint16 usualPorts[] = {11434, 8080, 1234, 8000};

    explicit Discovery(QObject *parent = nullptr);
    ~Discovery() override;

    // Each port is asked once, quickly, without a word about those where nothing is; ends with
    // localSearchFinished().
    void searchThisMachine(std::span<const quint16> ports = usualPorts);

    // Ends in found() or notFound() for that URL.
    void identify(const QUrl &baseUrl, const Access &access = {});

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

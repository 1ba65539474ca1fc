// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/llamaserver.h"

#include <QDir>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

namespace inferograph::testing {

namespace {

constexpr int startMs = 120'000;
constexpr int stopMs = 10'000;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool isHealthy(QNetworkAccessManager &network, const QUrl &url)
{
    QNetworkRequest request(url.resolved(QUrl(QStringLiteral("/health"))));
    request.setTransferTimeout(2'000);
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    return QTest::qWaitFor([&reply] { return reply->isFinished(); }, startMs) &&
           reply->error() == QNetworkReply::NoError;
}

} // namespace

QString LlamaServer::program()
{
    const QString named = qEnvironmentVariable("INFEROGRAPH_LLAMA_SERVER");
    return named.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("llama-server")) : named;
}

QStringList LlamaServer::models()
{
    return qEnvironmentVariable("INFEROGRAPH_LLAMA_MODELS").split(QDir::listSeparator(), Qt::SkipEmptyParts);
}

const char *LlamaServer::missing(qsizetype models)
{
    if (program().isEmpty())
        return "No llama.cpp server: set INFEROGRAPH_LLAMA_SERVER, or put llama-server into PATH.";
    if (LlamaServer::models().size() < models)
        return "Not enough models for the llama.cpp server: set INFEROGRAPH_LLAMA_MODELS to two GGUF files.";
    return nullptr;
}

std::vector<std::unique_ptr<LlamaServer>> LlamaServer::startEach(const QStringList &aliases)
{
    std::vector<std::unique_ptr<LlamaServer>> servers;
    for (qsizetype i = 0; i < aliases.size(); ++i)
        servers.push_back(std::make_unique<LlamaServer>(models().at(i), aliases.at(i)));
    return servers;
}

LlamaServer::LlamaServer(const QString &modelFile, const QString &alias)
    : LlamaServer(modelFile, alias, Options())
{
}

LlamaServer::LlamaServer(const QString &modelFile, const QString &alias, const Options &options)
    : m_alias(alias), m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    if (!options.logFile.isEmpty())
        m_process.setStandardOutputFile(options.logFile);
    m_process.start(program(), {QStringLiteral("-m"), modelFile, QStringLiteral("--alias"), alias,
                                QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                                QStringLiteral("--port"), QString::number(m_port), QStringLiteral("-t"),
                                QStringLiteral("1"), QStringLiteral("-np"), QString::number(options.parallel),
                                QStringLiteral("-c"), QStringLiteral("8192")});
}

LlamaServer::~LlamaServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(stopMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool LlamaServer::waitUntilReady()
{
    QNetworkAccessManager network;
    return m_process.waitForStarted() &&
           QTest::qWaitFor(
               [&] { return m_process.state() == QProcess::NotRunning || isHealthy(network, url()); },
               startMs) &&
           m_process.state() == QProcess::Running;
}

void LlamaServer::kill()
{
    m_process.kill();
    m_process.waitForFinished(stopMs);
}

QUrl LlamaServer::url() const
{
    QUrl url(QStringLiteral("http://127.0.0.1"));
    url.setPort(m_port);
    return url;
}

} // namespace inferograph::testing

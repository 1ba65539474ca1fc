// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QUrl>

#include <memory>
#include <vector>

namespace inferograph::testing {

// A real llama.cpp server with one model, on a free port of the loopback; stopped by its destructor.
class LlamaServer
{
public:
    // The server's program, and its models: INFEROGRAPH_LLAMA_SERVER, else `llama-server` in PATH;
    // INFEROGRAPH_LLAMA_MODELS, a list like PATH. Empty where there is none.
    static QString program();
    static QStringList models();

    // Why a test that needs so many models cannot run here; null where it can.
    static const char *missing(qsizetype models = 1);

    // One for each name, each with another model.
    static std::vector<std::unique_ptr<LlamaServer>> startEach(const QStringList &aliases);

    struct Options
    {
        int parallel = 2;
        QString logFile; // where its log goes instead of log()
    };

    LlamaServer(const QString &modelFile, const QString &alias);
    LlamaServer(const QString &modelFile, const QString &alias, const Options &options);
    ~LlamaServer();

    bool waitUntilReady(); // to take calls; false after two minutes, or where it ended
    void kill();           // in the midst of whatever it does
    quint16 port() const { return m_port; }
    QUrl url() const;
    QString alias() const { return m_alias; }
    QByteArray log() { return m_process.readAll(); }

private:
    QProcess m_process;
    QString m_alias;
    quint16 m_port = 0;
};

} // namespace inferograph::testing

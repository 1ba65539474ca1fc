// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/wellknownlogs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;

// Each file is made in a folder that is home and root at once.
class TestWellKnownLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsOffered_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QStringList>("offered"); // server, then location without the home
        const auto row = [](const char *name, const char *files, const char *offered) {
            QTest::newRow(name) << QString::fromLatin1(files).split(u' ', Qt::SkipEmptyParts)
                                << QString::fromLatin1(offered).split(u'|', Qt::SkipEmptyParts);
        };
        row("nothing", "", "");
        row("Ollama started by hand, or on a Mac", ".ollama/logs/server.log",
            "Ollama: /.ollama/logs/server.log");
        row("Ollama on Windows", "AppData/Local/Ollama/server.log",
            "Ollama: /AppData/Local/Ollama/server.log");
        row("Ollama installed but never started", ".ollama/id_ed25519", "");
        row("Ollama as a service", "usr/bin/journalctl etc/systemd/system/ollama.service",
            "Ollama: cmd:journalctl -u ollama -f");
        row("Ollama as a service of a distribution", "bin/journalctl usr/lib/systemd/system/ollama.service",
            "Ollama: cmd:journalctl -u ollama -f");
        row("a service whose journal nobody can read", "etc/systemd/system/ollama.service", "");
        row("another service", "usr/bin/journalctl etc/systemd/system/nginx.service", "");
        row("LM Studio", ".lmstudio/server-logs/2026-03/2026-03-01.1.log",
            "LM Studio: /.lmstudio/server-logs/*/*.log");
        row("LM Studio without a log", ".lmstudio/server-logs/state.json", "");
        row("an older LM Studio", ".cache/lm-studio/server-logs/2024-11/2024-11-02.1.log",
            "LM Studio: /.cache/lm-studio/server-logs/*/*.log");
        row("several", ".ollama/logs/server.log .lmstudio/server-logs/2026-03/2026-03-01.1.log",
            "Ollama: /.ollama/logs/server.log|LM Studio: /.lmstudio/server-logs/*/*.log");
    }
    void whatIsThereIsOffered()
    {
        QFETCH(const QStringList, files);
        QFETCH(const QStringList, offered);
        const QTemporaryDir dir;
        for (const QString &name : files) {
            const QString path = dir.filePath(name);
            QVERIFY(QDir().mkpath(QFileInfo(path).path()));
            QVERIFY(QFile(path).open(QIODevice::WriteOnly));
        }
        QStringList found;
        for (const WellKnownLog &log : wellKnownLogs(dir.path(), dir.path())) {
            QString location = log.location;
            found.append(log.server + QStringLiteral(": ") + location.remove(dir.path()));
        }
        QCOMPARE(found, offered);
    }
};

QTEST_GUILESS_MAIN(TestWellKnownLogs)
#include "tst_wellknownlogs.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/serverswindow.h"

#include "ui/panels/loadedmodelscard.h"
#include "ui/panels/sourcescard.h"

#include <QTest>

namespace inferograph::testing {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

ServersWindow::ServersWindow() : TestWindow({1280, 720})
{
    m_ollama.on("/api/version", Script().respond(200, R"({"version":"0.33.0"})"));
    m_ollama.on("/api/tags", Script().respond(200, R"({"models":[{"name":"owl:7b"}]})"));
    m_ollama.on("/api/ps", Script().respond(200, R"({"models":[{"name":"owl:7b","size":9600000000,)"
                                                 R"("size_vram":4800000000,"context_length":4096}]})"));
    for (const char *path : {"/api/generate", "/api/chat"})
        m_ollama.on(path, Script().respond(200, R"({"done":true,"done_reason":"unload"})"));
    if (!window().showPage(QStringLiteral("servers")))
        qFatal("there is no Servers page");
}

void ServersWindow::emptyOllama()
{
    m_ollama.on("/api/ps", Script().respond(200, R"({"models":[]})"));
}

SourceId ServersWindow::addOllama()
{
    const SourceId id = session().addSource(m_ollama.url().toString());
    if (!QTest::qWaitFor([&] { return session().source(id)->state == SourceState::Live; }, patienceMs))
        qFatal("the server is not live");
    return id;
}

QTableView &ServersWindow::sources() const
{
    return *part<SourcesCard>().findChild<QTableView *>();
}

QTableView &ServersWindow::loaded() const
{
    return *part<LoadedModelsCard>().findChild<QTableView *>();
}

void ServersWindow::choose(int row) const
{
    sources().setCurrentIndex(sources().model()->index(row, 0));
}

} // namespace inferograph::testing

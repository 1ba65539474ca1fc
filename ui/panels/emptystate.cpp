// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/emptystate.h"

#include "ui/controls.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace inferograph {

EmptyState::EmptyState(const QList<QAction *> &followLogs, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel({}, "figure", this))
    , m_sentence(makeLabel({}, "quiet", this))
    , m_testPrompt(new QPushButton(tr("Send a test prompt"), this))
    , m_demo(new QPushButton(tr("Try the demo"), this))
    , m_openLog(new QPushButton(tr("Open a log…"), this))
    , m_addServer(new QPushButton(tr("Add a server…"), this))
{
    connect(m_testPrompt, &QPushButton::clicked, this, &EmptyState::testPromptRequested);
    connect(m_demo, &QPushButton::clicked, this, &EmptyState::demoRequested);
    connect(m_openLog, &QPushButton::clicked, this, &EmptyState::openLogRequested);
    connect(m_addServer, &QPushButton::clicked, this, &EmptyState::addServerRequested);

    m_title->setAlignment(Qt::AlignHCenter);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit() * 2);
    buttons->addStretch();
    for (QPushButton *button : {m_testPrompt, m_demo, m_openLog, m_addServer})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(gridUnit() * 3);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_sentence);
    layout->addSpacing(gridUnit());
    layout->addLayout(buttons);
    for (QAction *follow : followLogs) {
        auto *button = new QPushButton(follow->text(), this);
        connect(button, &QPushButton::clicked, follow, &QAction::trigger);
        layout->addWidget(button, 0, Qt::AlignHCenter);
        m_followLogs.append(button);
    }
    layout->addStretch(3);
    refresh();
}

void EmptyState::setSearching(bool searching)
{
    m_searching = searching;
    refresh();
}

void EmptyState::setSources(const QList<SourceInfo> &sources)
{
    m_sources = sources;
    refresh();
}

void EmptyState::refresh()
{
    const auto live = std::ranges::find_if(m_sources, [](const SourceInfo &source) {
        return source.kind == SourceKind::Server && source.state == SourceState::Live;
    });
    const auto failed = std::ranges::find(m_sources, SourceState::Failed, &SourceInfo::state);
    const auto strange = std::ranges::find_if(m_sources, &SourceListModel::hasNoKnownFormat);
    const bool serverLive = live != m_sources.end();
    const bool logOpen = std::ranges::any_of(
        m_sources, [](const SourceInfo &source) { return source.kind == SourceKind::Log; });
    if (serverLive) {
        m_title->setText(live->demo ? tr("%1 is ready").arg(live->label)
                                    : tr("%1 is ready at %2").arg(live->label, live->location));
        m_sentence->setText(
            tr("Send a test prompt, and its time to first token, its speed and where its time "
               "went appear here."));
    } else if (failed != m_sources.end()) {
        m_title->setText(tr("%1 failed").arg(failed->label));
        m_sentence->setText(failed->message);
    } else if (strange != m_sources.end()) {
        m_title->setText(tr("%1 has no known format").arg(strange->label));
        m_sentence->setText(
            tr("None of its lines could be read. Choose its format, or a mapping file of your own, "
               "on the page Servers."));
    } else if (logOpen) {
        m_title->setText(tr("No calls yet"));
        m_sentence->setText(tr("Each call that the log tells of appears here as soon as it is written."));
    } else if (m_searching) {
        m_title->setText(tr("Looking for servers on this machine…"));
        m_sentence->setText(tr("Ollama, llama.cpp, LM Studio and vLLM are asked at their usual ports."));
    } else {
        m_title->setText(tr("No calls yet"));
        m_sentence->setText(
            tr("Add a server to send prompts to, or open a log, and every call's time to first "
               "token, speed and load time appear here."));
    }
    m_testPrompt->setVisible(serverLive);
    m_demo->setVisible(m_sources.isEmpty());
    for (QPushButton *follow : std::as_const(m_followLogs))
        follow->setVisible(!logOpen);
    setStyleProperty(m_testPrompt, "primary", serverLive);
    setStyleProperty(m_demo, "primary", m_sources.isEmpty());
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

class QAction;

namespace inferograph {

class RunForm;
class RunView;
class SessionRuns;

// Test prompts and runs: what to ask which models and how, at the left; the answers as they come and the figures, at the
// right.
class PromptPage : public Page
{
    Q_OBJECT

public:
    explicit PromptPage(const PageContext &context, QWidget *parent = nullptr);

    QWidget *promptEditor() const override;

private:
    void connectForm();
    void connectRuns();
    void addKeys();
    void takeSources();
    void run();
    void showRunning(bool running);
    void load();
    void save();
    QHash<QUrl, QString> serverNames() const;

    Session &m_session;
    SourceListModel &m_sources;
    WindowActions &m_actions;
    RunForm *m_form;
    RunView *m_view;
    QAction *m_runKey;
    QAction *m_cancelKey;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace inferograph {

// What the Live page says before the first call: what will be here, and how to get it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    // `followLogs` open logs that were found on this machine.
    explicit EmptyState(const QList<QAction *> &followLogs, QWidget *parent = nullptr);

    void setSearching(bool searching);
    void setSources(const QList<SourceInfo> &sources);

Q_SIGNALS:
    void demoRequested();
    void openLogRequested();
    void addServerRequested();
    void testPromptRequested();

private:
    void refresh();

    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_testPrompt;
    QPushButton *m_demo;
    QPushButton *m_openLog;
    QPushButton *m_addServer;
    QList<QPushButton *> m_followLogs;
    QList<SourceInfo> m_sources;
    bool m_searching = false;
};

} // namespace inferograph

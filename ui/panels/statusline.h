// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QStatusBar>

class QLabel;
class QPushButton;

namespace inferograph {

// Intake at a glance: sources, calls and errors of the whole session, skipped lines, and what is not as usual.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void addCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void setSources(const QList<SourceInfo> &sources);
    void setPaused(bool paused);

Q_SIGNALS:
    void skippedLinesRequested();

private:
    QLabel *m_sources;
    QLabel *m_calls;
    QPushButton *m_skipped;
    QLabel *m_paused;
    QLabel *m_demo;
    std::size_t m_errors = 0;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/runner.h"

#include <QFrame>

class QProgressBar;
class QPushButton;

namespace inferograph {

class ElidedLabel;

// How far a run has come, how long it will go on, and what it waits for; a button ends it.
class RunStatus : public QFrame
{
    Q_OBJECT

public:
    explicit RunStatus(QWidget *parent = nullptr);

    void begin();
    void progress(const RunProgress &progress);
    void end(const QList<StepResult> &results);
    void say(const QString &message); // beside what it says already, for the rest of the run

    QString text() const;

Q_SIGNALS:
    void cancelRequested();

private:
    void setTexts(const QString &text, const QString &left);

    ElidedLabel *m_text;
    QProgressBar *m_bar;
    ElidedLabel *m_left;
    QPushButton *m_cancel;
    QString m_message;
};

} // namespace inferograph

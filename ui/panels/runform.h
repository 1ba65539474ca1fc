// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/workload.h"
#include "core/session/sourceinfo.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace inferograph {

class ModelChoice;
class PromptChoice;
class RunOptions;

// What a run is to do. Only asks for it: the page has the session.
class RunForm : public QWidget
{
    Q_OBJECT

public:
    explicit RunForm(QWidget *parent = nullptr);

    void setSources(const QList<SourceInfo> &sources);

    // Unset while something is missing, or is none.
    std::optional<Workload> workload() const;
    void setWorkload(const Workload &workload);
    void setRunning(bool running);
    void showProblem(const QString &problem); // until something is changed

    QWidget *promptEditor() const;

Q_SIGNALS:
    void changed();
    void runRequested();
    void loadRequested();
    void saveRequested();

private:
    QWidget *makeFields();
    QWidget *makeButtons();
    void chooseFirstModel();
    void refresh();

    PromptChoice *m_prompt;
    ModelChoice *m_models;
    RunOptions *m_options;
    QPushButton *m_run;
    QPushButton *m_load;
    QPushButton *m_save;
    QLabel *m_problem;
    QByteArray m_name;           // of a workload that was loaded
    bool m_modelsChosen = false; // by somebody: no other is then ticked by itself
    bool m_running = false;
};

} // namespace inferograph

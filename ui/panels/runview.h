// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/stepresultsmodel.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace inferograph {

class AnswerCard;
class ElidedLabel;
class FittingTable;
class RunStatus;

// A run as it goes: its progress, a card for each model, and a row of figures for each step. Before the first one, what
// will be here.
class RunView : public QWidget
{
    Q_OBJECT

public:
    // `ways`: what leads to a server, where there is none yet.
    explicit RunView(const QList<QAction *> &ways, QWidget *parent = nullptr);

    // Shown before the first run: what this is for, and what would be run.
    void setHint(const QString &hint, bool offersWays);
    void setPlan(const QList<RunStep> &steps);

    // `serverNames`: what people call the servers.
    void begin(const SessionRun &run, const QHash<QUrl, QString> &serverNames);
    void calibrated(const ClockError &error);
    void beginCall(qsizetype step, CallId call, bool warmUp);
    void progress(const QList<CallProgress> &calls);
    void finishCall(const RunCall &call);
    void endStep(const StepResult &result);
    void showProgress(const RunProgress &progress);
    void say(const QString &message);
    void end();

    const QList<AnswerCard *> &cards() const { return m_cards; }
    const RunStatus &status() const { return *m_status; }

Q_SIGNALS:
    void cancelRequested();
    void compareRequested();

private:
    QWidget *makeHint(const QList<QAction *> &ways);
    QWidget *makeCards();
    QWidget *makeTable();
    QList<QAction *> makeCopyActions(QWidget &card);

    QStackedWidget *m_stack;
    QLabel *m_hint;
    QLabel *m_plan;
    QWidget *m_ways;
    RunStatus *m_status;
    QHBoxLayout *m_cardRow;
    QList<AnswerCard *> m_cards;
    QList<AnswerCard *> m_cardOfStep;
    ElidedLabel *m_clock;
    StepResultsModel m_results;
    FittingTable *m_table;
    int m_doneInStep = 0;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/runner.h"

#include <QFrame>
#include <QSet>

class QLabel;

namespace inferograph {

class AnswerView;
class ElidedLabel;
class SpeedTrace;

// One model of a run: the answer that is coming in, its numbers, and the speed of all its calls under way. Of several
// calls at once it follows one to its end, then another.
class AnswerCard : public QFrame
{
    Q_OBJECT

public:
    // `server` is empty where all models are of one.
    AnswerCard(const QByteArray &model, const QString &server, int calls, QWidget *parent = nullptr);

    void begin(CallId call, bool warmUp);
    void progress(const CallProgress &call); // of one that was begun here
    void finish(const RunCall &call);
    void endRun(); // no other call comes

    const AnswerView &answerView() const { return *m_answer; }
    const SpeedTrace &speedTrace() const { return *m_trace; }
    QString state() const;

private:
    void follow(CallId call);
    void showState();

    int m_calls; // to be made, warm-ups left out
    int m_done = 0;
    int m_failed = 0;
    int m_cancelled = 0;
    bool m_warmingUp = false;
    bool m_ended = false;
    QSet<CallId> m_running;
    std::optional<CallId> m_followed;
    ElidedLabel *m_state;
    SpeedTrace *m_trace;
    AnswerView *m_answer;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/answercard.h"

#include "core/call/modelname.h"
#include "core/probe/timedsocket.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/modelmark.h"
#include "ui/panels/answerview.h"
#include "ui/panels/speedtrace.h"
#include "ui/theme.h"

#include <QVBoxLayout>

namespace inferograph {

AnswerCard::AnswerCard(const QByteArray &model, const QString &server, int calls, QWidget *parent)
    : QFrame(parent)
    , m_calls(calls)
    , m_state(new ElidedLabel(this))
    , m_trace(new SpeedTrace(model, this))
    , m_answer(new AnswerView(this))
{
    setProperty("card", true);
    const QString shown = QString::fromUtf8(normalisedModelName(model));
    const QString title = server.isEmpty() ? shown : QStringLiteral("%1 · %2").arg(shown, server);
    setAccessibleName(title);
    QLabel *mark = makeLabel({}, nullptr, this);
    const auto showMark = [mark, model] { mark->setPixmap(modelMarkPixmap(model)); };
    showMark();
    connect(&ThemeManager::instance(), &ThemeManager::changed, mark, showMark);
    auto *name = new ElidedLabel(this);
    name->setProperty("title", true);
    name->setFullText(title);
    m_state->setProperty("quiet", true);

    auto *header = new QHBoxLayout;
    header->setSpacing(gridUnit() * 2);
    header->addWidget(mark);
    header->addWidget(name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 3, gridUnit() * 2, gridUnit() * 3, gridUnit() * 2);
    layout->setSpacing(gridUnit() * 2);
    layout->addLayout(header);
    layout->addWidget(m_state);
    layout->addWidget(m_trace);
    layout->addWidget(m_answer, 1);
    showState();
}

void AnswerCard::begin(CallId call, bool warmUp)
{
    m_running.insert(call);
    m_warmingUp = warmUp;
    if (!m_followed)
        follow(call);
    showState();
}

void AnswerCard::follow(CallId call)
{
    m_followed = call;
    m_answer->begin();
}

void AnswerCard::progress(const CallProgress &call)
{
    if (!m_running.contains(call.id))
        return;
    m_trace->add(call.tokenMoments);
    if (m_followed == call.id)
        m_answer->progress(call);
    if (m_running.size() > 1)
        showState();
}

void AnswerCard::finish(const RunCall &call)
{
    if (!m_running.remove(call.record.id))
        return;
    if (m_followed == call.record.id) {
        m_answer->finish(call.record);
        m_followed.reset();
    }
    if (!call.warmUp && !call.again) {
        ++m_done;
        m_cancelled += call.record.status == CallStatus::Cancelled;
        m_failed += call.record.status == CallStatus::Failed || call.record.status == CallStatus::Incomplete;
    }
    showState();
}

void AnswerCard::endRun()
{
    m_ended = true;
    showState();
}

QString AnswerCard::state() const
{
    return m_state->fullText();
}

void AnswerCard::showState()
{
    const auto text = [this] {
        const QString of = tr("%1 of %2 calls").arg(format::count(m_done), format::count(m_calls));
        if (m_warmingUp && !m_running.isEmpty())
            return tr("warming up");
        if (m_running.size() > 1) {
            const QString speed = format::rate(m_trace->speedAt(monotonicNow()));
            //: `2 of 6 calls · 4 at once · ~82 tok/s`
            return tr("%1 · %2 at once · ~%3 tok/s").arg(of, format::count(m_running.size()), speed);
        }
        if (m_failed > 0)
            return tr("%1 · %2 failed").arg(of, format::count(m_failed));
        if (m_ended && m_cancelled > 0)
            return tr("%1 · cancelled").arg(of);
        if (m_ended && m_done == 0)
            return tr("not called");
        if (m_done == 0 && m_running.isEmpty())
            return tr("waiting for its turn");
        //: `6 of 10 calls · shown: the latest`
        return m_done > 0 && m_calls > 1 ? tr("%1 · shown: the latest").arg(of) : of;
    };
    m_state->setFullText(text());
    setStyleProperty(m_state, "failed", m_failed > 0);
}

} // namespace inferograph

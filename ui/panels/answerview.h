// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"

#include <QStringDecoder>
#include <QWidget>

#include <array>

class QLabel;
class QPlainTextEdit;

namespace inferograph {

class BreakdownBar;

// The answer of one call as it streams in, its numbers as they become known, and at its end where the time
// went or what failed.
class AnswerView : public QWidget
{
    Q_OBJECT

public:
    explicit AnswerView(QWidget *parent = nullptr);

    void begin();
    void progress(const CallProgress &call);
    void finish(const CallRecord &call);
    void showError(const QString &message);

    QString answer() const;
    QString reasoning() const;

private:
    enum Number { DecodeSpeed, Ttft, OutputTokens, Total, NumberCount };

    void clear();
    void put(Number number, const QString &value);

    std::array<QLabel *, NumberCount> m_numbers{};
    QLabel *m_phase;
    QLabel *m_error;
    QPlainTextEdit *m_reasoning;
    QPlainTextEdit *m_answer;
    BreakdownBar *m_breakdown;
    QStringDecoder m_reasoningDecoder{QStringDecoder::Utf8};
    QStringDecoder m_answerDecoder{QStringDecoder::Utf8};
};

} // namespace inferograph

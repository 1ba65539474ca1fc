// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/exchanges.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace inferograph {

class Cadence;

// What was asked in one call of ours, how its answer came, and the answer; in place of it, for any other call, why there
// is none.
class ExchangeView : public QWidget
{
    Q_OBJECT

public:
    explicit ExchangeView(QWidget *parent = nullptr);

    void setExchange(const std::optional<Exchange> &exchange);

Q_SIGNALS:
    void runAgainRequested(inferograph::SourceId server, const inferograph::Prompt &prompt);

private:
    struct Text
    {
        QLabel *title = nullptr;
        QPlainTextEdit *text = nullptr;
    };

    Text addText(const QString &title);
    static void show(const Text &text, const QByteArray &words);

    std::optional<Exchange> m_exchange;
    QPushButton *m_again;
    QLabel *m_none;
    QLabel *m_cadenceTitle;
    Cadence *m_cadence;
    QLabel *m_cadenceWords;
    Text m_system;
    Text m_prompt;
    Text m_reasoning;
    Text m_answer;
};

} // namespace inferograph

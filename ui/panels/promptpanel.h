// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace inferograph {

class AnswerView;
class OptionalNumber;

// Asks one live server one prompt and shows the answer with its numbers. Only asks: the window sends.
class PromptPanel : public QWidget
{
    Q_OBJECT

public:
    explicit PromptPanel(QWidget *parent = nullptr);

    // Offers the servers among them that are live; keeps what is chosen where it can.
    void setSources(const QList<SourceInfo> &sources);

    Prompt prompt() const;
    void setPrompt(const Prompt &prompt);
    void setMaxTokens(int tokens);
    void focusPrompt();
    // At once, where the chosen server has told its models; else the user has to fill in the panel.
    void sendIfModelIsKnown();

    void begin(CallId call);
    void refuse(const QString &reason); // nothing was sent
    void progress(const QList<CallProgress> &calls);
    void finish(const CallRecord &call);

    const AnswerView &answerView() const { return *m_answer; }

Q_SIGNALS:
    void sendRequested(inferograph::SourceId server, const inferograph::Prompt &prompt);
    void cancelRequested(inferograph::CallId call);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QByteArray chosenModel() const;
    void layOut();
    void send();
    void cancel();
    void showModels();
    void refreshButtons();

    QComboBox *m_server;
    QComboBox *m_model;
    QPlainTextEdit *m_text;
    QSpinBox *m_maxTokens;
    OptionalNumber *m_temperature;
    QPushButton *m_send;
    QPushButton *m_cancel;
    QLabel *m_demo;
    AnswerView *m_answer;
    QList<SourceInfo> m_servers;
    std::optional<CallId> m_call;
};

} // namespace inferograph

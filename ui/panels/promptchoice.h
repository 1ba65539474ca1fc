// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/workload.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace inferograph {

class NumberList;

// What a run asks: a prompt of one's own, one that comes with the program, or generated ones of several lengths. The
// text of a preset may be changed, and is one's own then.
class PromptChoice : public QWidget
{
    Q_OBJECT

public:
    explicit PromptChoice(QWidget *parent = nullptr);

    QList<WorkloadPrompt> prompts() const; // empty while there is none
    void setPrompts(const QList<WorkloadPrompt> &prompts);

    QWidget *editor() const; // where one types next

Q_SIGNALS:
    void changed();

private:
    enum class Kind : quint8 { Own, Preset, Lengths, Several };

    void addChoices();
    Kind kind() const;
    void select(Kind kind, const QByteArray &preset = {});
    void showChosen();
    void takeEdit();

    QComboBox *m_choice;
    QPlainTextEdit *m_text;
    NumberList *m_lengths;
    QLabel *m_note;
    QString m_own;                   // kept while another one is chosen
    QList<WorkloadPrompt> m_several; // of a workload file, where they are nothing else
};

} // namespace inferograph

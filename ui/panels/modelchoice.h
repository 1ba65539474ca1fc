// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/modelchoicemodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace inferograph {

// The models to call: several, of several servers. A field above them finds one among many, or adds one by its name.
class ModelChoice : public QWidget
{
    Q_OBJECT

public:
    explicit ModelChoice(QWidget *parent = nullptr);

    ModelChoiceModel &model() { return m_model; }

private:
    void showWhatIsThere();
    void addTyped();

    ModelChoiceModel m_model;
    QLineEdit *m_find;
    QListView *m_list;
    QLabel *m_note;
};

} // namespace inferograph

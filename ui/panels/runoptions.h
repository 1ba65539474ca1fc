// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/workload.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QPlainTextEdit;
class QSpinBox;
class QToolButton;

namespace inferograph {

class NumberList;
class OptionalNumber;

// How a run asks: the options that most runs set at sight, the others behind a button.
class RunOptions : public QWidget
{
    Q_OBJECT

public:
    explicit RunOptions(QWidget *parent = nullptr);

    // Sets all of the workload's fields but its name, servers, models and prompts. False while a field holds what cannot be.
    bool addTo(Workload &workload) const;
    // Unfolds what differs from the usual: nothing that counts stays out of sight.
    void setFrom(const Workload &workload);

Q_SIGNALS:
    void changed();

private:
    enum Pace : quint8 { AtOnce, PoissonRate, FixedRate };

    void setUpFields();
    void layOutAtSight(QGridLayout &grid);
    void layOutFolded();
    void connectFields();
    void showPace();

    OptionalNumber *m_maxTokens;
    OptionalNumber *m_temperature;
    QSpinBox *m_repeats;
    QComboBox *m_pace;
    NumberList *m_concurrency;
    QDoubleSpinBox *m_rate;
    QComboBox *m_start;
    QComboBox *m_cache;
    QToolButton *m_more;
    QWidget *m_folded;
    QSpinBox *m_warmUps;
    OptionalNumber *m_seed;
    QComboBox *m_think;
    QPlainTextEdit *m_system;
};

} // namespace inferograph

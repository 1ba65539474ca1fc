// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"

#include <QFrame>

class QAction;
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QHBoxLayout;

namespace inferograph {

class ElidedLabel;

// What to compare, by which metric, against what; and a line that says what is counted.
class ComparisonControls : public QFrame
{
    Q_OBJECT

public:
    enum class By : quint8 { Models, Servers, BeforeAndAfter };
    // What people read, and the name of the set or model.
    using Names = QList<std::pair<QString, QByteArray>>;

    explicit ComparisonControls(const QList<QAction *> &copyActions, QWidget *parent = nullptr);

    By by() const;
    void setBy(By by);
    Metric metric() const;
    void setMetric(Metric metric);
    WallTime moment() const; // where before ends and after begins
    void setMoment(WallTime moment);
    bool coldCalls() const;
    std::optional<QByteArray> model() const; // unset: calls of all models
    void setModels(const Names &models);
    void setBaselines(const Names &baselines, const QByteArray &chosen);
    void setNote(const QString &note);

Q_SIGNALS:
    void byChanged();
    void baselineChosen(const QByteArray &name);
    void changed(); // anything else

private:
    void showWhatApplies();

    QComboBox *m_by;
    QDateTimeEdit *m_moment;
    QComboBox *m_model;
    QComboBox *m_metric;
    QComboBox *m_baseline;
    QCheckBox *m_coldCalls;
    ElidedLabel *m_note;
};

} // namespace inferograph

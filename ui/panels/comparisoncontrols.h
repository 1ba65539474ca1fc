// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/comparison.h"
#include "core/store/filterexpression.h"
#include "ui/panels/callscope.h"

#include <QFrame>

#include <array>

class QAction;
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QHBoxLayout;

namespace inferograph {

class ElidedLabel;
class FilterLine;

// What to compare, by which metric, against what, and of which calls; and a line that says what is counted.
class ComparisonControls : public QFrame
{
    Q_OBJECT

public:
    enum class By : quint8 { Models, Servers, BeforeAndAfter, TwoFilters };
    // What people read, and the name of the set.
    using Names = QList<std::pair<QString, QByteArray>>;

    explicit ComparisonControls(const QList<QAction *> &copyActions, QWidget *parent = nullptr);

    By by() const;
    void setBy(By by);
    Metric metric() const;
    void setMetric(Metric metric);
    WallTime moment() const; // where before ends and after begins
    void setMoment(WallTime moment);
    bool coldCalls() const;
    // Calls that a run measured, or all; null where all are. The chosen ones stay, where they are still there.
    void setScopes(const QList<CallScope> &scopes);
    CallScope scope() const;
    // What all sets have in common; where two filters are compared, each set has its own instead.
    enum FilterPlace : quint8 { Common, SetA, SetB, FilterCount };
    const FilterExpression &filter(FilterPlace place) const { return m_filters[place].expression; }
    QString filterText(FilterPlace place) const { return m_filters[place].text; } // of what filter() gives
    QStringList filterTexts() const;                                              // as they are typed
    void setFilterTexts(const QStringList &texts);
    void setFilterNames(const FilterNames &names);
    QString problem() const; // why a filter asks for nothing; empty where all do
    void setBaselines(const Names &baselines, const QByteArray &chosen);
    void setNote(const QString &note);

Q_SIGNALS:
    void byChanged();
    void baselineChosen(const QByteArray &name);
    void changed(); // anything else

private:
    struct Filter
    {
        FilterLine *line = nullptr;
        FilterExpression expression = {};
        QString text = {};
        QString problem = {};
    };

    QHBoxLayout *makeChoices(const QList<QAction *> &copyActions);
    QHBoxLayout *makeNarrowing();
    void connectFilter(Filter &filter);
    void showWhatApplies();

    QComboBox *m_by;
    QDateTimeEdit *m_moment;
    QComboBox *m_scope;
    QList<CallScope> m_scopes; // beside the whole session
    std::array<Filter, FilterCount> m_filters;
    QComboBox *m_metric;
    QComboBox *m_baseline;
    QCheckBox *m_coldCalls;
    ElidedLabel *m_note;
};

} // namespace inferograph

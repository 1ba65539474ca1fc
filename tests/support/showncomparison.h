// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/panels/comparisoncontrols.h"
#include "ui/panels/comparisonview.h"

#include <memory>

class QComboBox;

namespace inferograph::testing {

inline constexpr qint64 twoModelsStartMs = 1'700'000'000'000;

// Forty calls of `quick` and `slow` in turn, a second after each other, from twoModelsStartMs on: the first of each is
// cold, `slow` takes twice as long, and the server changes after twenty.
QList<CallRecord> twoModels();

// A comparison of these calls, shown; with nobody's filters. What it says is asked for once it has settled, as figures
// come from another thread.
class ShownComparison
{
public:
    explicit ShownComparison(const QList<CallRecord> &calls, QSize size = {1000, 700});

    ComparisonView &view() const { return *m_view; }
    ComparisonControls &controls() const { return m_view->controls(); }
    void settle() const;
    void typeInto(qsizetype line, const QString &filter); // for all calls, for A or for B

    template<typename Part>
    Part &part() const // the first of its kind
    {
        settle();
        return *m_view->findChild<Part *>();
    }
    QComboBox &box(const char *name) const;  // by its accessible name
    QString cell(int row, int column) const; // of the table
    QString hint() const;                    // what to do where there is nothing to see
    QString note() const;                    // below the controls

private:
    std::unique_ptr<ComparisonView> m_view;
};

} // namespace inferograph::testing

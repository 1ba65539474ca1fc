// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QPushButton>

#include <functional>

class QAction;

namespace inferograph {

// The largest along an axis, and of those that are not far beyond the bulk.
struct Largest
{
    double ofAll = 0;
    double ofBulk = 0;

    bool add(double value, double fence); // see BulkReach; whether it is far
};

// In a chart's header: how many of its values lie beyond its axes. A press, or the key A, shows all at their place, or
// the bulk again.
class BeyondButton : public QPushButton
{
    Q_DECLARE_TR_FUNCTIONS(BeyondButton)

public:
    BeyondButton(QWidget &chart, const std::function<void()> &toggled);

    // How far an axis has to reach.
    double reachFor(const Largest &largest) const;

    // What it says: in as few letters as can be, which is for a chart without much room, in short, and in a sentence,
    // which is empty where nothing lies beyond.
    void tell(const QString &shortest, const QString &shortly, const QString &sentence);

private:
    QAction *m_showAll;
};

} // namespace inferograph

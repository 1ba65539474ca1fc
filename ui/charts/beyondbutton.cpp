// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/beyondbutton.h"

#include <QAction>

#include <algorithm>

namespace inferograph {

bool Largest::add(double value, double fence)
{
    const bool isFar = value > fence;
    ofAll = std::max(ofAll, value);
    if (!isFar)
        ofBulk = std::max(ofBulk, value);
    return isFar;
}

BeyondButton::BeyondButton(QWidget &chart, const std::function<void()> &toggled)
    : QPushButton(&chart), m_showAll(new QAction(tr("Show &all values"), &chart))
{
    setProperty("link", true);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    hide();
    m_showAll->setCheckable(true);
    m_showAll->setShortcut(Qt::Key_A);
    m_showAll->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    chart.addAction(m_showAll);
    connect(m_showAll, &QAction::toggled, this, toggled);
    connect(this, &QPushButton::clicked, m_showAll, &QAction::trigger);
}

double BeyondButton::reachFor(const Largest &largest) const
{
    return m_showAll->isChecked() ? largest.ofAll : largest.ofBulk;
}

void BeyondButton::tell(const QString &shortest, const QString &shortly, const QString &sentence)
{
    constexpr int shareOfTheChart = 3; // the legend is there, too
    const bool hasRoom =
        shareOfTheChart * fontMetrics().horizontalAdvance(shortly) <= parentWidget()->width();
    const bool all = m_showAll->isChecked();
    m_showAll->setEnabled(all || !sentence.isEmpty());
    setVisible(m_showAll->isEnabled());
    setChecked(all);
    //: what a small button says: all values have room on the axes
    setText(all ? tr("all shown") : hasRoom ? shortly : shortest);
    setAccessibleName(all ? tr("All values have room on the axes") : sentence);
    setToolTip(
        all ? tr("All values are at their place. Press (A) to let the axes reach for most of them again.")
            : tr("%1. They stand as arrows at the edge. Press (A) to show them at their place.")
                  .arg(sentence));
}

} // namespace inferograph

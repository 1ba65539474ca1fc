// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/pagetabs.h"

#include <QAction>

namespace inferograph {

PageTabs::PageTabs(const QList<QAction *> &pages, QWidget *parent) : QTabBar(parent)
{
    setAccessibleName(tr("Pages"));
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
    for (QAction *page : pages) {
        const int tab = addTab(page->text());
        setTabToolTip(tab, page->toolTip());
        if (page->isChecked())
            setCurrentIndex(tab);
        connect(page, &QAction::toggled, this, [this, tab](bool shown) {
            if (shown)
                setCurrentIndex(tab);
        });
    }
    connect(this, &QTabBar::currentChanged, this, [pages](int tab) {
        if (!pages.at(tab)->isChecked())
            pages.at(tab)->trigger();
    });
}

} // namespace inferograph

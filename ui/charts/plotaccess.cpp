// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/plotaccess.h"

#include "ui/charts/plotview.h"

#include <QAccessibleWidget>

namespace inferograph {

namespace {

class PlotAccess : public QAccessibleWidget
{
public:
    explicit PlotAccess(PlotView &plot) : QAccessibleWidget(&plot, QAccessible::Chart), m_plot(plot) {}

    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Value && m_plot.callout())
            return m_plot.callout()->lines.join(QStringLiteral(", "));
        return QAccessibleWidget::text(what);
    }

    // What is inside a graphics view means nothing to a listener.
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }

private:
    const PlotView &m_plot;
};

QAccessibleInterface *accessOf(const QString &, QObject *object)
{
    auto *plot = qobject_cast<PlotView *>(object);
    return plot ? new PlotAccess(*plot) : nullptr;
}

} // namespace

void makePlotsAccessible()
{
    static const bool once = [] {
        QAccessible::installFactory(accessOf);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/chartwindow.h"

#include "tests/support/builders.h"
#include "tests/support/tablecells.h"
#include "ui/models/calltablemodel.h"

#include <QMap>
#include <QTableView>
#include <QTest>

namespace inferograph::testing {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

void ChartWindow::addCall()
{
    session().store().append({CallBuilder().startedAtMs(nowMs() - 1000).ttftMs(400).totalMs(900)});
    const auto areShown = [this] {
        return grid().isVisible() && arrangement() == QStringLiteral("ttft decode / load promptlength");
    };
    if (!QTest::qWaitFor(areShown, patienceMs))
        qFatal("these are the charts: %s", qPrintable(arrangement()));
}

void ChartWindow::addCallsOfTwoMinutes()
{
    QList<CallRecord> calls;
    const qint64 now = nowMs();
    for (int i = 0; i <= 12; ++i)
        calls << CallBuilder()
                     .startedAtMs(now - 120'000 + i * 10'000)
                     .ttftMs(100 * i)
                     .outputTokens(50)
                     .generationMs(900, GenerationSpan::IncludesFirstToken);
    session().store().append(calls);
    const auto areShown = [this] {
        return plot("ttft")->isVisible() && plot("decode")->isVisible() && callsInTable().size() == 13;
    };
    if (!QTest::qWaitFor(areShown, patienceMs))
        qFatal("the calls are not shown");
}

ChartPanel *ChartWindow::chart(const char *id) const
{
    return window().findChild<ChartPanel *>(QLatin1StringView(id));
}

QString ChartWindow::arrangement() const
{
    QMap<int, QMap<int, QString>> places;
    for (const ChartPanel *panel : grid().findChildren<ChartPanel *>()) {
        const QPoint at = panel->mapTo(&grid(), QPoint());
        if (panel->isVisible())
            places[at.y()].insert(at.x(), panel->objectName());
    }
    QStringList rows;
    for (const QMap<int, QString> &row : std::as_const(places))
        rows.append(row.values().join(u' '));
    return rows.join(QStringLiteral(" / "));
}

QStringList ChartWindow::callsInTable() const
{
    return columnOf(*table().findChild<QTableView *>(), CallTableModel::Ttft);
}

} // namespace inferograph::testing

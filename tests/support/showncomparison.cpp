// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/showncomparison.h"

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/widgets.h"
#include "ui/controls.h"
#include "ui/panels/comparisontableview.h"
#include "ui/panels/filterline.h"

#include <QComboBox>
#include <QLabel>
#include <QStandardPaths>
#include <QTest>

namespace inferograph::testing {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

QList<CallRecord> twoModels()
{
    QList<CallRecord> calls;
    for (int i = 0; i < 40; ++i) {
        const bool slow = i % 2 == 1;
        CallRecord call = CallBuilder()
                              .model(slow ? "slow" : "quick")
                              .startedAtMs(twoModelsStartMs + 1000 * i)
                              .ttftMs((slow ? 200 : 100) + i / 2)
                              .totalMs(slow ? 4000 : 2000)
                              .outputTokens(100)
                              .start(i < 2 ? StartKind::Cold : StartKind::Warm);
        call.endpoint = i < 20 ? "http://localhost:11434" : "http://gpu:8080";
        calls << call;
    }
    return calls;
}

ShownComparison::ShownComparison(const QList<CallRecord> &calls, QSize size)
{
    QStandardPaths::setTestModeEnabled(true);
    settings::setComparedCalls({});
    m_view = std::make_unique<ComparisonView>();
    m_view->resize(size);
    m_view->setCalls(snapshotOf(calls));
    m_view->show();
    m_view->activateWindow();
    if (!QTest::qWaitForWindowActive(m_view.get(), patienceMs))
        qFatal("the comparison does not become active");
    settle();
}

void ShownComparison::settle() const
{
    if (!QTest::qWaitFor([this] { return m_view->isSettled(); }, patienceMs))
        qFatal("still comparing");
}

void ShownComparison::typeInto(qsizetype line, const QString &filter)
{
    FilterLine *edit = controls().findChildren<FilterLine *>().at(line);
    if (!edit->isVisible())
        qFatal("there is no such filter");
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, filter);
    settle();
}

QComboBox &ShownComparison::box(const char *name) const
{
    settle();
    return named<QComboBox>(*m_view, name);
}

QString ShownComparison::cell(int row, int column) const
{
    return part<ComparisonTableView>().model()->index(row, column).data().toString();
}

QString ShownComparison::hint() const
{
    settle();
    for (const QLabel *label : m_view->findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            return label->text();
    }
    return {};
}

QString ShownComparison::note() const
{
    settle();
    return controls().findChild<ElidedLabel *>()->fullText();
}

} // namespace inferograph::testing

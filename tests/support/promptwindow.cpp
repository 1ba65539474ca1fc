// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/promptwindow.h"

#include "tests/support/widgets.h"
#include "ui/models/modelchoicemodel.h"
#include "ui/panels/answercard.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/modelchoice.h"
#include "ui/panels/runview.h"

#include <QListView>
#include <QPlainTextEdit>
#include <QTest>

namespace inferograph::testing {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

PromptWindow::PromptWindow(QSize size) : TestWindow(size)
{
    if (!window().showPage(QStringLiteral("prompt")))
        qFatal("there is no Prompt page");
}

void PromptWindow::watch(const OllamaServer &server)
{
    const SourceId id = session().addSource(server.url().toString());
    const auto isListed = [&] {
        return session().source(id)->state == SourceState::Live && part<ModelChoice>().model().rowCount() > 0;
    };
    if (!QTest::qWaitFor(isListed, patienceMs))
        qFatal("the server's models are not listed");
}

void PromptWindow::tick(const QString &model)
{
    auto &list = named<QListView>(page(), "Models to call");
    const QModelIndexList found = list.model()->match(list.model()->index(0, 0), Qt::DisplayRole, model, 1,
                                                      Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (found.isEmpty())
        qFatal("%s is not listed", qPrintable(model));
    QStyleOptionViewItem option;
    option.initFrom(&list);
    option.rect = list.visualRect(found.first());
    option.features = QStyleOptionViewItem::HasCheckIndicator;
    const QRect box = list.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &list);
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, box.center());
}

void PromptWindow::writePrompt(const QString &text)
{
    auto &field = named<QPlainTextEdit>(page(), "Text of the prompt");
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&field, text);
}

void PromptWindow::waitForEndOfRun() const
{
    const SessionRuns &runs = session().runs();
    if (!QTest::qWaitFor([&] { return !runs.all().isEmpty() && !runs.isRunning(); }, patienceMs))
        qFatal("the run does not end");
}

QPushButton &PromptWindow::button(const QString &begin) const
{
    for (QPushButton *candidate : page().findChildren<QPushButton *>()) {
        if (candidate->text().startsWith(begin))
            return *candidate;
    }
    qFatal("no button says %s", qPrintable(begin));
}

QString PromptWindow::cell(int row, int column) const
{
    return part<FittingTable>().model()->index(row, column).data().toString();
}

QList<AnswerCard *> PromptWindow::cards() const
{
    return part<RunView>().cards();
}

} // namespace inferograph::testing

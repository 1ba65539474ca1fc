// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/runview.h"

#include "core/call/names.h"
#include "core/report/steptable.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/answercard.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/runstatus.h"
#include "ui/theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace inferograph {

namespace {

constexpr int mostRowsInSight = 12;
constexpr int linesOfCard = 23; // what one needs, unless its model reasons: then the cards scroll

struct Target
{
    QUrl server;
    QByteArray model;

    bool operator==(const Target &) const = default;
};

Target targetOf(const RunStep &step)
{
    return {step.server.url, step.model};
}

int callsTo(const Target &target, const QList<RunStep> &steps)
{
    int calls = 0;
    for (const RunStep &step : steps)
        calls += targetOf(step) == target ? step.calls : 0;
    return calls;
}

QString clockText(const ClockError &error)
{
    return RunView::tr("clock: %1 stamps · this machine's own error p99 %2 ms, %3 at once")
        .arg(QString::fromUtf8(nameOf(error.clock)), QLocale().toString(error.p99Us / 1000, 'f', 3),
             QLocale().toString(error.streams));
}

} // namespace

RunView::RunView(const QList<QAction *> &ways, QWidget *parent)
    : QWidget(parent), m_stack(new QStackedWidget(this)), m_status(new RunStatus(this))
{
    const int gap = gridUnit() * 2;
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    column->addWidget(m_status);
    column->addWidget(makeCards(), 1);
    column->addWidget(makeTable());
    m_stack->addWidget(makeHint(ways));
    m_stack->addWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(m_stack);
    connect(m_status, &RunStatus::cancelRequested, this, &RunView::cancelRequested);
}

QWidget *RunView::makeHint(const QList<QAction *> &ways)
{
    auto *page = new QWidget(this);
    constexpr int lettersALine = 54;
    auto *title = makeLabel(tr("Nothing run yet"), "title", page);
    m_hint = makeLabel({}, "quiet", page);
    m_hint->setFixedWidth(lettersALine * fontMetrics().averageCharWidth());
    auto *middle = new QHBoxLayout; // not an alignment, which would forget the height of wrapped lines
    middle->addStretch();
    middle->addWidget(m_hint);
    middle->addStretch();
    m_hint->setAlignment(Qt::AlignHCenter);
    m_hint->setWordWrap(true);
    m_plan = makeLabel({}, "quiet", page);
    m_plan->setAccessibleName(tr("What would be run"));
    m_ways = new QWidget(page);
    auto *row = new QHBoxLayout(m_ways);
    row->setSpacing(gridUnit() * 2);
    row->addStretch();
    for (QAction *way : ways) {
        auto *button = new QPushButton(way->text(), m_ways);
        connect(button, &QPushButton::clicked, way, &QAction::trigger);
        row->addWidget(button);
    }
    row->addStretch();
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(8 * gridUnit(), 0, 8 * gridUnit(), 0);
    column->setSpacing(gridUnit() * 4);
    column->addStretch(2);
    column->addWidget(title, 0, Qt::AlignHCenter);
    column->addLayout(middle);
    column->addWidget(m_plan, 0, Qt::AlignHCenter);
    column->addWidget(m_ways);
    column->addStretch(3);
    return page;
}

void RunView::setPlan(const QList<RunStep> &steps)
{
    constexpr qsizetype mostLines = 8;
    const QByteArrayList labels =
        steps.size() > 1 ? stepLabels(steps) : QByteArrayList(); // one needs no list
    QStringList lines;
    for (qsizetype step = 0; step < std::min(mostLines, labels.size()); ++step)
        //: a step of a run that could be started: `3. qwen2.5:7b, 4 at once: 10 calls`
        lines.append(
            fontMetrics().elidedText(tr("%1. %2: %3")
                                         .arg(format::count(step + 1), QString::fromUtf8(labels[step]),
                                              format::calls(steps[step].calls)),
                                     Qt::ElideMiddle, m_hint->width()));
    if (labels.size() > mostLines)
        lines.append(tr("and %1 more").arg(format::count(labels.size() - mostLines)));
    m_plan->setText(lines.join(QLatin1Char('\n')));
    m_plan->setVisible(!lines.isEmpty());
}

QWidget *RunView::makeCards()
{
    auto *row = new QWidget;
    row->setProperty("content", true);
    m_cardRow = new QHBoxLayout(row);
    m_cardRow->setContentsMargins(0, 0, 0, 0);
    m_cardRow->setSpacing(gridUnit() * 2);
    auto *scroller = new QScrollArea(this);
    scroller->setWidget(row);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setFocusPolicy(Qt::NoFocus);
    scroller->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // the table has its rows first
    scroller->setMinimumHeight(linesOfCard * fontMetrics().height());
    return scroller;
}

QWidget *RunView::makeTable()
{
    QFrame *card = makeCard(this);
    m_table = new FittingTable(m_results, mostRowsInSight, card);
    m_table->setAccessibleName(tr("Figures of the steps"));
    m_table->setNames(StepResultsModel::Step);
    m_table->setSentences(StepResultsModel::Remarks);
    m_table->setLeastTellingFirst({StepResultsModel::LoadP50, StepResultsModel::TtftInterval,
                                   StepResultsModel::Wall, StepResultsModel::TotalP50,
                                   StepResultsModel::PromptTokens, StepResultsModel::PromptSpeed,
                                   StepResultsModel::TtftP95, StepResultsModel::Throughput});
    m_clock = new ElidedLabel(card);
    m_clock->setProperty("quiet", true);
    auto *compare = new QPushButton(tr("Open in Compare"), card);
    compare->setToolTip(tr("Distributions, and differences with their 95 % intervals"));
    connect(compare, &QPushButton::clicked, this, &RunView::compareRequested);
    QToolButton *copy = makeCopyButton(tr("Copy the figures of this run"), makeCopyActions(*card), card);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(gridUnit(), 0, gridUnit(), 0);
    header->setSpacing(gridUnit() * 2);
    header->addWidget(makeLabel(tr("This run"), "title", card));
    header->addWidget(m_clock, 1);
    header->addWidget(copy);
    header->addWidget(compare);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(2 * gridUnit(), 2 * gridUnit(), gridUnit(), gridUnit());
    column->setSpacing(gridUnit());
    column->addLayout(header);
    column->addWidget(m_table);
    card->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    return card;
}

QList<QAction *> RunView::makeCopyActions(QWidget &card)
{
    const auto add = [&](const QString &text, QByteArray (*write)(const QList<StepResult> &)) {
        auto *action = new QAction(text, this);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, write] {
            const QList<StepResult> &results = m_results.run().results;
            if (!results.isEmpty())
                QGuiApplication::clipboard()->setText(QString::fromUtf8(write(results)));
        });
        card.addAction(action);
        return action;
    };
    QAction *markdown = add(tr("Copy as &Markdown"), stepsAsMarkdown);
    markdown->setShortcut(QKeySequence::Copy);
    QAction *json = add(tr("Copy as &JSON"), stepsAsJson);
    json->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    return {markdown, json};
}

void RunView::setHint(const QString &hint, bool offersWays)
{
    m_hint->setText(hint);
    m_ways->setVisible(offersWays);
}

void RunView::begin(const SessionRun &run, const QHash<QUrl, QString> &serverNames)
{
    qDeleteAll(std::exchange(m_cards, {}));
    m_cardOfStep.clear();
    QList<Target> targets;
    const bool severalServers = run.workload.servers.size() > 1;
    for (const RunStep &step : run.steps) {
        const Target target = targetOf(step);
        if (!targets.contains(target)) {
            targets.append(target);
            auto *card =
                new AnswerCard(target.model, severalServers ? serverNames.value(target.server) : QString(),
                               callsTo(target, run.steps), this);
            card->setMinimumWidth(card->fontMetrics().averageCharWidth() * 32);
            m_cards.append(card);
            m_cardRow->addWidget(card, 1);
        }
        m_cardOfStep.append(m_cards.at(targets.indexOf(target)));
    }
    m_results.setRun(run);
    m_doneInStep = 0;
    m_status->begin();
    m_clock->setFullText(run.clockError ? clockText(*run.clockError) : QString());
    m_stack->setCurrentIndex(1);
}

void RunView::calibrated(const ClockError &error)
{
    m_clock->setFullText(clockText(error));
}

void RunView::beginCall(qsizetype step, CallId call, bool warmUp)
{
    m_cardOfStep.at(step)->begin(call, warmUp);
}

void RunView::progress(const QList<CallProgress> &calls)
{
    for (const CallProgress &call : calls) {
        for (AnswerCard *card : std::as_const(m_cards))
            card->progress(call);
    }
}

void RunView::finishCall(const RunCall &call)
{
    m_cardOfStep.at(call.step)->finish(call);
    if (!call.warmUp && !call.again)
        m_results.setCallsDone(call.step, ++m_doneInStep);
}

void RunView::endStep(const StepResult &result)
{
    m_doneInStep = 0;
    m_results.addResult(result);
}

void RunView::showProgress(const RunProgress &progress)
{
    m_status->progress(progress);
}

void RunView::say(const QString &message)
{
    m_status->say(message);
}

void RunView::end()
{
    for (AnswerCard *card : std::as_const(m_cards))
        card->endRun();
    m_results.endRun();
    m_status->end(m_results.run().results);
}

} // namespace inferograph

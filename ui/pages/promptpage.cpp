// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/promptpage.h"

#include "core/session/session.h"
#include "core/settings/settings.h"
#include "ui/panels/runform.h"
#include "ui/panels/runview.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QSplitter>

#include <algorithm>

namespace inferograph {

namespace {

Workload firstWorkload()
{
    Workload workload;
    workload.prompts = {{{}, "short-answer", {}, 0}};
    workload.repeats = 10; // six give a median its 95 % interval
    return workload;
}

QString fileKinds()
{
    return PromptPage::tr("Workloads (*.json);;All files (*)");
}

} // namespace

Page *createPromptPage(const PageContext &context, QWidget *parent)
{
    return new PromptPage(context, parent);
}

PromptPage::PromptPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_session(context.session)
    , m_sources(context.sources)
    , m_actions(context.actions)
    , m_form(new RunForm(this))
    , m_view(new RunView({context.actions.addServer, context.actions.startDemo}, this))
    , m_runKey(new QAction(tr("Run"), this))
    , m_cancelKey(new QAction(tr("Cancel the run"), this))
{
    const int unit = fontMetrics().averageCharWidth();
    setFocusPolicy(Qt::ClickFocus);
    m_form->setMinimumWidth(unit * 42);
    m_view->setMinimumWidth(unit * 60);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_form);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({unit * 46, unit * 120});
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    m_form->setWorkload(readWorkload(settings::lastWorkload()).workload.value_or(firstWorkload()));
    connectForm();
    connectRuns();
    addKeys();
    connect(&m_sources, &SourceListModel::sourcesChanged, this, &PromptPage::takeSources);
    takeSources();
    if (!m_session.runs().all().isEmpty()) {
        m_view->begin(m_session.runs().all().last(), serverNames());
        if (!m_session.runs().isRunning())
            m_view->end();
    }
    showRunning(m_session.runs().isRunning());
}

void PromptPage::connectForm()
{
    connect(m_form, &RunForm::runRequested, this, &PromptPage::run);
    connect(m_form, &RunForm::loadRequested, this, &PromptPage::load);
    connect(m_form, &RunForm::saveRequested, this, &PromptPage::save);
    const auto showPlan = [this] {
        const std::optional<Workload> workload = m_form->workload();
        m_view->setPlan(workload ? stepsOf(*workload) : QList<RunStep>());
    };
    connect(m_form, &RunForm::changed, this, showPlan);
    showPlan();
}

void PromptPage::connectRuns()
{
    SessionRuns &runs = m_session.runs();
    connect(&runs, &SessionRuns::began, this, [this, &runs] {
        m_view->begin(runs.all().last(), serverNames());
        showRunning(true);
    });
    connect(&runs, &SessionRuns::finished, this, [this] {
        m_view->end();
        showRunning(false);
    });
    connect(&runs, &SessionRuns::serverNotFound, this,
            [this](const QUrl &, const QString &reason) { m_view->say(reason); });
    connect(&runs, &SessionRuns::calibrated, m_view, &RunView::calibrated);
    connect(&runs, &SessionRuns::callBegan, m_view, &RunView::beginCall);
    connect(&runs, &SessionRuns::callFinished, m_view, &RunView::finishCall);
    connect(&runs, &SessionRuns::stepFinished, m_view, &RunView::endStep);
    connect(&runs, &SessionRuns::progressed, m_view, &RunView::showProgress);
    connect(&m_session, &Session::callsProgressed, m_view, &RunView::progress);
    connect(m_view, &RunView::cancelRequested, &runs, &SessionRuns::cancel);
    connect(m_view, &RunView::compareRequested, this, [this] {
        for (QAction *page : m_actions.pageActions()) {
            if (page->data() == QStringLiteral("compare"))
                page->trigger();
        }
    });
}

// Wherever the focus is on the window, while the page is in sight.
void PromptPage::addKeys()
{
    m_runKey->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    m_cancelKey->setShortcut(Qt::Key_Escape);
    connect(m_runKey, &QAction::triggered, this, &PromptPage::run);
    connect(m_cancelKey, &QAction::triggered, &m_session.runs(), &SessionRuns::cancel);
    addActions({m_runKey, m_cancelKey});
}

void PromptPage::takeSources()
{
    m_form->setSources(m_sources.sources());
    const bool anyLive = std::ranges::any_of(m_sources.sources(), [](const SourceInfo &source) {
        return source.kind == SourceKind::Server && source.state == SourceState::Live;
    });
    m_view->setHint(
        anyLive
            ? tr("Choose models and a prompt, and run. The models' answers appear here side by side as they "
                 "come, each with its speed, above the figures of every step.")
            : tr("There is no live server to ask yet. Add one, or try the demo; then choose models and a "
                 "prompt, and run."),
        !anyLive);
}

void PromptPage::run()
{
    const std::optional<Workload> workload = m_form->workload();
    if (!workload || m_session.runs().isRunning())
        return;
    settings::setLastWorkload(writeWorkload(*workload));
    m_session.runs().start(*workload);
}

void PromptPage::showRunning(bool running)
{
    m_form->setRunning(running);
    m_cancelKey->setEnabled(running); // Esc is others' otherwise
}

void PromptPage::load()
{
    const QString name = QFileDialog::getOpenFileName(this, tr("Load a workload"), {}, fileKinds());
    if (name.isEmpty())
        return;
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        m_form->showProblem(tr("%1 cannot be read: %2.").arg(name, file.errorString()));
        return;
    }
    const WorkloadReading reading = readWorkload(file.readAll());
    if (!reading.workload) {
        m_form->showProblem(tr("%1 is no workload: %2").arg(name, reading.problem));
        return;
    }
    m_form->setWorkload(*reading.workload);
    for (const WorkloadServer &server : reading.workload->servers)
        m_session.addSource(server.url.toString()); // those that are there already stay as they are
}

void PromptPage::save()
{
    const std::optional<Workload> workload = m_form->workload();
    if (!workload)
        return;
    const QString name = QFileDialog::getSaveFileName(this, tr("Save the workload"),
                                                      QStringLiteral("workload.json"), fileKinds());
    if (name.isEmpty())
        return;
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(writeWorkload(*workload)) < 0 || !file.commit())
        m_form->showProblem(tr("%1 cannot be written: %2.").arg(name, file.errorString()));
}

QHash<QUrl, QString> PromptPage::serverNames() const
{
    QHash<QUrl, QString> names;
    for (const SourceInfo &source : m_sources.sources())
        names.insert(source.server.baseUrl, source.demo ? source.label : source.location);
    return names;
}

QWidget *PromptPage::promptEditor() const
{
    return m_form->promptEditor();
}

} // namespace inferograph

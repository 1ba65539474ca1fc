// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/runform.h"

#include "core/runs/runstep.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/modelchoice.h"
#include "ui/panels/promptchoice.h"
#include "ui/panels/runoptions.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace inferograph {

RunForm::RunForm(QWidget *parent)
    : QWidget(parent)
    , m_prompt(new PromptChoice)
    , m_models(new ModelChoice)
    , m_options(new RunOptions)
    , m_run(new QPushButton)
    , m_load(new QPushButton(tr("Load…")))
    , m_save(new QPushButton(tr("Save…")))
    , m_problem(makeLabel({}, "failed", this))
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_run->setProperty("primary", true);
    m_run->setToolTip(tr("Ctrl+Enter"));
    m_load->setToolTip(tr("Open a workload file, and set everything here as it says"));
    m_load->setAccessibleName(tr("Load a workload"));
    m_save->setToolTip(
        tr("Write all of this to a workload file, without keys: to run it again, to share it, or for "
           "`inferograph probe --workload`"));
    m_save->setAccessibleName(tr("Save the workload"));
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, gridUnit() * 3);
    layout->setSpacing(gridUnit() * 2);
    layout->addWidget(makeFields(), 1);
    layout->addWidget(makeButtons());

    const auto takeChange = [this] {
        showProblem({});
        refresh();
    };
    connect(m_prompt, &PromptChoice::changed, this, takeChange);
    connect(&m_models->model(), &ModelChoiceModel::chosenChanged, this, takeChange);
    connect(&m_models->model(), &ModelChoiceModel::dataChanged, this, [this] { m_modelsChosen = true; });
    connect(m_options, &RunOptions::changed, this, takeChange);
    connect(m_run, &QPushButton::clicked, this, &RunForm::runRequested);
    connect(m_load, &QPushButton::clicked, this, &RunForm::loadRequested);
    connect(m_save, &QPushButton::clicked, this, &RunForm::saveRequested);
    refresh();
}

QWidget *RunForm::makeFields()
{
    auto *fields = new QWidget;
    fields->setProperty("content", true);
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(gridUnit() * 3, gridUnit() * 3, gridUnit() * 3, 0);
    column->setSpacing(gridUnit() * 2);
    column->addWidget(makeLabel(tr("ASK"), "heading", fields));
    column->addWidget(m_prompt);
    column->addWidget(m_models);
    column->addWidget(m_options);
    column->addStretch(1);
    auto *scroller = new QScrollArea(this);
    scroller->setWidget(fields);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setFocusPolicy(Qt::NoFocus); // its fields are reached by Tab, and scroll into sight
    return scroller;
}

QWidget *RunForm::makeButtons()
{
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(gridUnit() * 2);
    row->addWidget(m_run, 1);
    row->addWidget(m_load);
    row->addWidget(m_save);
    auto *column = new QVBoxLayout(buttons);
    column->setContentsMargins(gridUnit() * 3, 0, gridUnit() * 3, 0);
    column->setSpacing(gridUnit() * 2);
    column->addWidget(makeDivider(buttons));
    column->addWidget(m_problem);
    column->addLayout(row);
    return buttons;
}

void RunForm::setSources(const QList<SourceInfo> &sources)
{
    m_models->model().setSources(sources);
    chooseFirstModel();
}

// So that the first run is one click away.
void RunForm::chooseFirstModel()
{
    ModelChoiceModel &models = m_models->model();
    if (m_modelsChosen || !models.chosen().isEmpty())
        return;
    for (int row = 0; row < models.rowCount(); ++row) {
        if (models.setData(models.index(row), Qt::Checked, Qt::CheckStateRole))
            break;
    }
    m_modelsChosen = false;
}

std::optional<Workload> RunForm::workload() const
{
    Workload workload;
    workload.name = m_name;
    workload.servers = m_models->model().chosen();
    workload.prompts = m_prompt->prompts();
    const bool isWhole =
        m_options->addTo(workload) && !workload.servers.isEmpty() && !workload.prompts.isEmpty();
    return isWhole ? std::optional(workload) : std::nullopt;
}

void RunForm::setWorkload(const Workload &workload)
{
    m_name = workload.name;
    QList<WorkloadServer> servers = workload.servers;
    for (WorkloadServer &server : servers)
        server.models = modelsOn(server, workload);
    m_modelsChosen = !servers.isEmpty();
    m_models->model().setChosen(servers);
    m_prompt->setPrompts(workload.prompts);
    m_options->setFrom(workload);
}

void RunForm::setRunning(bool running)
{
    m_running = running;
    refresh();
}

void RunForm::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void RunForm::refresh()
{
    const std::optional<Workload> asked = workload();
    const int calls = asked ? callsOf(stepsOf(*asked)) : 0;
    if (calls == 1)
        m_run->setText(tr("Run 1 call"));
    else
        m_run->setText(calls > 0 ? tr("Run %1 calls").arg(format::count(calls)) : tr("Run"));
    m_run->setEnabled(calls > 0 && !m_running);
    m_save->setEnabled(asked.has_value());
    Q_EMIT changed();
}

QWidget *RunForm::promptEditor() const
{
    return m_prompt->editor();
}

} // namespace inferograph

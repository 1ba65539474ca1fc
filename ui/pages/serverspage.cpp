// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/machine/machinewatch.h"
#include "core/session/session.h"
#include "ui/charts/machinechart.h"
#include "ui/pages/page.h"
#include "ui/panels/loadedmodelscard.h"
#include "ui/panels/sourcescard.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QVBoxLayout>

namespace inferograph {

namespace {

// Where calls come from, what servers have in memory, and how busy this machine is.
class ServersPage : public Page
{
public:
    ServersPage(const PageContext &context, QWidget *parent) : Page(parent)
    {
        auto *sources =
            new SourcesCard(context.session, context.sources, context.actions.addSourceActions(), this);
        auto *loaded = new LoadedModelsCard(context.session, context.sources, this);
        auto *machine = new MachineChart(this);
        const auto showMachine = [machine, &watch = context.machine] {
            machine->setSamples(watch.samples());
        };
        connect(&context.machine, &MachineWatch::measured, machine, showMachine);
        showMachine();
        connect(sources, &SourcesCard::skippedLinesRequested, this, &Page::skippedLinesRequested);
        const int gap = gridUnit() * 2;
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(gap, gap, gap, gap);
        layout->setSpacing(gap);
        layout->addWidget(sources, 5);
        layout->addWidget(loaded, 4);
        layout->addWidget(machine, 4);
        setFocusProxy(sources);
        tellKey(Qt::Key_Space, Page::tr("Disable the source, or enable it"));
    }
};

} // namespace

Page *createServersPage(const PageContext &context, QWidget *parent)
{
    return new ServersPage(context, parent);
}

} // namespace inferograph

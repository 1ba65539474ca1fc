// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sidebar.h"

#include "core/session/session.h"
#include "ui/livefeed.h"
#include "ui/pages/page.h"
#include "ui/panels/modelspanel.h"
#include "ui/panels/sourcespanel.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QVBoxLayout>

namespace inferograph {

Sidebar::Sidebar(const PageContext &context, QWidget *parent) : QWidget(parent)
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto *sources = new SourcesPanel(context.sources, context.actions.addSourceActions(), this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gridUnit(), gridUnit() * 3, gridUnit(), gridUnit() * 3);
    column->setSpacing(gridUnit() * 3);
    column->addWidget(sources);
    column->addWidget(new ModelsPanel(m_models, this));
    column->addStretch();
    connect(sources, &SourcesPanel::retryRequested, &context.session, &Session::retrySource);
    connect(sources, &SourcesPanel::removeRequested, &context.session, &Session::removeSource);
    connect(sources, &SourcesPanel::skippedLinesRequested, this, &Sidebar::skippedLinesRequested);
    connect(&context.feed, &LiveFeed::callsAdded, &m_models, &ModelListModel::addCalls);
    connect(&context.feed, &LiveFeed::viewChanged, &m_models, &ModelListModel::setView);
    connect(&m_models, &ModelListModel::hiddenChanged, &context.feed, &LiveFeed::setModelHidden);
    m_models.addCalls(context.feed.view().calls, 0);
    m_models.setView(context.feed.view());
}

} // namespace inferograph

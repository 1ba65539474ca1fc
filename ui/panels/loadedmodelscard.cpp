// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/loadedmodelscard.h"

#include "core/session/loadedmodelwatch.h"
#include "ui/controls.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace inferograph {

LoadedModelsCard::LoadedModelsCard(Session &session, const SourceListModel &sources, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_sources(sources)
    , m_table(new QTableView(this))
    , m_nothing(makeLabel({}, "quiet", m_table))
    , m_words(new ElidedLabel(this))
    , m_unload(new QAction(tr("&Unload"), this))
{
    setProperty("card", true);
    m_unload->setShortcut(QKeySequence::Delete);
    m_unload->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_unload->setToolTip(tr("Have the server let go of this model (Del)"));
    addAction(m_unload);
    connect(m_unload, &QAction::triggered, this, &LoadedModelsCard::unload);
    setUpTable();
    m_words->setProperty("quiet", true);
    auto *button = new QToolButton(this);
    button->setDefaultAction(m_unload);
    button->setFocusPolicy(Qt::TabFocus);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(0, 0, 2 * gridUnit(), 0);
    header->setSpacing(2 * gridUnit());
    header->addWidget(makeLabel(tr("Loaded now"), "title", this));
    header->addWidget(m_words, 1);
    header->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), gridUnit(), gridUnit());
    layout->setSpacing(gridUnit());
    layout->addLayout(header);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(&sources, &SourceListModel::sourcesChanged, this, &LoadedModelsCard::watchServers);
    follow();
}

LoadedModelsCard::~LoadedModelsCard() = default;

void LoadedModelsCard::setUpTable()
{
    makePlainTable(*m_table, LoadedModelsModel::Expires);
    m_table->setModel(&m_model);
    m_table->setTextElideMode(Qt::ElideMiddle); // of a path, the end tells most
    m_table->setAccessibleName(tr("Loaded models"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addAction(m_unload);
    setColumnWidths(*m_table, {38, 32, 12, 11, 18, 18}, 17,
                    {LoadedModelsModel::Model, LoadedModelsModel::Server});
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    (new QVBoxLayout(m_table))->addWidget(m_nothing);
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, change, this, &LoadedModelsCard::follow);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LoadedModelsCard::follow);
}

void LoadedModelsCard::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    watchServers();
}

// The watches go: when it is shown again, servers may have other keys.
void LoadedModelsCard::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    for (const SourceId server : m_watches.keys())
        delete m_watches.take(server);
}

void LoadedModelsCard::watchServers()
{
    if (!isVisible())
        return;
    QList<SourceId> live;
    for (const SourceInfo &source : m_sources.sources()) {
        if (source.state != SourceState::Live || !LoadedModelWatch::isPossible(source.server.product))
            continue;
        live.append(source.id);
        if (!m_watches.contains(source.id))
            watch(source);
    }
    for (const SourceId server : m_watches.keys()) {
        if (!live.contains(server))
            leave(server);
    }
    follow();
}

void LoadedModelsCard::watch(const SourceInfo &server)
{
    LoadedModelWatch *watch = m_session.watchLoadedModels(server.id, this);
    if (!watch)
        return;
    m_watches.insert(server.id, watch);
    const QString name = server.demo ? server.label : tr("%1 %2").arg(server.label, server.location);
    connect(watch, &LoadedModelWatch::told, this, [this, id = server.id, name](const auto &models) {
        m_silent.remove(id);
        m_model.setLoaded(id, name, models);
        follow();
    });
    connect(watch, &LoadedModelWatch::silent, this, [this, id = server.id](const QString &why) {
        m_silent.insert(id, why);
        m_model.drop(id);
        follow();
    });
    connect(watch, &LoadedModelWatch::unloaded, this, [this](const QByteArray &model) {
        m_words->setFullText(tr("The server lets go of %1.").arg(QString::fromUtf8(model)));
    });
    connect(watch, &LoadedModelWatch::notUnloaded, this, [this](const QByteArray &model, const QString &why) {
        m_words->setFullText(tr("%1 was not unloaded: %2").arg(QString::fromUtf8(model), why));
    });
    watch->setWatching(true);
}

void LoadedModelsCard::leave(SourceId server)
{
    m_watches.take(server)->deleteLater(); // it may be its own signal that led here
    m_silent.remove(server);
    m_model.drop(server);
}

void LoadedModelsCard::unload()
{
    const LoadedModelsModel::Row *row = m_model.row(m_table->currentIndex());
    LoadedModelWatch *watch = row ? m_watches.value(row->server) : nullptr;
    if (!watch)
        return;
    m_words->setFullText(tr("Asking the server to unload %1…").arg(QString::fromUtf8(row->model.name)));
    watch->unload(row->model.name);
}

void LoadedModelsCard::follow()
{
    const LoadedModelsModel::Row *row =
        m_table->selectionModel()->hasSelection() ? m_model.row(m_table->currentIndex()) : nullptr;
    const LoadedModelWatch *watch = row ? m_watches.value(row->server) : nullptr;
    m_unload->setEnabled(watch && watch->canUnload());
    m_nothing->setVisible(m_model.rowCount() == 0);
    m_nothing->setText(
        m_watches.isEmpty()
            ? tr("No live server tells what it has loaded. Ollama, llama.cpp and LM Studio do.")
        : !m_silent.isEmpty() ? m_silent.first()
                              : tr("No model is loaded."));
}

} // namespace inferograph

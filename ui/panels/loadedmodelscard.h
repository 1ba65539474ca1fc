// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"
#include "ui/models/loadedmodelsmodel.h"

#include <QFrame>
#include <QMap>

class QAction;
class QLabel;
class QTableView;

namespace inferograph {

class ElidedLabel;
class LoadedModelWatch;
class SourceListModel;

// What the live servers have loaded, asked for only while it is visible; models can be unloaded from here.
class LoadedModelsCard : public QFrame
{
    Q_OBJECT

public:
    LoadedModelsCard(Session &session, const SourceListModel &sources, QWidget *parent = nullptr);
    ~LoadedModelsCard() override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void setUpTable();
    void watchServers();
    void watch(const SourceInfo &server);
    void leave(SourceId server);
    void unload();
    void follow();

    Session &m_session;
    const SourceListModel &m_sources;
    LoadedModelsModel m_model;
    QMap<SourceId, LoadedModelWatch *> m_watches; // children
    QMap<SourceId, QString> m_silent;             // why they do not tell
    QTableView *m_table;
    QLabel *m_nothing;
    ElidedLabel *m_words;
    QAction *m_unload;
};

} // namespace inferograph

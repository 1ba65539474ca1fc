// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QAbstractListModel>

namespace inferograph {

// The sources in the order in which they were added.
class SourceListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, StateRole, LocationRole, NoteRole, DemoRole };

    using QAbstractListModel::QAbstractListModel;

    void put(const SourceInfo &source); // adds or replaces
    void remove(SourceId id);
    void move(SourceId id, qsizetype place);
    const QList<SourceInfo> &sources() const { return m_sources; }
    std::optional<SourceInfo> source(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    static QString stateText(SourceState state);

Q_SIGNALS:
    void sourcesChanged(const QList<inferograph::SourceInfo> &sources);

private:
    QList<SourceInfo> m_sources;
};

} // namespace inferograph

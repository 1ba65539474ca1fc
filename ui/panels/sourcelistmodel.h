// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QAbstractTableModel>

namespace inferograph {

// The sources in the user's order; lists show the first column alone.
class SourceListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Address, State, Version, Models, Calls, Note, ColumnCount };
    enum Role { IdRole = Qt::UserRole, StateRole, LocationRole, NoteRole, DemoRole };

    using QAbstractTableModel::QAbstractTableModel;

    void put(const SourceInfo &source); // adds or replaces
    void remove(SourceId id);
    void move(SourceId id, qsizetype place);
    const QList<SourceInfo> &sources() const { return m_sources; }
    std::optional<SourceInfo> source(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    static QString stateText(SourceState state);
    // A log that was read, and not one line of it is of a format that is known: its user has to choose one.
    static bool hasNoKnownFormat(const SourceInfo &source);

Q_SIGNALS:
    void sourcesChanged(const QList<inferograph::SourceInfo> &sources);

private:
    static QString text(const SourceInfo &source, int column);

    QList<SourceInfo> m_sources;
};

} // namespace inferograph

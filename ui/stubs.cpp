// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Holds the place of the charts and the table model until they are built; goes when they come.

#include "ui/charts/chartpanel.h"
#include "ui/charts/registry.h"
#include "ui/models/calltablemodel.h"

namespace inferograph {

ChartPanel::ChartPanel(const QString &title, const QString &, QWidget *parent) : QFrame(parent)
{
    setAccessibleName(title);
}

void ChartPanel::setView(const LiveView &) {}

QString ChartPanel::title() const
{
    return accessibleName();
}

QString ChartPanel::emptyText() const
{
    return {};
}

std::span<const ChartEntry> charts()
{
    return {};
}

CallTableModel::CallTableModel(QObject *parent) : QAbstractTableModel(parent) {}

void CallTableModel::setCalls(const SnapshotPtr &, std::size_t) {}

const CallRecord *CallTableModel::call(const QModelIndex &) const
{
    return nullptr;
}

QModelIndex CallTableModel::indexOf(CallId) const
{
    return {};
}

int CallTableModel::rowCount(const QModelIndex &) const
{
    return 0;
}

int CallTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CallTableModel::data(const QModelIndex &, int) const
{
    return {};
}

QVariant CallTableModel::headerData(int, Qt::Orientation, int) const
{
    return {};
}

} // namespace inferograph

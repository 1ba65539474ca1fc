// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/fittinglist.h"

#include <algorithm>

namespace inferograph {

FittingList::FittingList(int mostRows, QWidget *parent) : QListView(parent), m_mostRows(mostRows)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
}

void FittingList::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    const auto fit = [this] { updateGeometry(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, fit);
    connect(model, &QAbstractItemModel::modelReset, this, fit);
}

QSize FittingList::sizeHint() const
{
    const int rows = std::min(model() ? model()->rowCount() : 0, m_mostRows);
    return {QListView::sizeHint().width(), rows > 0 ? rows * sizeHintForRow(0) : 0};
}

QSize FittingList::minimumSizeHint() const
{
    return {0, model() && model()->rowCount() > 0 ? sizeHintForRow(0) : 0};
}

} // namespace inferograph

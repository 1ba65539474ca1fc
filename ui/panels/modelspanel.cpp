// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/modelspanel.h"

#include "ui/controls.h"
#include "ui/panels/delegates.h"
#include "ui/panels/fittinglist.h"
#include "ui/panels/modellistmodel.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace inferograph {

namespace {

constexpr int mostRows = 16;

} // namespace

ModelsPanel::ModelsPanel(ModelListModel &model, QWidget *parent) : QWidget(parent)
{
    auto *list = new FittingList(mostRows, this);
    list->setModel(&model);
    list->setItemDelegate(new ModelDelegate(list));
    list->setAccessibleName(tr("Models"));
    list->setSelectionMode(QAbstractItemView::NoSelection);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(gridUnit() * 2, 0, gridUnit() * 2, 0);
    header->addWidget(makeLabel(tr("MODELS"), "heading", this));
    header->addStretch();
    header->addWidget(makeLabel(tr("TOK/S"), "heading", this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit());
    layout->addLayout(header);
    layout->addWidget(list);

    // An empty list explains nothing.
    const auto showWhenFilled = [this, &model] { setVisible(model.rowCount() > 0); };
    connect(&model, &ModelListModel::rowsInserted, this, showWhenFilled);
    connect(&model, &ModelListModel::modelReset, this, showWhenFilled);
    showWhenFilled();
}

} // namespace inferograph

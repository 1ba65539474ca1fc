// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace inferograph {

class ModelListModel;

// The models, each with its colour, its decode speed, and a click to hide it in the charts.
class ModelsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ModelsPanel(ModelListModel &model, QWidget *parent = nullptr);
};

} // namespace inferograph

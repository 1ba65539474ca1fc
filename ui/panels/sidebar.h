// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sourceinfo.h"
#include "ui/panels/modellistmodel.h"

#include <QWidget>

namespace inferograph {

struct PageContext;

// What stands beside every page: where calls come from, and the models.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(const PageContext &context, QWidget *parent = nullptr);

    ModelListModel &models() { return m_models; }

Q_SIGNALS:
    void skippedLinesRequested(inferograph::SourceId source);

private:
    ModelListModel m_models;
};

} // namespace inferograph

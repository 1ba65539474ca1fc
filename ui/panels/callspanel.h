// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/calltablemodel.h"

#include <QFrame>

namespace inferograph {

class CallTable;

// The recent calls, the last to come on top, in a card.
class CallsPanel : public QFrame
{
    Q_OBJECT

public:
    explicit CallsPanel(QWidget *parent = nullptr);

    void addCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void select(CallId call);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void callOpened(const inferograph::CallRecord &call);
    void callSelected(const inferograph::CallRecord &call);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();

    CallTableModel m_model;
    CallTable *m_table;
};

} // namespace inferograph

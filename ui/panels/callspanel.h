// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/calltablemodel.h"

#include <QFrame>

class QTableView;

namespace inferograph {

// The recent calls, the last to come on top, in a card.
class CallsPanel : public QFrame
{
    Q_OBJECT

public:
    explicit CallsPanel(QWidget *parent = nullptr);

    void addCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void select(CallId call);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void fitColumns();
    int reservedWidth(std::size_t place) const; // of the column at that place in the table of widths

    CallTableModel m_model;
    QTableView *m_table;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/calltablemodel.h"

#include <QTableView>

namespace inferograph {

// A table of calls as every page shows it: whole rows, marks beside models and states, copied as text by
// Ctrl+C, opened by Enter or a double click. Does not own its model.
class CallTable : public QTableView
{
    Q_OBJECT

public:
    explicit CallTable(CallTableModel &model, QWidget *parent = nullptr);

    int reservedWidth(int column) const; // for its widest text and its title
    int fewestWidth(int column) const;   // where it can still be read: of a text, the half

    int selectedCount() const; // of rows
    QList<CallRecord> allCalls() const;
    // In the order in which they stand; where nothing is selected, all of them.
    QList<CallRecord> selectedCalls() const;
    // The shown columns of the selected rows with their titles, tab-separated.
    QString selectedText() const;

Q_SIGNALS:
    void callOpened(const inferograph::CallRecord &call);
    void callSelected(const inferograph::CallRecord &call); // the current one changed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setUpHeaders();
    int widthFor(int column, int textWidth) const;
    void open(const QModelIndex &index);
    void keepPlaceInResets();
    QList<int> selectedRows() const;
    QList<int> allRows() const;
    QList<CallRecord> callsIn(const QList<int> &rows) const;

    CallTableModel &m_model;
    std::optional<CallId> m_kept; // the current call while the model begins anew
};

} // namespace inferograph

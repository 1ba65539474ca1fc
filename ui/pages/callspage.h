// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/report.h"
#include "ui/models/sortedcallsmodel.h"
#include "ui/pages/page.h"

#include <QTimer>

class QLabel;
class QMenu;

namespace inferograph {

class CallTable;
class ColumnFitter;
class FilterLine;

// Every call of the session in one table, with a filter line above it.
class CallsPage : public Page
{
    Q_OBJECT

public:
    explicit CallsPage(const PageContext &context, QWidget *parent = nullptr);

private:
    void layOut();
    void setUpColumns();
    void takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void learnNames(const Snapshot &calls, std::size_t firstNewRow);
    void showCounts();
    void showHeaderMenu(const QPoint &position);
    void addFilters(QMenu &menu, int column, const std::optional<CallRecord> &call);
    void showMenu(const QPoint &position);
    void copyAs(ReportFormat format);

    const WindowActions &m_actions;
    SortedCallsModel m_model;
    FilterNames m_names;
    FilterLine *m_filter;
    CallTable *m_table;
    QLabel *m_counts;
    QLabel *m_error;
    QLabel *m_nothing; // what stands where the rows would be
    ColumnFitter *m_columns = nullptr;
    QTimer m_remember;
};

} // namespace inferograph

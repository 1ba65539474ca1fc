// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/recentcallsmodel.h"

#include <QFrame>

class QAction;
class QLabel;
class QLayout;

namespace inferograph {

class CallTable;
class ElidedLabel;
class LiveFeed;

// The recent calls, the last to come on top, in a card; while a zoom looks back, those in view.
class CallsPanel : public QFrame
{
    Q_OBJECT

public:
    // The actions are offered beside the title while they can be done.
    explicit CallsPanel(const QList<QAction *> &zoomActions, QWidget *parent = nullptr);

    void addCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void setView(const LiveFeed &feed);
    void select(CallId call);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void callOpened(const inferograph::CallRecord &call);
    void callSelected(const inferograph::CallRecord &call);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *makeHeader(const QList<QAction *> &zoomActions);
    void fitColumns();

    RecentCallsModel m_model;
    CallTable *m_table;
    QLabel *m_title;
    ElidedLabel *m_span;
};

} // namespace inferograph

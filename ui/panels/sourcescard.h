// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/session.h"

#include <QFrame>

class QAction;
class QLabel;
class QPushButton;
class QTableView;

namespace inferograph {

class ElidedLabel;
class SourceListModel;

// The sources with all that can be done with one: tested, edited, moved, disabled, removed and taken back.
class SourcesCard : public QFrame
{
    Q_OBJECT

public:
    SourcesCard(Session &session, SourceListModel &sources, const QList<QAction *> &addActions,
                QWidget *parent = nullptr);

Q_SIGNALS:
    void skippedLinesRequested(inferograph::SourceId id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeActions();
    QWidget *makeHeader(const QList<QAction *> &addActions);
    void setUpTable();
    void follow();
    std::optional<SourceInfo> chosen() const;
    void choose(SourceId id);
    void showMenu(const QPoint &position);

    void test();
    void edit();
    SourceId replace(const SourceInfo &source, const QString &address, const FormatChoice &format = {});
    void toggle();
    void move(int by);
    void remove();
    void undo();
    void say(const QString &words);

    Session &m_session;
    SourceListModel &m_sources;
    QTableView *m_table;
    ElidedLabel *m_words; // what came of the last thing done
    QPushButton *m_undoButton;
    QLabel *m_nothing;
    QAction *m_test;
    QAction *m_retry;
    QAction *m_edit;
    QAction *m_toggle;
    QAction *m_up;
    QAction *m_down;
    QAction *m_remove;
    QAction *m_undo;
};

} // namespace inferograph

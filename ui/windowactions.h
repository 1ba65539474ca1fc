// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/command.h"
#include "ui/theme.h"

#include <QKeySequence>
#include <QObject>

#include <chrono>
#include <optional>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace inferograph {

// Everything that the window can be told to do, once: menus, the top bar and the shortcuts share it.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QWidget *window);

    void fill(QMenuBar &bar);

    QList<QAction *> addSourceActions() const;
    QList<QAction *> timeWindowActions() const;
    QList<QAction *> pageActions() const;
    QList<QAction *> exportActions() const;
    // What palette and cheat sheet list, by groups.
    QList<Command> commands() const;

    // Mark what is so; say nothing of it.
    void checkTimeWindow(std::optional<std::chrono::seconds> window);
    void checkTheme(ThemeKind kind);
    void checkChart(const QString &id, bool shown);
    void checkPage(const QString &id);

    QAction *addServer;
    QAction *openLog;
    QAction *startDemo;
    QList<QAction *> followLogs; // those found at their usual places; data() is where
    QAction *searchAgain;
    QAction *exportMenu; // what the page in sight has to export
    QAction *savePage;
    QAction *saveCallsCsv;
    QAction *saveCallsJson;
    QAction *saveSelectedCsv; // for a table's own menu: there one row is a selection, too
    QAction *saveSelectedJson;
    QAction *quit;
    QAction *pause;
    QAction *zoomIn;
    QAction *zoomOut;
    QAction *lookBack;
    QAction *lookAhead;
    QAction *followNow;
    QAction *resetZoom;
    QAction *testPrompt;
    QAction *commandPalette;
    QAction *settings;
    QAction *shortcuts;
    QAction *about;
    QMenu *timeWindowMenu;
    QMenu *themeMenu;
    QMenu *chartsMenu;
    QAction *resetCharts;

Q_SIGNALS:
    void pageChosen(const QString &id);
    void timeWindowChosen(std::optional<std::chrono::seconds> window);
    void themeChosen(inferograph::ThemeKind kind);
    void chartToggled(const QString &id, bool shown);

private:
    QAction *add(const QString &text, const QKeySequence &keys = {});
    void addFollowLogs();
    void addPages();
    void addTimeWindows();
    void addZoom();
    void addThemes();
    void addCharts();

    QWidget *m_window;
    QActionGroup *m_pages;
    QActionGroup *m_timeWindows;
    QActionGroup *m_themes;
    QList<QAction *> m_charts;
};

} // namespace inferograph

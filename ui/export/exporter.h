// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/report/report.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

class QMenu;

namespace inferograph {

class CallTable;
class PageStack;
class WindowActions;

// Takes out of the window what is seen on the page in sight: each chart as a picture, the page as PDF, its calls
// as CSV or JSON. Pages do nothing for it: their charts are the plots on them, their calls those of their table.
class Exporter : public QObject
{
    Q_OBJECT

public:
    Exporter(PageStack &pages, WindowActions &actions);

    // The menu of exports: of the chart under `chosen`, else of each chart of the page.
    void popUp(const QPoint &globalPosition, QWidget *chosen);

Q_SIGNALS:
    void done(const QString &message); // for people, a sentence

private:
    using Write = std::function<bool(QIODevice &)>;

    void addChart(QMenu &menu, QWidget &chart);
    void saveChart(QWidget &chart, bool asSvg);
    void savePage();
    enum class Rows { SelectedIfSeveral, SelectedIfAny };
    void saveCalls(ReportFormat format, Rows rows);
    void followPage();
    void tellCounts();
    const CallTable *callTable() const; // of the page in sight; null where it has none
    // Empty where the user thought better of it.
    QString askForPath(const QString &title, const QString &name, const QString &suffix);
    void save(const QString &path, const Write &write);
    // `what` as in `17 calls`; empty where the path tells it.
    void report(const QString &path, const QString &error, const QString &what = {});

    PageStack &m_pages;
    WindowActions &m_actions;
    QThreadPool m_pool; // gone first, and waits for its work
};

} // namespace inferograph

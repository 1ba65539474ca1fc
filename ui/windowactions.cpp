// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windowactions.h"

#include "core/logs/command.h"
#include "core/logs/wellknownlogs.h"
#include "ui/charts/registry.h"
#include "ui/pages/registry.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QDir>
#include <QMenu>
#include <QMenuBar>

namespace inferograph {

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_pages(new QActionGroup(this))
    , m_timeWindows(new QActionGroup(this))
    , m_themes(new QActionGroup(this))
{
    addServer = add(tr("&Add server…"), tr("Ctrl+N"));
    openLog = add(tr("&Open log…"), QKeySequence::Open);
    startDemo = add(tr("Start the &demo"), tr("Ctrl+D"));
    searchAgain = add(tr("&Look for servers on this machine"), QKeySequence::Refresh);
    exportMenu = add(tr("E&xport…"), tr("Ctrl+E"));
    savePage = add(tr("Save the page as PD&F…"), tr("Ctrl+Shift+E"));
    saveCallsCsv = add(tr("Save calls as C&SV…"), QKeySequence::Save);
    saveCallsJson = add(tr("Save calls as &JSON…"), tr("Ctrl+Shift+S"));
    saveSelectedCsv = add(saveCallsCsv->text());
    saveSelectedJson = add(saveCallsJson->text());
    quit = add(tr("&Quit"), tr("Ctrl+Q"));
    quit->setMenuRole(QAction::QuitRole);
    pause = add(tr("&Pause"), Qt::Key_Space);
    pause->setCheckable(true);
    pause->setToolTip(tr("Hold the view still; calls are still taken in (Space)"));
    testPrompt = add(tr("&Test prompt"), tr("Ctrl+T"));
    testPrompt->setCheckable(true);
    testPrompt->setToolTip(tr("Show or hide the prompt panel (Ctrl+T)"));
    commandPalette = add(tr("Command pa&lette…"), tr("Ctrl+K"));
    settings = add(tr("Se&ttings…"), tr("Ctrl+,"));
    settings->setMenuRole(QAction::PreferencesRole);
    shortcuts = add(tr("&Keyboard shortcuts"));
    shortcuts->setShortcuts({QKeySequence(Qt::Key_Question), QKeySequence(tr("Ctrl+?"))});
    about = add(tr("&About Inferograph"));
    about->setMenuRole(QAction::AboutRole);
    timeWindowMenu = new QMenu(tr("Time &window"), window);
    themeMenu = new QMenu(tr("Th&eme"), window);
    chartsMenu = new QMenu(tr("&Charts"), window);
    addFollowLogs();
    addPages();
    addTimeWindows();
    addZoom();
    addThemes();
    addCharts();
}

QAction *WindowActions::add(const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    m_window->addAction(action); // so that its shortcut works wherever it is shown, or not
    return action;
}

void WindowActions::addFollowLogs()
{
    const QString home = QDir::homePath();
    for (const WellKnownLog &log : wellKnownLogs(home)) {
        QString where = commandIn(log.location).value_or(log.location);
        if (where.startsWith(home + u'/'))
            where.replace(0, home.size(), u'~');
        //: %1 is a server's product, %2 a path or a command.
        QAction *follow =
            add(tr("Follow %1's log: %2").arg(log.server, where).replace(u'&', QStringLiteral("&&")));
        follow->setData(log.location);
        followLogs.append(follow);
    }
}

void WindowActions::addPages()
{
    int key = 1;
    for (const PageEntry &page : pages()) {
        QAction *action = add(QCoreApplication::translate("Pages", page.title), tr("Ctrl+%1").arg(key++));
        action->setCheckable(true);
        action->setData(QString::fromLatin1(page.id));
        //: what a page shows, and its shortcut
        action->setToolTip(tr("%1 (%2)").arg(QCoreApplication::translate("Pages", page.purpose),
                                             action->shortcut().toString(QKeySequence::NativeText)));
        m_pages->addAction(action);
    }
    connect(m_pages, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT pageChosen(action->data().toString()); });
}

void WindowActions::addTimeWindows()
{
    using namespace std::chrono_literals;
    struct Choice
    {
        QString text;
        std::chrono::seconds window; // 0: all
    };
    const QList<Choice> choices{
        {tr("Last 1 min"), 1min}, {tr("Last 5 min"), 5min}, {tr("Last 15 min"), 15min},
        {tr("Last 1 h"), 1h},     {tr("All"), 0s},
    };
    int key = 1;
    for (const Choice &choice : choices) {
        QAction *action = add(choice.text, tr("Alt+%1").arg(key++));
        action->setCheckable(true);
        action->setData(static_cast<int>(choice.window.count()));
        m_timeWindows->addAction(action);
        timeWindowMenu->addAction(action);
    }
    connect(m_timeWindows, &QActionGroup::triggered, this, [this](const QAction *action) {
        const int seconds = action->data().toInt();
        Q_EMIT timeWindowChosen(seconds > 0 ? std::optional(std::chrono::seconds(seconds)) : std::nullopt);
    });
}

void WindowActions::addZoom()
{
    zoomIn = add(tr("Zoom &in"), QKeySequence(Qt::CTRL | Qt::Key_Plus));
    zoomIn->setShortcuts({zoomIn->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    zoomOut = add(tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Minus));
    lookBack = add(tr("Look &back"), QKeySequence(Qt::ALT | Qt::Key_Left));
    lookAhead = add(tr("Look a&head"), QKeySequence(Qt::ALT | Qt::Key_Right));
    followNow = add(tr("&Follow now"), QKeySequence(Qt::ALT | Qt::Key_End));
    resetZoom = add(tr("&Reset zoom"), QKeySequence(Qt::CTRL | Qt::Key_0));
    followNow->setToolTip(tr("Go along with the time again, as long a span as now (Alt+End)"));
    resetZoom->setToolTip(tr("Show the whole time window again (Ctrl+0, or a double click on a chart)"));
    timeWindowMenu->addSeparator();
    timeWindowMenu->addActions({zoomIn, zoomOut, lookBack, lookAhead, followNow, resetZoom});
}

void WindowActions::addThemes()
{
    const QList<std::pair<QString, ThemeKind>> choices{
        {tr("&Dark"), ThemeKind::Dark},
        {tr("&Light"), ThemeKind::Light},
        {tr("Like the &system"), ThemeKind::System},
    };
    for (const auto &[text, kind] : choices) {
        QAction *action = add(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(kind));
        m_themes->addAction(action);
        themeMenu->addAction(action);
    }
    connect(m_themes, &QActionGroup::triggered, this, [this](const QAction *action) {
        Q_EMIT themeChosen(static_cast<ThemeKind>(action->data().toInt()));
    });
}

void WindowActions::addCharts()
{
    int key = 1;
    for (const ChartEntry &entry : charts()) {
        constexpr int keys = 9;
        QAction *action = add(QCoreApplication::translate("Charts", entry.title),
                              key <= keys ? tr("Ctrl+Shift+%1").arg(key) : QString());
        ++key;
        action->setCheckable(true);
        action->setData(QString::fromLatin1(entry.id));
        connect(action, &QAction::toggled, this,
                [this, action](bool shown) { Q_EMIT chartToggled(action->data().toString(), shown); });
        m_charts.append(action);
    }
    chartsMenu->addActions(m_charts);
    chartsMenu->addSeparator();
    resetCharts = add(tr("Arrange as at &first"));
    chartsMenu->addAction(resetCharts);
}

void WindowActions::fill(QMenuBar &bar)
{
    QMenu *file = bar.addMenu(tr("&File"));
    file->addActions(QList<QAction *>{openLog, addServer} + followLogs +
                     QList<QAction *>{startDemo, searchAgain});
    file->addSeparator();
    file->addActions(exportActions());
    file->addSeparator();
    file->addActions({settings, quit});
    QMenu *view = bar.addMenu(tr("&View"));
    view->addAction(commandPalette);
    view->addSeparator();
    view->addActions(m_pages->actions());
    view->addSeparator();
    view->addActions({testPrompt, pause});
    view->addMenu(timeWindowMenu);
    view->addMenu(chartsMenu);
    view->addSeparator();
    view->addMenu(themeMenu);
    QMenu *help = bar.addMenu(tr("&Help"));
    help->addActions({shortcuts, about});
}

QList<Command> WindowActions::commands() const
{
    return commandsOf(
               QList<QAction *>{openLog, addServer, startDemo, searchAgain} + followLogs + exportActions() +
                   QList<QAction *>{testPrompt, pause, commandPalette, shortcuts, settings, about, quit},
               tr("Window")) +
           commandsOf(pageActions(), tr("Page")) + commandsOf(timeWindowMenu->actions(), tr("Time window")) +
           commandsOf(chartsMenu->actions(), tr("Chart")) + commandsOf(themeMenu->actions(), tr("Theme"));
}

QList<QAction *> WindowActions::addSourceActions() const
{
    return QList<QAction *>{addServer, openLog} + followLogs + QList<QAction *>{startDemo};
}

QList<QAction *> WindowActions::timeWindowActions() const
{
    return m_timeWindows->actions();
}

QList<QAction *> WindowActions::exportActions() const
{
    return {exportMenu, savePage, saveCallsCsv, saveCallsJson};
}

QList<QAction *> WindowActions::pageActions() const
{
    return m_pages->actions();
}

void WindowActions::checkTimeWindow(std::optional<std::chrono::seconds> window)
{
    const int seconds = static_cast<int>(window.value_or(std::chrono::seconds(0)).count());
    for (QAction *action : m_timeWindows->actions())
        action->setChecked(action->data().toInt() == seconds);
}

void WindowActions::checkTheme(ThemeKind kind)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(kind));
}

void WindowActions::checkChart(const QString &id, bool shown)
{
    for (QAction *action : std::as_const(m_charts)) {
        if (action->data().toString() == id)
            action->setChecked(shown);
    }
}

void WindowActions::checkPage(const QString &id)
{
    for (QAction *action : m_pages->actions())
        action->setChecked(action->data().toString() == id);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "core/machine/machinewatch.h"
#include "core/settings/settings.h"
#include "ui/charts/chartarrangement.h"
#include "ui/charts/registry.h"
#include "ui/controls.h"
#include "ui/export/exporter.h"
#include "ui/livefeed.h"
#include "ui/pages/pagestack.h"
#include "ui/pages/registry.h"
#include "ui/panels/commandpalette.h"
#include "ui/panels/inspector.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/settingsdialog.h"
#include "ui/panels/shortcutsdialog.h"
#include "ui/panels/sidebar.h"
#include "ui/panels/sideplace.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/panels/statusline.h"
#include "ui/panels/topbar.h"
#include "ui/theme.h"
#include "ui/timecontrols.h"
#include "ui/trayicon.h"
#include "ui/windowactions.h"
#include "ui/windowdialogs.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

namespace {

constexpr std::array themeNames{std::pair(ThemeKind::Dark, "dark"), std::pair(ThemeKind::Light, "light"),
                                std::pair(ThemeKind::System, "system")};

QString nameOfTheme(ThemeKind kind)
{
    const auto it = std::ranges::find(themeNames, kind, [](const auto &name) { return name.first; });
    return QString::fromLatin1(it->second);
}

// Of the panels that are there on every page.
QList<Command> panelKeys()
{
    const QString group = MainWindow::tr("Test prompt");
    return {
        {MainWindow::tr("Call"), MainWindow::tr("Close the call"),
         QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)},
        {group, MainWindow::tr("Send"),
         QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText)},
        {group, MainWindow::tr("Cancel"), QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText)}};
}

QStringList filesIn(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

class MainWindow::Private
{
public:
    Private(MainWindow &window, Session &session);

    PageContext context() { return {session, feed, sources, actions, charts, machine}; }
    void layOut();
    void connectSession();
    void connectPages();
    void connectActions();
    void connectDialogs();
    void restore();
    void applySettings();

    void checkCharts();
    void send(SourceId server, const Prompt &prompt);

    MainWindow &window;
    Session &session;
    LiveFeed feed;
    SourceListModel sources;
    WindowActions actions;
    ChartArrangement charts;
    MachineWatch machine;
    WindowDialogs dialogs;
    TopBar *topBar;
    TimeControls time;
    Sidebar *sidebar;
    PageStack *pageStack;
    PromptPanel *promptPanel;
    Inspector *inspector;
    SidePlace sidePlace;
    StatusLine *statusLine;
    Exporter *exporter;
    TrayIcon *trayIcon;
    QSplitter *mainSplitter = nullptr;
};

MainWindow::Private::Private(MainWindow &owner, Session &ofSession)
    : window(owner)
    , session(ofSession)
    , feed(session.store())
    , actions(&owner)
    , dialogs(owner, session)
    , topBar(new TopBar(actions, &owner))
    , time(feed, actions, *topBar)
    , sidebar(new Sidebar(context(), &owner))
    , pageStack(new PageStack(context(), &owner))
    , promptPanel(new PromptPanel(&owner))
    , inspector(new Inspector(&owner))
    , sidePlace(session, *pageStack, *promptPanel, *inspector, actions)
    , statusLine(new StatusLine(&owner))
    , exporter(new Exporter(*pageStack, actions))
    , trayIcon(new TrayIcon(owner))
{
    layOut();
    connectSession();
    connectActions();
    connectDialogs();
    connectPages();
    restore();
}

void MainWindow::Private::layOut()
{
    const int unit = window.fontMetrics().averageCharWidth();
    sidebar->setMinimumWidth(unit * 42);
    promptPanel->setMinimumWidth(unit * 36);
    inspector->setMinimumWidth(unit * 44);
    mainSplitter = new QSplitter(Qt::Horizontal, &window);
    mainSplitter->setHandleWidth(1);
    mainSplitter->setChildrenCollapsible(false);
    for (QWidget *part : std::initializer_list<QWidget *>{sidebar, pageStack, promptPanel, inspector})
        mainSplitter->addWidget(part);
    mainSplitter->setStretchFactor(1, 1);
    mainSplitter->setSizes({unit * 42, unit * 120, unit * 42, unit * 48});

    auto *central = new QWidget(&window);
    auto *rows = new QVBoxLayout(central);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(topBar);
    rows->addWidget(makeDivider(central));
    rows->addWidget(mainSplitter, 1);
    window.setCentralWidget(central);
    window.setStatusBar(statusLine);
}

void MainWindow::Private::connectSession()
{
    connect(&session, &Session::sourceAdded, &sources, &SourceListModel::put);
    connect(&session, &Session::sourceChanged, &sources, &SourceListModel::put);
    connect(&session, &Session::sourceRemoved, &sources, &SourceListModel::remove);
    connect(&session, &Session::sourceMoved, &sources, &SourceListModel::move);
    connect(&sources, &SourceListModel::sourcesChanged, promptPanel, &PromptPanel::setSources);
    connect(&sources, &SourceListModel::sourcesChanged, statusLine, &StatusLine::setSources);
    connect(&session, &Session::callsProgressed, promptPanel, &PromptPanel::progress);
    connect(&session, &Session::callFinished, promptPanel, &PromptPanel::finish);
    connect(&session.store(), &CallStore::published, statusLine, &StatusLine::addCalls);
    connect(&session.store(), &CallStore::published, trayIcon, &TrayIcon::addCalls);
    connect(&session.runs(), &SessionRuns::finished, trayIcon,
            [this] { trayIcon->tellRunIsOver(session.runs().all().constLast()); });
    for (const SourceInfo &source : session.sources())
        sources.put(source);
    statusLine->addCalls(session.store().snapshot(), 0);
}

void MainWindow::Private::connectActions()
{
    connect(actions.addServer, &QAction::triggered, &window, [this] { dialogs.addServer(); });
    connect(actions.openLog, &QAction::triggered, &window, [this] { dialogs.openLogs(); });
    for (QAction *follow : std::as_const(actions.followLogs)) {
        const QString location = follow->data().toString();
        connect(follow, &QAction::triggered, &session, [this, location] { session.addSource(location); });
        connect(&sources, &SourceListModel::sourcesChanged, follow,
                [follow, location](const QList<SourceInfo> &open) {
                    follow->setEnabled(std::ranges::find(open, location, &SourceInfo::location) ==
                                       open.end());
                });
    }
    connect(actions.startDemo, &QAction::triggered, &session, &Session::addDemo);
    connect(actions.searchAgain, &QAction::triggered, &session, &Session::searchThisMachine);
    connect(actions.quit, &QAction::triggered, &window, &QWidget::close);
    connect(trayIcon, &TrayIcon::quitRequested, &window, &QWidget::close);
    connect(trayIcon, &TrayIcon::pauseRequested, actions.pause, &QAction::toggle);
    connect(actions.pause, &QAction::toggled, &window, [this](bool paused) {
        feed.setPaused(paused);
        statusLine->setPaused(paused);
    });
    connect(&actions, &WindowActions::themeChosen, &window, [](ThemeKind kind) {
        settings::setTheme(nameOfTheme(kind));
        ThemeManager::instance().apply(kind);
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, &window,
            [this] { actions.checkTheme(ThemeManager::instance().kind()); });
    connect(&actions, &WindowActions::chartToggled, &window,
            [this](const QString &id, bool shown) { charts.setShown(id, shown); });
    connect(actions.resetCharts, &QAction::triggered, &charts, &ChartArrangement::reset);
    connect(&charts, &ChartArrangement::changed, &window, [this] { checkCharts(); });

    connect(sidebar, &Sidebar::skippedLinesRequested, &window,
            [this](SourceId id) { dialogs.showSkippedLines(id); });
    connect(statusLine, &StatusLine::skippedLinesRequested, &window,
            [this] { dialogs.showSkippedLines({}); });
    connect(promptPanel, &PromptPanel::sendRequested, &window,
            [this](SourceId server, const Prompt &prompt) { send(server, prompt); });
    connect(promptPanel, &PromptPanel::cancelRequested, &session, &Session::cancel);
    connect(inspector, &Inspector::rawRequested, &window,
            [this](const CallRecord &call) { dialogs.showRaw(call); });
    connect(inspector, &Inspector::runAgainRequested, &window, [this](SourceId server, const Prompt &prompt) {
        sidePlace.setPromptShown(true);
        promptPanel->setPrompt(prompt);
        send(server, prompt);
    });
}

void MainWindow::Private::connectDialogs()
{
    connect(actions.shortcuts, &QAction::triggered, &window, [this] {
        ShortcutsDialog(actions.commands() + panelKeys() + keysOf(*pageStack->currentPage()), &window).exec();
    });
    connect(actions.settings, &QAction::triggered, &window, [this] {
        SettingsDialog dialog(actions, &window);
        connect(&dialog, &SettingsDialog::changed, &window, [this] { applySettings(); });
        dialog.exec();
    });
    connect(actions.commandPalette, &QAction::triggered, &window, [this] {
        const PageContext shared = context();
        (new CommandPalette(allCommands(shared, sidebar->models(), QApplication::focusWidget()), &window))
            ->show();
    });
    connect(actions.about, &QAction::triggered, &window, [this] { dialogs.showAbout(); });
}

void MainWindow::Private::connectPages()
{
    connect(pageStack, &PageStack::pageShown, &actions, &WindowActions::checkPage);
    connect(pageStack, &PageStack::pageShown, &time, &TimeControls::setPage);
    connect(pageStack, &PageStack::pageCreated, &window, [this](const Page *page) {
        connect(page, &Page::allCallsRequested, &window, [this] { time.setTimeWindow({}); });
        connect(page, &Page::testPromptRequested, &window, [this] {
            sidePlace.setPromptShown(true);
            promptPanel->sendIfModelIsKnown();
        });
        connect(page, &Page::skippedLinesRequested, &window,
                [this](SourceId id) { dialogs.showSkippedLines(id); });
        connect(page, &Page::callOpened, &sidePlace, &SidePlace::openCall);
        connect(page, &Page::callSelected, &sidePlace, &SidePlace::followCall);
    });
    connect(pageStack, &QWidget::customContextMenuRequested, &window, [this](const QPoint &position) {
        exporter->popUp(pageStack->mapToGlobal(position), pageStack->childAt(position));
    });
    connect(actions.exportMenu, &QAction::triggered, &window,
            [this] { exporter->popUp(topBar->belowExports(), nullptr); });
    connect(exporter, &Exporter::done, statusLine, [this](const QString &message) {
        constexpr int shownMs = 6000;
        statusLine->showMessage(message, shownMs);
    });
    connect(mainSplitter, &QSplitter::splitterMoved, &window,
            [this] { settings::setSplitter("window", mainSplitter->saveState()); });
    connect(&actions, &WindowActions::pageChosen, &window, [this](const QString &id) {
        settings::setPage(id);
        pageStack->showPage(id);
    });
}

void MainWindow::Private::restore()
{
    if (!pageStack->showPage(settings::page()))
        pageStack->showPage(pageNames().first());
    actions.checkTheme(ThemeManager::instance().kind());
    checkCharts();
    mainSplitter->restoreState(settings::splitter("window"));
    promptPanel->setPrompt(settings::lastPrompt());
    applySettings();
    if (!window.restoreGeometry(settings::windowGeometry()))
        window.resize(1440, 900);
    if (!window.isMaximized() && !window.isFullScreen())
        window.resize(window.size().boundedTo(window.screen()->availableSize())); // the one that is there now
    sidePlace.fold();
    pageStack->currentWidget()->setFocus(); // no control is marked before a key is used
}

// What the dialog of the settings changes, and no action.
void MainWindow::Private::applySettings()
{
    using std::chrono::seconds;
    const settings::TimeLimits limits = settings::timeLimits();
    session.setCallLimits({.connect = seconds(limits.connect),
                           .firstToken = seconds(limits.firstToken),
                           .idle = seconds(limits.idle),
                           .total = seconds(limits.total)});
    promptPanel->setMaxTokens(*settings::lastPrompt().maxTokens);
    trayIcon->setWanted(settings::notices());
}

void MainWindow::Private::checkCharts()
{
    for (const ChartEntry &entry : inferograph::charts()) {
        const QString id = QString::fromLatin1(entry.id);
        actions.checkChart(id, charts.layout().contains(id));
    }
}

void MainWindow::Private::send(SourceId server, const Prompt &prompt)
{
    settings::setLastPrompt(prompt);
    if (const std::optional<CallId> call = session.send(server, prompt))
        promptPanel->begin(*call);
    else
        promptPanel->refuse(
            tr("This server is not live: nothing was sent. Retry it in the list of sources."));
}

MainWindow::MainWindow(Session &session, QWidget *parent) : QMainWindow(parent)
{
    setWindowTitle(QStringLiteral("Inferograph"));
    setAcceptDrops(true);
    d = std::make_unique<Private>(*this, session);
}

MainWindow::~MainWindow() = default;

bool MainWindow::showPage(const QString &name)
{
    return d->pageStack->showPage(name);
}

QStringList MainWindow::pageNames()
{
    QStringList names;
    for (const PageEntry &page : pages())
        names << QString::fromLatin1(page.id);
    return names;
}

// Whatever has the focus, where it has no use of its own for the key.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && d->sidePlace.hasCall())
        d->sidePlace.closeCall();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (d)
        d->sidePlace.fold();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (d->session.runs().isRunning() && !d->dialogs.mayEndRun())
        return event->ignore();
    settings::setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!filesIn(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QString &file : filesIn(*event->mimeData()))
        d->session.addSource(file);
    event->acceptProposedAction();
}

bool MainWindow::event(QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::Show || type == QEvent::Hide || type == QEvent::WindowStateChange) {
        // On every page, so that what it tells is there before somebody asks; but the window comes first.
        QTimer::singleShot(0, this, [this] { d->machine.setWatching(isVisible() && !isMinimized()); });
    }
    // Space pauses, except where the focused control has its own use for it.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        const QWidget *focused = QApplication::focusWidget();
        if (qobject_cast<const QAbstractButton *>(focused) ||
            qobject_cast<const QAbstractItemView *>(focused) || qobject_cast<const QComboBox *>(focused)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ThemeChange && ThemeManager::instance().kind() == ThemeKind::System)
        ThemeManager::instance().apply(ThemeKind::System);
    return QMainWindow::event(event);
}

} // namespace inferograph

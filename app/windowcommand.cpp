// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"
#include "app/terminal.h"
#include "core/session/rememberedsources.h"
#include "core/settings/settings.h"
#include "ui/firstpaint.h"
#include "ui/mainwindow.h"
#include "ui/theme.h"
#include "ui/uitranslation.h"

#include <QApplication>
#include <QFile>
#include <QPixmap>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimer>

namespace inferograph {

namespace {

constexpr double defaultWaitSeconds = 2;
constexpr QSize defaultShotSize(1280, 800);

QString tr(const char *text)
{
    return QCoreApplication::translate("WindowCommand", text);
}

struct WindowOptions
{
    bool demo = false;
    QStringList sources;
    QString screenshot; // a file; empty for a window that stays
    QString page;
    std::optional<QSize> size;
    ThemeKind theme = ThemeKind::System; // the one chosen in the window last, unless given
    std::chrono::milliseconds wait;
};

std::optional<QSize> sizeFrom(Arguments &arguments)
{
    constexpr int smallest = 100;
    constexpr int largest = 16384;
    const QString text = arguments.text(QStringLiteral("size"));
    if (!arguments.isSet(QStringLiteral("size")))
        return std::nullopt;
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5})[xX×](\\d{1,5})$"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int length) { return length >= smallest && length <= largest; };
    if (!fits(size.width()) || !fits(size.height()))
        arguments.reject(tr("--size takes WIDTHxHEIGHT in pixels, such as 1280x800, not \"%1\".").arg(text));
    return size;
}

WindowOptions optionsFrom(Arguments &arguments)
{
    constexpr double longestWait = 3600;
    const QList<std::pair<QString, ThemeKind>> themes{{QStringLiteral("system"), ThemeKind::System},
                                                      {QStringLiteral("dark"), ThemeKind::Dark},
                                                      {QStringLiteral("light"), ThemeKind::Light}};
    WindowOptions options;
    if (!arguments.positional().isEmpty())
        arguments.reject(
            tr("There is no command \"%1\": the commands are probe, report, tail and calibrate; a server or "
               "a log to show goes behind --source.")
                .arg(arguments.positional().first()));
    options.demo = arguments.isSet(QStringLiteral("demo"));
    options.sources = arguments.texts(QStringLiteral("source"));
    options.screenshot = arguments.text(QStringLiteral("screenshot"));
    if (arguments.isSet(QStringLiteral("screenshot")) && options.screenshot.isEmpty())
        arguments.reject(tr("--screenshot takes the name of a file to write."));
    options.page = arguments.text(QStringLiteral("page"));
    if (arguments.isSet(QStringLiteral("page")) && !MainWindow::pageNames().contains(options.page))
        arguments.rejectChoice(QStringLiteral("page"), MainWindow::pageNames());
    options.size = sizeFrom(arguments);
    options.theme = arguments.choice<ThemeKind>(QStringLiteral("theme"), themes);
    for (const auto &[name, theme] : themes) {
        if (!arguments.isSet(QStringLiteral("theme")) && name == settings::theme())
            options.theme = theme;
    }
    const double wait = arguments.number(QStringLiteral("wait"), 0, longestWait).value_or(defaultWaitSeconds);
    options.wait = std::chrono::milliseconds(qRound64(wait * 1000));
    if (arguments.isSet(QStringLiteral("wait")) && options.screenshot.isEmpty())
        arguments.reject(tr("--wait says when the screenshot is taken, so it goes with --screenshot."));
    return options;
}

bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
#else
    return true;
#endif
}

QtMessageHandler passOnMessages = nullptr;

// What the offscreen platform cannot do is no news to whoever asked for a picture.
void withoutPlatformNews(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (!message.startsWith(QLatin1StringView("This plugin does not support")))
        passOnMessages(type, context, message);
}

// Sources named on the command line are for this time only.
bool isForThisTimeOnly(const WindowOptions &options)
{
    return options.demo || !options.sources.isEmpty() || !options.screenshot.isEmpty();
}

void fillSession(Session &session, const WindowOptions &options)
{
    for (const QString &source : options.sources)
        session.addSource(source);
    if (options.demo)
        session.addDemo();
    if (options.sources.isEmpty() && !options.demo)
        session.searchThisMachine();
}

int takeScreenshot(MainWindow &window, const WindowOptions &options)
{
    QTimer::singleShot(options.wait, &window, &QCoreApplication::quit);
    QApplication::exec();
    if (window.grab().save(options.screenshot, "PNG"))
        return Done;
    complain(tr("inferograph: The screenshot could not be written to %1: is the folder there, and may you "
                "write to it?")
                 .arg(options.screenshot));
    return Failed;
}

// So that a model looks as it did the last time.
void rememberModels()
{
    ThemeManager &themes = ThemeManager::instance();
    themes.setModelPlaces(ModelPlaces(settings::models()));
    QObject::connect(&themes, &ThemeManager::modelPlaceGiven, &themes,
                     [&themes] { settings::setModels(themes.modelPlaces().remembered()); });
}

int runWindow(Arguments &arguments, int &argc, char **argv)
{
    const WindowOptions options = optionsFrom(arguments);
    if (const auto misuse = arguments.misuse())
        return *misuse;
    const bool isShot = !options.screenshot.isEmpty();
    std::optional<QTemporaryDir> runtimeDir;
    if (!hasDisplay()) {
        if (!isShot) {
            complain(
                tr("inferograph: There is no display to open a window on. Without one, --screenshot FILE.png "
                   "renders the window to a file, and the commands probe, report and tail print to the "
                   "terminal: see 'inferograph --help'."));
            return Failed;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
        passOnMessages = qInstallMessageHandler(withoutPlatformNews);
        // Qt would say on standard error that there is none.
        if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
            qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtimeDir.emplace().path()));
    }

    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Inferograph"));
    translateWindow(application);
    ThemeManager::instance().apply(options.theme);
    if (!isForThisTimeOnly(options))
        rememberModels();
    Session session;
    session.holdSources();
    MainWindow window(session);
    const FirstPaint firstPaint(window);
    QObject::connect(&firstPaint, &FirstPaint::painted, &session, &Session::startSources);
    if (!options.page.isEmpty())
        window.showPage(options.page);
    if (options.size || isShot)
        window.resize(options.size.value_or(defaultShotSize));
    window.show();
    std::optional<RememberedSources> remembered;
    if (!isForThisTimeOnly(options))
        remembered.emplace(session);
    fillSession(session, options);
    return isShot ? takeScreenshot(window, options) : QApplication::exec();
}

} // namespace

CommandDescription windowCommand()
{
    return {
        QString(),
        tr("[options] | probe ... | report ... | tail ... | calibrate ..."),
        tr("A seismograph for LLM inference: shows TTFT, tokens per second and load versus inference of "
           "every call, "
           "per model, live.\n"
           "Without a command, opens the window; without --source or --demo, it looks for servers on this "
           "machine. "
           "The commands work in a terminal: 'probe' times calls to a server, 'report' summarises logs, "
           "'tail' "
           "follows logs as JSON lines, 'calibrate' measures this machine's own clock error. Each has its "
           "own --help.\n"
           "Exit codes: 0 done, 1 a call or an input failed, 2 wrong usage."),
        {{QStringLiteral("demo"), tr("Watch a built-in demo server with three models.")},
         {QStringLiteral("source"),
          tr("Watch a server (URL), a log (file), several ('logs/*.jsonl'), what a command writes "
             "('cmd:journalctl -u ollama -f') or standard input (-). May be given several times."),
          QStringLiteral("URL|FILE|cmd:COMMAND|-")},
         {QStringLiteral("screenshot"),
          tr("Render the window to this file and exit; works without a display, too."),
          QStringLiteral("FILE.png")},
         {QStringLiteral("page"),
          tr("The page to show: %1.").arg(MainWindow::pageNames().join(QStringLiteral(", "))),
          QStringLiteral("PAGE")},
         {QStringLiteral("size"), tr("The window's size in pixels, such as 1280x800."),
          QStringLiteral("WxH")},
         {QStringLiteral("theme"), tr("system, dark or light; otherwise the one chosen last in the window."),
          QStringLiteral("THEME")},
         {QStringLiteral("wait"),
          tr("How long the window runs before the screenshot is taken; %1 by default.")
              .arg(defaultWaitSeconds),
          QStringLiteral("SECONDS")}},
        QStringLiteral("  inferograph --demo\n"
                       "  inferograph --source http://localhost:11434 --source logs/performance.jsonl\n"
                       "  inferograph --demo --screenshot live.png --theme dark --wait 20\n"
                       "  inferograph probe --help\n"),
        runWindow};
}

} // namespace inferograph

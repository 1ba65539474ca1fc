// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/trayicon.h"

#include "core/call/metrics.h"
#include "core/call/statistics.h"
#include "core/session/sessionruns.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace inferograph {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::minutes current{1};
constexpr std::chrono::minutes news{2}; // a log's older failures are none
constexpr std::size_t mostCalls = 2000; // looked at for the speed

WallTime endOf(const CallRecord &call)
{
    return call.startedAt + call.total.value_or(Nanoseconds(0));
}

std::vector<double> speedsSince(const Snapshot &calls, WallTime since)
{
    std::vector<double> speeds;
    const std::size_t first = calls.size() - std::min(calls.size(), mostCalls);
    for (std::size_t row = first; row < calls.size(); ++row) {
        const CallRecord &call = calls.call(row);
        const std::optional<double> speed = endOf(call) >= since ? decodeTps(call) : std::nullopt;
        if (speed)
            speeds.push_back(*speed);
    }
    return speeds;
}

// The program's own icon, or a plate with the number.
QIcon iconOf(std::optional<double> speed)
{
    if (!speed)
        return QIcon(QStringLiteral(":/icon.svg"));
    constexpr int side = 64;
    QPixmap plate(side, side);
    plate.fill(Qt::transparent);
    QPainter painter(&plate);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().accent);
    painter.drawRoundedRect(QRectF(0, 0, side, side), side / 6.0, side / 6.0);
    const QString number =
        *speed < 999.5 ? QString::number(qRound(*speed)) : format::shortCount(qRound64(*speed));
    QFont font = painter.font();
    font.setBold(true);
    font.setPixelSize(number.size() < 3 ? side * 2 / 3 : side * 4 / (2 * static_cast<int>(number.size())));
    painter.setFont(font);
    painter.setPen(theme().accentText);
    painter.drawText(plate.rect(), Qt::AlignCenter, number);
    return plate;
}

} // namespace

TrayIcon::TrayIcon(QWidget &window) : QObject(&window), m_window(window)
{
    m_speedTimer.setInterval(2s);
    connect(&m_speedTimer, &QTimer::timeout, this, &TrayIcon::showSpeed);
    m_failureTimer.setInterval(10s);
    m_failureTimer.setSingleShot(true);
    connect(&m_failureTimer, &QTimer::timeout, this, &TrayIcon::tellFailures);
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::setWanted(const settings::Notices &wanted)
{
    m_wanted = wanted;
    const bool any = wanted.trayIcon || wanted.failures || wanted.runs;
    if (any && !m_icon) {
        show();
    } else if (!any) {
        m_speedTimer.stop();
        m_icon.reset();
        m_menu.reset();
    }
}

void TrayIcon::show()
{
    m_menu = std::make_unique<QMenu>();
    m_menu->addAction(tr("&Show or hide the window"), this, &TrayIcon::toggleWindow);
    m_menu->addAction(tr("&Pause or go on"), this, &TrayIcon::pauseRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &TrayIcon::quitRequested);
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason why) {
        if (why == QSystemTrayIcon::Trigger)
            toggleWindow();
    });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, [this] {
        m_window.showNormal();
        m_window.activateWindow();
    });
    showSpeed();
    m_icon->show();
    m_speedTimer.start();
}

void TrayIcon::addCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    m_calls = calls;
    if (!m_wanted.failures || isWindowSeen())
        return;
    for (std::size_t row = firstNewRow; row < calls->size(); ++row) {
        const CallRecord &call = calls->call(row);
        if (call.status != CallStatus::Failed || endOf(call) < wallNow() - news)
            continue;
        ++m_failures;
        //: a model and why its call failed
        m_lastFailure = tr("%1: %2").arg(QString::fromUtf8(call.model), format::statusText(call));
    }
    if (!m_failureTimer.isActive())
        tellFailures();
}

void TrayIcon::tellFailures()
{
    const qint64 failures = std::exchange(m_failures, 0);
    if (failures == 0 || isWindowSeen())
        return;
    tell(failures == 1 ? tr("A call failed") : tr("%1 calls failed").arg(format::count(failures)),
         m_lastFailure);
    m_failureTimer.start();
}

void TrayIcon::tellRunIsOver(const SessionRun &run)
{
    if (!m_wanted.runs || isWindowSeen())
        return;
    const qsizetype done = run.results.size();
    tell(tr("The run is over"),
         done == run.steps.size()
             ? tr("Steps done: %1").arg(format::count(done))
             : tr("Steps done: %1 of %2").arg(format::count(done), format::count(run.steps.size())));
}

void TrayIcon::tell(const QString &title, const QString &text)
{
    if (m_icon)
        m_icon->showMessage(title, text, QIcon(QStringLiteral(":/icon.svg")));
    Q_EMIT told(title, text);
}

void TrayIcon::showSpeed()
{
    std::vector<double> speeds = speedsSince(*m_calls, wallNow() - current);
    const std::optional<double> before = std::exchange(m_speed, percentile(speeds, 50));
    m_icon->setToolTip(
        m_speed ? tr("Inferograph: %1 tok/s, the median of %2 in the last minute")
                      .arg(format::rate(m_speed), format::calls(static_cast<qint64>(speeds.size())))
                : tr("Inferograph: no call in the last minute tells its speed"));
    if (m_icon->icon().isNull() || before != m_speed)
        m_icon->setIcon(iconOf(m_wanted.trayIcon ? m_speed : std::nullopt));
}

void TrayIcon::toggleWindow()
{
    if (isWindowSeen()) {
        m_window.hide();
        return;
    }
    m_window.showNormal();
    m_window.activateWindow();
}

bool TrayIcon::isWindowSeen() const
{
    const QWindow *handle = m_window.windowHandle();
    return m_window.isVisible() && !m_window.isMinimized() && handle && handle->isExposed();
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"
#include "core/store/snapshot.h"

#include <QObject>
#include <QTimer>

class QMenu;
class QSystemTrayIcon;

namespace inferograph {

struct SessionRun;

// The current decode speed in the system's tray, and news for people who look elsewhere: of calls that failed, and of a
// run that is over. Nothing of it is there before it is asked for.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(QWidget &window);
    ~TrayIcon() override;

    static bool isAvailable();

    // Where there is a message to be shown, the icon is there, too: systems show messages of icons only.
    void setWanted(const settings::Notices &wanted);
    bool isShown() const { return m_icon != nullptr; }

    void addCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void tellRunIsOver(const SessionRun &run);

    // The median decode speed of the calls that ended in the last minute; unset where none tells it.
    std::optional<double> currentSpeed() const { return m_speed; }

Q_SIGNALS:
    void told(const QString &title, const QString &text);
    void pauseRequested();
    void quitRequested();

private:
    void show();
    void tell(const QString &title, const QString &text);
    void tellFailures();
    void showSpeed();
    void toggleWindow();
    bool isWindowSeen() const;

    QWidget &m_window;
    settings::Notices m_wanted;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    SnapshotPtr m_calls = std::make_shared<const Snapshot>();
    std::optional<double> m_speed;
    QTimer m_speedTimer;
    QTimer m_failureTimer; // runs after a message: failures meanwhile are told in one
    qint64 m_failures = 0; // not told yet
    QString m_lastFailure;
};

} // namespace inferograph

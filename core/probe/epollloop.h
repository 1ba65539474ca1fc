// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include "core/call/moments.h"

#include <QObject>
#include <QSocketNotifier>

#include <ctime>
#include <memory>
#include <span>
#include <vector>

namespace inferograph {

// Puts the kernel's receive stamps, which are wall-clock, on the monotonic clock.
class KernelStamps
{
public:
    // Reads both clocks together; to be repeated often, for the wall clock can be set.
    void pair();

    // Unset where the stamp cannot be true: before `earliest` or after `latest` by more than the clocks'
    // reading error.
    std::optional<Moment> toMonotonic(const timespec &stamp, Moment earliest, Moment latest) const;

private:
    qint64 m_offset = 0; // monotonic - wall, ns
};

class EpollClient
{
public:
    virtual void socketReady(quint32 events) = 0;

protected:
    ~EpollClient() = default;
};

// All sockets of the capture thread behind one descriptor that Qt's event loop watches: a wake-up costs one
// pass, however many sockets have something.
class EpollLoop : public QObject
{
    Q_OBJECT

public:
    EpollLoop();
    ~EpollLoop() override;

    bool isValid() const { return m_epoll >= 0; }

    // A client must stay alive, though removed, until control returns to Qt's event loop.
    void add(int descriptor, quint32 events, EpollClient *client);
    void change(int descriptor, quint32 events, EpollClient *client);
    void remove(int descriptor);

    const KernelStamps &stamps() const { return m_stamps; }
    std::span<char> readBuffer() { return m_buffer; }

private:
    void turn();

    int m_epoll = -1;
    int m_stampKeeper = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    KernelStamps m_stamps;
    std::vector<char> m_buffer;
};

} // namespace inferograph

#endif

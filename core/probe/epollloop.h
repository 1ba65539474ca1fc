// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX

#include "core/probe/kernelstamps.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>
#include <span>
#include <vector>

namespace inferograph {

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
    std::unique_ptr<QSocketNotifier> m_notifier;
    StampKeeper m_stampKeeper;
    KernelStamps m_stamps;
    std::vector<char> m_buffer;
};

} // namespace inferograph

#endif

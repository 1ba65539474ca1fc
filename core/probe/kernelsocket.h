// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/epollloop.h"

#ifdef Q_OS_LINUX

#include "core/probe/timedsocket.h"

#include <QHostAddress>
#include <QTimer>

namespace inferograph {

// Plain TCP whose received bytes carry the kernel's own stamps (SO_TIMESTAMPNS). Where a stamp is missing or
// cannot be true, the moment at which the read began stands in for it, and the read says so.
class KernelSocket final : public TimedSocket, private EpollClient
{
    Q_OBJECT

public:
    explicit KernelSocket(EpollLoop &loop); // which outlives it
    ~KernelSocket() override;

    void open(const Origin &origin) override;
    void send(const QByteArray &bytes) override;
    void close() override;
    bool isOpen() const override { return m_state == State::Connected; }

private:
    enum class State : quint8 { Closed, LookingUp, Connecting, Connected };

    void socketReady(quint32 events) override;
    void connectTo(const QList<QHostAddress> &addresses);
    void tryNextAddress();
    void connectAttemptEnded(int error, Moment at);
    void watch(quint32 events);
    Moment establishedAt(Moment noticed) const;
    void sendOn();
    void receive();
    void fail(ErrorKind kind, const QByteArray &reason);
    void dropDescriptor();

    EpollLoop &m_loop;
    State m_state = State::Closed;
    int m_descriptor = -1;
    int m_lookup = -1;
    quint16 m_port = 0;
    QList<QHostAddress> m_untried;
    QTimer m_attemptLimit;
    Moment m_attemptBegan = 0;
    quint32 m_watched = 0;
    QByteArray m_unsent;
    qsizetype m_sent = 0;
    Moment m_earliest = 0; // no read can be older: the previous one, or the send that it answers
};

} // namespace inferograph

#endif

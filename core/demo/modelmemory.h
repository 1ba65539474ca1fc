// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

namespace inferograph {

// Which models the demo's server holds in memory. Only so many fit: the one that was idle the longest is
// thrown out for a new one, and a call waits while all of them are in use.
class ModelMemory : public QObject
{
    Q_OBJECT

public:
    explicit ModelMemory(int capacity, QObject *parent = nullptr);

    // Calls `ready` once the model is loaded, unless `user` is gone by then; at once where it is loaded now.
    // The model then stays until release().
    void acquire(const QByteArray &model, Nanoseconds loadTime, QObject *user, std::function<void()> ready);
    void release(const QByteArray &model);
    void unload(const QByteArray &model); // unless it is in use

    bool isLoaded(const QByteArray &model) const;
    int users(const QByteArray &model) const;
    QList<QByteArray> loadedModels() const;

private:
    struct Resident
    {
        QByteArray model;
        bool loaded = false;
        bool leaving = false; // takes no new users: another model waits for its room
        int users = 0;
    };
    struct Waiter
    {
        QByteArray model;
        Nanoseconds loadTime{};
        QPointer<QObject> user;
        std::function<void()> ready;
    };

    const Resident *find(const QByteArray &model) const;
    Resident *find(const QByteArray &model);
    bool makeRoom();
    void load(const QByteArray &model, Nanoseconds time);
    void serveWaiters();

    int m_capacity;
    QList<Resident> m_residents; // the most recently used last
    QList<Waiter> m_waiters;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/modelmemory.h"

#include <QTimer>

#include <algorithm>

namespace inferograph {

ModelMemory::ModelMemory(int capacity, QObject *parent) : QObject(parent), m_capacity(capacity) {}

void ModelMemory::acquire(const QByteArray &model, Nanoseconds loadTime, QObject *user,
                          std::function<void()> ready)
{
    m_waiters.append({model, loadTime, user, std::move(ready)});
    serveWaiters();
}

void ModelMemory::release(const QByteArray &model)
{
    const auto resident = std::find_if(m_residents.begin(), m_residents.end(),
                                       [&model](const Resident &r) { return r.model == model; });
    if (resident == m_residents.end())
        return;
    --resident->users;
    std::rotate(resident, resident + 1, m_residents.end());
    serveWaiters();
}

void ModelMemory::unload(const QByteArray &model)
{
    m_residents.removeIf(
        [&model](const Resident &r) { return r.model == model && r.loaded && r.users == 0; });
    serveWaiters();
}

bool ModelMemory::isLoaded(const QByteArray &model) const
{
    const Resident *resident = find(model);
    return resident && resident->loaded;
}

int ModelMemory::users(const QByteArray &model) const
{
    const Resident *resident = find(model);
    return resident ? resident->users : 0;
}

QList<QByteArray> ModelMemory::loadedModels() const
{
    QList<QByteArray> models;
    for (const Resident &resident : m_residents) {
        if (resident.loaded)
            models.append(resident.model);
    }
    return models;
}

const ModelMemory::Resident *ModelMemory::find(const QByteArray &model) const
{
    const auto found = std::find_if(m_residents.begin(), m_residents.end(),
                                    [&model](const Resident &r) { return r.model == model; });
    return found == m_residents.end() ? nullptr : &*found;
}

ModelMemory::Resident *ModelMemory::find(const QByteArray &model)
{
    return const_cast<Resident *>(std::as_const(*this).find(model));
}

bool ModelMemory::makeRoom()
{
    if (m_residents.size() < m_capacity)
        return true;
    const auto idle = std::find_if(m_residents.begin(), m_residents.end(),
                                   [](const Resident &r) { return r.loaded && r.users == 0; });
    if (idle != m_residents.end()) {
        m_residents.erase(idle);
        return true;
    }
    const bool oneLeaves =
        std::any_of(m_residents.begin(), m_residents.end(), [](const Resident &r) { return r.leaving; });
    const auto loaded =
        std::find_if(m_residents.begin(), m_residents.end(), [](const Resident &r) { return r.loaded; });
    if (!oneLeaves && loaded != m_residents.end())
        loaded->leaving = true;
    return false;
}

void ModelMemory::load(const QByteArray &model, Nanoseconds time)
{
    m_residents.append({.model = model});
    QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(time), Qt::PreciseTimer, this,
                       [this, model] {
                           if (Resident *resident = find(model))
                               resident->loaded = true;
                           serveWaiters();
                       });
}

void ModelMemory::serveWaiters()
{
    QList<Waiter> served;
    for (qsizetype i = 0; i < m_waiters.size();) {
        const Waiter &waiter = m_waiters.at(i);
        Resident *resident = find(waiter.model);
        if (!waiter.user) {
            m_waiters.removeAt(i);
        } else if (resident && resident->loaded && !resident->leaving) {
            ++resident->users;
            served.append(m_waiters.takeAt(i));
        } else {
            if (!resident && makeRoom())
                load(waiter.model, waiter.loadTime);
            ++i;
        }
    }
    for (const Waiter &waiter : std::as_const(served)) {
        if (waiter.user)
            waiter.ready();
        else
            release(waiter.model);
    }
}

} // namespace inferograph

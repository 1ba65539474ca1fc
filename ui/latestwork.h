// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <utility>

namespace inferograph {

// Does a work on a thread of its own, and tells its result on the GUI thread. Of several requests made meanwhile,
// only the last is answered.
template<typename Request, typename Result>
class LatestWork
{
public:
    using Work = Result (*)(const Request &);

    LatestWork(Work work, std::function<void(const Result &)> done) : m_work(work), m_done(std::move(done))
    {
        m_pool.setMaxThreadCount(1);
    }

    void start(const Request &request)
    {
        if (m_busy)
            m_next = request;
        else
            run(request);
    }

    // Forgets what was asked for: its result is not told.
    void drop()
    {
        m_next.reset();
        m_dropped = m_busy;
    }

    bool isBusy() const { return m_busy; }

private:
    void run(const Request &request)
    {
        m_busy = true;
        m_dropped = false;
        m_pool.start([this, request] {
            QMetaObject::invokeMethod(
                &m_receiver, [this, result = m_work(request)] { finish(result); }, Qt::QueuedConnection);
        });
    }

    void finish(const Result &result)
    {
        m_busy = false;
        if (const std::optional<Request> next = std::exchange(m_next, std::nullopt))
            run(*next);
        else if (!m_dropped)
            m_done(result);
    }

    Work m_work;
    std::function<void(const Result &)> m_done;
    bool m_busy = false;
    bool m_dropped = false;
    std::optional<Request> m_next;
    QObject m_receiver;
    QThreadPool m_pool; // gone first, and waits for its work
};

} // namespace inferograph

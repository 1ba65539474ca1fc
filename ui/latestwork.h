// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace inferograph {

inline std::shared_ptr<QThreadPool> makeWorkThread()
{
    auto thread = std::make_shared<QThreadPool>();
    thread->setMaxThreadCount(1);
    return thread;
}

// Does a work on another thread, its own unless told otherwise, and tells its result on the GUI thread. Of several
// requests made meanwhile, only the last is answered.
template<typename Request, typename Result>
class LatestWork
{
public:
    using Work = Result (*)(const Request &);

    LatestWork(Work work, std::function<void(const Result &)> done,
               std::shared_ptr<QThreadPool> thread = makeWorkThread())
        : m_work(work), m_done(std::move(done)), m_thread(std::move(thread))
    {
    }
    // Waits for what is being done, not for what others have asked of the thread.
    ~LatestWork()
    {
        const std::lock_guard lock(m_life->working);
        m_life->isOver = true;
    }
    Q_DISABLE_COPY_MOVE(LatestWork)

    void start(const Request &request)
    {
        if (m_busy)
            m_next = request;
        else
            run(request);
    }

    bool isBusy() const { return m_busy; }

private:
    struct Life
    {
        std::mutex working;
        bool isOver = false;
    };

    void run(const Request &request)
    {
        m_busy = true;
        m_thread->start([this, life = m_life, request] {
            const std::lock_guard lock(life->working);
            if (life->isOver)
                return;
            QMetaObject::invokeMethod(
                &m_receiver, [this, result = m_work(request)] { finish(result); }, Qt::QueuedConnection);
        });
    }

    void finish(const Result &result)
    {
        m_busy = false;
        if (const std::optional<Request> next = std::exchange(m_next, std::nullopt))
            run(*next);
        else
            m_done(result);
    }

    Work m_work;
    std::function<void(const Result &)> m_done;
    bool m_busy = false;
    std::optional<Request> m_next;
    QObject m_receiver;
    const std::shared_ptr<Life> m_life = std::make_shared<Life>();
    std::shared_ptr<QThreadPool> m_thread; // one
};

} // namespace inferograph

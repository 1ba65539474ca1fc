// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/latestwork.h"

#include <QElapsedTimer>
#include <QTimer>

namespace inferograph {

// The thread that reads for all that is live, one after the other: what they read comes in turns, too, and is painted in
// between. Gone with its last user.
inline std::shared_ptr<QThreadPool> liveThread()
{
    static std::weak_ptr<QThreadPool> known;
    std::shared_ptr<QThreadPool> thread = known.lock();
    if (!thread)
        known = thread = makeWorkThread();
    return thread;
}

// Reads the calls in view for something that is shown of them: few at once, many on another thread, which rests so
// long that a quarter of it at most goes into reading. Of several requests made meanwhile, only the last is answered.
template<typename Request, typename Result>
class LiveWork
{
public:
    using Work = Result (*)(const Request &);

    LiveWork(Work work, std::function<void(const Result &)> done)
        : m_read(work)
        , m_done(std::move(done))
        , m_work(
              work, [this](const Result &result) { take(result); }, liveThread())
    {
        m_rest.setSingleShot(true);
        m_rest.callOnTimeout([this] { startNext(); });
    }

    // `calls`: how many there are to read.
    void start(const Request &request, std::size_t calls)
    {
        constexpr std::size_t many = 10'000;
        if (calls >= many) {
            m_next = request;
            startNext();
            return;
        }
        drop();
        m_done(m_read(request));
    }

    // What was asked for is not wanted any more.
    void drop()
    {
        m_next.reset();
        m_outdated = m_work.isBusy();
    }

    bool isBusy() const { return m_next || m_work.isBusy(); }

private:
    void startNext()
    {
        if (!m_next || m_work.isBusy() || m_rest.isActive())
            return;
        m_clock.start();
        m_work.start(*std::exchange(m_next, std::nullopt));
    }

    void take(const Result &result)
    {
        constexpr int restForWork = 3;
        m_rest.start(restForWork * static_cast<int>(m_clock.elapsed()));
        if (!std::exchange(m_outdated, false))
            m_done(result);
    }

    Work m_read;
    std::function<void(const Result &)> m_done;
    std::optional<Request> m_next;
    bool m_outdated = false; // what is being read is older than what was told last
    QElapsedTimer m_clock;
    QTimer m_rest;
    LatestWork<Request, Result> m_work; // gone first, and waits
};

} // namespace inferograph

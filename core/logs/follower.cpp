// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/follower.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <iterator>

namespace inferograph {

Follower::Follower(const QString &path, ReadFrom from, Follow follow, std::shared_ptr<ReadLogs> readLogs,
                   const LogPositions &before)
    : m_path(path)
    , m_nativePath(QFile::encodeName(path))
    , m_from(before.isEmpty() ? from : ReadFrom::Start)
    , m_before(before)
    , m_follow(follow)
    , m_rotation(m_nativePath)
    , m_packed(m_nativePath)
    , m_readLogs(std::move(readLogs))
    , m_watcher(this)
    , m_poll(this)
{
    if (m_follow == Follow::No)
        return;
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &Follower::ready);
    connect(&m_poll, &QTimer::timeout, this, &Follower::ready);
    m_poll.start(pollInterval);
}

Follower::~Follower()
{
    if (m_readLogs)
        m_readLogs->leaveCurrent(this);
}

LogInput::Read Follower::read(std::span<char> to)
{
    if (!m_log.isOpen()) {
        if (!open())
            return {m_follow == Follow::Yes ? Outcome::Idle : Outcome::Ended};
        return {std::exchange(m_wasOpen, true) ? Outcome::Restarted : Outcome::Bytes};
    }
    if (m_follow == Follow::Yes)
        lookForSuccessors(); // before the reading: what it finds shows that nothing is left behind
    if (m_successors.empty())
        m_hasGoneOn = false; // it is watched from now on
    const qint64 size = m_log.size();
    const ssize_t bytes = m_log.peek(to);
    if (bytes < 0 && errno != EINTR && errno != EAGAIN)
        return failed();
    if (m_awaited && !m_log.holds(*m_awaited))
        return lookAgain();
    if (m_follow == Follow::Yes && !m_log.holds(m_log.mark()))
        return beginAnew();
    m_seenSize = size;
    if (bytes <= 0)
        return atEnd();
    m_log.advance(to.first(static_cast<std::size_t>(bytes)));
    if (m_awaited && m_log.mark().position >= m_awaited->position) {
        m_awaited.reset();
        m_before.clear();
    }
    if (m_readLogs)
        m_readLogs->setCurrent(this, m_log);
    m_quiet.invalidate();
    m_problem.reset();
    return {Outcome::Bytes, static_cast<qsizetype>(bytes)};
}

LogInput::Read Follower::atEnd()
{
    if (m_follow == Follow::No)
        return {Outcome::Ended};
    if (m_successors.empty()) {
        if (m_pathError != 0)
            fail(m_pathError);
        else
            m_problem.reset();
        return {Outcome::Idle};
    }
    if (m_successors.size() > 1 || m_isCopy)
        return leave();
    if (isQuiet() && m_successors.front().size() > 0)
        return leave();
    return {Outcome::Idle};
}

bool Follower::isQuiet()
{
    if (!m_quiet.isValid())
        m_quiet.start();
    if (m_quiet.hasExpired(timeToLeave.count()))
        return true;
    const std::chrono::nanoseconds now = std::chrono::system_clock::now().time_since_epoch();
    return m_hasGoneOn && now - std::chrono::nanoseconds(m_log.modifiedNs()) > timeToLeave;
}

LogInput::Read Follower::leave()
{
    m_rotation.remember(m_log.mark());
    if (m_readLogs)
        m_readLogs->leaveCurrent(this);
    m_log = std::move(m_successors.front());
    m_successors.pop_front();
    m_isCopy = false;
    m_hasGoneOn = false;
    m_seenSize = 0;
    m_quiet.invalidate();
    return {Outcome::Restarted};
}

// What was read is no longer there. Whoever truncates a log often makes a copy of it first.
LogInput::Read Follower::beginAnew()
{
    m_rotation.remember(m_log.mark());
    const OpenLog::Mark mark = m_log.mark();
    OpenLog copy = m_rotation.copyOf(mark);
    m_lost += std::max<qint64>(0, m_seenSize - std::max(mark.position, copy.size()));
    m_seenSize = 0;
    m_log.moveTo(0);
    if (copy.size() <= mark.position)
        return {Outcome::Restarted};
    copy.moveTo(mark.position);
    m_successors.push_front(std::exchange(m_log, std::move(copy)));
    m_isCopy = true;
    return {Outcome::Bytes, 0}; // the same line goes on
}

// It was rewritten after it was found: what stands there now is no context, but new.
LogInput::Read Follower::lookAgain()
{
    if (m_readLogs)
        m_readLogs->leaveCurrent(this);
    m_log = {};
    m_wasOpen = false; // the restart is told here
    m_successors.clear();
    m_awaited.reset();
    return {Outcome::Restarted};
}

bool Follower::open()
{
    m_hasGoneOn = goOn();
    if (!m_hasGoneOn) {
        OpenLog log(m_nativePath);
        if (!log.isOpen()) {
            fail(errno);
            if (m_problem->waiting)
                m_from = ReadFrom::Start; // a file that comes later is new as a whole
            return false;
        }
        const bool wasReadElsewhere = isReadElsewhere(log);
        m_log = std::move(log);
        if (wasReadElsewhere)
            m_log.moveTo(m_log.size());
        else if (m_from == ReadFrom::End)
            m_log.moveTo(startOfLastLine());
    }
    m_from = ReadFrom::Start;
    if (!m_awaited)
        m_before.clear();
    m_problem.reset();
    if (m_follow == Follow::Yes)
        m_watcher.addPath(m_path);
    return true;
}

bool Follower::isReadElsewhere(const OpenLog &log) const
{
    const bool isOwn = std::any_of(m_before.begin(), m_before.end(), [&log](const LogPosition &position) {
        return position.identity == log.identity();
    });
    return !isOwn && m_readLogs && m_readLogs->contains(log);
}

// Where a run of the program before this one stopped, in whatever that file is called by now.
bool Follower::goOn()
{
    for (const LogPosition &position : std::as_const(m_before)) {
        OpenLog log = m_rotation.find(position.identity, position.mark);
        if (!log.isOpen())
            continue;
        const qint64 context = std::min(position.lineStart(), longestContext);
        m_log = std::move(log);
        m_log.moveTo(position.lineStart() - context);
        m_resumed = {.position = position, .contextBytes = context};
        m_awaited = position.mark;
        remember(position.filesRead);
        return true;
    }
    return !m_before.isEmpty() && goOnAfter(m_before.last());
}

// That file is gone: what was written since stands in those that came after it.
bool Follower::goOnAfter(const LogPosition &gone)
{
    if (isOutOfReach())
        return false;
    remember(gone.filesRead + QList{gone.mark});
    noteGone(gone);
    std::vector<OpenLog> logs = m_rotation.unreadSince(gone.modifiedNs);
    std::erase_if(logs, [this](const OpenLog &log) { return isReadElsewhere(log); });
    if (logs.empty())
        return false;
    m_log = std::move(logs.front());
    return true;
}

// A file that may not be read, or whose folder is not there yet, is not gone.
bool Follower::isOutOfReach() const
{
    const QFileInfo log(m_path);
    return !QFileInfo(log.path()).isReadable() || (log.exists() && !log.isReadable());
}

// What it held that was not read is lost. How much, its packed file tells; without one, at least what stood there then.
void Follower::noteGone(const LogPosition &gone)
{
    if (std::exchange(m_isGoneNoted, true))
        return;
    const qint64 size = m_packed.sizeOf(gone.mark).value_or(gone.size);
    m_lost += std::max<qint64>(0, size - gone.lineStart());
    m_lost += m_packed.takeUnread(gone.modifiedNs, m_rotation.heads());
}

// A log that was rotated and packed between two looks was never seen.
void Follower::notePacked(const std::deque<OpenLog> &found)
{
    const OpenLog &latest = m_successors.empty() ? m_log : m_successors.back();
    QByteArrayList heads = m_rotation.heads() + QByteArrayList{m_log.head()};
    for (const std::deque<OpenLog> *logs : {&std::as_const(m_successors), &found}) {
        for (const OpenLog &log : *logs)
            heads.append(log.head());
    }
    m_lost += m_packed.takeUnread(latest.modifiedNs(), heads);
}

void Follower::remember(const QList<OpenLog::Mark> &marks)
{
    for (const OpenLog::Mark &mark : marks)
        m_rotation.remember(mark);
}

std::optional<LogPosition> Follower::position() const
{
    if (!m_log.isOpen())
        return std::nullopt;
    return LogPosition{.identity = m_log.identity(),
                       .mark = m_log.mark(),
                       .unfinished = 0,
                       .given = 0,
                       .size = m_log.size(),
                       .modifiedNs = m_log.modifiedNs(),
                       .filesRead = m_rotation.lastMarks()};
}

void Follower::lookForSuccessors()
{
    std::deque<OpenLog> found = m_rotation.newSuccessors(m_log, m_successors, m_pathError);
    if (found.empty())
        return;
    notePacked(found);
    if (m_readLogs) {
        for (OpenLog &log : found) {
            if (m_readLogs->contains(log))
                log.moveTo(log.size());
        }
    }
    std::move(found.begin(), found.end(), std::back_inserter(m_successors));
    m_watcher.removePath(m_path); // which is that of a new file now
    m_watcher.addPath(m_path);
}

// So that a line which is being written at this moment is read whole.
qint64 Follower::startOfLastLine() const
{
    constexpr qint64 farthest = 64 * 1024;
    const qint64 end = m_log.size();
    const qint64 begin = std::max<qint64>(0, end - farthest);
    const QByteArray before = m_log.bytesAt(begin, end - begin);
    const qsizetype lineEnd = before.lastIndexOf('\n');
    if (lineEnd < 0)
        return begin == 0 ? 0 : end;
    return begin + lineEnd + 1;
}

LogInput::Read Follower::failed()
{
    const int error = errno;
    fail(error);
    if (error == ESTALE) { // gone from a network file system
        m_lost += std::max<qint64>(0, m_seenSize - m_log.mark().position);
        m_log = {};
    }
    return {m_follow == Follow::Yes ? Outcome::Idle : Outcome::Ended};
}

void Follower::fail(int error)
{
    const bool again = m_follow == Follow::Yes;
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        m_problem = {.message =
                         again ? tr("There is no file %1 yet. Reading begins when it appears.").arg(m_path)
                               : tr("There is no file %1. Check the path.").arg(m_path),
                     .waiting = again};
        break;
    case EACCES:
    case EPERM:
        m_problem = {.message = again ? tr("You have no permission to read %1. Reading begins when you have: "
                                           "change its mode, or run as a user who may read it.")
                                            .arg(m_path)
                                      : tr("You have no permission to read %1. Change its mode, or run as a "
                                           "user who may read it.")
                                            .arg(m_path),
                     .waiting = false};
        break;
    case EISDIR:
        m_problem = {.message = tr("%1 is a folder. Name a log file in it.").arg(m_path), .waiting = false};
        break;
    default:
        m_problem = {.message = tr("%1 cannot be read: %2.").arg(m_path, qt_error_string(error)),
                     .waiting = false};
        break;
    }
}

} // namespace inferograph

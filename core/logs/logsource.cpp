// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logsource.h"

#include "core/logs/command.h"
#include "core/logs/decompressor.h"
#include "core/logs/fileglob.h"
#include "core/logs/follower.h"
#include "core/logs/logworker.h"
#include "core/logs/readlogs.h"

#include <QFileInfo>
#include <QPointer>
#include <QThread>

#include <algorithm>
#include <vector>

namespace inferograph {

namespace {

// The one thread that reads logs: lives as long as a log uses it.
class IngestThread
{
public:
    IngestThread()
    {
        m_thread.setObjectName(QStringLiteral("ingest"));
        m_thread.start();
    }
    ~IngestThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(IngestThread)

    QThread *thread() { return &m_thread; }

    // Only called on the GUI thread.
    static std::shared_ptr<IngestThread> shared()
    {
        static std::weak_ptr<IngestThread> current;
        std::shared_ptr<IngestThread> thread = current.lock();
        if (!thread) {
            thread = std::make_shared<IngestThread>();
            current = thread;
        }
        return thread;
    }

private:
    QThread m_thread;
};

// One of the logs that a source reads, and how it stands.
struct Reader
{
    LogWorker *worker = nullptr; // deleted on its own thread
    QString path;                // absolute
    LogPositions positions;
    LogProgress progress;
    LogSource::State state = LogSource::State::Reading;
    QString message;
};

QString absolutePath(const QString &location)
{
    return QFileInfo(location).absoluteFilePath();
}

LogProgress sumOf(const std::vector<Reader> &readers)
{
    LogProgress sum;
    QByteArrayList formats;
    for (const Reader &reader : readers) {
        sum.bytesRead += reader.progress.bytesRead;
        sum.bytesTotal += reader.progress.bytesTotal;
        sum.lines += reader.progress.lines;
        sum.skipped += reader.progress.skipped;
        if (!reader.progress.format.isEmpty() && !formats.contains(reader.progress.format))
            formats.append(reader.progress.format);
    }
    sum.format = formats.join(", ");
    return sum;
}

} // namespace

class LogSource::Private
{
public:
    Reader *readerOf(const LogWorker *worker)
    {
        const auto found = std::find_if(readers.begin(), readers.end(),
                                        [worker](const Reader &reader) { return reader.worker == worker; });
        return found == readers.end() ? nullptr : &*found;
    }

    QString location;
    ReadFrom from;
    Follow follow;
    std::shared_ptr<const LogFormat> format;
    PositionsByPath before; // of a run before this one
    std::shared_ptr<IngestThread> ingest;
    std::vector<Reader> readers;
    FileGlob *glob = nullptr; // deleted on its own thread
    std::shared_ptr<ReadLogs> readLogs;
    std::optional<State> state;
    QString message;
};

LogSource::LogSource(const QString &location, ReadFrom from, Follow follow, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->location = location;
    d->from = from;
    d->follow = follow;
}

LogSource::~LogSource()
{
    if (d->glob)
        d->glob->deleteLater();
    for (const Reader &reader : d->readers)
        reader.worker->deleteLater();
}

void LogSource::setFormat(std::shared_ptr<const LogFormat> format)
{
    d->format = std::move(format);
    for (const Reader &reader : d->readers)
        QMetaObject::invokeMethod(
            reader.worker, [worker = reader.worker, format = d->format] { worker->setFormat(format); });
}

PositionsByPath LogSource::beginningOf(const QString &location, ReadFrom from)
{
    const QFileInfo file(location);
    if (location == QLatin1StringView("-") || commandIn(location) || isGlob(location))
        return {};
    if (!file.exists())
        return {{file.absoluteFilePath(), {}}};
    if (!file.isFile() || Decompressor::isPacked(location))
        return {};
    Follower follower(location, from, Follow::No);
    follower.read({});
    const std::optional<LogPosition> position = follower.position();
    return position ? PositionsByPath{{file.absoluteFilePath(), {*position}}} : PositionsByPath();
}

void LogSource::resume(const PositionsByPath &positions)
{
    d->before = positions;
}

void LogSource::start()
{
    if (d->ingest)
        return;
    d->ingest = IngestThread::shared();
    if (commandIn(d->location) || !isGlob(d->location)) {
        read(d->location, d->from);
        return;
    }
    if (d->follow == Follow::No) {
        QMetaObject::invokeMethod(
            this, [this] { readFound(filesMatching(d->location)); }, Qt::QueuedConnection);
        return;
    }
    d->readLogs = std::make_shared<ReadLogs>();
    for (const LogPositions &positions : std::as_const(d->before)) {
        for (const LogPosition &position : positions)
            d->readLogs->addRead(position);
    }
    d->glob = new FileGlob(d->location);
    d->glob->moveToThread(d->ingest->thread());
    connect(d->glob, &FileGlob::found, this, &LogSource::readFound);
    QMetaObject::invokeMethod(d->glob, &FileGlob::start);
}

void LogSource::setHalted(bool halted)
{
    d->state.reset();
    for (const Reader &reader : d->readers)
        QMetaObject::invokeMethod(reader.worker,
                                  [worker = reader.worker, halted] { worker->setHalted(halted); });
}

void LogSource::readFound(const QStringList &files)
{
    const auto isKnown = [this](const QString &file) { return d->before.contains(absolutePath(file)); };
    const bool wasRead = std::any_of(files.begin(), files.end(), isKnown);
    for (const QString &file : files) {
        // What came while nobody looked is new as a whole, but for a packed one: it holds what was there before.
        const bool isNew = wasRead && !isKnown(file);
        read(file, !isNew ? d->from : Decompressor::isPacked(file) ? ReadFrom::End : ReadFrom::Start);
    }
    d->from = ReadFrom::Start; // what appears later is new as a whole
    updateState();
}

void LogSource::read(const QString &location, ReadFrom from)
{
    const QString path = absolutePath(location);
    const LogPositions before = d->before.value(path);
    if (d->before.contains(path) && before.isEmpty())
        from = ReadFrom::Start; // it was not there yet
    auto *worker = new LogWorker(location, from, d->follow, d->format, d->readLogs, before);
    d->readers.push_back({.worker = worker,
                          .path = path,
                          .positions = before,
                          .progress = {},
                          .state = State::Reading,
                          .message = {}});
    worker->moveToThread(d->ingest->thread());
    connect(worker, &LogWorker::batchRead, this,
            [this, worker](const LogBatch &batch) { passOn(worker, batch); });
    connect(worker, &LogWorker::stateChanged, this,
            [this, worker](State state, const QString &message) { takeState(worker, state, message); });
    QMetaObject::invokeMethod(worker, &LogWorker::start);
}

void LogSource::passOn(LogWorker *worker, const LogBatch &batch)
{
    d->readerOf(worker)->progress = batch.progress;
    d->readerOf(worker)->positions = batch.positions;
    const LogProgress progress = d->readers.size() == 1 ? batch.progress : sumOf(d->readers);
    const QPointer<LogSource> alive(this); // until a slot lets go of it
    if (!batch.calls.isEmpty())
        Q_EMIT callsRead(batch.calls);
    if (alive && !batch.gauges.isEmpty())
        Q_EMIT gaugesRead(batch.gauges);
    if (alive && !batch.skipped.isEmpty())
        Q_EMIT linesSkipped(batch.skipped);
    if (alive)
        Q_EMIT progressed(progress);
    if (alive)
        QMetaObject::invokeMethod(worker, &LogWorker::acknowledge);
}

void LogSource::takeState(LogWorker *worker, State state, const QString &message)
{
    Reader *reader = d->readerOf(worker);
    reader->state = state;
    reader->message = message;
    updateState();
}

// Of several logs, what most needs to be known: one that cannot be read, unless all of them are gone for now.
void LogSource::updateState()
{
    const auto with = [this](State state) {
        return std::find_if(d->readers.begin(), d->readers.end(),
                            [state](const Reader &reader) { return reader.state == state; });
    };
    const auto none = d->readers.end();
    State state = State::Finished;
    QString message;
    if (d->readers.empty()) {
        state = d->follow == Follow::Yes ? State::Waiting : State::Failed;
        message = d->follow == Follow::Yes
                      ? tr("No file is called %1 yet. Reading begins when one appears.").arg(d->location)
                      : tr("No file is called %1. Check the pattern.").arg(d->location);
    } else if (d->glob && with(State::Failed) == none && with(State::Reading) == none) {
        state = State::Following;
    } else {
        for (const State candidate : {State::Reading, State::Failed, State::Following, State::Waiting}) {
            if (const auto reader = with(candidate); reader != none) {
                state = candidate;
                message = reader->message;
                break;
            }
        }
        if (state == State::Finished)
            message = d->readers.front().message;
    }
    if (d->state == state && d->message == message)
        return;
    d->state = state;
    d->message = message;
    Q_EMIT stateChanged(state, message);
}

PositionsByPath LogSource::positions() const
{
    PositionsByPath positions;
    for (const Reader &reader : d->readers) {
        const bool isAwaited = reader.state == State::Waiting && !commandIn(d->location);
        if (!reader.positions.isEmpty() || isAwaited)
            positions.insert(reader.path, reader.positions);
    }
    return positions;
}

QString LogSource::location() const
{
    return d->location;
}

} // namespace inferograph

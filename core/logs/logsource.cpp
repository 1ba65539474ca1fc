// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logsource.h"

#include "core/logs/logworker.h"

#include <QPointer>
#include <QThread>

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

} // namespace

class LogSource::Private
{
public:
    QString location;
    ReadFrom from;
    Follow follow;
    std::shared_ptr<const LogFormat> format;
    std::shared_ptr<IngestThread> ingest;
    LogWorker *worker = nullptr; // deleted on its own thread
};

LogSource::LogSource(const QString &location, ReadFrom from, Follow follow, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(
          Private{.location = location, .from = from, .follow = follow, .format = {}, .ingest = {}}))
{
}

LogSource::~LogSource()
{
    if (d->worker)
        d->worker->deleteLater();
}

void LogSource::setFormat(std::shared_ptr<const LogFormat> format)
{
    d->format = std::move(format);
}

void LogSource::start()
{
    if (d->worker)
        return;
    d->ingest = IngestThread::shared();
    d->worker = new LogWorker(d->location, d->from, d->follow, d->format);
    d->worker->moveToThread(d->ingest->thread());
    connect(d->worker, &LogWorker::batchRead, this, &LogSource::passOn);
    connect(d->worker, &LogWorker::stateChanged, this, &LogSource::stateChanged);
    QMetaObject::invokeMethod(d->worker, &LogWorker::start);
}

void LogSource::passOn(const LogBatch &batch)
{
    const QPointer<LogSource> alive(this); // until a slot lets go of it
    if (!batch.calls.isEmpty())
        Q_EMIT callsRead(batch.calls);
    if (alive && !batch.gauges.isEmpty())
        Q_EMIT gaugesRead(batch.gauges);
    if (alive && !batch.skipped.isEmpty())
        Q_EMIT linesSkipped(batch.skipped);
    if (alive)
        Q_EMIT progressed(batch.progress);
    if (alive)
        QMetaObject::invokeMethod(d->worker, &LogWorker::acknowledge);
}

QString LogSource::location() const
{
    return d->location;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/session.h"

#include "core/demo/demo.h"
#include "core/session/connectiontest.h"
#include "core/session/loadedmodelwatch.h"
#include "core/session/location.h"
#include "core/session/logentry.h"
#include "core/session/owncalls.h"
#include "core/session/serverentry.h"

#include <QDir>
#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <algorithm>

namespace inferograph {

class Session::Private : public QObject
{
public:
    explicit Private(Session &session);

    SourceEntry *entry(SourceId id) const;
    SourceEntry *entryWithKey(const QString &key) const;
    ServerEntry *server(SourceId id) const { return qobject_cast<ServerEntry *>(entry(id)); }
    ServerEntry *serverAt(const QUrl &url) const;
    SourceInfo newInfo();

    SourceId add(SourceEntry *added);
    void start(SourceEntry *added);
    SourceId addFoundServer(const FoundServer &found);
    SourceId addDemo();
    void remove(SourceEntry *removed);
    void cancelCallsOf(const SourceEntry &source);
    void park(SourceEntry *removed, qsizetype place);
    std::optional<SourceId> restore();
    void emitChanges();
    void askForKey(const Location &location);
    void takeKey(const QUrl &url, const QByteArray &key, KeyStore::Place place);
    void noteKept(const QUrl &url, KeyStore::Place place, const QString &why);

    enum class SentBy : quint8 { User, Run, WarmUp, DemoTraffic };
    std::optional<CallId> send(ServerEntry &server, const Prompt &prompt, SentBy by);
    void noteRunCall(qsizetype step, CallId id, bool warmUp, const Prompt &prompt);
    void finishCalls(const QList<CallRecord> &calls);
    void passProgress(const QList<CallProgress> &calls);

    // A call under way. One to the demo's server keeps the demo until it has ended.
    struct RunningCall
    {
        SourceId source = 0;
        SentBy by = SentBy::User;
        std::shared_ptr<Demo> demo;
    };

    Session &m_session;
    Discovery m_discovery;
    // A source that was removed, as it stood.
    struct Parked
    {
        SourceEntry *entry; // a child
        qsizetype place;
        bool enabled;
    };

    QList<SourceEntry *> m_entries; // children, in the order that people see
    QList<Parked> m_parked;         // the last removed one last
    bool m_holding = false;
    QList<QPointer<SourceEntry>> m_held; // to be started
    QSet<SourceId> m_changed;
    QTimer m_changeTimer;
    SourceId m_lastId = 0;
    std::shared_ptr<Demo> m_demo;
    SourceId m_demoServer = 0;
    SourceId m_demoLog = 0;
    QHash<CallId, RunningCall> m_running;
    Exchanges m_exchanges;
    OwnCalls m_ownCalls;
    KeyStore m_keys;
    CallLimits m_limits;
    Prober m_prober; // gone before the demo: its calls may be to the demo's server
    SessionRuns m_runs;
};

Session::Private::Private(Session &session)
    : m_session(session), m_runs(m_prober, [this](const QUrl &url) {
        const ServerEntry *known = serverAt(url);
        RunServer server = known ? known->runServer() : RunServer();
        server.limits = m_limits;
        return server;
    })
{
    m_changeTimer.setSingleShot(true);
    m_changeTimer.setInterval(std::chrono::milliseconds(100));
    connect(&m_changeTimer, &QTimer::timeout, this, &Private::emitChanges);
    connect(&m_prober, &Prober::callsFinished, this, &Private::finishCalls);
    connect(&m_prober, &Prober::callsProgressed, this, &Private::passProgress);
    connect(&m_runs, &SessionRuns::callBegan, this, &Private::noteRunCall);
    connect(&m_keys, &KeyStore::found, this, &Private::takeKey);
    connect(&m_keys, &KeyStore::kept, this, &Private::noteKept);
    connect(&m_discovery, &Discovery::found, this, &Private::addFoundServer);
    connect(&m_discovery, &Discovery::localSearchFinished, &m_session, &Session::localSearchFinished);
}

SourceEntry *Session::Private::entry(SourceId id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [id](const SourceEntry *entry) { return entry->info().id == id; });
    return found == m_entries.end() ? nullptr : *found;
}

SourceEntry *Session::Private::entryWithKey(const QString &key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const SourceEntry *entry) { return entry->key() == key; });
    return found == m_entries.end() ? nullptr : *found;
}

ServerEntry *Session::Private::serverAt(const QUrl &url) const
{
    return qobject_cast<ServerEntry *>(entryWithKey(locationFrom(url.toString()).key));
}

SourceInfo Session::Private::newInfo()
{
    SourceInfo info;
    info.id = ++m_lastId;
    return info;
}

SourceId Session::Private::add(SourceEntry *added)
{
    m_entries.append(added);
    const SourceId id = added->info().id;
    connect(added, &SourceEntry::changed, this, [this, id] {
        m_changed.insert(id);
        if (!m_changeTimer.isActive())
            m_changeTimer.start();
    });
    connect(added, &SourceEntry::callsRead, this,
            [this](const QList<CallRecord> &calls) { m_session.m_store.append(m_ownCalls.without(calls)); });
    connect(added, &SourceEntry::gaugesRead, &m_session.m_store, &CallStore::appendGauges);
    Q_EMIT m_session.sourceAdded(added->info());
    return id;
}

void Session::Private::start(SourceEntry *added)
{
    if (m_holding)
        m_held.append(added);
    else
        added->start();
}

SourceId Session::Private::addFoundServer(const FoundServer &found)
{
    const Location location = locationFrom(found.baseUrl.toString());
    auto *known = qobject_cast<ServerEntry *>(entryWithKey(location.key));
    if (known) {
        if (known->info().state != SourceState::Live && known->info().state != SourceState::Disabled)
            known->setFound(found);
        return known->info().id;
    }
    auto *server = new ServerEntry(newInfo(), location, this);
    server->setFound(found);
    askForKey(location);
    return add(server);
}

// Credentials that came with the URL are what the user wants, whatever the keychain holds.
void Session::Private::askForKey(const Location &location)
{
    if (!location.url.isEmpty() && location.authorization.isEmpty())
        m_keys.find(location.url);
}

void Session::Private::takeKey(const QUrl &url, const QByteArray &key, KeyStore::Place place)
{
    ServerEntry *server = serverAt(url);
    if (server && !key.isEmpty() && !server->hasKey())
        server->setKey(key, place);
}

void Session::Private::noteKept(const QUrl &url, KeyStore::Place place, const QString &why)
{
    ServerEntry *server = serverAt(url);
    if (!server || !server->hasKey())
        return;
    server->noteKeyPlace(place);
    Q_EMIT m_session.keyKept(server->info().id, place, why);
}

SourceId Session::Private::addDemo()
{
    if (entry(m_demoServer))
        return m_demoServer;
    SourceInfo info = newInfo();
    info.demo = true;
    info.label = Session::tr("Demo server");
    const std::optional<DemoScript> script = builtInDemoScript();
    auto *serverEntry = new ServerEntry(info, Location(), this);
    m_demoServer = add(serverEntry);
    if (!script) {
        serverEntry->fail(Session::tr("The demo is missing from this build of the program."));
        return m_demoServer;
    }

    m_demo = std::make_shared<Demo>(*script);
    SourceInfo logInfo = newInfo();
    logInfo.demo = true;
    logInfo.label = Session::tr("Demo log");
    auto *log = new LogEntry(logInfo, locationFrom(m_demo->logPath()), ReadFrom::Start, this);
    m_demoLog = add(log);
    start(log);

    connect(m_demo.get(), &Demo::failed, serverEntry, &ServerEntry::fail);
    connect(m_demo.get(), &Demo::listening, serverEntry, [serverEntry](const QUrl &url) {
        serverEntry->setLocation(locationFrom(url.toString()));
        serverEntry->start();
    });
    DemoTraffic *traffic = &m_demo->traffic();
    connect(serverEntry, &ServerEntry::identified, traffic, &DemoTraffic::start, Qt::SingleShotConnection);
    connect(traffic, &DemoTraffic::promptDue, serverEntry, [this, serverEntry](const Prompt &prompt) {
        if (!send(*serverEntry, prompt, SentBy::DemoTraffic))
            m_demo->traffic().noteCallEnded();
    });
    m_demo->start();
    return m_demoServer;
}

void Session::Private::cancelCallsOf(const SourceEntry &source)
{
    if (m_runs.isRunning()) {
        const QList<WorkloadServer> &called = m_runs.all().last().workload.servers;
        if (std::ranges::any_of(called, [&](const auto &each) { return serverAt(each.url) == &source; }))
            m_runs.cancel();
    }
    for (auto call = m_running.cbegin(); call != m_running.cend(); ++call) {
        if (call->source == source.info().id)
            m_prober.cancel(call.key());
    }
}

// Kept as it is, key and figures included, in case that it was a mistake.
void Session::Private::park(SourceEntry *removed, qsizetype place)
{
    constexpr qsizetype mostParked = 10;
    const bool enabled = removed->info().state != SourceState::Disabled;
    removed->stop();
    m_parked.append({removed, place, enabled});
    if (m_parked.size() > mostParked)
        m_parked.takeFirst().entry->deleteLater();
}

std::optional<SourceId> Session::Private::restore()
{
    while (!m_parked.isEmpty()) {
        const Parked last = m_parked.takeLast();
        if (entryWithKey(last.entry->key())) { // it has been added anew
            last.entry->deleteLater();
            continue;
        }
        const qsizetype place = std::min(last.place, m_entries.size());
        m_entries.insert(place, last.entry);
        const SourceId id = last.entry->info().id;
        Q_EMIT m_session.sourceAdded(last.entry->info());
        Q_EMIT m_session.sourceMoved(id, place);
        if (last.enabled)
            last.entry->retry();
        return id;
    }
    return std::nullopt;
}

void Session::Private::remove(SourceEntry *removed)
{
    const SourceId id = removed->info().id;
    const qsizetype place = m_entries.indexOf(removed);
    cancelCallsOf(*removed);
    m_entries.removeOne(removed);
    m_changed.remove(id);
    if (removed->info().demo) {
        removed->disconnect();
        removed->deleteLater(); // it may be one of its own signals that led here
    } else {
        park(removed, place);
    }
    if (m_demo && id == m_demoLog)
        m_demo->stopApplication();
    if (m_demo && id == m_demoServer)
        m_demo->stopCallers();
    Q_EMIT m_session.sourceRemoved(id);
    if (id == m_demoServer) {
        m_demo.reset();
        if (SourceEntry *log = entry(m_demoLog))
            remove(log);
    }
}

void Session::Private::emitChanges()
{
    const QSet<SourceId> changed = std::exchange(m_changed, {});
    for (SourceId id : changed) {
        if (const SourceEntry *source = entry(id))
            Q_EMIT m_session.sourceChanged(source->info());
    }
}

std::optional<CallId> Session::Private::send(ServerEntry &server, const Prompt &prompt, SentBy by)
{
    std::optional<CallSpec> spec = server.callSpec(prompt);
    if (!spec)
        return std::nullopt;
    spec->limits = m_limits;
    const CallId id = m_prober.call(*spec);
    m_exchanges.begin(id, server.info().id, prompt);
    m_running.insert(id, {server.info().id, by, server.info().demo ? m_demo : nullptr});
    return id;
}

void Session::Private::noteRunCall(qsizetype step, CallId id, bool warmUp, const Prompt &prompt)
{
    const ServerEntry *called = serverAt(m_runs.all().last().steps.at(step).server.url);
    m_exchanges.begin(id, called ? called->info().id : 0, prompt);
    m_running.insert(id, {called ? called->info().id : 0, warmUp ? SentBy::WarmUp : SentBy::Run,
                          called && called->info().demo ? m_demo : nullptr});
}

void Session::Private::finishCalls(const QList<CallRecord> &calls)
{
    QList<CallRecord> counted;
    std::ranges::copy_if(calls, std::back_inserter(counted), [this](const CallRecord &call) {
        return m_running.value(call.id).by != SentBy::WarmUp;
    });
    m_session.m_store.append(counted);
    m_ownCalls.add(calls);
    for (const CallRecord &call : calls) {
        if (!m_running.contains(call.id))
            continue;
        const RunningCall running = m_running.take(call.id);
        if (ServerEntry *source = server(running.source))
            source->noteFinishedCall(call);
        if (running.by == SentBy::User)
            Q_EMIT m_session.callFinished(call);
        else if (running.demo)
            running.demo->traffic().noteCallEnded();
    }
}

void Session::Private::passProgress(const QList<CallProgress> &calls)
{
    m_exchanges.take(calls);
    QList<CallProgress> sent;
    std::copy_if(calls.begin(), calls.end(), std::back_inserter(sent), [this](const CallProgress &call) {
        const auto running = m_running.constFind(call.id);
        return running != m_running.cend() && running->by != SentBy::DemoTraffic;
    });
    if (!sent.isEmpty())
        Q_EMIT m_session.callsProgressed(sent);
}

Session::Session(QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this)) {}
Session::~Session() = default;

SourceId Session::addSource(const QString &text, ReadFrom readLogsFrom, bool enabled,
                            const FormatChoice &format)
{
    const Location location = locationFrom(text);
    if (const SourceEntry *known = d->entryWithKey(location.key))
        return known->info().id;
    if (location.kind == Location::Kind::Server) {
        auto *server = new ServerEntry(d->newInfo(), location, d.get());
        const SourceId id = d->add(server);
        d->askForKey(location);
        enabled ? d->start(server) : server->stop();
        return id;
    }
    SourceInfo info = d->newInfo();
    info.format = format;
    auto *log = new LogEntry(info, location, readLogsFrom, d.get());
    const SourceId id = d->add(log);
    enabled ? d->start(log) : log->stop();
    return id;
}

void Session::holdSources()
{
    d->m_holding = true;
}

void Session::startSources()
{
    d->m_holding = false;
    for (const QPointer<SourceEntry> &entry : std::exchange(d->m_held, {})) {
        if (entry && entry->info().state == SourceState::Connecting)
            entry->start();
    }
}

SourceId Session::addDemo()
{
    return d->addDemo();
}

void Session::removeSource(SourceId id)
{
    if (SourceEntry *entry = d->entry(id))
        d->remove(entry);
}

void Session::retrySource(SourceId id)
{
    if (SourceEntry *entry = d->entry(id))
        entry->retry();
}

std::optional<SourceId> Session::restoreSource()
{
    return d->restore();
}

void Session::setSourceEnabled(SourceId id, bool enabled)
{
    SourceEntry *entry = d->entry(id);
    if (!entry || enabled == (entry->info().state != SourceState::Disabled))
        return;
    if (enabled) {
        entry->retry();
    } else {
        d->cancelCallsOf(*entry);
        entry->stop();
    }
}

void Session::setLogFormat(SourceId id, const FormatChoice &format)
{
    if (auto *log = qobject_cast<LogEntry *>(d->entry(id)))
        log->setFormat(format);
}

void Session::moveSource(SourceId id, qsizetype place)
{
    SourceEntry *entry = d->entry(id);
    const qsizetype from = d->m_entries.indexOf(entry);
    const qsizetype to = std::clamp<qsizetype>(place, 0, d->m_entries.size() - 1);
    if (!entry || from == to)
        return;
    d->m_entries.move(from, to);
    Q_EMIT sourceMoved(id, to);
}

QList<SourceInfo> Session::sources() const
{
    QList<SourceInfo> infos;
    for (const SourceEntry *entry : d->m_entries)
        infos.append(entry->info());
    return infos;
}

std::optional<SourceInfo> Session::source(SourceId id) const
{
    const SourceEntry *entry = d->entry(id);
    return entry ? std::optional(entry->info()) : std::nullopt;
}

void Session::searchThisMachine()
{
    d->m_discovery.searchThisMachine();
}

LoadedModelWatch *Session::watchLoadedModels(SourceId id, QObject *parent)
{
    const ServerEntry *server = d->server(id);
    if (!server || server->info().state != SourceState::Live)
        return nullptr;
    auto *watch = new LoadedModelWatch(server->info().server.baseUrl, server->runServer(), parent);
    connect(watch, &LoadedModelWatch::sent, this,
            [this](const CallRecord &request) { d->m_ownCalls.add({request}); });
    return watch;
}

ConnectionTest *Session::testConnection(SourceId id, QObject *parent)
{
    const ServerEntry *server = d->server(id);
    return server ? new ConnectionTest(server->url(), server->access(), parent) : nullptr;
}

std::optional<CallId> Session::send(SourceId id, const Prompt &prompt)
{
    ServerEntry *server = d->server(id);
    return server ? d->send(*server, prompt, Private::SentBy::User) : std::nullopt;
}

void Session::setCallLimits(const CallLimits &limits)
{
    d->m_limits = limits;
}

std::optional<Exchange> Session::exchange(CallId call) const
{
    return d->m_exchanges.of(call);
}

// Records that a log holds may bear another source's name than the log's.
QList<CallLinesQuestion::Log> Session::logsOf(const CallRecord &call) const
{
    if (d->m_exchanges.contains(call.id))
        return {};
    const QString name = QString::fromUtf8(call.source);
    QList<CallLinesQuestion::Log> named;
    QList<CallLinesQuestion::Log> all;
    for (const SourceEntry *entry : d->m_entries) {
        const SourceInfo &info = entry->info();
        if (info.kind != SourceKind::Log)
            continue;
        all.append({info.address, info.format});
        if (info.label == name || QDir::match(info.label, name)) // it may be a pattern
            named.append(all.last());
    }
    return named.isEmpty() ? all : named;
}

void Session::cancel(CallId call)
{
    d->m_prober.cancel(call);
}

SessionRuns &Session::runs()
{
    return d->m_runs;
}

void Session::setKey(SourceId id, const QByteArray &key)
{
    ServerEntry *server = d->server(id);
    const QUrl url = server ? server->url() : QUrl();
    if (url.isEmpty())
        return;
    server->setKey(key, KeyStore::Place::ThisSession);
    if (key.isEmpty())
        d->m_keys.forget(url);
    else
        d->m_keys.keep(url, key);
}

QList<SkippedLine> Session::skippedLines(SourceId id) const
{
    const SourceEntry *entry = d->entry(id);
    return entry ? entry->skippedLines() : QList<SkippedLine>();
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"

#include "core/probe/capture.h"
#include "core/probe/startinquiry.h"
#include "core/probe/tokencounting.h"

#include <QHash>
#include <QThread>

namespace inferograph {

class Prober::Private
{
public:
    struct Asking
    {
        CallSpec spec;
        StartInquiry *inquiry = nullptr; // a child of the prober
    };

    void begin(CallId id, const CallSpec &spec);
    // Ends the asking for this call, if it is still under way, and begins the call.
    void beginAsked(CallId id, std::optional<StartKind> start);

    QThread thread;
    Capture *capture = new Capture; // lives in the thread, deleted as it ends
    UntimedClient untimed;
    TokenCounting counting{untimed};
    QHash<CallId, Asking> asking;
};

void Prober::Private::begin(CallId id, const CallSpec &spec)
{
    counting.begin(id, spec);
    QMetaObject::invokeMethod(capture, [target = capture, id, spec, intended = monotonicNow()] {
        target->begin(id, spec, intended);
    });
}

void Prober::Private::beginAsked(CallId id, std::optional<StartKind> start)
{
    if (!asking.contains(id))
        return;
    Asking asked = asking.take(id);
    asked.inquiry->disconnect();
    asked.inquiry->deleteLater();
    asked.spec.start = start;
    begin(id, asked.spec);
}

Prober::Prober(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<QList<CallProgress>>();
    qRegisterMetaType<QList<CallRecord>>();
    d->thread.setObjectName(QLatin1StringView("capture"));
    d->capture->moveToThread(&d->thread);
    connect(&d->thread, &QThread::started, d->capture, &Capture::start);
    connect(&d->thread, &QThread::finished, d->capture, &QObject::deleteLater);
    connect(d->capture, &Capture::callsProgressed, &d->counting, &TokenCounting::takeProgress);
    connect(d->capture, &Capture::callsProgressed, this, &Prober::callsProgressed);
    connect(d->capture, &Capture::callsFinished, &d->counting, &TokenCounting::takeFinished);
    connect(&d->counting, &TokenCounting::callsCounted, this, &Prober::callsFinished);
    d->thread.start();
    QMetaObject::invokeMethod(
        d->capture, [] {}, Qt::BlockingQueuedConnection);
}

Prober::~Prober()
{
    d->capture->disconnect(this);
    d->capture->disconnect(&d->counting);
    d->thread.quit();
    d->thread.wait();
}

CallId Prober::call(const CallSpec &spec)
{
    const CallId id = nextCallId();
    if (!spec.findStart || spec.start || !StartInquiry::isPossible(spec)) {
        d->begin(id, spec);
        return id;
    }
    auto *inquiry = new StartInquiry(d->untimed, spec, this);
    d->asking.insert(id, {spec, inquiry});
    connect(inquiry, &StartInquiry::answered, this,
            [this, id](std::optional<StartKind> start) { d->beginAsked(id, start); });
    return id;
}

void Prober::cancel(CallId id)
{
    d->beginAsked(id, std::nullopt); // a call that never began has a record too
    QMetaObject::invokeMethod(d->capture, [capture = d->capture, id] { capture->cancel(id); });
}

} // namespace inferograph

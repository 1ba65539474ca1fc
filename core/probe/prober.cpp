// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"

#include "core/probe/capture.h"

#include <QThread>

namespace inferograph {

class Prober::Private
{
public:
    QThread thread;
    Capture *capture = new Capture; // lives in the thread, deleted as it ends
};

Prober::Prober(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    qRegisterMetaType<QList<CallProgress>>();
    qRegisterMetaType<QList<CallRecord>>();
    d->thread.setObjectName(QLatin1StringView("capture"));
    d->capture->moveToThread(&d->thread);
    connect(&d->thread, &QThread::started, d->capture, &Capture::start);
    connect(&d->thread, &QThread::finished, d->capture, &QObject::deleteLater);
    connect(d->capture, &Capture::callsProgressed, this, &Prober::callsProgressed);
    connect(d->capture, &Capture::callsFinished, this, &Prober::callsFinished);
    d->thread.start();
}

Prober::~Prober()
{
    d->capture->disconnect(this);
    d->thread.quit();
    d->thread.wait();
}

CallId Prober::call(const CallSpec &spec)
{
    const CallId id = nextCallId();
    const Moment intended = monotonicNow();
    QMetaObject::invokeMethod(
        d->capture, [capture = d->capture, id, spec, intended] { capture->begin(id, spec, intended); });
    return id;
}

void Prober::cancel(CallId id)
{
    QMetaObject::invokeMethod(d->capture, [capture = d->capture, id] { capture->cancel(id); });
}

} // namespace inferograph

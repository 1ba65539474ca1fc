// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/prober.h"

namespace inferograph {

class Prober::Private
{
};

Prober::Prober(QObject *parent) : QObject(parent) {}
Prober::~Prober() = default;

CallId Prober::call(const CallSpec &)
{
    return nextCallId();
}

void Prober::cancel(CallId) {}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/discovery.h"

namespace inferograph {

class Discovery::Private
{
};

Discovery::Discovery(QObject *parent) : QObject(parent) {}
Discovery::~Discovery() = default;

void Discovery::searchThisMachine()
{
    Q_EMIT localSearchFinished(0);
}

void Discovery::identify(const QUrl &, const QByteArray &) {}

} // namespace inferograph

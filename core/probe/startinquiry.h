// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/prober.h"
#include "core/probe/untimedclient.h"

namespace inferograph {

// Asks a server, just before a call, whether the call's model is loaded: the evidence for the record's
// `start`. Untimed, on the caller's thread; given up quickly, since a call must not wait for it.
class StartInquiry : public QObject
{
    Q_OBJECT

public:
    StartInquiry(UntimedClient &client, const CallSpec &spec, QObject *parent);

    // Whether servers of this protocol tell.
    static bool isPossible(const CallSpec &spec);

Q_SIGNALS:
    // Unset where the server did not say.
    void answered(std::optional<inferograph::StartKind> start);
};

// Whether `model` is in a list of loaded ones: `llama3.2` and `llama3.2:latest` are one model.
bool listsModel(const QList<QByteArray> &loaded, const QByteArray &model);

} // namespace inferograph

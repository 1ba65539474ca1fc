// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <deque>

namespace inferograph {

// Knows the calls that this program has sent, so that the lines which the server wrote about them are not
// taken for the user's calls as well.
class OwnCalls
{
public:
    void add(const QList<CallRecord> &sent);

    // What remains of a log's calls. Each call that was sent hides one of the log at most: the one of the same
    // server, model, moment and duration.
    QList<CallRecord> without(const QList<CallRecord> &logged);

private:
    std::deque<CallRecord> m_sent; // the last ones
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace inferograph {

// The same text, where it stays for good: its copies count no references, which for records that are made on one
// thread and dropped on another would take longer than to copy all the rest. For names that come up again and again;
// where thousands of others were asked for already, it is a text like any other. Thread-safe.
QByteArray interned(QByteArrayView text);

} // namespace inferograph

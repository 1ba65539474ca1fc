// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>

namespace inferograph {

// Texts of any origin, as they may stand in a cell.
QByteArray csvCell(const QByteArray &text);      // RFC 4180
QByteArray markdownCell(const QByteArray &text); // shown as it is, on one line

QByteArray markdownRow(const QByteArrayList &cells);

} // namespace inferograph

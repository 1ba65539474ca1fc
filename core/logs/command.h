// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

namespace inferograph {

// The command that a location names, as in `cmd:journalctl -u ollama -f`; unset where it names none.
std::optional<QString> commandIn(const QString &location);

// The program and its arguments, taken apart at blanks as a shell does, with '…', "…" and backslashes; nothing
// is expanded. Empty where there is nothing, or a quote is not closed.
QStringList splitCommand(const QString &command);

} // namespace inferograph

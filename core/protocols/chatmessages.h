// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/prompt.h"

#include <QJsonArray>

namespace inferograph {

// The `messages` of a chat: the system's, where the prompt has one, and the user's.
QJsonArray chatMessages(const Prompt &prompt);

// The same as one text, for completions: they have no roles.
QByteArray bareText(const Prompt &prompt);

} // namespace inferograph

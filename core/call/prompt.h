// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <chrono>
#include <optional>

namespace inferograph {

// What is asked of a model, in no server's own terms. An unset option is left out of the request, so that
// the server's default holds; one that a server has no word for is left out as well.
struct Prompt
{
    QByteArray model;
    QByteArray text;
    QByteArray system;
    std::optional<int> maxTokens;
    std::optional<double> temperature;
    std::optional<qint64> seed;
    std::optional<bool> think;
    std::optional<int>
        contextTokens; // the room for prompt and answer to load the model with; another one reloads it
    std::optional<std::chrono::seconds> keepAlive; // for which it stays loaded afterwards; below 0 for ever

    bool operator==(const Prompt &) const = default;
};

} // namespace inferograph

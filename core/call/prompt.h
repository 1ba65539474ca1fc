// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace inferograph {

// What is asked of a model, in no server's own terms. An unset option is left out of the request, so that
// the server's default holds.
struct Prompt
{
    QByteArray model;
    QByteArray text;
    QByteArray system;
    std::optional<int> maxTokens;
    std::optional<double> temperature;
    std::optional<qint64> seed;
    std::optional<bool> think;

    bool operator==(const Prompt &) const = default;
};

} // namespace inferograph

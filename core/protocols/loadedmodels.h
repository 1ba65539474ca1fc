// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/units.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

namespace inferograph {

// A model that a server has in memory, as the server tells it.
struct LoadedModel
{
    QByteArray name;
    std::optional<qint64> bytes;         // of memory, the GPU's included
    std::optional<double> gpuShare;      // of these bytes, 0...1
    std::optional<qint64> contextTokens; // of one call
    std::optional<WallTime> expiresAt;   // when the server lets go of it; far in the future: never
    std::optional<int> places;           // for calls at once
    std::optional<int> busyPlaces;

    bool operator==(const LoadedModel &) const = default;
};

// What to GET from a server of this product, in this order, to learn what it has loaded; the paths are below the
// server's root. Empty where servers of this kind do not tell.
QList<QByteArray> loadedModelPaths(const QByteArray &product);

// The answers to these, empty where one was refused. Unset where the first is not what the product answers.
std::optional<QList<LoadedModel>> loadedModels(const QByteArray &product, const QList<QByteArray> &answers);

} // namespace inferograph

Q_DECLARE_METATYPE(inferograph::LoadedModel)

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QHash>

namespace inferograph {

// Which of the styles that models are told apart by each model has, by its place among them. The first ones differ most:
// they are given first, and to the same models as in the sessions before, as long as no other model has taken them.
class ModelPlaces
{
public:
    static constexpr qsizetype firstOnes = 8;

    // `remembered`: whose the first ones were, in their order; empty where they were nobody's.
    explicit ModelPlaces(const QByteArrayList &remembered = {});

    qsizetype placeOf(const QByteArray &model);

    const QByteArrayList &models() const { return m_models; }         // in the order of first asking
    const QByteArrayList &remembered() const { return m_remembered; } // for the next session

private:
    qsizetype newPlaceFor(const QByteArray &model) const;

    QByteArrayList m_models;
    QByteArrayList m_remembered;
    QHash<QByteArray, qsizetype> m_places;
};

} // namespace inferograph

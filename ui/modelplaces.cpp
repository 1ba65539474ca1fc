// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/modelplaces.h"

#include <algorithm>

namespace inferograph {

ModelPlaces::ModelPlaces(const QByteArrayList &remembered) : m_remembered(remembered)
{
    m_remembered.resize(firstOnes);
}

qsizetype ModelPlaces::placeOf(const QByteArray &model)
{
    if (const auto known = m_places.constFind(model); known != m_places.cend())
        return *known;
    const qsizetype place = newPlaceFor(model);
    m_models.append(model);
    m_places.insert(model, place);
    if (place < firstOnes)
        m_remembered[place] = model;
    return place;
}

// The remembered one; else one that was nobody's; else one that is nobody's in this session.
qsizetype ModelPlaces::newPlaceFor(const QByteArray &model) const
{
    if (m_places.size() >= firstOnes)
        return m_places.size();
    QList<qsizetype> free;
    for (qsizetype place = 0; place < firstOnes; ++place) {
        if (std::find(m_places.cbegin(), m_places.cend(), place) == m_places.cend())
            free.append(place);
    }
    for (const QByteArray &owner : {model, QByteArray()}) {
        const auto owned =
            std::ranges::find_if(free, [&](qsizetype place) { return m_remembered.at(place) == owner; });
        if (owned != free.end())
            return *owned;
    }
    return free.first();
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/textsearch.h"

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace inferograph {

// Gives equal texts one shared QByteArray, so that a million calls of five models hold five names. `make`
// turns a text that was not seen before into its value.
class TextPool
{
public:
    using Make = QByteArray (*)(QByteArrayView text);

    explicit TextPool(Make make) : m_make(make) {}

    QByteArray shared(QByteArrayView text)
    {
        if (text.isEmpty())
            return {};
        for (const auto &[key, value] : m_texts) {
            if (isSame(key, text))
                return value;
        }
        if (m_texts.size() >= maximumTexts)
            m_texts.clear();
        return m_texts.emplace_back(text.toByteArray(), m_make(text)).second;
    }

private:
    static constexpr std::size_t maximumTexts = 64;

    Make m_make;
    std::vector<std::pair<QByteArray, QByteArray>> m_texts;
};

} // namespace inferograph

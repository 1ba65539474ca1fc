// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <cstring>
#include <string_view>

namespace inferograph {

// As QByteArrayView::startsWith(), but no call: with a constant it is a comparison or two.
inline bool beginsWith(QByteArrayView text, std::string_view beginning)
{
    return std::string_view(text.data(), static_cast<std::size_t>(text.size())).starts_with(beginning);
}

// As operator==, but no call where the sizes differ or both are empty.
inline bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() &&
           (a.isEmpty() || std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0);
}

// Where `needle` first is; -1 where it is not. Made for short needles in a log's lines, where a general search
// spends more on its preparations than on the text.
qsizetype find(QByteArrayView text, std::string_view needle);

inline bool contains(QByteArrayView text, std::string_view needle)
{
    return find(text, needle) >= 0;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/textsearch.h"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace inferograph {

// Looks for the needle's first and last byte at their distance, sixty-four places at once; only where both are
// is the rest compared. Two letters that a text has often at that distance are rare.
qsizetype find(QByteArrayView text, std::string_view needle)
{
    const auto size = static_cast<std::size_t>(text.size());
    std::size_t at = 0;
#ifdef __SSE2__
    if (needle.size() >= 2) {
        const auto at16 = [&](std::size_t offset) {
            return _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + offset));
        };
        const __m128i first = _mm_set1_epi8(needle.front());
        const __m128i last = _mm_set1_epi8(needle.back());
        const std::size_t distance = needle.size() - 1;
        const auto both = [&](std::size_t offset) {
            return _mm_and_si128(_mm_cmpeq_epi8(first, at16(offset)),
                                 _mm_cmpeq_epi8(last, at16(offset + distance)));
        };
        const auto placeAmong = [&](__m128i candidates, std::size_t offset) {
            for (auto places = static_cast<unsigned>(_mm_movemask_epi8(candidates)); places;
                 places &= places - 1) {
                const std::size_t place = offset + static_cast<std::size_t>(std::countr_zero(places));
                if (std::memcmp(text.data() + place, needle.data(), needle.size()) == 0)
                    return static_cast<qsizetype>(place);
            }
            return qsizetype(-1);
        };
        for (; at + distance + 64 <= size; at += 64) {
            const std::array parts{both(at), both(at + 16), both(at + 32), both(at + 48)};
            if (!_mm_movemask_epi8(
                    _mm_or_si128(_mm_or_si128(parts[0], parts[1]), _mm_or_si128(parts[2], parts[3]))))
                continue;
            for (std::size_t part = 0; part < parts.size(); ++part) {
                if (const qsizetype place = placeAmong(parts[part], at + 16 * part); place >= 0)
                    return place;
            }
        }
        for (; at + distance + 16 <= size; at += 16) {
            if (const qsizetype place = placeAmong(both(at), at); place >= 0)
                return place;
        }
    }
#endif
    const std::size_t place = std::string_view(text.data(), size).find(needle, at);
    return place == std::string_view::npos ? -1 : static_cast<qsizetype>(place);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/memory.h"

#include <cstdlib> // says which library it is of

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace inferograph {

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int mebibyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 4 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 16 * mebibyte);
#endif
}

} // namespace inferograph

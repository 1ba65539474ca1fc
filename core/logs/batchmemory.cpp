// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/batchmemory.h"

#include <cstdlib> // says which library it is of

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace inferograph {

void keepBatchMemory()
{
#ifdef __GLIBC__
    // What it comes to by itself once the largest list that it treats so was freed; smaller ones are slow until then.
    constexpr int mebibyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 64 * mebibyte);
#endif
}

} // namespace inferograph

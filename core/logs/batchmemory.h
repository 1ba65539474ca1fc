// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace inferograph {

// Lists of a megabyte come and go with each moment of a log that is read: what is freed stays with the program, instead
// of going back to the system and being asked for and cleared anew each time. At the program's start; does nothing where
// the system's allocator has no such choice.
void keepBatchMemory();

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace inferograph {

// Lists of a megabyte come and go with each moment of a log that is read. Freed memory, up to 16 MiB of it, then stays
// with the program, instead of going back to the system and being asked for and cleared anew each time. To be called
// before there are other threads; does nothing where the system's allocator has no such choice.
void keepFreedMemory();

} // namespace inferograph

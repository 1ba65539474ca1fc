// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

namespace inferograph {

// Access lines and tasks that may belong together.
struct MatchingProblem
{
    std::vector<std::vector<int>> tasksOf; // for each access line, the tasks that it can be about
    std::vector<bool> needed;              // for each task, whether one of the access lines must be about it
};

// For each access line the one task that it has whichever way all of them are put together: every line with a
// task, no task with two lines, no needed task without one. -1 where the ways differ, where there is none, and
// where there are too many to try.
std::vector<int> certainMatches(const MatchingProblem &problem);

} // namespace inferograph

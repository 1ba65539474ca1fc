// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/certainmatches.h"

#include <algorithm>

namespace inferograph {

namespace {

constexpr int unset = -2;
constexpr int several = -1;

class Search
{
public:
    explicit Search(const MatchingProblem &problem)
        : m_problem(problem)
        , m_chosen(problem.tasksOf.size(), several)
        , m_taken(problem.needed.size(), false)
        , m_certain(problem.tasksOf.size(), unset)
    {
    }

    std::vector<int> run()
    {
        place(0);
        if (m_steps > maximumSteps)
            std::fill(m_certain.begin(), m_certain.end(), several);
        std::replace(m_certain.begin(), m_certain.end(), unset, several);
        return m_certain;
    }

private:
    static constexpr int maximumSteps = 20'000;

    void place(std::size_t access)
    {
        if (++m_steps > maximumSteps)
            return;
        if (access == m_chosen.size()) {
            accept();
            return;
        }
        for (int task : m_problem.tasksOf[access]) {
            const auto index = static_cast<std::size_t>(task);
            if (m_taken[index])
                continue;
            m_taken[index] = true;
            m_chosen[access] = task;
            place(access + 1);
            m_taken[index] = false;
        }
    }

    void accept()
    {
        for (std::size_t task = 0; task < m_taken.size(); ++task) {
            if (m_problem.needed[task] && !m_taken[task])
                return;
        }
        for (std::size_t access = 0; access < m_chosen.size(); ++access) {
            int &certain = m_certain[access];
            if (certain == unset)
                certain = m_chosen[access];
            else if (certain != m_chosen[access])
                certain = several;
        }
    }

    const MatchingProblem &m_problem;
    std::vector<int> m_chosen;
    std::vector<bool> m_taken;
    std::vector<int> m_certain;
    int m_steps = 0;
};

} // namespace

std::vector<int> certainMatches(const MatchingProblem &problem)
{
    return Search(problem).run();
}

} // namespace inferograph

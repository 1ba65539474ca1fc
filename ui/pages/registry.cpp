// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/registry.h"

#include <array>

namespace inferograph {

Page *createLivePage(const PageContext &context, QWidget *parent);
Page *createCallsPage(const PageContext &context, QWidget *parent);
Page *createPromptPage(const PageContext &context, QWidget *parent);
Page *createComparePage(const PageContext &context, QWidget *parent);
Page *createServersPage(const PageContext &context, QWidget *parent);

// Live, Calls, Prompt, Compare, History, Servers: the order that pages keep, whichever of them there are.
std::span<const PageEntry> pages()
{
    static constexpr std::array entries{
        PageEntry{"live", QT_TRANSLATE_NOOP("Pages", "Live"),
                  QT_TRANSLATE_NOOP("Pages", "Figures, charts and recent calls as they come"),
                  PageTime::PauseAndWindow, createLivePage},
        PageEntry{"calls", QT_TRANSLATE_NOOP("Pages", "Calls"),
                  QT_TRANSLATE_NOOP("Pages", "Every call of the session, to filter, sort and copy"),
                  PageTime::Pause, createCallsPage},
        PageEntry{"prompt", QT_TRANSLATE_NOOP("Pages", "Prompt"),
                  QT_TRANSLATE_NOOP("Pages", "Test prompts and runs: several models side by side"),
                  PageTime::None, createPromptPage},
        PageEntry{"compare", QT_TRANSLATE_NOOP("Pages", "Compare"),
                  QT_TRANSLATE_NOOP("Pages", "Models, servers or times of the session beside each other"),
                  PageTime::Pause, createComparePage},
        PageEntry{"servers", QT_TRANSLATE_NOOP("Pages", "Servers"),
                  QT_TRANSLATE_NOOP("Pages", "Servers and logs, what is loaded, and this machine"),
                  PageTime::None, createServersPage},
    };
    return entries;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/testwindow.h"
#include "ui/pages/callspage.h"

namespace inferograph::testing {

// The window on its Calls page.
class CallsWindow : public TestWindow
{
public:
    CallsWindow();

    // Another window over the same session, as at the next start, on the same page.
    void startAgain();

    CallsPage &page() const { return *window().findChild<CallsPage *>(); }
    template<typename Part>
    Part &part() const // of the page
    {
        return *page().findChild<Part *>();
    }
};

} // namespace inferograph::testing

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/callswindow.h"

namespace inferograph::testing {

CallsWindow::CallsWindow() : TestWindow({1280, 720})
{
    window().showPage(QStringLiteral("calls"));
}

void CallsWindow::startAgain()
{
    reopen();
    window().showPage(QStringLiteral("calls"));
}

} // namespace inferograph::testing

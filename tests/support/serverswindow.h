// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/fakeserver/fakeserver.h"
#include "tests/support/testwindow.h"

#include <QTableView>

namespace inferograph::testing {

// The window on its Servers page, and an Ollama to be added there: it has loaded its one model, owl:7b, half of whose
// 9.6 GB are on the GPU.
class ServersWindow : public TestWindow
{
public:
    ServersWindow();

    FakeServer &ollama() { return m_ollama; }
    void emptyOllama();   // from now on it has nothing loaded
    SourceId addOllama(); // and awaits that it is live

    QTableView &sources() const;
    QTableView &loaded() const;
    void choose(int row) const; // among the sources

private:
    FakeServer m_ollama;
};

} // namespace inferograph::testing

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedollama.h"
#include "tests/support/testwindow.h"
#include "ui/pages/promptpage.h"

class QPushButton;

namespace inferograph {
class AnswerCard;
}

namespace inferograph::testing {

// The window on its Prompt page, used as a person would.
class PromptWindow : public TestWindow
{
public:
    explicit PromptWindow(QSize size = {1280, 720});

    PromptPage &page() const { return *window().findChild<PromptPage *>(); }
    template<typename Part>
    Part &part() const // of the page
    {
        return *page().findChild<Part *>();
    }

    void watch(const OllamaServer &server); // and awaits that its models are listed
    void tick(const QString &model);        // or takes its tick away
    void writePrompt(const QString &text);  // instead of what is there
    void waitForEndOfRun() const;

    QPushButton &button(const QString &begin) const; // of its text
    QString cell(int row, int column) const;         // of the results
    QList<AnswerCard *> cards() const;
};

} // namespace inferograph::testing

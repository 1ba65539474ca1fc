// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/calllines.h"
#include "ui/latestwork.h"

#include <QDialog>

#include <stop_token>

class QLabel;

namespace inferograph {

class RawTextView;

// The lines of a log that gave one call, looked for while the window lives on.
class LogLinesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LogLinesDialog(CallLinesQuestion question, QWidget *parent = nullptr);
    ~LogLinesDialog() override;

private:
    void showLines(const CallLines &found);

    QLabel *m_about;
    RawTextView *m_lines;
    std::stop_source m_search;
    LatestWork<CallLinesQuestion, CallLines> m_work;
};

} // namespace inferograph

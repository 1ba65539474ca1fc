// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QWidget>

#include <array>

class QLabel;

namespace inferograph {

class PhaseBar;

// Where the time of one call went, phase after phase: each bar begins where the one before ends, and together
// they are as long as the total. A phase that nobody told of shows as unknown.
class Waterfall : public QWidget
{
    Q_OBJECT

public:
    explicit Waterfall(QWidget *parent = nullptr);

    void setCall(const CallRecord &call);

private:
    struct Row
    {
        PhaseBar *bar = nullptr;
        QLabel *duration = nullptr;
    };

    std::array<Row, 6> m_rows;
    QLabel *m_note; // where the bars are not what the server said
};

} // namespace inferograph

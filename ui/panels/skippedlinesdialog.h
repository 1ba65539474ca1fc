// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logsource.h"

#include <QDialog>

namespace inferograph {

// The first lines of a log that told of no call though they should have, each with the reason.
class SkippedLinesDialog : public QDialog
{
    Q_OBJECT

public:
    SkippedLinesDialog(const QList<SkippedLine> &lines, qint64 total, QWidget *parent = nullptr);
};

} // namespace inferograph

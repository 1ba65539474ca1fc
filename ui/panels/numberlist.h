// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

#include <optional>

namespace inferograph {

// A field for whole numbers, one or several: `4`, `1, 2, 4 8`. Marked while it holds anything else.
class NumberList : public QLineEdit
{
    Q_OBJECT

public:
    NumberList(int lowest, int highest, QWidget *parent = nullptr);

    std::optional<QList<int>> numbers() const; // unset while it holds anything else, or nothing
    void setNumbers(const QList<int> &numbers);

private:
    int m_lowest;
    int m_highest;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace inferograph {

// A choice among texts of any length, such as models and paths: as wide as the longest of them only while that is
// short. What does not fit is elided in its middle, and whole in the tooltip and the open list.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget *parent = nullptr);
    // By what is chosen: for screen readers and the tooltip.
    explicit ChoiceBox(const QString &name, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void showPopup() override;

protected:
    bool event(QEvent *event) override;
    void initStyleOption(QStyleOptionComboBox *option) const override;

private:
    int letters(int count) const;
};

} // namespace inferograph

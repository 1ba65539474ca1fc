// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListView>

namespace inferograph {

// A list as high as its rows, up to a few: then it scrolls.
class FittingList : public QListView
{
    Q_OBJECT

public:
    explicit FittingList(int mostRows, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    int m_mostRows;
};

} // namespace inferograph

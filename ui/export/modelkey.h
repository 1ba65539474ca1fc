// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme.h"

#include <QFont>
#include <QPointF>
#include <QString>

#include <vector>

class QPainter;
class QWidget;

namespace inferograph {

// Which mark and colour is which model, for the charts in a part of the window: in the window the list of models
// tells it, on paper nothing would. Names that a chart writes beside its rows are left out.
class ModelKey
{
public:
    explicit ModelKey(const QWidget &part);

    double height(double width) const; // 0 where there is nothing to tell
    void paint(QPainter &painter, double width) const;

private:
    struct Entry
    {
        QString name;
        ModelStyle style;
        QPointF at; // its top left, laid out in rows
    };

    std::vector<Entry> laidOut(double width) const;

    QFont m_font;
    std::vector<Entry> m_entries;
};

} // namespace inferograph

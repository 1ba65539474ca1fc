// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/charts/plotview.h"

#include <QWidget>

namespace inferograph {

// What the colours or signs of a chart mean: a row of quiet texts, each behind its sample. One that is wider than all the
// room is elided, and whole in the tooltip.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    struct Item
    {
        QString text;
        QColor colour; // a filled square, unless there is a sign, a mark or a line
        std::optional<PlotMark::Kind> sign = {};
        std::optional<int> mark = {}; // a model's, see modelmark.h
        std::optional<Qt::PenStyle> line = {};
    };

    explicit ChartLegend(QWidget *parent = nullptr);

    void
    setOneRow(); // where all texts do not fit into it, it has the samples alone, and the tooltip the texts
    void setItems(const QList<Item> &items, const QString &note = {}); // `note` stands at the end
    QSize sizeHint() const override; // of one row; narrower, the texts flow on
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    double sampleWidth() const;
    double itemWidth(const QString &text) const;
    bool showsTexts() const;
    QString fitted(const QString &text) const; // elided where the whole width is too little for it
    QStringList texts() const;
    void tellElided();
    // Where each item begins, and the note behind them.
    QList<QPointF> positions(double width) const;

    bool m_oneRow = false;
    QList<Item> m_items;
    QString m_note;
};

} // namespace inferograph

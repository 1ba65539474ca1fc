// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

#include <vector>

namespace inferograph {

// A table of a few rows: as high as they are where it may be. Columns that have no room step back, those that
// tell least first, then the gaps; where that is not enough, it scrolls sideways.
class FittingTable : public QTableView
{
    Q_OBJECT

public:
    FittingTable(QAbstractItemModel &model, int mostRowsInSight, QWidget *parent = nullptr);

    void setLeastTellingFirst(const QList<int> &columns);
    void setOutOfSight(const QList<int> &columns); // whatever the room
    // A column of names: it needs room for what tells them apart only, and takes of what is left over until they are whole.
    void setNames(int column);
    // A column of sentences: it needs room for their begin only, and takes what is left over. Otherwise all columns share
    // that.
    void setSentences(int column);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int heightOf(int rows) const;
    int neededBy(int column) const;
    int asWideAs(int column, int cells) const; // but no narrower than its title
    int narrowGaps(std::vector<int> &widths, int missing) const;
    void fitColumns();

    int m_mostRowsInSight;
    QList<int> m_leastTellingFirst;
    QList<int> m_outOfSight;
    int m_names = -1;
    int m_sentences = -1;
};

} // namespace inferograph

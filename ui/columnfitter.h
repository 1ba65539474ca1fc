// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>

#include <functional>
#include <map>

class QHeaderView;
class QTableView;

namespace inferograph {

// Makes a table's columns fit its width. The last one in sight takes what is left over, but keeps `fewest` pixels, by
// column, so that it can be read. Where there is less room, the `yielding` ones give of the width that they have now, or are given later, down to their own
// fewest; then those that tell least step back; only then the table scrolls sideways. A column that is resized by hand
// keeps its width, and yields no more. A child of the table.
class ColumnFitter : public QObject
{
    Q_OBJECT

public:
    ColumnFitter(QTableView &table, const std::function<int(int)> &fewest, const QList<int> &yielding = {});

    void setLeastTellingFirst(const QList<int> &columns);

    bool isChosen(int column) const;         // in sight, or stepped back
    void setChosen(int column, bool chosen); // by people: it steps back no more

    // To be restored before there is a fitter: as it is where there is room.
    QByteArray headerState();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void noteWidth(int column, int before, int width);
    int lastColumn() const;
    void fit();
    void stepBack(int last);
    void fitYielding(int last);
    bool yields(int column) const;
    int givableBy(int column, int wanted) const;
    void resizeYielding();

    QTableView &m_table;
    QHeaderView &m_header;
    std::function<int(int)> m_fewest;
    std::map<int, int> m_wanted; // by the columns that yield: their widths where there is room
    QList<int> m_leastTellingFirst;
    std::map<int, int> m_steppedBack; // and the fewest pixels that they would need
    double m_share = 0;               // of what they can give, that the yielding give
    bool m_isFitting = false;
    int m_last = -1;
};

} // namespace inferograph

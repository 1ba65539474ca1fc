// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/fittingtable.h"

#include "ui/controls.h"
#include "ui/panels/delegates.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>

namespace inferograph {

namespace {

// Sentences stand apart from the numbers before them.
class SentenceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem indented = option;
        indented.rect.setLeft(option.rect.left() + 4 * gridUnit());
        QStyledItemDelegate::paint(painter, indented, index);
    }
};

} // namespace

FittingTable::FittingTable(QAbstractItemModel &model, int mostRowsInSight, QWidget *parent)
    : QTableView(parent), m_mostRowsInSight(mostRowsInSight)
{
    setModel(&model);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(qRound(fontMetrics().height() * 1.8));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    showElidedInTips(*this);
    const auto refit = [this] {
        updateGeometry();
        fitColumns();
    };
    connect(&model, &QAbstractItemModel::modelReset, this, refit);
    connect(&model, &QAbstractItemModel::dataChanged, this, refit);
}

void FittingTable::setLeastTellingFirst(const QList<int> &columns)
{
    m_leastTellingFirst = columns;
    fitColumns();
}

void FittingTable::setOutOfSight(const QList<int> &columns)
{
    m_outOfSight = columns;
    fitColumns();
}

void FittingTable::setNames(int column)
{
    m_names = column;
    setItemDelegateForColumn(column, new NameDelegate(this));
    fitColumns();
}

void FittingTable::setSentences(int column)
{
    m_sentences = column;
    setItemDelegateForColumn(column, new SentenceDelegate(this));
    fitColumns();
}

int FittingTable::heightOf(int rows) const
{
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() +
           2 * frameWidth() + 1;
}

QSize FittingTable::sizeHint() const
{
    return {QTableView::sizeHint().width(), heightOf(std::min(model()->rowCount(), m_mostRowsInSight))};
}

QSize FittingTable::minimumSizeHint() const
{
    return {QTableView::minimumSizeHint().width(), heightOf(std::min(model()->rowCount(), 3))};
}

void FittingTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

int FittingTable::neededBy(int column) const
{
    const int fewest = 24 * fontMetrics().averageCharWidth();
    const int wanted = sizeHintForColumn(column);
    return asWideAs(column, column == m_sentences || column == m_names ? std::min(wanted, fewest) : wanted);
}

int FittingTable::asWideAs(int column, int cells) const
{
    return std::max(cells, horizontalHeader()->sectionSizeHint(column)) + 4 * gridUnit();
}

// By half at most, for want of so many pixels; those of sentences hold what sets them apart. Gives what that saves.
int FittingTable::narrowGaps(std::vector<int> &widths, int missing) const
{
    std::vector<int *> shown;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0 && static_cast<int>(column) != m_sentences)
            shown.push_back(&widths[column]);
    }
    const int count = static_cast<int>(shown.size());
    if (missing <= 0 || count == 0)
        return 0;
    const int each = std::min(2 * gridUnit(), (missing + count - 1) / count);
    for (int *width : shown)
        *width -= each;
    return each * count;
}

void FittingTable::fitColumns()
{
    std::vector<int> widths;
    int needed = 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        setColumnHidden(column, false); // hidden sections have no hint of their own
        widths.push_back(neededBy(column));
        needed += widths.back();
    }
    const auto stepBack = [&](int column) {
        setColumnHidden(column, true);
        needed -= std::exchange(widths.at(static_cast<std::size_t>(column)), 0);
    };
    for (const int column : std::as_const(m_outOfSight))
        stepBack(column);
    const int room = viewport()->width();
    for (const int column : std::as_const(m_leastTellingFirst)) {
        if (needed > room && !isColumnHidden(column))
            stepBack(column);
    }
    needed -= narrowGaps(widths, needed - room);
    // What is left over goes to the names, then to the sentences, else to all in proportion; the first gets what rounding
    // leaves.
    int left = std::max(0, room - needed);
    if (m_names >= 0) {
        int &names = widths.at(static_cast<std::size_t>(m_names));
        const int given = std::clamp(asWideAs(m_names, sizeHintForColumn(m_names)) - names, 0, left);
        names += given;
        needed += given;
        left -= given;
    }
    if (m_sentences >= 0)
        widths.at(static_cast<std::size_t>(m_sentences)) += left;
    const double stretch = m_sentences < 0 && left > 0 ? static_cast<double>(room) / needed : 1;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0)
            setColumnWidth(static_cast<int>(column), static_cast<int>(widths[column] * stretch));
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/delegates.h"

#include "ui/charts/rownames.h"
#include "ui/models/calltablemodel.h"
#include "ui/panels/marks.h"
#include "ui/panels/modellistmodel.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTableView>

#include <algorithm>

namespace inferograph {

namespace {

// Draws a row from both ends towards the middle, eliding what no longer fits.
class RowPainter
{
public:
    RowPainter(QPainter &painter, const QStyleOptionViewItem &option, int padding)
        : m_painter(painter)
        , m_metrics(option.fontMetrics)
        , m_rest(option.rect.adjusted(padding, 0, -padding, 0))
    {
        m_painter.setFont(option.font);
    }

    QRectF takeMark()
    {
        const qreal size = markSize(m_metrics);
        const QRectF mark(m_rest.left(), m_rest.top() + (m_rest.height() - size) / 2, size, size);
        m_rest.setLeft(m_rest.left() + qRound(size) + gridUnit() * 2);
        return mark;
    }

    void textFromRight(const QString &text, const QColor &colour)
    {
        if (text.isEmpty())
            return;
        const int width = std::min(m_metrics.horizontalAdvance(text) + 1, m_rest.width());
        const QRect place(m_rest.right() - width + 1, m_rest.top(), width, m_rest.height());
        draw(place, text, colour, Qt::AlignRight);
        m_rest.setRight(place.left() - gridUnit() * 2);
    }

    void textFromLeft(const QString &text, const QColor &colour)
    {
        const int width = std::min(m_metrics.horizontalAdvance(text) + 1, m_rest.width());
        if (m_rest.width() < m_metrics.averageCharWidth() * 3)
            return; // two letters and an ellipsis tell nothing
        draw({m_rest.left(), m_rest.top(), width, m_rest.height()}, text, colour, Qt::AlignLeft);
        m_rest.setLeft(m_rest.left() + width + gridUnit() * 2);
    }

    QRect takeRight(int width)
    {
        const QRect place(m_rest.right() - width + 1, m_rest.top(), width, m_rest.height());
        m_rest.setRight(place.left() - gridUnit() * 2);
        return place;
    }

    QRect rest() const { return m_rest; }

    void draw(const QRect &place, const QString &text, const QColor &colour, Qt::Alignment alignment)
    {
        m_painter.setPen(colour);
        m_painter.drawText(place, static_cast<int>(alignment | Qt::AlignVCenter),
                           m_metrics.elidedText(text, Qt::ElideRight, place.width()));
    }

private:
    QPainter &m_painter;
    QFontMetrics m_metrics;
    QRect m_rest;
};

// Selection, hover and focus, as the style draws them; the text is ours.
QStyleOptionViewItem drawBackground(QPainter &painter, QStyleOptionViewItem option)
{
    option.text.clear();
    option.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, option.widget);
    const bool isRow =
        option.state.testFlag(QStyle::State_Selected) && qobject_cast<const QTableView *>(option.widget);
    if (option.state.testFlag(QStyle::State_HasFocus) && !isRow) {
        painter.setPen(theme().accent);
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    return option;
}

QSize rowSize(const QStyleOptionViewItem &option, double lines)
{
    return {option.fontMetrics.averageCharWidth() * 12, qRound(option.fontMetrics.height() * lines)};
}

void drawSparkline(QPainter &painter, const QRectF &bounds, const QList<double> &values, const QColor &colour)
{
    if (values.size() < 2)
        return;
    const auto [low, high] = std::ranges::minmax(values);
    const double span = high > low ? high - low : 1;
    QPainterPath path;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double x =
            bounds.left() + bounds.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1);
        const double y = high > low ? bounds.bottom() - bounds.height() * (values.at(i) - low) / span
                                    : bounds.center().y();
        i == 0 ? path.moveTo(x, y) : path.lineTo(x, y);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

} // namespace

QString ElidedModels::nameIn(int room, const QString &model, const QFontMetricsF &metrics)
{
    if (metrics.horizontalAdvance(model) <= room)
        return model;
    const QByteArrayList &models = ThemeManager::instance().modelPlaces().models();
    if (!m_elided || m_elided->models != models || m_elided->metrics != metrics || m_elided->room != room) {
        QStringList names;
        for (const QByteArray &each : models)
            names.append(QString::fromUtf8(each));
        m_elided = {models, metrics, room, {}};
        const QStringList shown = listNames(names, metrics, room);
        for (qsizetype i = 0; i < names.size(); ++i)
            m_elided->shown.insert(names.at(i), shown.at(i));
    }
    return m_elided->shown.value(model, model);
}

void SourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item = drawBackground(*painter, item);
    RowPainter row(*painter, item, gridUnit() * 2);
    const auto state = static_cast<SourceState>(index.data(SourceListModel::StateRole).toInt());
    drawMark(*painter, row.takeMark(), state);
    row.textFromRight(index.data(SourceListModel::NoteRole).toString(),
                      state == SourceState::Failed    ? theme().failed
                      : state == SourceState::Waiting ? theme().warning
                                                      : theme().quietText);
    if (index.data(SourceListModel::DemoRole).toBool())
        row.textFromRight(tr("demo"), theme().warning);
    row.textFromLeft(index.data(Qt::DisplayRole).toString(), theme().text);
    row.textFromLeft(index.data(SourceListModel::LocationRole).toString(), theme().quietText);
}

QSize SourceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return rowSize(option, 1.7);
}

void ModelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item = drawBackground(*painter, item);
    const bool shown = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    const QByteArray model = index.data(ModelListModel::ModelRole).toByteArray();
    RowPainter row(*painter, item, gridUnit() * 2);
    drawModelMark(*painter, row.takeMark(), model, shown);
    const QRect number = row.takeRight(item.fontMetrics.horizontalAdvance(QStringLiteral("888.8")));
    row.draw(number, index.data(ModelListModel::SpeedTextRole).toString(),
             shown ? theme().text : theme().quietText, Qt::AlignRight);
    QString name = index.data(Qt::DisplayRole).toString();
    const int lineWidth = item.fontMetrics.averageCharWidth() * 6;
    // A long name is worth more than the line.
    if (item.fontMetrics.horizontalAdvance(name) + 2 * gridUnit() + lineWidth <= row.rest().width()) {
        const QRect line = row.takeRight(lineWidth);
        const double inset = item.rect.height() * 0.28;
        drawSparkline(*painter, QRectF(line).adjusted(0, inset, 0, -inset),
                      index.data(ModelListModel::SpeedsRole).value<QList<double>>(),
                      shown ? ThemeManager::instance().modelStyle(model).colour : theme().line);
    } else {
        name = m_names.nameIn(row.rest().width(), name, item.fontMetrics);
    }
    row.textFromLeft(name, shown ? theme().text : theme().quietText);
}

QSize ModelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return rowSize(option, 1.9);
}

bool ModelDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &,
                                const QModelIndex &index)
{
    const bool clicked = event->type() == QEvent::MouseButtonRelease &&
                         static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    const bool pressed =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!clicked && !pressed)
        return false;
    const bool shown = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, QVariant::fromValue(shown ? Qt::Unchecked : Qt::Checked),
                          Qt::CheckStateRole);
}

void CallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto *model = qobject_cast<const CallTableModel *>(index.model());
    const std::optional<CallRecord> call = model ? model->call(index) : std::nullopt;
    if (!call)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.state &= ~QStyle::State_HasFocus;
    item = drawBackground(*painter, item);
    // Under the header's text; the status keeps away from the numbers before it.
    RowPainter row(*painter, item, index.column() == CallTableModel::Model ? gridUnit() : gridUnit() * 5);
    const QRectF mark = row.takeMark();
    QString text = index.data(Qt::DisplayRole).toString();
    if (index.column() == CallTableModel::Model) {
        drawModelMark(*painter, mark, call->model);
        text = m_names.nameIn(row.rest().width(), text, item.fontMetrics);
    } else {
        drawMark(*painter, mark, call->status);
    }
    row.textFromLeft(text, theme().text);
}

QSize CallDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += qRound(markSize(option.fontMetrics)) + gridUnit() * 4;
    return size;
}

void NameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.textElideMode = Qt::ElideMiddle;
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    item.text = m_names.nameIn(room.width() - 2 * margin, item.text, QFontMetricsF(item.font));
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
}

QSize CheckableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr double lines = 1.4; // more than the check box and the mark are high
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowSize(option, lines).height()};
}

void CheckableDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->palette.setColor(QPalette::Base, theme().panel);
    option->palette.setColor(QPalette::Window, theme().quietText);
}

} // namespace inferograph

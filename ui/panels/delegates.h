// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFontMetricsF>
#include <QStyledItemDelegate>

#include <optional>

namespace inferograph {

// A row of SourceListModel: state mark, label, quiet location, and what matters now at the right.
class SourceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A row of ModelListModel: the model's mark, its name, its recent decode speeds as a line, their median. Long names are
// elided so that they can be told apart.
class ModelDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // A click anywhere in the row, or Space, shows or hides the model.
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    QString elidedName(const QModelIndex &index, const QFontMetricsF &metrics, int room) const;

    struct Elided // all names, as they were painted last
    {
        QStringList names;
        QFontMetricsF metrics;
        int room;
        QStringList shown;
    };
    mutable std::optional<Elided> m_elided;
};

// A cell of CallTableModel whose text has a mark before it: the model's, or the status's.
class CallDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A cell with a check box, which stands out from the views' own background; as high as one beside it without.
class CheckableDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QFontMetricsF>
#include <QHash>
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

// Names of models in lists and tables, in so many pixels: elided so that no two of this session's read the same.
class ElidedModels
{
public:
    QString nameIn(int room, const QString &model, const QFontMetricsF &metrics);

private:
    struct Elided // all names, as they were asked for last
    {
        QByteArrayList models;
        QFontMetricsF metrics;
        int room;
        QHash<QString, QString> shown;
    };
    std::optional<Elided> m_elided;
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
    mutable ElidedModels m_names;
};

// A cell of CallTableModel whose text has a mark before it: the model's, whose name is elided as in that list, or the
// status's.
class CallDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    mutable ElidedModels m_names;
};

// A cell with the name of a model, or of something like it, elided as in the lists of models.
class NameDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    mutable ElidedModels m_names;
};

// Such a cell with a check box, which stands out from the views' own background; as high as one beside it without.
class CheckableDelegate : public NameDelegate
{
    Q_OBJECT

public:
    using NameDelegate::NameDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace inferograph

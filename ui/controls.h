// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>

#include <initializer_list>

class QGridLayout;
class QTableView;
class QToolButton;

namespace inferograph {

// Sets a property that the style sheet knows (see theme.h) and restyles the widget.
void setStyleProperty(QWidget *widget, const char *property, bool on = true);

QLabel *makeLabel(const QString &text, const char *property = nullptr, QWidget *parent = nullptr);
QFrame *makeCard(QWidget *parent = nullptr);
QFrame *makeDivider(QWidget *parent = nullptr); // a hairline across

// Copies what it says in one of several ways.
QToolButton *makeCopyButton(const QString &accessibleName, const QList<QAction *> &ways, QWidget *parent);

// A field under its quiet name, which is also what screen readers call it; takes two rows.
void addField(QGridLayout &grid, int row, int column, int span, const QString &name, QWidget *field);

// A tooltip of a server's or a log's words: as they stand, never read as HTML.
QString asPlainTip(const QString &text);

// A table of whole rows, one chosen at a time, as quiet as every table here.
void makePlainTable(QTableView &table, int lastColumn);
// Of the first columns, in letters; none is narrower than its title. The last column takes what is left over, but keeps so
// many letters that it can be read: the `yielding` ones, of long texts, are narrower then.
void setColumnWidths(QTableView &table, std::initializer_list<int> letters, int fewestOfLast,
                     const QList<int> &yielding);
// Cells whose text is elided have it whole in their tooltip.
void showElidedInTips(QTableView &table);

// A line of text that gives way: elided, whole in the tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);

    // The text is the value of something: its name for screen readers, and its definition for the tooltip.
    void setMeaning(const QString &name, const QString &definition);
    // The whole text is copied by Ctrl+C or from its menu, once it has the focus.
    void setCopyable();
    void setFullText(const QString &text);
    QString fullText() const { return m_fullText; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();

    Qt::TextElideMode m_mode;
    QString m_fullText;
    QString m_definition;
};

} // namespace inferograph

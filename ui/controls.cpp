// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/controls.h"

#include "ui/columnfitter.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace inferograph {

void setStyleProperty(QWidget *widget, const char *property, bool on)
{
    if (widget->property(property).toBool() == on)
        return;
    widget->setProperty(property, on);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel *makeLabel(const QString &text, const char *property, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    if (property)
        label->setProperty(property, true);
    return label;
}

QFrame *makeCard(QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("card", true);
    return card;
}

QFrame *makeDivider(QWidget *parent)
{
    auto *divider = new QFrame(parent);
    divider->setProperty("divider", true);
    divider->setFixedHeight(1);
    return divider;
}

QToolButton *makeCopyButton(const QString &accessibleName, const QList<QAction *> &ways, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->addActions(ways);
    auto *button = new QToolButton(parent);
    button->setText(QCoreApplication::translate("Controls", "Copy") + QStringLiteral(" \u25be"));
    button->setAccessibleName(accessibleName);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void addField(QGridLayout &grid, int row, int column, int span, const QString &name, QWidget *field)
{
    QLabel *label = makeLabel(name, "quiet", field->parentWidget());
    label->setBuddy(field);
    field->setAccessibleName(name);
    grid.addWidget(label, row, column, 1, span);
    grid.addWidget(field, row + 1, column, 1, span);
}

namespace {

// The last title stands apart from the one before, which may be a number's; so does what is under it.
class LastColumnDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QString displayText(const QVariant &value, const QLocale &locale) const override
    {
        return QChar(0x2003) + QStyledItemDelegate::displayText(value, locale);
    }
};

} // namespace

QString asPlainTip(const QString &text)
{
    return text.isEmpty()
               ? text
               : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

void makePlainTable(QTableView &table, int lastColumn)
{
    table.setShowGrid(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setMinimumSectionSize(1);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.verticalHeader()->setDefaultSectionSize(qRound(table.fontMetrics().height() * 1.8));
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setStretchLastSection(true);
    table.setItemDelegateForColumn(lastColumn, new LastColumnDelegate(&table));
    showElidedInTips(table);
}

namespace {

class ElidedTips : public QObject
{
public:
    explicit ElidedTips(QTableView &table) : QObject(&table), m_table(table)
    {
        table.viewport()->installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return false;
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = m_table.indexAt(help->pos());
        if (!index.isValid() || !index.data(Qt::ToolTipRole).toString().isEmpty() || fits(index))
            return false;
        QToolTip::showText(help->globalPos(), asPlainTip(index.data().toString()), m_table.viewport());
        return true;
    }

private:
    bool fits(const QModelIndex &index) const
    {
        QStyleOptionViewItem option;
        option.initFrom(&m_table);
        option.font = m_table.font();
        const QSize needed = m_table.itemDelegateForIndex(index)->sizeHint(option, index);
        return needed.width() <= m_table.visualRect(index).width();
    }

    QTableView &m_table;
};

} // namespace

void setColumnWidths(QTableView &table, std::initializer_list<int> letters, int fewestOfLast,
                     const QList<int> &yielding)
{
    constexpr int fewestOfYielding = 14;
    const int letter = table.fontMetrics().averageCharWidth();
    int column = 0;
    for (const int width : letters) {
        table.setColumnWidth(column,
                             std::max(width * letter, table.horizontalHeader()->sectionSizeHint(column)));
        ++column;
    }
    const auto fewest = [&table, letter, fewestOfLast, yielding](int of) {
        const int keeps = yielding.contains(of) ? fewestOfYielding : fewestOfLast;
        return std::max(keeps * letter, table.horizontalHeader()->sectionSizeHint(of));
    };
    new ColumnFitter(table, fewest, yielding);
}

void showElidedInTips(QTableView &table)
{
    new ElidedTips(table);
}

ElidedLabel::ElidedLabel(QWidget *parent, Qt::TextElideMode mode) : QLabel(parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setMeaning(const QString &name, const QString &definition)
{
    m_definition = definition;
    setAccessibleName(name);
    setToolTip(definition);
}

void ElidedLabel::setCopyable()
{
    auto *copy = new QAction(QCoreApplication::translate("Controls", "Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(m_fullText); });
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("copyable", true);
}

void ElidedLabel::setFullText(const QString &text)
{
    if (text == m_fullText)
        return;
    m_fullText = text;
    m_definition.isEmpty() ? setAccessibleName(text) : setAccessibleDescription(text);
    updateGeometry();
    elide();
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_fullText) + 2, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    constexpr qsizetype fewestLetters = 3; // two letters and an ellipsis tell nothing
    QString shown = fontMetrics().elidedText(m_fullText, m_mode, width());
    if (shown != m_fullText && shown.size() <= fewestLetters)
        shown.clear();
    setText(shown);
    setToolTip(shown == m_fullText ? m_definition
                                   : QStringList{m_definition, m_fullText}.join(QLatin1Char('\n')).trimmed());
}

} // namespace inferograph

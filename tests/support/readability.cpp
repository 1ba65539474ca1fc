// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/readability.h"

#include "ui/controls.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QGraphicsScene>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <QTabBar>

#include <algorithm>

namespace inferograph::testing {

namespace {

// In QLabel a mnemonic or a margin of the style may cost a pixel of the hint.
constexpr int tolerance = 1;

QString cut(const QString &text, int width, int wanted)
{
    return QStringLiteral("\"%1\" is cut off: %2 of %3 pixels").arg(text).arg(width).arg(wanted);
}

class Inspection
{
public:
    QStringList faults;

    void look(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            lookAtLabel(*label);
        else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            lookAtButton(*button);
        else if (const auto *choice = qobject_cast<const QComboBox *>(&widget))
            lookAtChoice(*choice);
        else if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
            lookAtField(*field);
        else if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
            lookAtTabs(*tabs);
        else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
            lookAtColumns(*header);
        else if (const auto *view = qobject_cast<const QGraphicsView *>(&widget))
            lookAtScene(*view);
    }

private:
    void expectWidth(const QString &text, int width, int wanted)
    {
        if (!text.isEmpty() && width + tolerance < wanted)
            faults += cut(text, width, wanted);
    }

    void lookAtLabel(const QLabel &label)
    {
        if (label.text().isEmpty() || qobject_cast<const ElidedLabel *>(&label))
            return;
        if (!label.wordWrap())
            expectWidth(label.text(), label.width(), label.sizeHint().width());
        else if (label.height() + tolerance < label.heightForWidth(label.width()))
            faults += QStringLiteral("\"%1\" is cut off below: %2 of %3 pixels")
                          .arg(label.text())
                          .arg(label.height())
                          .arg(label.heightForWidth(label.width()));
    }

    void lookAtButton(const QAbstractButton &button)
    {
        if (button.toolTip() != button.text()) // a model's name gives way, and is whole in its tooltip
            expectWidth(button.text(), button.width(), button.sizeHint().width());
    }

    void lookAtChoice(const QComboBox &choice)
    {
        QStyleOptionComboBox option;
        option.initFrom(&choice);
        option.editable = choice.isEditable();
        const QRect field = choice.style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                           QStyle::SC_ComboBoxEditField, &choice);
        if (!choice.isEditable() && choice.toolTip() != choice.currentText())
            expectWidth(choice.currentText(), field.width(),
                        choice.fontMetrics().horizontalAdvance(choice.currentText()));
    }

    void lookAtField(const QLineEdit &field)
    {
        const QMargins margins = field.textMargins();
        expectWidth(field.placeholderText(), field.contentsRect().width() - margins.left() - margins.right(),
                    field.fontMetrics().horizontalAdvance(field.placeholderText()));
    }

    void lookAtTabs(const QTabBar &tabs)
    {
        for (int i = 0; i < tabs.count(); ++i)
            expectWidth(tabs.tabText(i), tabs.tabRect(i).width(),
                        tabs.fontMetrics().horizontalAdvance(tabs.tabText(i)));
    }

    void lookAtColumns(const QHeaderView &header)
    {
        if (!header.model() || header.orientation() != Qt::Horizontal)
            return;
        QFont font = header.font();
        font.setBold(true); // as the style sheet has it, which the widget does not know
        const QFontMetrics metrics(font);
        for (int column = 0; column < header.count(); ++column) {
            const QString title = header.model()->headerData(column, Qt::Horizontal).toString();
            if (!header.isSectionHidden(column))
                expectWidth(title, header.sectionSize(column), metrics.horizontalAdvance(title));
        }
    }

    void lookAtScene(const QGraphicsView &view)
    {
        if (!view.scene())
            return;
        QList<const QGraphicsTextItem *> texts;
        for (const QGraphicsItem *item : view.scene()->items()) {
            const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item);
            if (text && text->isVisible() && !text->toPlainText().trimmed().isEmpty())
                texts += text;
        }
        for (const QGraphicsTextItem *text : std::as_const(texts)) {
            if (text->toPlainText().endsWith(QLatin1StringView("...")))
                faults += QStringLiteral("The chart's \"%1\" is cut off").arg(text->toPlainText());
            for (const QGraphicsTextItem *other : std::as_const(texts)) {
                if (text < other && inked(*text).intersects(inked(*other)))
                    faults += QStringLiteral("The chart's \"%1\" lies over \"%2\"")
                                  .arg(text->toPlainText(), other->toPlainText());
            }
        }
    }

    // Without the margins that a text item keeps around its letters.
    static QRectF inked(const QGraphicsTextItem &text)
    {
        constexpr double margin = 4;
        return text.sceneBoundingRect().adjusted(margin, margin, -margin, -margin);
    }
};

bool bearsText(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return !label->text().isEmpty();
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    return button && !button->text().isEmpty();
}

QString textOf(const QWidget &widget)
{
    return widget.property("text").toString();
}

QStringList overlaps(const QWidget &window, const QList<QWidget *> &widgets)
{
    QStringList faults;
    QList<std::pair<const QWidget *, QRect>> places;
    for (const QWidget *widget : widgets) {
        const QRect seen = widget->visibleRegion().boundingRect();
        if (bearsText(*widget) && !seen.isEmpty())
            places.append({widget, seen.translated(widget->mapTo(&window, QPoint(0, 0)))});
    }
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype j = i + 1; j < places.size(); ++j) {
            const auto &[one, place] = places[i];
            const auto &[other, otherPlace] = places[j];
            if (place.intersects(otherPlace) && !one->isAncestorOf(other) && !other->isAncestorOf(one))
                faults += QStringLiteral("\"%1\" lies over \"%2\"").arg(textOf(*other), textOf(*one));
        }
    }
    return faults;
}

} // namespace

QStringList unreadableTexts(const QWidget &window)
{
    Inspection inspection;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->isVisible() && !widget->visibleRegion().isEmpty())
            inspection.look(*widget);
    }
    return inspection.faults + overlaps(window, widgets);
}

QStringList clippedTexts(const QWidget &root)
{
    QStringList clipped;
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label))
            continue;
        const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        const bool low = label->wordWrap() && label->height() < label->heightForWidth(label->width());
        if (narrow || low || label->height() < label->fontMetrics().height())
            clipped << label->text();
    }
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        const QSize needed = button->fontMetrics().size(Qt::TextShowMnemonic, button->text());
        if (button->isVisible() && (button->width() < needed.width() || button->height() < needed.height()))
            clipped << button->text();
    }
    return clipped;
}

} // namespace inferograph::testing

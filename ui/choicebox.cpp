// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/choicebox.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QScreen>
#include <QScrollBar>
#include <QStyleOptionComboBox>

#include <algorithm>

namespace inferograph {

ChoiceBox::ChoiceBox(QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    view()->setTextElideMode(Qt::ElideMiddle);
}

ChoiceBox::ChoiceBox(const QString &name, QWidget *parent) : ChoiceBox(parent)
{
    setAccessibleName(name);
}

int ChoiceBox::letters(int count) const
{
    return fontMetrics().averageCharWidth() * count;
}

QSize ChoiceBox::sizeHint() const
{
    constexpr int mostLetters = 48;
    const QSize hint = QComboBox::sizeHint();
    return {std::min(hint.width(), letters(mostLetters)), hint.height()};
}

QSize ChoiceBox::minimumSizeHint() const
{
    constexpr int fewestLetters = 12;
    const QSize hint = QComboBox::minimumSizeHint();
    return {std::min(hint.width(), letters(fewestLetters)), hint.height()};
}

void ChoiceBox::showPopup()
{
    const int wanted = view()->sizeHintForColumn(0) + view()->verticalScrollBar()->sizeHint().width();
    view()->setMinimumWidth(std::min(wanted, screen()->availableSize().width() / 2));
    QComboBox::showPopup();
}

bool ChoiceBox::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        setToolTip(QStringLiteral("%1: %2").arg(accessibleName(), currentText()));
    return QComboBox::event(event);
}

void ChoiceBox::initStyleOption(QStyleOptionComboBox *option) const
{
    QComboBox::initStyleOption(option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxEditField, this);
    constexpr int framePixels = 2; // that styles leave beside the text
    option->currentText =
        option->fontMetrics.elidedText(option->currentText, Qt::ElideMiddle, field.width() - framePixels);
}

} // namespace inferograph

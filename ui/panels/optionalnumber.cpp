// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/optionalnumber.h"

#include <QTimer>

#include <cmath>

namespace inferograph {

OptionalNumber::OptionalNumber(double lowest, double highest, int decimals, const QString &openText,
                               QWidget *parent)
    : QDoubleSpinBox(parent)
{
    const double step = std::pow(10, -decimals);
    setDecimals(decimals);
    setSingleStep(step);
    setRange(lowest - step, highest);
    setSpecialValueText(openText);
    setValue(minimum());
    setButtonSymbols(NoButtons);
}

std::optional<double> OptionalNumber::number() const
{
    return value() > minimum() ? std::optional(value()) : std::nullopt;
}

void OptionalNumber::setNumber(std::optional<double> number)
{
    setValue(number.value_or(minimum()));
}

QValidator::State OptionalNumber::validate(QString &text, int &position) const
{
    return isOpen(text) ? QValidator::Acceptable : QDoubleSpinBox::validate(text, position);
}

double OptionalNumber::valueFromText(const QString &text) const
{
    return isOpen(text) ? minimum() : QDoubleSpinBox::valueFromText(text);
}

// Digits typed into the words would be refused.
void OptionalNumber::focusInEvent(QFocusEvent *event)
{
    QDoubleSpinBox::focusInEvent(event);
    if (!number())
        QTimer::singleShot(0, this, &OptionalNumber::selectAll);
}

} // namespace inferograph

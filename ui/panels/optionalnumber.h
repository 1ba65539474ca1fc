// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace inferograph {

// A number that may be left open, which words then say: emptied, or stepped down below the lowest.
class OptionalNumber : public QDoubleSpinBox
{
    Q_OBJECT

public:
    OptionalNumber(double lowest, double highest, int decimals, const QString &openText,
                   QWidget *parent = nullptr);

    std::optional<double> number() const;
    void setNumber(std::optional<double> number);

    QValidator::State validate(QString &text, int &position) const override;
    double valueFromText(const QString &text) const override;

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    bool isOpen(const QString &text) const { return text.trimmed().isEmpty() || text == specialValueText(); }
};

} // namespace inferograph

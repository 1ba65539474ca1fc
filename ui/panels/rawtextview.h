// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace inferograph {

// A text letter for letter, in a type of fixed width, to be read, searched and copied. Of very long lines, which a text
// view cannot lay out at once, the beginning.
class RawTextView : public QWidget
{
    Q_OBJECT

public:
    explicit RawTextView(const QString &accessibleName, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

private:
    // From the selection on, and round the end.
    void find(bool forward);

    QPlainTextEdit *m_text;
    QLineEdit *m_wanted;
};

} // namespace inferograph

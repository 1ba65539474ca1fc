// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgets.h"

#include <QLabel>

namespace inferograph::testing {

QString descriptionOf(const QWidget &root, const char *accessibleName)
{
    return named<QWidget>(root, accessibleName).accessibleDescription();
}

QPushButton &buttonOf(const QWidget &root, const QString &text)
{
    const QList<QPushButton *> buttons = root.findChildren<QPushButton *>();
    const auto button = std::ranges::find(buttons, text, &QPushButton::text);
    if (button == buttons.end())
        qFatal("no button says %s", qPrintable(text));
    return **button;
}

QStringList visibleTexts(const QWidget &root)
{
    QStringList texts;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

} // namespace inferograph::testing

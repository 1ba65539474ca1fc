// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace inferograph::testing {

// The first part of `root` that has this accessible name; a test ends where there is none.
template<typename Part>
Part &named(const QWidget &root, const char *accessibleName)
{
    const QList<Part *> parts = root.findChildren<Part *>();
    const auto part = std::ranges::find(parts, QString::fromUtf8(accessibleName), &QWidget::accessibleName);
    if (part == parts.end())
        qFatal("nothing is called %s", accessibleName);
    return **part;
}

// What screen readers hear of the first part that has this name.
QString descriptionOf(const QWidget &root, const char *accessibleName);

// The first button of `root` with this text, seen or not; a test ends where there is none.
QPushButton &buttonOf(const QWidget &root, const QString &text);

// What the visible labels of `root` say.
QStringList visibleTexts(const QWidget &root);

// Waits, as long as there is this window, for the next dialog of this kind, and does this with it.
template<typename Dialog>
void answerNext(QWidget &window, const std::function<void(Dialog &)> &act)
{
    auto *look = new QTimer(&window);
    QObject::connect(look, &QTimer::timeout, look, [look, act] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isActiveWindow())
            return;
        look->stop();
        act(*dialog);
    });
    look->start(10);
}

} // namespace inferograph::testing

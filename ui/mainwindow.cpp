// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

namespace inferograph {

class MainWindow::Private
{
};

MainWindow::MainWindow(Session &, QWidget *parent) : QMainWindow(parent) {}
MainWindow::~MainWindow() = default;

bool MainWindow::showPage(const QString &name)
{
    return pageNames().contains(name);
}

QStringList MainWindow::pageNames()
{
    return {QStringLiteral("live")};
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

int main(int argc, char **argv)
{
    // First of all: settings and standard paths depend on these names.
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph"));
    QCoreApplication::setApplicationName(QStringLiteral("inferograph"));
    QCoreApplication::setApplicationVersion(QStringLiteral(INFEROGRAPH_VERSION));
    return inferograph::runCommandLine(argc, argv);
}

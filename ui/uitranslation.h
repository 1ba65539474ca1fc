// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QCoreApplication;
class QTranslator;

namespace inferograph {

// Loads the texts of the first of these languages (`de`, `de-AT`; the most wanted first) that the window speaks. False
// where that is English, in which the texts are written.
bool loadTexts(QTranslator &translator, const QStringList &languages);

// Texts of the window, and Qt's own where they are installed, in the system's language from now on. The command line
// stays English: scripts read it.
void translateWindow(QCoreApplication &application);

} // namespace inferograph

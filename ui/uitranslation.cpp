// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/uitranslation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace inferograph {

bool loadTexts(QTranslator &translator, const QStringList &languages)
{
    for (const QString &name : languages) {
        const QLocale language(name);
        if (language.language() == QLocale::English || language.language() == QLocale::C)
            return false;
        if (translator.load(language, QStringLiteral("inferograph"), QStringLiteral("_"),
                            QStringLiteral(":/translations")))
            return true;
    }
    return false;
}

void translateWindow(QCoreApplication &application)
{
    auto *own = new QTranslator(&application);
    if (!loadTexts(*own, QLocale::system().uiLanguages()))
        return;
    QCoreApplication::installTranslator(own);
    auto *ofQt = new QTranslator(&application);
    if (ofQt->load(QLocale(own->language()), QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
}

} // namespace inferograph

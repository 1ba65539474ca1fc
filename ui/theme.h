// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/modelplaces.h"

#include <QByteArray>
#include <QColor>
#include <QObject>

namespace inferograph {

enum class ThemeKind : quint8 { System, Dark, Light };

// The colours by their meaning; each theme gives all of them. Text keeps a contrast of at least 4.5 : 1.
struct Theme
{
    bool dark = true;
    QColor window;
    QColor panel;
    QColor raised;
    QColor line;
    QColor text;
    QColor quietText;
    QColor accent;
    QColor accentText; // on accent
    QColor selection;
    QColor ok;
    QColor warning;
    QColor failed;
    QColor load;
    QColor promptEval;
    QColor generation;
    QColor queue; // queue and network
    QColor unexplained;
};

// How a model looks everywhere: no two of the first eight are told apart by colour alone.
struct ModelStyle
{
    QColor colour;
    Qt::PenStyle dash = Qt::SolidLine;
    int mark = 0; // 0...7, see modelmark.h
};

// The theme in force, for the whole program. GUI thread only. Widgets follow changed().
//
// The style sheet knows these dynamic properties: `card`, `divider` and `badge` on a QFrame; `panel` on any widget;
// `quiet`, `heading`, `title`, `figure`, `badge`, `copyable`, `ok`, `warning`, `failed` on a QLabel; `primary`, `flat` and
// `link` on a button; `quiet` on a text, `failed` on a line to type in; `popup` on the list under one; `content` on what
// a QScrollArea scrolls.
class ThemeManager : public QObject
{
    Q_OBJECT

public:
    static ThemeManager &instance();

    void apply(ThemeKind kind); // sets the application's palette and style sheet
    ThemeKind kind() const { return m_kind; }
    const Theme &theme() const { return m_theme; }

    // Stable for the session, and from session to session where the places are remembered. By whatever name a server or a
    // log calls the model.
    ModelStyle modelStyle(const QByteArray &model);
    const ModelPlaces &modelPlaces() const { return m_places; }
    void setModelPlaces(const ModelPlaces &places) { m_places = places; }

Q_SIGNALS:
    void changed();
    void modelPlaceGiven(); // a model has a style that had none in this session

private:
    ThemeManager();
    void chooseStyleAndFont();

    bool m_styled = false;
    ThemeKind m_kind = ThemeKind::Dark;
    Theme m_theme;
    ModelPlaces m_places;
};

inline const Theme &theme()
{
    return ThemeManager::instance().theme();
}

// A quarter of a line of text, about 4 pixels: every margin and gap is a multiple of it.
int gridUnit();

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/stylesheet.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>

#include <algorithm>

namespace inferograph {

namespace {

// Colours stand as @name, lengths as @4px in the pixels of a font with lines of 16 pixels.
const char *const sheet = R"(
QToolTip { color: @text; background: @raised; border: @hair solid @line; padding: @4px; }

QFrame[card="true"] { background: @panel; border: @hair solid @line; border-radius: @8px; }
QWidget[panel="true"] { background: @panel; }
QFrame[divider="true"] { background: @line; border: none; }
QFrame[badge="true"], QLabel[badge="true"] {
    color: @warning; border: @hair solid @warning; border-radius: @4px; padding: 0 @4px;
}

QLabel { background: transparent; }
QLabel[quiet="true"] { color: @quietText; }
QFrame[card="true"] > QLabel:focus { border: @hair solid @accent; border-radius: @4px; }
QLabel[copyable="true"]:focus { color: @accent; }
QLabel[heading="true"] { color: @quietText; font-weight: bold; }
QLabel[title="true"] { font-weight: bold; }
QLabel[figure="true"] { font-size: @figurepx; font-weight: bold; }
QPlainTextEdit[quiet="true"] { color: @quietText; background: transparent; }
QPushButton[link="true"] { color: @accent; padding: 0 @4px; }
QPushButton[link="true"]:focus { padding: 0 @4lesspx; }
QLabel[ok="true"] { color: @ok; }
QLabel[failed="true"] { color: @failed; }
QLabel[warning="true"] { color: @warning; }

QPushButton, QToolButton {
    color: @text; background: @raised; border: @hair solid @line; border-radius: @6px; padding: @5px @10px;
}
QToolButton { padding: @5px @8px; }
QPushButton:hover, QToolButton:hover { border-color: @quietText; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked { background: @selection; }
QPushButton:focus, QToolButton:focus { border: @focus solid @accent; padding: @5lesspx @10lesspx; }
QToolButton:focus { padding: @5lesspx @8lesspx; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; }
QPushButton[primary="true"], QToolButton[primary="true"] { color: @accentText; background: @accent; border-color: @accent; font-weight: bold; }
QToolButton[primary="true"]:checked { color: @text; background: @selection; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled { color: @disabled; background: @raised; border-color: @line; }
QPushButton[flat="true"], QToolButton[flat="true"] { background: transparent; border-color: transparent; }
QPushButton[flat="true"]:hover, QToolButton[flat="true"]:hover { background: @raised; }
QPushButton[flat="true"]:focus, QToolButton[flat="true"]:focus { border-color: @accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QAbstractSpinBox {
    color: @text; background: @field; border: @hair solid @line; border-radius: @6px;
    padding: @4px; selection-background-color: @selected; selection-color: @text;
}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus { border-color: @accent; }
QLineEdit[failed="true"] { border-color: @failed; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled { color: @disabled; }

QCheckBox::indicator {
    background: @field; border: @hair solid @quietText; border-radius: @4px; width: @16px; height: @16px;
}
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/check-@ground.svg); }
QCheckBox::indicator:focus { border: @focus solid @accent; }
QCheckBox::indicator:checked:focus { border-color: @text; }

QComboBox {
    color: @text; background: @field; border: @hair solid @line; border-radius: @6px; padding: @4px @6px;
}
QComboBox:hover { border-color: @quietText; }
QComboBox:focus { border-color: @accent; }
QComboBox:disabled { color: @disabled; }
QComboBox QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox::drop-down { border: none; width: @18px; }
QComboBox::down-arrow {
    width: 0; height: 0; border-left: @4px solid @field; border-right: @4px solid @field;
    border-top: @5px solid @quietText; margin-right: @6px;
}

QAbstractItemView {
    background: transparent; border: none; outline: none;
    selection-background-color: @selection; selection-color: @text;
}
QComboBox QAbstractItemView, QAbstractItemView[popup="true"], QMenu {
    background: @raised; border: @hair solid @line;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    color: @quietText; background: @panel; border: none; border-bottom: @hair solid @line;
    padding: @2px @4px; font-weight: bold;
}
QHeaderView::section:last { padding-left: @18px; }
QTableView { gridline-color: @line; }

QScrollBar:vertical { background: transparent; width: @10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: @3px; margin: @2px; }
QScrollBar::handle:hover { background: @quietText; }
QScrollBar::handle:vertical { min-height: @24px; }
QScrollBar::handle:horizontal { min-width: @24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget[content="true"] { background: transparent; border: none; }

QProgressBar { background: @line; border: none; border-radius: @3px; min-height: @6px; max-height: @6px; }
QProgressBar::chunk { background: @accent; border-radius: @3px; }

QTabBar { background: transparent; border: none; }
QTabBar::tab {
    color: @quietText; background: transparent; border: @hair solid transparent; border-radius: @6px;
    padding: @5px @12px; margin-right: @4px; font-weight: bold;
}
QTabBar::tab:hover { background: @raised; }
QTabBar::tab:selected { color: @text; background: @selection; }
QTabBar::tab:selected:focus { border-color: @accent; }

QMenuBar { background: @panel; }
QMenuBar::item { padding: @4px @8px; background: transparent; border-radius: @4px; }
QMenuBar::item:selected { background: @selection; }
QMenu { padding: @4px; }
QMenu::item { padding: @4px @20px; border-radius: @4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: @hair; background: @line; margin: @4px @8px; }
QStatusBar { background: @panel; border-top: @hair solid @line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: @line; }
QSplitter#gap::handle { background: transparent; }
)";

QHash<QString, QString> coloursOf(const Theme &theme)
{
    QHash<QString, QString> names;
    const auto add = [&](const char *name, const QColor &colour) {
        names.insert(QString::fromLatin1(name), colour.name());
    };
    names.insert(QStringLiteral("ground"), theme.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    add("text", theme.text);
    add("quietText", theme.quietText);
    add("disabled", disabledText(theme));
    add("panel", theme.panel);
    add("raised", theme.raised);
    add("field", theme.dark ? theme.raised : theme.panel);
    add("line", theme.line);
    add("accent", theme.accent);
    add("accentHover", theme.dark ? theme.accent.lighter(112) : theme.accent.darker(112));
    add("accentText", theme.accentText);
    add("selection", theme.selection);
    add("selected", theme.dark ? theme.selection.lighter(125) : theme.selection.darker(108));
    add("ok", theme.ok);
    add("warning", theme.warning);
    add("failed", theme.failed);
    return names;
}

// Scales a length drawn for a font with lines of 16 pixels to the font in use.
int scaled(double pixels)
{
    return std::max(1, qRound(pixels * QFontMetricsF(QApplication::font()).height() / 16));
}

QString valueOf(const QString &name, const QHash<QString, QString> &colours)
{
    if (const auto colour = colours.constFind(name); colour != colours.constEnd())
        return *colour;
    const int hair = scaled(0.9);
    const int focus = hair + 1; // a focus ring is a hairline wider, so its padding is one less
    if (name == QLatin1String("hair"))
        return QStringLiteral("%1px").arg(hair);
    if (name == QLatin1String("focus"))
        return QStringLiteral("%1px").arg(focus);
    if (name == QLatin1String("figurepx"))
        return QStringLiteral("%1px").arg(qRound(1.35 * QFontInfo(QApplication::font()).pixelSize()));
    QString number = name;
    number.chop(2);
    const bool less = number.endsWith(QLatin1String("less"));
    if (less)
        number.chop(4);
    return QStringLiteral("%1px").arg(scaled(number.toInt()) - (less ? focus - hair : 0));
}

} // namespace

QString styleSheetOf(const Theme &theme)
{
    const QHash<QString, QString> colours = coloursOf(theme);
    const QString source = QString::fromLatin1(sheet);
    QString result;
    for (qsizetype at = 0; at < source.size();) {
        if (source.at(at) != QLatin1Char('@')) {
            result += source.at(at++);
            continue;
        }
        qsizetype end = ++at;
        while (end < source.size() && source.at(end).isLetterOrNumber())
            ++end;
        result += valueOf(source.mid(at, end - at), colours);
        at = end;
    }
    return result;
}

QColor disabledText(const Theme &theme)
{
    return theme.dark ? theme.quietText.darker(150) : theme.quietText.lighter(150);
}

} // namespace inferograph

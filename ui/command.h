// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <functional>

class QAction;
class QWidget;

namespace inferograph {

class ModelListModel;
class Page;
struct PageContext;

// Something that the window can be told to do, or a key that a part of it knows, as palette and cheat sheet list it.
struct Command
{
    QString group; // what kind: `Page`, `Chart`, ...
    QString text;
    QString keys;                   // as they are written on this system; may be empty
    std::function<void()> run = {}; // unset for keys that only their part of the window knows
    bool on = false;                // what it switches is on
};

// Enabled actions under their own words.
QList<Command> commandsOf(const QList<QAction *> &actions, const QString &group);

// All of it: the window's actions, those of the parts from `focused` up to the window, models and sources.
QList<Command> allCommands(const PageContext &context, ModelListModel &models, const QWidget *focused);

// The keys of one page: of its parts' actions, and those it tells.
QList<Command> keysOf(const Page &page);

// How well `pattern` fits `text`, best first; unset where its words are not in it, letter by letter in their order.
std::optional<int> fuzzyScore(QStringView text, QStringView pattern);

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <span>

class QWidget;

namespace inferograph {

class Page;
struct PageContext;

// Which of the window's controls of time say what a page shows: Pause, or the time window and zoom, too.
enum class PageTime : quint8 { None, Pause, PauseAndWindow };

// One page of the window. Tab, menu entry, shortcut, settings key and the name for `--page` derive from this line.
struct PageEntry
{
    const char *id;      // for the settings and `--page`
    const char *title;   // translated in the context `Pages`
    const char *purpose; // what one sees there, in a few words; the same context
    PageTime time;
    Page *(*create)(const PageContext &context, QWidget *parent);
};

// In the order of their tabs; the first is shown at the first start.
std::span<const PageEntry> pages();

} // namespace inferograph

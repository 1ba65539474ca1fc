// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>

#include <span>

class QWidget;

namespace inferograph {

class ChartPanel;

// One chart of the Live page. Menu entry, shortcut and settings key derive from this line.
struct ChartEntry
{
    const char *id;    // settings key
    const char *title; // translated in the context `Charts`
    ChartPanel *(*create)(QWidget *parent);
};

std::span<const ChartEntry> charts();

} // namespace inferograph

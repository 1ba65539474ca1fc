// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <span>

class QWidget;

namespace inferograph {

class ChartPanel;

// When a chart is in sight before people have chosen any.
enum class ChartDefault : quint8 { Shown, WithServerFigures, Hidden };

// One chart of the Live page. Menu entry, shortcut and settings key derive from this line.
struct ChartEntry
{
    const char *id;    // settings key
    const char *title; // translated in the context `Charts`
    ChartDefault atFirst;
    ChartPanel *(*create)(QWidget *parent);
};

std::span<const ChartEntry> charts();

} // namespace inferograph

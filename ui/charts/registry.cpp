// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/registry.h"

#include <QtGlobal>

#include <array>

namespace inferograph {

ChartPanel *createTtftChart(QWidget *parent);
ChartPanel *createDecodeChart(QWidget *parent);
ChartPanel *createLoadInferenceChart(QWidget *parent);
ChartPanel *createPromptLengthChart(QWidget *parent);

std::span<const ChartEntry> charts()
{
    static constexpr std::array entries{
        ChartEntry{"ttft", QT_TRANSLATE_NOOP("Charts", "Time to first token"), createTtftChart},
        ChartEntry{"decode", QT_TRANSLATE_NOOP("Charts", "Decode speed"), createDecodeChart},
        ChartEntry{"load", QT_TRANSLATE_NOOP("Charts", "Load vs inference"), createLoadInferenceChart},
        ChartEntry{"promptlength", QT_TRANSLATE_NOOP("Charts", "TTFT vs prompt length"),
                   createPromptLengthChart},
    };
    return entries;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/registry.h"

#include <array>

namespace inferograph {

ChartPanel *createTtftChart(QWidget *parent);
ChartPanel *createDecodeChart(QWidget *parent);
ChartPanel *createLoadInferenceChart(QWidget *parent);
ChartPanel *createPromptLengthChart(QWidget *parent);
ChartPanel *createItlChart(QWidget *parent);
ChartPanel *createCallRateChart(QWidget *parent);
ChartPanel *createTokenRateChart(QWidget *parent);
ChartPanel *createThroughputChart(QWidget *parent);
ChartPanel *createRequestsChart(QWidget *parent);
ChartPanel *createKvCacheChart(QWidget *parent);

std::span<const ChartEntry> charts()
{
    static constexpr std::array entries{
        ChartEntry{"ttft", QT_TRANSLATE_NOOP("Charts", "Time to first token"), ChartDefault::Shown,
                   createTtftChart},
        ChartEntry{"decode", QT_TRANSLATE_NOOP("Charts", "Decode speed"), ChartDefault::Shown,
                   createDecodeChart},
        ChartEntry{"load", QT_TRANSLATE_NOOP("Charts", "Load vs inference"), ChartDefault::Shown,
                   createLoadInferenceChart},
        ChartEntry{"promptlength", QT_TRANSLATE_NOOP("Charts", "TTFT vs prompt length"), ChartDefault::Shown,
                   createPromptLengthChart},
        ChartEntry{"itl", QT_TRANSLATE_NOOP("Charts", "Inter-token latency"), ChartDefault::Hidden,
                   createItlChart},
        ChartEntry{"calls", QT_TRANSLATE_NOOP("Charts", "Calls and errors"), ChartDefault::Hidden,
                   createCallRateChart},
        ChartEntry{"tokens", QT_TRANSLATE_NOOP("Charts", "Tokens"), ChartDefault::Hidden,
                   createTokenRateChart},
        ChartEntry{"throughput", QT_TRANSLATE_NOOP("Charts", "Throughput"), ChartDefault::WithServerFigures,
                   createThroughputChart},
        ChartEntry{"requests", QT_TRANSLATE_NOOP("Charts", "Requests"), ChartDefault::WithServerFigures,
                   createRequestsChart},
        ChartEntry{"kvcache", QT_TRANSLATE_NOOP("Charts", "KV cache"), ChartDefault::WithServerFigures,
                   createKvCacheChart},
    };
    return entries;
}

} // namespace inferograph

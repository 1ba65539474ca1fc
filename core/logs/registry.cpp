// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/registry.h"

#include <array>

namespace inferograph {

const LogFormat &llmCallFormat();
const LogFormat &ownRecordFormat();
const LogFormat &performanceFormat();
const LogFormat &liteLlmFormat();
const LogFormat &otlpFormat();
const LogFormat &ollamaSlogFormat();
const LogFormat &llamaCppFormat();
const LogFormat &llamaCppOldFormat();
const LogFormat &ollamaGinFormat();
const LogFormat &vllmFormat();
const LogFormat &sglangFormat();
const LogFormat &uvicornFormat();
const LogFormat &tgiFormat();
const LogFormat &lmStudioFormat();

std::span<const LogFormat *const> logFormats()
{
    static const std::array formats{
        &llmCallFormat(),    &ownRecordFormat(), &performanceFormat(), &liteLlmFormat(),   &otlpFormat(),
        &ollamaSlogFormat(), &llamaCppFormat(),  &llamaCppOldFormat(), &ollamaGinFormat(), &vllmFormat(),
        &sglangFormat(),     &tgiFormat(),       &uvicornFormat(),     &lmStudioFormat(),
    };
    return formats;
}

std::shared_ptr<const LogFormat> logFormatNamed(QByteArrayView id)
{
    for (const LogFormat *format : logFormats()) {
        if (format->id() == id)
            return {std::shared_ptr<void>(), format}; // never deleted
    }
    return {};
}

QByteArray logFormatTitles(const QByteArray &ids)
{
    QByteArrayList titles;
    for (const QByteArray &id : ids.split(',')) {
        const std::shared_ptr<const LogFormat> format = logFormatNamed(id.trimmed());
        titles.append(format ? format->title().toByteArray() : id.trimmed());
    }
    return titles.join(", ");
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"

#include <QSettings>

#include <algorithm>

namespace inferograph::settings {

namespace {

QVariant value(const char *key, const QVariant &fallback = {})
{
    return QSettings().value(QLatin1StringView(key), fallback);
}

void setValue(const char *key, const QVariant &newValue)
{
    QSettings().setValue(QLatin1StringView(key), newValue);
}

constexpr int fiveMinutes = 300;
constexpr int defaultMaxTokens = 256;

} // namespace

QByteArray windowGeometry()
{
    return value("window/geometry").toByteArray();
}

void setWindowGeometry(const QByteArray &geometry)
{
    setValue("window/geometry", geometry);
}

QString page()
{
    return value("window/page").toString();
}

void setPage(const QString &id)
{
    setValue("window/page", id);
}

QString theme()
{
    return value("window/theme").toString();
}

void setTheme(const QString &theme)
{
    setValue("window/theme", theme);
}

int timeWindowSeconds()
{
    return value("live/timeWindow", fiveMinutes).toInt();
}

void setTimeWindowSeconds(int seconds)
{
    setValue("live/timeWindow", seconds);
}

std::optional<std::chrono::milliseconds> zoom()
{
    const std::chrono::milliseconds length(value("live/zoom").toLongLong());
    return length.count() > 0 ? std::optional(length) : std::nullopt;
}

void setZoom(std::optional<std::chrono::milliseconds> length)
{
    setValue("live/zoom", length ? static_cast<qlonglong>(length->count()) : 0);
}

QByteArray chartLayout()
{
    return value("live/charts").toByteArray();
}

void setChartLayout(const QByteArray &json)
{
    setValue("live/charts", json);
}

QByteArray splitter(const QByteArray &name)
{
    return value(QByteArray("splitters/" + name).constData()).toByteArray();
}

void setSplitter(const QByteArray &name, const QByteArray &state)
{
    setValue(QByteArray("splitters/" + name).constData(), state);
}

QString callFilter()
{
    return value("calls/filter").toString();
}

void setCallFilter(const QString &filter)
{
    setValue("calls/filter", filter);
}

QStringList comparedCalls()
{
    return value("compare/filters").toStringList();
}

void setComparedCalls(const QStringList &filters)
{
    setValue("compare/filters", filters);
}

QByteArray callColumns()
{
    return value("calls/columns").toByteArray();
}

void setCallColumns(const QByteArray &state)
{
    setValue("calls/columns", state);
}

QByteArrayList models()
{
    QByteArrayList models;
    const QStringList names = value("models").toStringList();
    for (const QString &name : names)
        models.append(name.toUtf8());
    return models;
}

void setModels(const QByteArrayList &models)
{
    QStringList names;
    for (const QByteArray &model : models)
        names.append(QString::fromUtf8(model));
    setValue("models", names);
}

QList<Source> sources()
{
    QSettings stored;
    QList<Source> sources;
    const int count = stored.beginReadArray(QStringLiteral("sources"));
    for (int i = 0; i < count; ++i) {
        stored.setArrayIndex(i);
        sources.append({stored.value(QStringLiteral("address")).toString(),
                        stored.value(QStringLiteral("enabled"), true).toBool(),
                        stored.value(QStringLiteral("logFormat")).toString(),
                        stored.value(QStringLiteral("mapping")).toString()});
    }
    return sources;
}

void setSources(const QList<Source> &sources)
{
    QSettings stored;
    stored.remove(QStringLiteral("sources"));
    stored.beginWriteArray(QStringLiteral("sources"), static_cast<int>(sources.size()));
    for (int i = 0; i < sources.size(); ++i) {
        stored.setArrayIndex(i);
        stored.setValue(QStringLiteral("address"), sources.at(i).address);
        stored.setValue(QStringLiteral("enabled"), sources.at(i).enabled);
        if (!sources.at(i).logFormat.isEmpty())
            stored.setValue(QStringLiteral("logFormat"), sources.at(i).logFormat);
        if (!sources.at(i).mapping.isEmpty())
            stored.setValue(QStringLiteral("mapping"), sources.at(i).mapping);
    }
}

QString exportFolder()
{
    return value("export/folder").toString();
}

void setExportFolder(const QString &folder)
{
    setValue("export/folder", folder);
}

std::optional<bool> promptPanelShown()
{
    const QVariant shown = value("live/promptPanel");
    return shown.isValid() ? std::optional(shown.toBool()) : std::nullopt;
}

void setPromptPanelShown(bool shown)
{
    setValue("live/promptPanel", shown);
}

Prompt lastPrompt()
{
    Prompt prompt;
    prompt.model = value("prompt/model").toString().toUtf8();
    prompt.text = value("prompt/text").toString().toUtf8();
    prompt.maxTokens = value("prompt/maxTokens", defaultMaxTokens).toInt();
    if (const QVariant temperature = value("prompt/temperature"); temperature.isValid())
        prompt.temperature = temperature.toDouble();
    return prompt;
}

void setLastPrompt(const Prompt &prompt)
{
    setValue("prompt/model", QString::fromUtf8(prompt.model));
    setValue("prompt/text", QString::fromUtf8(prompt.text));
    setValue("prompt/maxTokens", prompt.maxTokens.value_or(defaultMaxTokens));
    if (prompt.temperature)
        setValue("prompt/temperature", *prompt.temperature);
    else
        QSettings().remove(QLatin1StringView("prompt/temperature"));
}

TimeLimits timeLimits()
{
    const TimeLimits usual;
    const auto seconds = [](const char *key, int fallback) {
        return std::max(1, value(key, fallback).toInt());
    };
    return {seconds("limits/connect", usual.connect), seconds("limits/firstToken", usual.firstToken),
            seconds("limits/idle", usual.idle), seconds("limits/total", usual.total)};
}

void setTimeLimits(const TimeLimits &limits)
{
    setValue("limits/connect", limits.connect);
    setValue("limits/firstToken", limits.firstToken);
    setValue("limits/idle", limits.idle);
    setValue("limits/total", limits.total);
}

Notices notices()
{
    return {value("notices/trayIcon", false).toBool(), value("notices/failures", false).toBool(),
            value("notices/runs", false).toBool()};
}

void setNotices(const Notices &notices)
{
    setValue("notices/trayIcon", notices.trayIcon);
    setValue("notices/failures", notices.failures);
    setValue("notices/runs", notices.runs);
}

QByteArray lastWorkload()
{
    return value("prompt/workload").toByteArray();
}

void setLastWorkload(const QByteArray &json)
{
    setValue("prompt/workload", json);
}

} // namespace inferograph::settings

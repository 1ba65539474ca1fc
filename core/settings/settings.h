// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/prompt.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace inferograph::settings {

// What the program remembers between two runs: the only place that knows QSettings. The organization's and the
// application's names are set before the first use. Never holds a key.
QByteArray windowGeometry();
void setWindowGeometry(const QByteArray &geometry);

QString page(); // by its id; empty where none was ever chosen
void setPage(const QString &id);

QString theme(); // `dark`, `light`, `system`; empty where never chosen
void setTheme(const QString &theme);

int timeWindowSeconds(); // 0: all
void setTimeWindowSeconds(int seconds);

std::optional<std::chrono::milliseconds> zoom(); // how long a span is in view; unset: the whole time window
void setZoom(std::optional<std::chrono::milliseconds> length);

QByteArray chartLayout(); // as JSON; empty where none was ever chosen
void setChartLayout(const QByteArray &json);

QByteArray splitter(const QByteArray &name); // its state; empty where it was never moved
void setSplitter(const QByteArray &name, const QByteArray &state);

QString callFilter(); // as it is typed
void setCallFilter(const QString &filter);
QStringList comparedCalls(); // the filters of what is compared, as they are typed
void setComparedCalls(const QStringList &filters);

QByteArray callColumns(); // order, widths and which are shown, as a table header keeps them
void setCallColumns(const QByteArray &state);

// A source as the user added it. Without credentials.
struct Source
{
    QString address;
    bool enabled = true;
    QString logFormat; // of a log, by its id; empty where it is found from the lines
    QString mapping;   // a mapping file, instead

    bool operator==(const Source &) const = default;
};
QList<Source> sources(); // in the user's order
void setSources(const QList<Source> &sources);

// Whose the first colours are, in the colours' order; empty names where they are nobody's.
QByteArrayList models();
void setModels(const QByteArrayList &models);

QString exportFolder(); // where the last export went; empty where nothing was ever exported
void setExportFolder(const QString &folder);

std::optional<bool> promptPanelShown(); // unset where never chosen
void setPromptPanelShown(bool shown);

Prompt lastPrompt(); // its maxTokens is always set
void setLastPrompt(const Prompt &prompt);

// In seconds; the defaults are those of calls that nobody has set limits for.
struct TimeLimits
{
    int connect = 10;
    int firstToken = 600;
    int idle = 120;
    int total = 3600;

    bool operator==(const TimeLimits &) const = default;
};
TimeLimits timeLimits();
void setTimeLimits(const TimeLimits &limits);

// What the program shows outside its window: nothing, until asked for.
struct Notices
{
    bool trayIcon = false;
    bool failures = false;
    bool runs = false;

    bool operator==(const Notices &) const = default;
};
Notices notices();
void setNotices(const Notices &notices);

QByteArray lastWorkload(); // as a workload file; empty where none was ever run
void setLastWorkload(const QByteArray &json);

} // namespace inferograph::settings

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/logpreviewview.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QScrollBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

namespace {

enum Column { Number, Gives, Begins, ColumnCount };

constexpr std::chrono::milliseconds pause{100};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LogPreview)
};

QString callText(const CallRecord &call)
{
    QStringList parts{call.model.isEmpty() ? Text::tr("no model") : QString::fromUtf8(call.model)};
    if (call.status != CallStatus::Ok)
        parts << format::statusText(call);
    if (call.outputTokens)
        parts << Text::tr("%1 tok").arg(format::tokens(call.outputTokens, call.tokenCount));
    if (call.ttft)
        parts << Text::tr("TTFT %1").arg(format::durationWithUnit(call.ttft));
    if (call.total)
        parts << Text::tr("total %1").arg(format::durationWithUnit(call.total));
    return parts.join(QStringLiteral(" · "));
}

QString gaugeText(const GaugeSample &sample)
{
    switch (sample.gauge) {
    case Gauge::PromptThroughput:
        return Text::tr("prompts %1 tok/s").arg(format::rate(sample.value));
    case Gauge::GenerationThroughput:
        return Text::tr("generation %1 tok/s").arg(format::rate(sample.value));
    case Gauge::Running:
        return Text::tr("running %1").arg(format::count(qRound64(sample.value)));
    case Gauge::Waiting:
        return Text::tr("waiting %1").arg(format::count(qRound64(sample.value)));
    case Gauge::KvCacheUsage:
        return Text::tr("KV cache %1").arg(format::percent(sample.value));
    }
    return {};
}

QString givenText(const ExplainedLine &line)
{
    QStringList parts;
    if (line.calls.size() == 1)
        parts << Text::tr("a call: %1").arg(callText(line.calls.first()));
    else if (!line.calls.isEmpty())
        parts << Text::tr("%1, the first: %2")
                     .arg(format::calls(line.calls.size()), callText(line.calls.first()));
    if (!line.gauges.isEmpty()) {
        QStringList gauges;
        std::ranges::transform(line.gauges, std::back_inserter(gauges), gaugeText);
        parts << Text::tr("of the whole server: %1").arg(gauges.join(QStringLiteral(" · ")));
    }
    if (line.skipped)
        parts << Text::tr("skipped: %1").arg(QString::fromUtf8(line.reason));
    else if (parts.isEmpty())
        parts << (line.reason.isEmpty() ? Text::tr("no call by itself")
                                        : Text::tr("no call: %1").arg(QString::fromUtf8(line.reason)));
    return parts.join(QStringLiteral(" · "));
}

QTreeWidgetItem *itemOf(const ExplainedLine &line)
{
    const bool isRest = line.number == 0;
    const QString given = givenText(line);
    const QString text =
        isRest ? Text::tr("(what waited for more lines)") : QString::fromUtf8(line.text).simplified();
    auto *item = new QTreeWidgetItem({isRest ? QString() : format::count(line.number), given, text});
    item->setTextAlignment(Number, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(Gives, given);
    item->setToolTip(Begins, text);
    item->setForeground(Begins, theme().quietText);
    if (line.skipped)
        item->setForeground(Gives, theme().warning);
    else if (line.calls.isEmpty() && line.gauges.isEmpty())
        item->setForeground(Gives, theme().quietText);
    for (const Mapping::Taken &taken : line.taken) {
        const QString value = QString::fromUtf8(taken.raw);
        auto *field = new QTreeWidgetItem(
            item, {{},
                   Text::tr("%1 from %2").arg(QString::fromUtf8(taken.field), QString::fromUtf8(taken.from)),
                   taken.understood ? value : Text::tr("%1: not a value of this field").arg(value)});
        if (!taken.understood)
            field->setForeground(Begins, theme().warning);
    }
    return item;
}

QString summaryOf(const LogPreview &preview)
{
    const auto count = [&preview](auto &&fits) {
        return format::count(std::ranges::count_if(preview.lines, fits));
    };
    const QString words =
        Text::tr("Lines: %1 · with calls: %2 · with figures of the whole server: %3 · skipped: %4")
            .arg(count([](const ExplainedLine &line) { return line.number > 0; }),
                 count([](const ExplainedLine &line) { return !line.calls.isEmpty(); }),
                 count([](const ExplainedLine &line) { return !line.gauges.isEmpty(); }),
                 count([](const ExplainedLine &line) { return line.skipped; }));
    return preview.problem.isEmpty() ? words : preview.problem;
}

} // namespace

LogPreviewView::LogPreviewView(QWidget *parent)
    : QWidget(parent)
    , m_lines(new QTreeWidget(this))
    , m_words(makeLabel({}, "quiet", this))
    , m_watcher(this)
    , m_soon(this)
    , m_work(&LogPreviewView::read, [this](const LogPreview &result) { fill(result); })
{
    m_lines->setHeaderLabels({tr("Line"), tr("Gives"), tr("Begins with")});
    m_lines->setAccessibleName(tr("Preview: the first lines and what each gives"));
    m_lines->setUniformRowHeights(true);
    m_lines->setTextElideMode(Qt::ElideRight);
    const int letter = fontMetrics().averageCharWidth();
    m_lines->setColumnWidth(Number, letter * 9);
    m_lines->setColumnWidth(Gives, letter * 52);
    m_words->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit());
    layout->addWidget(m_lines, 1);
    layout->addWidget(m_words);
    setFocusProxy(m_lines);

    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, [this] { preview(m_asked.location, m_asked.format); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&ThemeManager::instance(), &ThemeManager::changed, &m_soon, qOverload<>(&QTimer::start));
}

LogPreview LogPreviewView::read(const Request &request)
{
    return previewLog(request.location, request.format);
}

void LogPreviewView::preview(const QString &location, const FormatChoice &format)
{
    m_asked = {location, format};
    watch();
    m_work.start(m_asked);
}

// Editors write another file and give it the name: the folder tells of that.
void LogPreviewView::watch()
{
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    for (const QString &name : {m_asked.location, m_asked.format.mapping}) {
        const QFileInfo file(name);
        if (!name.isEmpty() && file.isFile())
            m_watcher.addPaths({file.filePath(), file.path()});
        else if (!name.isEmpty() && file.dir().exists())
            m_watcher.addPath(file.path());
    }
}

void LogPreviewView::fill(const LogPreview &result)
{
    const int row = m_lines->indexOfTopLevelItem(m_lines->currentItem());
    const int scrolled = m_lines->verticalScrollBar()->value();
    m_lines->clear();
    for (const ExplainedLine &line : result.lines) {
        QTreeWidgetItem *item = itemOf(line);
        m_lines->addTopLevelItem(item);
        item->setExpanded(line.skipped); // which of its values is wrong
    }
    if (!result.lines.isEmpty())
        m_lines->setCurrentItem(
            m_lines->topLevelItem(std::clamp(row, 0, static_cast<int>(result.lines.size()) - 1)));
    m_lines->verticalScrollBar()->setValue(scrolled);
    m_words->setText(summaryOf(result));
    Q_EMIT previewed(result);
}

} // namespace inferograph

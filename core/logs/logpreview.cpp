// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/logpreview.h"

#include "core/logs/command.h"
#include "core/logs/fileglob.h"
#include "core/logs/loginput.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(LogPreview)
};

void readLines(LogInput &input, LogPreview &preview, LogExplainer &explainer)
{
    constexpr qint64 mostBytes = qint64(16) << 20; // of lines that are very long
    LineFeed feed;
    const WallTime now = wallNow();
    const auto add = [&](const LineFeed::Line &line) {
        preview.lines.append(explainer.read(line, now));
        return preview.lines.size() < LogPreview::mostLines;
    };
    for (qint64 bytes = 0; bytes < mostBytes;) {
        const LogInput::Read read = input.read(feed.space());
        if (read.outcome != LogInput::Outcome::Bytes)
            break;
        bytes += read.bytes;
        feed.commit(read.bytes);
        while (const std::optional<LineFeed::Line> line = feed.next()) {
            if (!add(*line))
                return;
        }
    }
    if (const std::optional<LineFeed::Line> line = feed.finish())
        add(*line);
}

QString whyUnread(const QString &location, const QString &file)
{
    if (commandIn(location))
        return Text::tr("No preview: the command would have to be run for it.");
    if (!QFileInfo::exists(file))
        return Text::tr("No preview: no file is called %1 yet.").arg(location);
    if (!QFileInfo(file).isFile())
        return Text::tr("No preview: %1 is no file.").arg(location);
    return {};
}

} // namespace

LogPreview previewLog(const QString &location, const FormatChoice &choice)
{
    LogPreview preview;
    const FormatChoice::Loaded loaded = choice.load();
    preview.problem = loaded.problem;
    const bool isPattern = !commandIn(location) && isGlob(location);
    const QString file = isPattern ? filesMatching(location).value(0) : location;
    if (preview.problem.isEmpty())
        preview.problem = whyUnread(location, file);
    if (!preview.problem.isEmpty())
        return preview;

    LogExplainer explainer(loaded.format);
    const std::unique_ptr<LogInput> input = openLogInput(file, ReadFrom::Start, Follow::No);
    readLines(*input, preview, explainer);
    if (const std::optional<ExplainedLine> rest = explainer.finish())
        preview.lines.append(*rest);
    preview.format = explainer.format();
    if (const std::optional<LogInput::Problem> problem = input->problem())
        preview.problem = problem->message;
    return preview;
}

} // namespace inferograph

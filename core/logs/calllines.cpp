// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/calllines.h"

#include "core/logs/command.h"
#include "core/logs/decompressor.h"
#include "core/logs/fileglob.h"
#include "core/logs/logdecoder.h"
#include "core/logs/loginput.h"
#include "core/logs/rotation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <deque>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CallLines)
};

// Of one call, with those of others between them.
constexpr std::size_t mostLines = 512;
constexpr qsizetype mostBytes = qsizetype(1) << 20;

// What the lines of a call say of it, whatever those before have told of models, servers and the time zone: what a log
// was rotated to may hold these.
CallRecord figuresOf(CallRecord call)
{
    call.id = 0;
    call.startedAt = {};
    call.source.clear();
    call.server.clear();
    call.endpoint.clear();
    call.model.clear();
    call.load.reset();
    call.start.reset();
    call.joined.reset();
    return call;
}

bool mayBeOneModel(const CallRecord &a, const CallRecord &b)
{
    return a.model.isEmpty() || b.model.isEmpty() || a.model == b.model;
}

// Reads one file after the other, and knows the lines that were read last.
class Search
{
public:
    explicit Search(const CallLinesQuestion &question)
        : m_call(question.call), m_stop(question.stop), m_figures(figuresOf(question.call))
    {
    }

    void read(const QString &file, const std::shared_ptr<const LogFormat> &format);

    // It was found, and will not be found anywhere else; or nobody wants to know.
    bool isOver() const { return m_isSure || m_stop.stop_requested(); }
    // In lines without a time, of which it is not known whether they are this call's.
    bool isAmbiguous() const { return !m_isSure && m_places > 1; }
    // Unset where no lines give such a call.
    std::optional<CallLines> found() const { return m_places > 0 ? std::optional(m_found) : std::nullopt; }

private:
    void take(const LineFeed::Line &line);
    void look(const QList<CallRecord> &calls);
    void keep();
    bool gives(std::size_t begin, std::size_t end) const; // of the recent lines; none when it is over
    bool hasFigures(const CallRecord &call) const;
    bool isTimed(const CallRecord &call) const;

    const WallTime m_now = wallNow();
    const CallRecord &m_call;
    const std::stop_token m_stop;
    const CallRecord m_figures;
    QString m_file;
    std::shared_ptr<const LogFormat> m_format;
    std::optional<LogDecoder> m_decoder;
    std::deque<QByteArray> m_recent;
    qsizetype m_recentBytes = 0;
    qint64 m_number = 0;     // of the last line
    bool m_withLoad = false; // the recent lines give that, too
    bool m_isSure = false;
    int m_places = 0; // in all files, that gave the same figures
    CallLines m_found;
};

void Search::read(const QString &file, const std::shared_ptr<const LogFormat> &format)
{
    m_file = file;
    m_format = format;
    m_decoder.emplace(QByteArray(), format);
    m_recent.clear();
    m_recentBytes = 0;
    const std::unique_ptr<LogInput> input = openLogInput(file, ReadFrom::Start, Follow::No);
    LineFeed feed;
    while (!isOver()) {
        const LogInput::Read block = input->read(feed.space());
        if (block.outcome != LogInput::Outcome::Bytes)
            break;
        feed.commit(block.bytes);
        while (const std::optional<LineFeed::Line> line = feed.next())
            take(*line);
        m_decoder->takeGauges();
        m_decoder->takeSkipped();
    }
    if (const std::optional<LineFeed::Line> line = feed.finish())
        take(*line);
    m_decoder->settle();
    look(m_decoder->takeCalls());
}

void Search::take(const LineFeed::Line &line)
{
    if (isOver())
        return;
    const QByteArrayView text(line.text.data(), static_cast<qsizetype>(line.text.size()));
    m_recent.push_back(text.first(std::min(text.size(), mostBytes)).toByteArray());
    m_recentBytes += m_recent.back().size();
    while (m_recent.size() > mostLines || m_recentBytes > mostBytes) {
        m_recentBytes -= m_recent.front().size();
        m_recent.pop_front();
    }
    m_number = line.number;
    m_decoder->read(line, m_now); // which may change the text
    if (m_decoder->waitingCalls() > 0)
        look(m_decoder->takeCalls());
}

void Search::look(const QList<CallRecord> &calls)
{
    if (isOver())
        return;
    for (const CallRecord &call : calls) {
        if (!mayBeOneModel(call, m_call) || !hasFigures(call))
            continue;
        if (isTimed(call) && call.startedAt != m_call.startedAt)
            continue;
        ++m_places;
        m_isSure = isTimed(call);
        if (m_places == 1 || m_isSure)
            keep();
        if (m_isSure)
            return;
    }
}

bool Search::hasFigures(const CallRecord &call) const
{
    return call.total == m_call.total && figuresOf(call) == m_figures;
}

// A line without a time of its own has that of the reading.
bool Search::isTimed(const CallRecord &call) const
{
    return call.startedAt != m_now && call.startedAt + call.total.value_or(Nanoseconds()) != m_now;
}

// The first line that it takes, nearest to where it was given, and then the last.
void Search::keep()
{
    const std::size_t last = m_recent.size();
    m_withLoad = true;
    m_withLoad = gives(0, last);
    std::size_t begin = last - 1;
    while (begin > 0 && !gives(begin, last))
        --begin;
    std::size_t end = begin + 1;
    while (end < last && !gives(begin, end))
        ++end;
    m_found = {.file = m_file, .first = 0, .lines = {}, .problem = {}};
    if (!gives(begin, end)) {
        m_found.problem =
            Text::tr("The lines that gave this call end at line %1 of %2, and are too many to be shown.")
                .arg(QLocale().toString(m_number), m_file);
        return;
    }
    m_found.first = m_number - static_cast<qint64>(last - begin) + 1;
    for (std::size_t line = begin; line < end; ++line)
        m_found.lines.append(m_recent[line]);
}

bool Search::gives(std::size_t begin, std::size_t end) const
{
    if (m_stop.stop_requested())
        return false;
    LogDecoder decoder({}, m_format);
    LineFeed feed;
    for (std::size_t number = begin; number < end; ++number) {
        const QByteArray line = m_recent[number] + '\n';
        std::ranges::copy(line, feed.space(line.size()).begin());
        feed.commit(line.size());
        while (const std::optional<LineFeed::Line> next = feed.next())
            decoder.read(*next, m_now);
    }
    decoder.settle();
    return std::ranges::any_of(decoder.takeCalls(), [this](const CallRecord &call) {
        return hasFigures(call) && mayBeOneModel(call, m_call) && (!m_withLoad || call.load == m_call.load);
    });
}

// What it was rotated to, the newest first, packed or not.
QStringList rotatedFiles(const QString &file)
{
    const QFileInfo log(file);
    QStringList rotated;
    const QFileInfoList infos = log.dir().entryInfoList(QDir::Files | QDir::Hidden, QDir::Time);
    for (const QFileInfo &info : infos) {
        const QString name =
            Decompressor::isPacked(info.filePath()) ? info.completeBaseName() : info.fileName();
        if (isRotatedName(name, log))
            rotated.append(info.filePath());
    }
    return rotated;
}

QStringList filesOf(const QString &location)
{
    if (commandIn(location) || location == QLatin1StringView("-"))
        return {};
    if (isGlob(location)) {
        QStringList files;
        for (const QString &file : filesMatching(location))
            files += QStringList{file} + rotatedFiles(file);
        files.removeDuplicates();
        return files;
    }
    if (QFileInfo::exists(location) && !QFileInfo(location).isFile())
        return {};
    return QStringList{location} + rotatedFiles(location);
}

CallLines none(const QString &problem)
{
    return {.file = {}, .first = 0, .lines = {}, .problem = problem};
}

} // namespace

CallLines findCallLines(const CallLinesQuestion &question)
{
    Search search(question);
    QString problem = Text::tr("No log is open that may hold the lines of this call.");
    QStringList names;
    for (const CallLinesQuestion::Log &log : question.logs) {
        const FormatChoice::Loaded loaded = log.format.load();
        const QStringList files = loaded.problem.isEmpty() ? filesOf(log.location) : QStringList();
        if (files.isEmpty())
            problem =
                loaded.problem.isEmpty()
                    ? Text::tr(
                          "What a command or a pipe wrote is not kept: its lines can be read nowhere any "
                          "more.")
                    : loaded.problem;
        else
            names.append(QFileInfo(log.location).fileName());
        for (const QString &file : files) {
            if (!search.isOver())
                search.read(file, loaded.format);
        }
    }
    if (search.isAmbiguous())
        return none(
            Text::tr(
                "Several places of %1 gave the same figures, in lines without a time: which of them are this "
                "call's is not known.")
                .arg(QLocale().createSeparatedList(names)));
    if (const std::optional<CallLines> found = search.found())
        return *found;
    return none(
        names.isEmpty()
            ? problem
            : Text::tr("The lines of this call were not found in %1: they may have been rewritten, or "
                       "rotated to another place.")
                  .arg(QLocale().createSeparatedList(names)));
}

} // namespace inferograph

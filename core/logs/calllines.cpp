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

// What the lines of a call say of it, whatever those before have told of models, servers and the time zone.
CallRecord figuresOf(CallRecord call)
{
    call.id = 0;
    call.startedAt = {};
    call.source.clear();
    call.server.clear();
    call.endpoint.clear();
    call.model.clear();
    call.start.reset();
    call.joined.reset();
    return call;
}

// Reads one file, and knows the lines that were read last.
class Search
{
public:
    Search(const std::shared_ptr<const LogFormat> &format, const CallRecord &call)
        : m_format(format), m_call(call), m_figures(figuresOf(call)), m_decoder({}, format)
    {
    }

    void readAll(LogInput &input, const std::stop_token &stop);

    bool isFound() const { return m_isSure || m_places == 1; }
    bool isAmbiguous() const { return !m_isSure && m_places > 1; }
    const CallLines &lines() const { return m_found; }

private:
    void read(const LineFeed::Line &line);
    void look(const QList<CallRecord> &calls);
    void keep();
    bool gives(std::size_t begin, std::size_t end) const; // of the recent lines
    bool hasFigures(const CallRecord &call) const;
    bool isTimed(const CallRecord &call) const;

    const WallTime m_now = wallNow();
    const std::shared_ptr<const LogFormat> m_format;
    const CallRecord &m_call;
    const CallRecord m_figures;
    LogDecoder m_decoder;
    std::deque<QByteArray> m_recent;
    qsizetype m_recentBytes = 0;
    qint64 m_number = 0; // of the last line
    bool m_isSure = false;
    int m_places = 0; // that gave the same figures
    CallLines m_found;
};

void Search::readAll(LogInput &input, const std::stop_token &stop)
{
    LineFeed feed;
    while (!m_isSure && !stop.stop_requested()) {
        const LogInput::Read block = input.read(feed.space());
        if (block.outcome != LogInput::Outcome::Bytes)
            break;
        feed.commit(block.bytes);
        while (const std::optional<LineFeed::Line> line = feed.next())
            read(*line);
        m_decoder.takeGauges();
        m_decoder.takeSkipped();
    }
    if (const std::optional<LineFeed::Line> line = feed.finish())
        read(*line);
    m_decoder.settle();
    look(m_decoder.takeCalls());
}

void Search::read(const LineFeed::Line &line)
{
    if (m_isSure)
        return;
    const QByteArrayView text(line.text.data(), static_cast<qsizetype>(line.text.size()));
    m_recent.push_back(text.first(std::min(text.size(), mostBytes)).toByteArray());
    m_recentBytes += m_recent.back().size();
    while (m_recent.size() > mostLines || m_recentBytes > mostBytes) {
        m_recentBytes -= m_recent.front().size();
        m_recent.pop_front();
    }
    m_number = line.number;
    m_decoder.read(line, m_now); // which may change the text
    if (m_decoder.waitingCalls() > 0)
        look(m_decoder.takeCalls());
}

void Search::look(const QList<CallRecord> &calls)
{
    for (const CallRecord &call : calls) {
        if (call.model != m_call.model || !hasFigures(call))
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

// The first line that it takes, nearest to where it was given, and then the last. Without what came long before, they may
// not give it alone.
void Search::keep()
{
    const std::size_t last = m_recent.size();
    std::size_t begin = last - 1;
    while (begin > 0 && !gives(begin, last))
        --begin;
    std::size_t end = begin + 1;
    while (end < last && !gives(begin, end))
        ++end;
    if (!gives(begin, end)) {
        begin = last - 1;
        end = last;
    }
    m_found.first = m_number - static_cast<qint64>(last - begin) + 1;
    m_found.lines.clear();
    for (std::size_t line = begin; line < end; ++line)
        m_found.lines.append(m_recent[line]);
}

bool Search::gives(std::size_t begin, std::size_t end) const
{
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
        return hasFigures(call) && (call.model.isEmpty() || call.model == m_call.model);
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
    if (isGlob(location))
        return filesMatching(location);
    if (QFileInfo::exists(location) && !QFileInfo(location).isFile())
        return {};
    return QStringList{location} + rotatedFiles(location);
}

QString nameOf(const CallLinesQuestion::Log &log)
{
    return QFileInfo(log.location).fileName();
}

} // namespace

CallLines findCallLines(const CallLinesQuestion &question)
{
    QString problem;
    for (const CallLinesQuestion::Log &log : question.logs) {
        const FormatChoice::Loaded loaded = log.format.load();
        const QStringList files = filesOf(log.location);
        if (files.isEmpty() || !loaded.problem.isEmpty()) {
            problem = files.isEmpty()
                          ? Text::tr("What a command or a pipe wrote is not kept: its lines can be read "
                                     "nowhere any more.")
                          : loaded.problem;
            continue;
        }
        for (const QString &file : files) {
            Search search(loaded.format, question.call);
            search.readAll(*openLogInput(file, ReadFrom::Start, Follow::No), question.stop);
            if (search.isFound()) {
                CallLines found = search.lines();
                found.file = file;
                return found;
            }
            if (search.isAmbiguous())
                return {
                    .file = file,
                    .first = 0,
                    .lines = {},
                    .problem =
                        Text::tr("The same figures stand in %1 several times, in lines without a time: which "
                                 "of them are this call's is not known.")
                            .arg(nameOf(log))};
        }
        problem =
            Text::tr(
                "The lines of this call are no longer in %1: it was rewritten, or rotated to another place.")
                .arg(nameOf(log));
    }
    return {.file = {}, .first = 0, .lines = {}, .problem = problem};
}

} // namespace inferograph

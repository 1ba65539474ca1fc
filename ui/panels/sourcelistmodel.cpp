// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sourcelistmodel.h"

#include "core/logs/registry.h"
#include "ui/format.h"
#include "ui/panels/marks.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Sources)
};

// What stands at the right of a source: the thing that matters most about it now.
QString noteOf(const SourceInfo &source)
{
    if (source.state == SourceState::Failed)
        return Text::tr("failed · retry");
    if (source.state == SourceState::Connecting)
        return Text::tr("connecting");
    if (source.state == SourceState::Disabled)
        return Text::tr("disabled");
    if (source.progress && *source.progress < 1)
        return format::percent(*source.progress);
    if (SourceListModel::hasNoKnownFormat(source))
        return Text::tr("no known format");
    if (source.skippedLines > 0)
        return Text::tr("%1 skipped").arg(format::shortCount(source.skippedLines));
    if (source.state == SourceState::Waiting)
        return Text::tr("waiting");
    return source.calls > 0 ? format::count(source.calls) : QString();
}

// Of a log: as its user chose, or else as it was found.
QString formatText(const SourceInfo &source)
{
    if (!source.format.mapping.isEmpty())
        return QFileInfo(source.format.mapping).fileName();
    return QString::fromUtf8(
        logFormatTitles(source.format.id.isEmpty() ? source.foundFormat : source.format.id));
}

QString stateOf(const SourceInfo &source)
{
    if (source.progress && *source.progress < 1)
        return format::percent(*source.progress);
    return SourceListModel::hasNoKnownFormat(source) ? Text::tr("no known format")
                                                     : SourceListModel::stateText(source.state);
}

// A log that waits for its format is marked as one that waits for its file.
SourceState markedState(const SourceInfo &source)
{
    return SourceListModel::hasNoKnownFormat(source) ? SourceState::Waiting : source.state;
}

QString describe(const SourceInfo &source)
{
    QStringList lines{QStringLiteral("%1 · %2").arg(source.label, source.location)};
    lines << Text::tr("State: %1").arg(stateOf(source));
    if (!source.message.isEmpty())
        lines << source.message;
    lines << format::calls(source.calls);
    if (source.skippedLines > 0)
        lines << Text::tr("%1 lines skipped").arg(format::count(source.skippedLines));
    if (const QString format = formatText(source); !format.isEmpty())
        lines << Text::tr("Format: %1").arg(format);
    if (source.key)
        lines << (*source.key == KeyStore::Place::Keychain
                      ? Text::tr("Its API key is in the system's keychain.")
                      : Text::tr("Its API key is kept for this session only: no keychain can be used here."));
    if (source.demo)
        lines << Text::tr("Demo: these numbers are made up.");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

void SourceListModel::put(const SourceInfo &source)
{
    const auto known = std::ranges::find(m_sources, source.id, &SourceInfo::id);
    if (known != m_sources.end()) {
        *known = source;
        const int row = static_cast<int>(known - m_sources.begin());
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT sourcesChanged(m_sources);
        return;
    }
    const int row = static_cast<int>(m_sources.size());
    beginInsertRows({}, row, row);
    m_sources.append(source);
    endInsertRows();
    Q_EMIT sourcesChanged(m_sources);
}

void SourceListModel::remove(SourceId id)
{
    const auto known = std::ranges::find(m_sources, id, &SourceInfo::id);
    if (known == m_sources.end())
        return;
    const int row = static_cast<int>(known - m_sources.begin());
    beginRemoveRows({}, row, row);
    m_sources.erase(known);
    endRemoveRows();
    Q_EMIT sourcesChanged(m_sources);
}

void SourceListModel::move(SourceId id, qsizetype place)
{
    const auto known = std::ranges::find(m_sources, id, &SourceInfo::id);
    const int from = static_cast<int>(known - m_sources.begin());
    const int to = static_cast<int>(place);
    if (known == m_sources.end() || from == to)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_sources.move(from, to);
    endMoveRows();
    Q_EMIT sourcesChanged(m_sources);
}

std::optional<SourceInfo> SourceListModel::source(const QModelIndex &index) const
{
    return index.isValid() ? std::optional(m_sources.at(index.row())) : std::nullopt;
}

int SourceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sources.size());
}

QVariant SourceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SourceInfo &source = m_sources.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(source, index.column());
    case Qt::DecorationRole:
        return index.column() == State ? QVariant(markIcon(markedState(source))) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == State && hasNoKnownFormat(source) ? QVariant(theme().warning) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Models || index.column() == Calls
                   ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return describe(source);
    case Qt::AccessibleTextRole:
        return index.column() == Name
                   ? QStringLiteral("%1, %2, %3").arg(source.label, source.location, stateOf(source))
                   : text(source, index.column());
    case IdRole:
        return source.id;
    case StateRole:
        return static_cast<int>(markedState(source));
    case LocationRole:
        return source.demo ? QString() : source.location; // a passing port or file: only the tooltip tells it
    case NoteRole:
        return noteOf(source);
    case DemoRole:
        return source.demo;
    default:
        return {};
    }
}

QString SourceListModel::text(const SourceInfo &source, int column)
{
    const bool identified = source.server.protocol != nullptr;
    switch (column) {
    case Name:
        return source.label;
    case Address:
        return source.location;
    case State:
        return stateOf(source);
    case Version:
        if (const QString format = formatText(source); !format.isEmpty())
            return format;
        return identified && !source.server.version.isEmpty() ? QString::fromUtf8(source.server.version)
                                                              : format::unknown();
    case Models:
        return format::count(identified ? std::optional<qint64>(source.server.models.size()) : std::nullopt);
    case Calls:
        return format::count(source.calls);
    case Note:
        break;
    }
    if (source.message.isEmpty() && hasNoKnownFormat(source))
        return Text::tr("no known format · %1 lines skipped").arg(format::count(source.skippedLines));
    if (source.message.isEmpty() && source.skippedLines > 0)
        return Text::tr("%1 lines skipped").arg(format::count(source.skippedLines));
    return source.message.isEmpty() && source.demo ? Text::tr("demo: these numbers are made up")
                                                   : source.message;
}

QVariant SourceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Models || section == Calls ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return Text::tr("Source");
    case Address:
        return Text::tr("Address");
    case State:
        return Text::tr("State");
    case Version:
        return Text::tr("Version, format");
    case Models:
        return Text::tr("Models");
    case Calls:
        return Text::tr("Calls");
    case Note:
        return Text::tr("Note");
    default:
        return {};
    }
}

bool SourceListModel::hasNoKnownFormat(const SourceInfo &source)
{
    const bool read = source.state == SourceState::Live || source.state == SourceState::Finished;
    const bool chosen = !source.format.id.isEmpty() || !source.format.mapping.isEmpty();
    return source.kind == SourceKind::Log && read && !chosen && source.foundFormat.isEmpty() &&
           source.calls == 0 && source.skippedLines > 0;
}

QString SourceListModel::stateText(SourceState state)
{
    switch (state) {
    case SourceState::Connecting:
        return Text::tr("connecting");
    case SourceState::Waiting:
        return Text::tr("waiting");
    case SourceState::Live:
        return Text::tr("live");
    case SourceState::Finished:
        return Text::tr("read to its end");
    case SourceState::Failed:
        return Text::tr("failed");
    case SourceState::Disabled:
        return Text::tr("disabled");
    }
    return {};
}

} // namespace inferograph

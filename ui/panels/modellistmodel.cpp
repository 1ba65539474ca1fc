// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/modellistmodel.h"

#include "core/call/metrics.h"
#include "core/call/statistics.h"
#include "ui/format.h"

namespace inferograph {

namespace {

constexpr std::size_t latestCalls = 24; // more would not show in a line as wide as a word

} // namespace

ModelListModel::ModelListModel(QObject *parent)
    : QAbstractListModel(parent), m_work(speedsOf, [this](const Speeds &speeds) { takeSpeeds(speeds); })
{
}

void ModelListModel::addCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    if (firstNewRow == 0) {
        beginResetModel();
        m_entries.clear();
        m_rows.clear();
        m_shownRows.reset();
        endResetModel();
    }
    std::vector<Entry> added;
    for (std::size_t row = firstNewRow; row < calls->size(); ++row) {
        const QByteArray model = calls->call(row).model;
        if (!model.isEmpty() && m_rows.emplace(model, m_entries.size() + added.size()).second)
            added.push_back({.model = model, .hidden = false, .speed = {}});
    }
    if (added.empty())
        return;
    beginInsertRows({}, static_cast<int>(m_entries.size()),
                    static_cast<int>(m_entries.size() + added.size()) - 1);
    m_entries.insert(m_entries.end(), added.begin(), added.end());
    endInsertRows();
}

void ModelListModel::setView(const LiveView &view)
{
    if (m_entries.empty() || (view.rows && view.rows == m_shownRows))
        return;
    m_shownRows = view.rows;
    m_work.start(view, view.callsToRead());
}

ModelListModel::Speeds ModelListModel::speedsOf(const LiveView &view)
{
    LiveView all = view;
    all.hiddenModels.clear(); // a hidden model's speed is still told
    QHash<QByteArray, std::vector<double>> values;
    all.forEachCall([&values](const CallRecord &call) {
        if (const std::optional<double> speed = decodeTps(call))
            values[call.model].push_back(*speed);
    });
    Speeds speeds;
    for (auto [model, ofModel] : values.asKeyValueRange()) {
        const auto latest =
            ofModel.end() - static_cast<std::ptrdiff_t>(std::min(ofModel.size(), latestCalls));
        speeds.insert(model, {QList<double>(latest, ofModel.end()), percentile(ofModel, 50)});
    }
    return speeds;
}

void ModelListModel::takeSpeeds(const Speeds &speeds)
{
    for (Entry &entry : m_entries)
        entry.speed = speeds.value(entry.model);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SpeedsRole, SpeedTextRole});
}

void ModelListModel::showOnly(const std::optional<QByteArray> &model)
{
    for (int row = 0; row < rowCount(); ++row) {
        const Entry &entry = m_entries[static_cast<std::size_t>(row)];
        const bool hidden = model && entry.model != *model;
        if (entry.hidden != hidden)
            setData(index(row), QVariant::fromValue(hidden ? Qt::Unchecked : Qt::Checked),
                    Qt::CheckStateRole);
    }
}

int ModelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ModelListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    const QString name = QString::fromUtf8(entry.model);
    const QString speed = format::rate(entry.speed.median);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::CheckStateRole:
        return entry.hidden ? Qt::Unchecked : Qt::Checked;
    case Qt::ToolTipRole:
        return tr("%1\nMedian decode speed in view: %2 tok/s\nClick to show or hide it in the charts.")
            .arg(name, speed);
    case Qt::AccessibleTextRole:
        return tr("%1, %2 tokens per second").arg(name, speed);
    case ModelRole:
        return entry.model;
    case SpeedsRole:
        return QVariant::fromValue(entry.speed.latest);
    case SpeedTextRole:
        return speed;
    default:
        return {};
    }
}

bool ModelListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    entry.hidden = value.value<Qt::CheckState>() == Qt::Unchecked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT hiddenChanged(entry.model, entry.hidden);
    return true;
}

Qt::ItemFlags ModelListModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::NoItemFlags;
}

} // namespace inferograph

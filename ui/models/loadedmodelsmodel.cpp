// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/loadedmodelsmodel.h"

#include "core/call/modelname.h"
#include "ui/format.h"
#include "ui/panels/marks.h"

#include <algorithm>

namespace inferograph {

namespace {

bool isNumber(int column)
{
    return column == LoadedModelsModel::Memory || column == LoadedModelsModel::Gpu ||
           column == LoadedModelsModel::Context || column == LoadedModelsModel::Places;
}

QString placesText(const LoadedModel &model)
{
    if (!model.places)
        return format::unknown();
    return model.busyPlaces ? LoadedModelsModel::tr("%1 of %2 busy")
                                  .arg(format::count(*model.busyPlaces), format::count(*model.places))
                            : format::count(*model.places);
}

QString expiryText(const LoadedModel &model)
{
    if (!model.expiresAt)
        return format::unknown();
    const Nanoseconds left = *model.expiresAt - wallNow();
    if (left > std::chrono::days(365))
        return LoadedModelsModel::tr("never");
    // Whole seconds: what is told every two of them has no others.
    return left > std::chrono::seconds(1) ? LoadedModelsModel::tr("in %1").arg(format::durationWithUnit(
                                                std::chrono::floor<std::chrono::seconds>(left)))
                                          : LoadedModelsModel::tr("now");
}

} // namespace

void LoadedModelsModel::setLoaded(SourceId server, const QString &serverName,
                                  const QList<LoadedModel> &models)
{
    for (int place = static_cast<int>(m_rows.size()) - 1; place >= 0; --place) {
        const Row &row = m_rows.at(place);
        const bool stays = row.server != server ||
                           std::ranges::find(models, row.model.name, &LoadedModel::name) != models.end();
        if (stays)
            continue;
        beginRemoveRows({}, place, place);
        m_rows.removeAt(place);
        endRemoveRows();
    }
    for (const LoadedModel &model : models)
        put({server, serverName, model});
}

void LoadedModelsModel::put(const Row &row)
{
    const auto known = std::ranges::find_if(m_rows, [&](const Row &each) {
        return each.server == row.server && each.model.name == row.model.name;
    });
    if (known != m_rows.end()) {
        *known = row;
        const int place = static_cast<int>(known - m_rows.begin());
        Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
        return;
    }
    const auto last = std::find_if(m_rows.crbegin(), m_rows.crend(),
                                   [&](const Row &each) { return each.server == row.server; });
    const int place = static_cast<int>(last == m_rows.crend() ? m_rows.size() : m_rows.crend() - last);
    beginInsertRows({}, place, place);
    m_rows.insert(place, row);
    endInsertRows();
}

void LoadedModelsModel::drop(SourceId server)
{
    setLoaded(server, {}, {});
}

const LoadedModelsModel::Row *LoadedModelsModel::row(const QModelIndex &index) const
{
    return index.isValid() ? &m_rows.at(index.row()) : nullptr;
}

int LoadedModelsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LoadedModelsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LoadedModelsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role == Qt::DecorationRole)
        return index.column() == Model ? QVariant(modelMarkIcon(row.model.name)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Model:
        return QString::fromUtf8(normalisedModelName(row.model.name));
    case Server:
        return row.serverName;
    case Memory:
        return format::bytes(row.model.bytes);
    case Gpu:
        return format::percent(row.model.gpuShare);
    case Context:
        return format::count(row.model.contextTokens);
    case Places:
        return placesText(row.model);
    case Expires:
        return expiryText(row.model);
    default:
        return {};
    }
}

QVariant LoadedModelsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Places)
        return tr("How many calls it takes at once, and how many are under way");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Model:
        return tr("Model");
    case Server:
        return tr("Server");
    case Memory:
        return tr("Memory");
    case Gpu:
        return tr("On GPU");
    case Context:
        return tr("Context tokens");
    case Places:
        return tr("Slots");
    case Expires:
        return tr("Unloads");
    default:
        return {};
    }
}

} // namespace inferograph

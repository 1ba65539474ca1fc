// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/modelchoicemodel.h"

#include "core/call/modelname.h"
#include "core/session/location.h"
#include "ui/modelmark.h"
#include "ui/theme.h"

#include <QFont>

#include <algorithm>

namespace inferograph {

namespace {

QString keyOf(const QUrl &url)
{
    return locationFrom(url.toString()).key;
}

QString titleOf(const SourceInfo &server)
{
    return server.demo ? server.label : QStringLiteral("%1 · %2").arg(server.label, server.location);
}

} // namespace

void ModelChoiceModel::setSources(const QList<SourceInfo> &sources)
{
    QList<SourceInfo> live;
    std::ranges::copy_if(sources, std::back_inserter(live), [](const SourceInfo &source) {
        return source.kind == SourceKind::Server && source.state == SourceState::Live;
    });
    const bool same = std::ranges::equal(live, m_servers, [](const SourceInfo &a, const SourceInfo &b) {
        return a.id == b.id && a.label == b.label && a.location == b.location &&
               a.server.baseUrl == b.server.baseUrl && a.server.models == b.server.models;
    });
    if (same)
        return;
    m_servers = live;
    rebuild();
    Q_EMIT chosenChanged();
}

void ModelChoiceModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void ModelChoiceModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype server = 0; server < m_servers.size(); ++server) {
        if (m_servers.size() > 1)
            m_rows.append(Row{server, {}});
        for (const QByteArray &model : modelsOf(m_servers.at(server))) {
            if (QString::fromUtf8(model).contains(m_filter, Qt::CaseInsensitive))
                m_rows.append(Row{server, model});
        }
    }
    endResetModel();
}

// Those it lists, and those ticked that it does not list.
QList<QByteArray> ModelChoiceModel::modelsOf(const SourceInfo &server) const
{
    QList<QByteArray> models = server.server.models;
    if (const Choice *choice = findChoice(keyOf(server.server.baseUrl))) {
        std::ranges::copy_if(choice->ticked.models, std::back_inserter(models),
                             [&](const QByteArray &model) { return !server.server.models.contains(model); });
    }
    return models;
}

ModelChoiceModel::Choice &ModelChoiceModel::choiceOf(const QUrl &url)
{
    const QString key = keyOf(url);
    const auto known = std::ranges::find(m_choices, key, &Choice::server);
    if (known != m_choices.end())
        return *known;
    m_choices.append({key, {url, {}, {}}});
    return m_choices.last();
}

const ModelChoiceModel::Choice *ModelChoiceModel::findChoice(const QString &server) const
{
    const auto known = std::ranges::find(m_choices, server, &Choice::server);
    return known == m_choices.end() ? nullptr : &*known;
}

QList<WorkloadServer> ModelChoiceModel::chosen() const
{
    QList<WorkloadServer> chosen;
    for (const SourceInfo &server : m_servers) {
        const Choice *choice = findChoice(keyOf(server.server.baseUrl));
        if (!choice || choice->ticked.models.isEmpty())
            continue;
        chosen.append(choice->ticked);
        chosen.last().url = server.server.baseUrl;
    }
    return chosen;
}

void ModelChoiceModel::setChosen(const QList<WorkloadServer> &servers)
{
    m_choices.clear();
    for (const WorkloadServer &server : servers)
        choiceOf(server.url).ticked = server;
    rebuild();
    Q_EMIT chosenChanged();
}

qsizetype ModelChoiceModel::chosenElsewhere() const
{
    qsizetype all = 0;
    for (const Choice &choice : m_choices)
        all += choice.ticked.models.size();
    for (const WorkloadServer &live : chosen())
        all -= live.models.size();
    return all;
}

void ModelChoiceModel::choose(const QByteArray &model)
{
    if (m_servers.isEmpty())
        return;
    QList<QByteArray> &ticked = choiceOf(m_servers.first().server.baseUrl).ticked.models;
    if (!ticked.contains(model))
        ticked.append(model);
    rebuild();
    Q_EMIT chosenChanged();
}

bool ModelChoiceModel::isTicked(const Row &row) const
{
    const Choice *choice = findChoice(keyOf(m_servers.at(row.server).server.baseUrl));
    return choice && choice->ticked.models.contains(row.model);
}

int ModelChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ModelChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isServer = row.model.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return isServer ? titleOf(m_servers.at(row.server))
                        : QString::fromUtf8(normalisedModelName(row.model));
    case Qt::ToolTipRole:
        return isServer ? titleOf(m_servers.at(row.server)) : QString::fromUtf8(row.model);
    case Qt::ForegroundRole:
        return isServer ? QVariant(theme().quietText) : QVariant();
    case Qt::CheckStateRole:
        return isServer ? QVariant() : QVariant(isTicked(row) ? Qt::Checked : Qt::Unchecked);
    case Qt::DecorationRole: // only models that are called take one of the colours
        if (isServer)
            return {};
        return isTicked(row) ? modelMarkPixmap(row.model) : emptyMarkPixmap();
    default:
        return {};
    }
}

bool ModelChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Row &row = m_rows.at(index.row());
    if (row.model.isEmpty())
        return false;
    QList<QByteArray> &ticked = choiceOf(m_servers.at(row.server).server.baseUrl).ticked.models;
    ticked.removeAll(row.model);
    if (value.value<Qt::CheckState>() == Qt::Checked)
        ticked.append(row.model);
    Q_EMIT dataChanged(index, index);
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags ModelChoiceModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return QAbstractListModel::flags(index);
    return m_rows.at(index.row()).model.isEmpty()
               ? Qt::ItemIsEnabled
               : QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable;
}

} // namespace inferograph

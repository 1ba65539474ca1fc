// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/liveview.h"
#include "ui/livework.h"

#include <QAbstractListModel>
#include <QHash>
#include <QMetaType>

#include <map>

namespace inferograph {

// The models that calls named, in order of first appearance, with their decode speed in view. Checked is
// shown, unchecked is hidden.
class ModelListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    // SpeedsRole: QList<double>, tokens per second of the latest calls in view, oldest first.
    enum Role { ModelRole = Qt::UserRole, SpeedsRole, SpeedTextRole };

    explicit ModelListModel(QObject *parent = nullptr);

    void addCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void setView(const LiveView &view);
    void showOnly(const std::optional<QByteArray> &model); // unset: all

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void hiddenChanged(const QByteArray &model, bool hidden);

private:
    struct Speed
    {
        QList<double> latest; // oldest first
        std::optional<double> median;
    };
    struct Entry
    {
        QByteArray model;
        bool hidden = false;
        Speed speed;
    };

    using Speeds = QHash<QByteArray, Speed>;
    static Speeds speedsOf(const LiveView &view);

    void takeSpeeds(const Speeds &speeds);

    std::vector<Entry> m_entries;
    std::map<QByteArray, std::size_t> m_rows;
    std::shared_ptr<const std::vector<std::size_t>> m_shownRows;
    LiveWork<LiveView, Speeds> m_work;
};

} // namespace inferograph

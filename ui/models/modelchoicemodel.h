// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/runs/workload.h"
#include "core/session/sourceinfo.h"

#include <QAbstractListModel>

namespace inferograph {

// The models of all live servers, to be ticked; under each server's name where there are several. What is ticked
// stays so while its server is away.
class ModelChoiceModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setSources(const QList<SourceInfo> &sources);
    void setFilter(const QString &text); // part of the names to be listed

    // The servers that are live, each with the models ticked on it. Those of others are kept, and left out here.
    QList<WorkloadServer> chosen() const;
    void setChosen(const QList<WorkloadServer> &servers);
    qsizetype chosenElsewhere() const; // models ticked on servers that are not live

    // Ticks a model that its server may have without listing it: on the first live server.
    void choose(const QByteArray &model);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    // A server, ticked models and how the workload says to speak to it; whether or not it is there.
    struct Choice
    {
        QString server; // as locationFrom() tells servers apart
        WorkloadServer ticked;
    };
    struct Row
    {
        qsizetype server; // of m_servers
        QByteArray model; // empty: the server's name
    };

    Choice &choiceOf(const QUrl &url);
    const Choice *findChoice(const QString &server) const;
    bool isTicked(const Row &row) const;
    QList<QByteArray> modelsOf(const SourceInfo &server) const;
    void rebuild();

    QList<SourceInfo> m_servers; // live
    QList<Choice> m_choices;
    QString m_filter;
    QList<Row> m_rows;
};

} // namespace inferograph

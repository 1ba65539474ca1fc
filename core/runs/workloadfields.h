// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QString>

#include <functional>
#include <optional>

namespace inferograph {

// The fields of one JSON object, each asked for once. The first thing that is wrong, a field that nobody asked
// for included, becomes `problem`, with its place: `prompts[2].tokens`. What is wrong reads as absent.
class WorkloadFields
{
public:
    // Both outlive it. `place` is the object's own, empty for the whole file.
    WorkloadFields(const QJsonObject &object, const QString &place, QString &problem);
    ~WorkloadFields();
    Q_DISABLE_COPY_MOVE(WorkloadFields)

    QByteArray text(const char *name);
    std::optional<bool> boolean(const char *name);
    std::optional<double> number(const char *name, double lowest, double highest);
    std::optional<int> wholeNumber(const char *name, int lowest, int highest);
    QList<int> wholeNumbers(const char *name, int lowest, int highest); // an array, or one alone
    QList<QByteArray> texts(const char *name);
    void forEachObject(const char *name, const std::function<void(WorkloadFields &)> &take);

    // `what` continues a sentence that the place begins.
    void reject(const char *name, const QString &what);

private:
    QJsonValue take(const char *name);
    QJsonArray takeArray(const char *name);
    QString placeOf(const QString &name) const;
    void rejectAt(const QString &place, const QString &what);
    std::optional<double> numberAt(const QString &place, const QJsonValue &value, double lowest,
                                   double highest, bool whole);

    QJsonObject m_left;
    QString m_place;
    QString &m_problem;
};

} // namespace inferograph

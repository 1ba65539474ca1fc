// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/loadedmodels.h"

#include "core/call/modelname.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

using Answers = QList<QByteArray>;
using Models = std::optional<QList<LoadedModel>>;

std::optional<qint64> whole(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

std::optional<qint64> positive(const QJsonValue &value)
{
    const std::optional<qint64> number = whole(value);
    return number && *number > 0 ? number : std::nullopt;
}

std::optional<WallTime> moment(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    const qint64 ms = time.isValid() ? time.toMSecsSinceEpoch() : 0;
    return ms > 0 ? std::optional(WallTime(std::chrono::milliseconds(ms))) : std::nullopt;
}

// The objects of a list, where there is one; null is an empty list.
std::optional<QJsonArray> listIn(const QByteArray &answer, QLatin1StringView key)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    const QJsonValue list = object.value(key);
    return object.contains(key) && (list.isArray() || list.isNull()) ? std::optional(list.toArray())
                                                                     : std::nullopt;
}

Models ofOllama(const Answers &answers)
{
    const std::optional<QJsonArray> list = listIn(answers.at(0), QLatin1StringView("models"));
    if (!list)
        return std::nullopt;
    QList<LoadedModel> models;
    for (const QJsonValue &entry : *list) {
        LoadedModel model;
        model.name = withoutRegistry(entry[u"name"].toString().toUtf8());
        model.bytes = positive(entry[u"size"]);
        const std::optional<qint64> onGpu = whole(entry[u"size_vram"]);
        if (model.bytes && onGpu)
            model.gpuShare = std::clamp(double(*onGpu) / double(*model.bytes), 0.0, 1.0);
        model.contextTokens = positive(entry[u"context_length"]);
        model.expiresAt = moment(entry[u"expires_at"]);
        models.append(model);
    }
    return models;
}

// A server of one model lists just that; one of several says of each how it stands.
Models ofLlamaCpp(const Answers &answers)
{
    const std::optional<QJsonArray> list = listIn(answers.at(0), QLatin1StringView("data"));
    if (!list)
        return std::nullopt;
    QList<LoadedModel> models;
    for (const QJsonValue &entry : *list) {
        const QString state = entry[u"status"][u"value"].toString(QStringLiteral("loaded"));
        if (state != QLatin1StringView("loaded"))
            continue;
        LoadedModel model;
        model.name = entry[u"id"].toString().toUtf8(); // by which it is told to unload
        models.append(model);
    }
    if (models.size() != 1)
        return models;
    const QJsonObject properties = QJsonDocument::fromJson(answers.at(1)).object();
    models[0].contextTokens = positive(properties[u"default_generation_settings"][u"n_ctx"]);
    if (const std::optional<qint64> places = positive(properties[u"total_slots"]))
        models[0].places = static_cast<int>(*places);
    if (const QJsonDocument slotList = QJsonDocument::fromJson(answers.at(2)); slotList.isArray()) {
        const QJsonArray all = slotList.array();
        models[0].places = static_cast<int>(all.size());
        models[0].busyPlaces = static_cast<int>(
            std::ranges::count_if(all, [](const auto &slot) { return slot[u"is_processing"].toBool(); }));
    }
    return models;
}

Models ofLmStudio(const Answers &answers)
{
    const std::optional<QJsonArray> list = listIn(answers.at(0), QLatin1StringView("data"));
    if (!list)
        return std::nullopt;
    QList<LoadedModel> models;
    for (const QJsonValue &entry : *list) {
        if (entry[u"state"].toString() != QLatin1StringView("loaded"))
            continue;
        LoadedModel model;
        model.name = entry[u"id"].toString().toUtf8();
        model.contextTokens = positive(entry[u"loaded_context_length"]);
        models.append(model);
    }
    return models;
}

struct Product
{
    QByteArrayView name;
    std::array<const char *, 3> paths;
    Models (*read)(const Answers &);
};

constexpr std::array products{
    Product{"ollama", {"/api/ps"}, ofOllama},
    Product{"llamacpp", {"/v1/models", "/props", "/slots"}, ofLlamaCpp},
    Product{"lmstudio", {"/api/v0/models"}, ofLmStudio},
};

} // namespace

QList<QByteArray> loadedModelPaths(const QByteArray &product)
{
    const auto known = std::ranges::find(products, QByteArrayView(product), &Product::name);
    QList<QByteArray> paths;
    if (known != products.end())
        std::ranges::copy_if(known->paths, std::back_inserter(paths), [](const char *path) { return path; });
    return paths;
}

Models loadedModels(const QByteArray &product, const Answers &answers)
{
    const auto known = std::ranges::find(products, QByteArrayView(product), &Product::name);
    return known != products.end() && answers.size() == loadedModelPaths(product).size()
               ? known->read(answers)
               : std::nullopt;
}

} // namespace inferograph

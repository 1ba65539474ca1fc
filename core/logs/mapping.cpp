// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/mapping.h"

#include "core/logs/errorwords.h"
#include "core/logs/mappedfields.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Mapping)
};

// A value's text as it would stand in a log; unset for null and for what holds other values.
std::optional<QString> textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 17);
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    default:
        return std::nullopt;
    }
}

QJsonValue atPath(const QJsonObject &json, const QString &path)
{
    if (json.contains(path)) // a key with dots, as OpenTelemetry has them
        return json.value(path);
    QJsonValue value = json;
    for (const QString &key : path.split(u'.')) {
        bool isIndex = false;
        const int index = key.toInt(&isIndex);
        value = value.isArray() && isIndex ? value.toArray().at(index) : value.toObject().value(key);
    }
    return value;
}

class MappingParser : public LogParser
{
public:
    explicit MappingParser(const Mapping &mapping) : m_mapping(mapping) {}

    LineResult read(QByteArrayView line, WallTime seenAt, LogSink &sink) override
    {
        Mapping::Reading reading = m_mapping.readLine(line, seenAt, sink.clock);
        if (!reading.call)
            return {reading.malformed ? LineVerdict::Malformed : LineVerdict::Context, reading.reason};
        sink.calls.append(*std::move(reading.call));
        return {LineVerdict::Record};
    }

private:
    const Mapping &m_mapping;
};

} // namespace

std::unique_ptr<LogParser> Mapping::parser() const
{
    return std::make_unique<MappingParser>(*this);
}

Mapping::Loaded Mapping::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, Text::tr("The mapping file %1 cannot be read: %2.").arg(path, file.errorString())};
    Loaded loaded = fromJson(file.readAll());
    if (!loaded.problem.isEmpty())
        loaded.problem = Text::tr("The mapping file %1 cannot be used: %2").arg(path, loaded.problem);
    return loaded;
}

Mapping::Loaded Mapping::fromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject file = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return {{}, Text::tr("it is not JSON (%1, at byte %2).").arg(error.errorString()).arg(error.offset)};
    auto mapping = std::make_shared<Mapping>();
    if (const QByteArray name = file[u"name"].toString().toUtf8(); !name.isEmpty())
        mapping->m_name = name;
    if (file.contains(u"pattern")) {
        mapping->m_pattern.emplace(file[u"pattern"].toString());
        if (!mapping->m_pattern->isValid())
            return {{}, Text::tr("its pattern is wrong: %1.").arg(mapping->m_pattern->errorString())};
        mapping->m_pattern->optimize();
    }
    mapping->m_where = file[u"where"].toObject();
    if (const QString problem = mapping->readRules(file[u"fields"].toObject()); !problem.isEmpty())
        return {{}, problem};
    return {mapping, {}};
}

QString Mapping::readRules(const QJsonObject &rules)
{
    if (rules.isEmpty())
        return Text::tr("\"fields\" names no field.");
    for (auto it = rules.begin(); it != rules.end(); ++it) {
        Rule rule;
        rule.field = it.key().toUtf8();
        const std::optional<MappedKind> kind = mappedKind(rule.field);
        if (!kind)
            return Text::tr("\"%1\" is no field; the fields are %2.")
                .arg(it.key(), QString::fromUtf8(mappedFieldNames().join(", ")));
        const QJsonObject detail = it.value().toObject();
        rule.from = it.value().isString() ? it.value().toString() : detail[u"from"].toString();
        rule.unit = detail[u"unit"].toString().toUtf8();
        for (const QJsonValue value : detail[u"ok"].toArray())
            rule.okValues.append(textOf(value).value_or(QString()));
        if (rule.from.isEmpty())
            return Text::tr("the field \"%1\" does not say where it comes from.").arg(it.key());
        if (!isMappedUnit(*kind, rule.unit))
            return Text::tr("the field \"%1\" cannot be in \"%2\".")
                .arg(it.key(), QString::fromUtf8(rule.unit));
        if (m_pattern && !m_pattern->namedCaptureGroups().contains(rule.from))
            return Text::tr("the pattern has no group \"%1\", which the field \"%2\" comes from.")
                .arg(rule.from, it.key());
        m_rules.push_back(std::move(rule));
    }
    return {};
}

std::optional<QString> Mapping::valueOf(const QString &from, const QJsonObject &json,
                                        const QRegularExpressionMatch &match) const
{
    if (!m_pattern)
        return textOf(atPath(json, from));
    const QString captured = match.captured(from);
    return captured.isNull() ? std::nullopt : std::optional(captured);
}

Mapping::Reading Mapping::readLine(QByteArrayView line, WallTime seenAt, LocalClock &localClock) const
{
    Reading reading;
    QJsonObject json;
    QRegularExpressionMatch match;
    if (m_pattern) {
        match = m_pattern->match(QString::fromUtf8(line));
        if (!match.hasMatch())
            return {{}, {}, "The pattern does not match.", false};
    } else {
        const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray());
        if (!document.isObject())
            return {{}, {}, "This is not a JSON object.", line.startsWith('{')};
        json = document.object();
    }
    for (auto it = m_where.begin(); it != m_where.end(); ++it) {
        if (valueOf(it.key(), json, match) != textOf(it.value()))
            return {{}, {}, "It is not one of the lines that \"where\" asks for.", false};
    }

    MappedCall call;
    bool allUnderstood = true;
    for (const Rule &rule : m_rules) {
        const std::optional<QString> value = valueOf(rule.from, json, match);
        if (!value)
            continue;
        QByteArray raw = value->toUtf8();
        bool understood = true;
        if (rule.field == "status" && !rule.okValues.isEmpty())
            call.status = rule.okValues.contains(*value) ? CallStatus::Ok : CallStatus::Failed;
        else
            understood = setMappedField(call, rule.field, raw, rule.unit, localClock);
        allUnderstood = allUnderstood && understood;
        reading.taken.append({rule.field, rule.from.toUtf8(), std::move(raw), understood});
    }
    if (reading.taken.isEmpty()) {
        reading.reason = "It has none of the mapped values.";
        return reading;
    }
    if (!allUnderstood) {
        reading.reason = "A mapped value is not what its field takes.";
        reading.malformed = true;
        return reading;
    }

    CallRecord &record = call.record;
    record.clock = Clock::Log;
    if (record.outputTokens)
        record.tokenCount = TokenCount::Server;
    if (record.serverGeneration)
        record.generationSpan = GenerationSpan::IncludesFirstToken;
    if (call.startedAt && call.endedAt && !record.total && *call.endedAt >= *call.startedAt)
        record.total = *call.endedAt - *call.startedAt;
    record.startedAt = call.startedAt ? *call.startedAt
                                      : call.endedAt.value_or(seenAt) - record.total.value_or(Nanoseconds(0));
    const bool failed = !record.error.isEmpty() || record.httpStatus.value_or(200) >= 400;
    record.status = call.status.value_or(failed ? CallStatus::Failed : CallStatus::Ok);
    if (record.status == CallStatus::Failed) {
        const std::optional<int> httpStatus = record.httpStatus;
        setError(record, QByteArray(record.error));
        if (httpStatus) {
            record.httpStatus = httpStatus;
            record.errorKind = ErrorKind::Http;
        }
    }
    reading.call = record;
    return reading;
}

} // namespace inferograph

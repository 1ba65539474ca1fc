// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logformat.h"
#include "core/logs/logtime.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <vector>

namespace inferograph {

// A log format that its user describes in a JSON file: which value of a line is which field of a call, and its
// unit. A line is JSON, with values named by dotted paths, or text, with values named by a pattern's groups.
//
//     { "name": "my-proxy",
//       "where": { "event": "llm_done" },
//       "fields": { "model": "request.model",
//                   "ended_at": { "from": "ts", "unit": "s" },
//                   "total_ms": { "from": "took", "unit": "s" },
//                   "output_tokens": "usage.completion" } }
//
// With `"pattern": "model=(?<model>\\S+) took=(?<took>[\\d.]+)"` the lines are text.
class Mapping : public LogFormat
{
public:
    struct Loaded
    {
        std::shared_ptr<const Mapping> mapping;
        QString problem; // what is wrong with the file and what to do; empty where all is well
    };
    static Loaded load(const QString &path);
    static Loaded fromJson(const QByteArray &json);

    // One field of a call, and where it came from.
    struct Taken
    {
        QByteArray field;
        QByteArray from;
        QByteArray raw;
        bool understood = false;
    };
    struct Reading
    {
        std::optional<CallRecord> call;
        QList<Taken> taken;
        const char *reason = nullptr; // why the line is no call; static
        bool malformed = false;       // it was meant to be one
    };
    Reading readLine(QByteArrayView line, WallTime seenAt, LocalClock &localClock) const;

    QByteArrayView id() const override { return m_name; }
    QByteArrayView title() const override { return m_name; }
    bool isLineByLine() const override { return true; }
    bool recognises(QByteArrayView) const override { return true; }
    std::unique_ptr<LogParser> parser() const override;

private:
    struct Rule
    {
        QByteArray field;
        QString from;
        QByteArray unit;
        QStringList okValues; // of `status`
    };

    QString readRules(const QJsonObject &fields);
    std::optional<QString> valueOf(const QString &from, const QJsonObject &json,
                                   const QRegularExpressionMatch &match) const;

    QByteArray m_name = "mapping";
    std::optional<QRegularExpression> m_pattern;
    QJsonObject m_where;
    std::vector<Rule> m_rules;
};

} // namespace inferograph

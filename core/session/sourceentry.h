// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"
#include "core/logs/logsource.h"
#include "core/session/sourceinfo.h"

#include <QObject>

namespace inferograph {

// One source of the session: how it stands, and what makes it start and try again.
class SourceEntry : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype keptSkippedLines = 100;

    SourceEntry(SourceInfo info, QString key, QObject *parent)
        : QObject(parent), m_info(std::move(info)), m_key(std::move(key))
    {
    }

    const SourceInfo &info() const { return m_info; }
    const QString &key() const { return m_key; }
    const QList<SkippedLine> &skippedLines() const { return m_skippedLines; }

    virtual void start() = 0;
    virtual void retry() = 0;
    virtual void stop() = 0; // it is disabled until retry()

Q_SIGNALS:
    void changed();
    void callsRead(const QList<inferograph::CallRecord> &calls);
    void gaugesRead(const QList<inferograph::GaugeSample> &gauges);

protected:
    void setState(SourceState state, const QString &message = {})
    {
        m_info.state = state;
        m_info.message = message;
        Q_EMIT changed();
    }

    SourceInfo m_info;
    QString m_key;
    QList<SkippedLine> m_skippedLines;
};

} // namespace inferograph

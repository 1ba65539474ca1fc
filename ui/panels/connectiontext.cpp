// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/connectiontext.h"

#include "core/session/serverentry.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace inferograph {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionTest)
};

} // namespace

QString connectionText(const ConnectionReport &report)
{
    if (!report.server)
        return QStringLiteral("\u2717 ") + report.problem;
    QString name = productName(report.server->product);
    if (!report.server->version.isEmpty())
        name += QLatin1Char(' ') + QString::fromUtf8(report.server->version);
    const auto count = static_cast<int>(report.server->models.size());
    const QString models =
        count == 1 ? Text::tr("1 model") : Text::tr("%1 models", nullptr, count).arg(format::count(count));
    //: a server, how many models it has, and how quickly it answers
    return QStringLiteral("\u2713 ") +
           Text::tr("%1, %2, answers in %3.").arg(name, models, format::durationWithUnit(report.latency));
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QProcess>

namespace inferograph::testing {

inline constexpr int longestRun = 60'000; // ms; the machine may be busy

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

// The program as a process, without a display unless its environment says otherwise.
class Program : public QProcess
{
public:
    Program(const QString &file, const QStringList &arguments);
    ~Program() override;

    void setVariable(const char *name, const QString &value); // of its environment
    Outcome run(const QByteArray &input = {});
    Outcome outcome();

    // The next whole line of standard output; empty where none comes.
    QByteArray nextLine();
};

QStringList words(const char *text); // separated by spaces
QJsonObject parsed(const QByteArray &json);

} // namespace inferograph::testing

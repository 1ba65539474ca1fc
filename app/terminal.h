// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>
#include <QString>

namespace inferograph {

// Writes one line to standard error.
void complain(const QString &message);

// A line of standard input, without its end; asked for with `question`, and not shown, where that is a terminal.
QByteArray readSecret(const QString &question);

// How wide a table on standard output may be, in characters.
int terminalWidth();

// One line on standard error that is written over again and again; none where that is no terminal.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(const QString &text);
    void clear(); // before anything else is written

private:
    int m_width = 0; // 0: no terminal
    bool m_isShown = false;
};

// Standard output, unbuffered: what was written is out. A reader that went away (`| head`) is no failure.
class StandardOutput : public QIODevice
{
    Q_OBJECT

public:
    StandardOutput();

    bool isOpenEnded() const { return m_error == 0; } // takes more
    // Says what went wrong, if anything did, and gives the exit code that follows from it.
    int exitCode() const;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    int m_error = 0;
};

// SIGINT and SIGTERM as a signal of Qt's. A second one ends the program at once, unless both come together.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void requested();
};

} // namespace inferograph

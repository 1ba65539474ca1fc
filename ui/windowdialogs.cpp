// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windowdialogs.h"

#include "ui/panels/addserverdialog.h"
#include "ui/panels/exchangedialog.h"
#include "ui/panels/loglinesdialog.h"
#include "ui/panels/skippedlinesdialog.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace inferograph {

void WindowDialogs::addServer()
{
    AddServerDialog dialog(&m_window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const SourceId added = m_session.addSource(dialog.source());
    if (!dialog.key().isEmpty())
        m_session.setKey(added, dialog.key());
}

void WindowDialogs::openLogs()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        &m_window, tr("Open logs"), {}, tr("Logs (*.log *.jsonl *.json *.txt);;All files (*)"));
    for (const QString &file : files)
        m_session.addSource(file);
}

void WindowDialogs::showSkippedLines(std::optional<SourceId> only)
{
    QList<SkippedLine> lines;
    qint64 total = 0;
    for (const SourceInfo &source : m_session.sources()) {
        if (only && *only != source.id)
            continue;
        lines += m_session.skippedLines(source.id);
        total += source.skippedLines;
    }
    SkippedLinesDialog(lines, total, &m_window).exec();
}

void WindowDialogs::showRaw(const CallRecord &call)
{
    const std::optional<Exchange> exchange = m_session.exchange(call.id);
    if (exchange && exchange->raw)
        ExchangeDialog(*exchange->raw, &m_window).exec();
    else if (exchange)
        QMessageBox::information(
            &m_window, tr("Raw exchange"),
            tr("What went over the wire in this call is no longer kept: later calls took its "
               "room."));
    else
        LogLinesDialog({.logs = m_session.logsOf(call), .call = call}, &m_window).exec();
}

void WindowDialogs::showAbout()
{
    QMessageBox::about(&m_window, tr("About Inferograph"),
                       tr("Inferograph %1\nA seismograph for LLM inference.\nFree software under the GNU "
                          "General Public License, version 3 or later.")
                           .arg(QStringLiteral(INFEROGRAPH_VERSION)));
}

bool WindowDialogs::mayEndRun()
{
    QMessageBox question(QMessageBox::Question, tr("A run is under way"),
                         tr("A run is under way. Quitting ends it, and its figures are gone."),
                         QMessageBox::NoButton, &m_window);
    const QPushButton *quit = question.addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    question.setDefaultButton(question.addButton(tr("&Keep running"), QMessageBox::RejectRole));
    question.exec();
    return question.clickedButton() == quit;
}

} // namespace inferograph

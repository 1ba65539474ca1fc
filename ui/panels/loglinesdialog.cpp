// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/loglinesdialog.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/rawtextview.h"
#include "ui/panels/readinglayout.h"

#include <QDir>

namespace inferograph {

LogLinesDialog::LogLinesDialog(CallLinesQuestion question, QWidget *parent)
    : QDialog(parent)
    , m_about(makeLabel(tr("The log is being looked through\u2026"), "quiet", this))
    , m_lines(new RawTextView(tr("Log lines"), this))
    , m_work(&findCallLines, [this](const CallLines &found) { showLines(found); })
{
    setWindowTitle(tr("Log lines"));
    layOutToRead(*this, m_about, m_lines, 120, 24);
    m_lines->setFocus();
    question.stop = m_search.get_token();
    m_work.start(question);
}

LogLinesDialog::~LogLinesDialog()
{
    m_search.request_stop(); // the work is waited for
}

void LogLinesDialog::showLines(const CallLines &found)
{
    if (!found.problem.isEmpty()) {
        m_about->setText(found.problem);
        return;
    }
    m_about->setText(
        tr("The lines of %1 that gave this call, read from it just now; those of others may stand between "
           "them.")
            .arg(QDir::toNativeSeparators(found.file)));
    const qint64 last = found.first + found.lines.size() - 1;
    const qsizetype width = format::count(last).size();
    QString text;
    for (qint64 line = 0; line < found.lines.size(); ++line)
        text += format::count(found.first + line).rightJustified(width) + QStringLiteral("  ") +
                QString::fromUtf8(found.lines.at(line)).remove(u'\r') + u'\n';
    m_lines->setText(text);
}

} // namespace inferograph

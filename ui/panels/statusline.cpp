// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/statusline.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QPushButton>

#include <algorithm>

namespace inferograph {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_sources(makeLabel({}, "quiet", this))
    , m_calls(makeLabel({}, "quiet", this))
    , m_skipped(new QPushButton(this))
    , m_paused(makeLabel(tr("paused"), "badge", this))
    , m_demo(makeLabel(tr("demo"), "badge", this))
{
    setSizeGripEnabled(false);
    setContentsMargins(0, 0, gridUnit() * 2, 0);
    m_skipped->setProperty("flat", true);
    m_skipped->setProperty("link", true);
    m_demo->setToolTip(tr("A demo source is open: its numbers are made up."));
    m_paused->setToolTip(tr("The view stands still; calls are still taken in."));
    m_paused->hide();
    for (QLabel *label : {m_sources, m_calls})
        label->setContentsMargins(gridUnit() * 3, 0, gridUnit(), 0);
    addWidget(m_sources);
    addWidget(m_calls);
    addWidget(m_skipped);
    addPermanentWidget(m_paused);
    addPermanentWidget(m_demo);
    connect(m_skipped, &QPushButton::clicked, this, &StatusLine::skippedLinesRequested);
    setSources({});
    addCalls(std::make_shared<const Snapshot>(), 0);
}

void StatusLine::addCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    if (firstNewRow == 0)
        m_errors = 0;
    CallRecord call;
    for (std::size_t row = firstNewRow; row < calls->size(); ++row) {
        calls->read(row, CallFields(&CallRecord::status), call);
        m_errors += call.status == CallStatus::Failed || call.status == CallStatus::Incomplete;
    }
    const QString all = format::calls(static_cast<qint64>(calls->size()));
    const QString errors = m_errors == 0 ? tr("no errors")
                           : m_errors == 1
                               ? tr("1 error")
                               : tr("%1 errors").arg(format::count(static_cast<qint64>(m_errors)));
    m_calls->setText(QStringLiteral("%1 · %2").arg(all, errors));
}

void StatusLine::setSources(const QList<SourceInfo> &sources)
{
    const auto live = std::ranges::count(sources, SourceState::Live, &SourceInfo::state);
    qint64 skipped = 0;
    for (const SourceInfo &source : sources)
        skipped += source.skippedLines;
    m_sources->setText(sources.isEmpty() ? tr("No sources")
                       : live == 1       ? tr("1 source live")
                                         : tr("%1 sources live").arg(live));
    m_skipped->setVisible(skipped > 0);
    m_skipped->setText(skipped == 1 ? tr("1 line skipped · show")
                                    : tr("%1 lines skipped · show").arg(format::count(skipped)));
    m_demo->setVisible(std::ranges::any_of(sources, &SourceInfo::demo));
}

void StatusLine::setPaused(bool paused)
{
    m_paused->setVisible(paused);
}

} // namespace inferograph

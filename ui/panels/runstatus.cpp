// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/runstatus.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace inferograph {

namespace {

// `Call 8 of 15 · step 2 of 3: qwen2.5:7b, 4 at once`
QString textOf(const RunProgress &progress)
{
    if (progress.calibrating)
        return RunStatus::tr("Calibrating the clock, a second…");
    const int current = std::min(progress.calls, progress.done + 1);
    const QString calls =
        RunStatus::tr("Call %1 of %2").arg(format::count(current), format::count(progress.calls));
    if (progress.steps < 2)
        return calls;
    return RunStatus::tr("%1 · step %2 of %3: %4")
        .arg(calls, format::count(progress.step + 1), format::count(progress.steps),
             QString::fromUtf8(progress.label));
}

} // namespace

RunStatus::RunStatus(QWidget *parent)
    : QFrame(parent)
    , m_text(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_left(new ElidedLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setProperty("card", true);
    m_text->setProperty("title", true);
    m_left->setProperty("quiet", true);
    m_left->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_cancel->setToolTip(tr("Esc. What is done stays."));
    m_cancel->setAccessibleName(tr("Cancel the run"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(gridUnit() * 3, gridUnit() * 2, gridUnit() * 3, gridUnit() * 2);
    grid->setHorizontalSpacing(gridUnit() * 3);
    grid->setVerticalSpacing(gridUnit());
    grid->addWidget(m_text, 0, 0);
    grid->addWidget(m_left, 0, 1);
    grid->addWidget(m_bar, 1, 0, 1, 2);
    grid->addWidget(m_cancel, 0, 2, 2, 1);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    connect(m_cancel, &QPushButton::clicked, this, &RunStatus::cancelRequested);
}

void RunStatus::setTexts(const QString &text, const QString &left)
{
    m_text->setFullText(text);
    m_left->setFullText(m_message.isEmpty() ? left : QStringLiteral("%1 · %2").arg(m_message, left));
}

void RunStatus::begin()
{
    m_message.clear();
    m_bar->setRange(0, 1); // until the run says how many calls it makes
    m_bar->setValue(0);
    m_cancel->setEnabled(true);
    setStyleProperty(m_left, "warning", false);
    setTexts(tr("Beginning…"), {});
}

void RunStatus::progress(const RunProgress &progress)
{
    m_bar->setMaximum(std::max(1, progress.calls));
    m_bar->setValue(progress.done);
    setStyleProperty(m_left, "warning", progress.waiting.has_value());
    QString left;
    if (progress.waiting)
        left = tr("waiting %1, as the server asks").arg(format::wholeDuration(*progress.waiting));
    else if (progress.left)
        left = tr("about %1 left").arg(format::wholeDuration(*progress.left));
    setTexts(textOf(progress), left);
}

void RunStatus::end(const QList<StepResult> &results)
{
    std::size_t ok = 0;
    std::size_t calls = 0;
    bool cancelled = false;
    Nanoseconds wall{};
    for (const StepResult &result : results) {
        ok += result.summary.ok;
        calls += result.summary.calls;
        wall += result.wall.value_or(Nanoseconds(0));
        cancelled = cancelled || result.cancelled;
    }
    m_bar->setValue(cancelled ? m_bar->value() : m_bar->maximum());
    m_cancel->setEnabled(false);
    setStyleProperty(m_left, "warning", false);
    const QString what =
        tr("%1 of %2 calls ended well")
            .arg(format::count(static_cast<qint64>(ok)), format::count(static_cast<qint64>(calls)));
    setTexts(cancelled || results.isEmpty() ? tr("Cancelled · %1").arg(what) : tr("Done · %1").arg(what),
             calls > 0 ? tr("took %1").arg(format::wholeDuration(wall)) : QString());
}

void RunStatus::say(const QString &message)
{
    m_message = message;
    m_left->setFullText(message);
}

QString RunStatus::text() const
{
    return m_text->fullText() + QLatin1Char('\n') + m_left->fullText();
}

} // namespace inferograph

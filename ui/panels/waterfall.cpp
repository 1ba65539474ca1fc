// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/waterfall.h"

#include "core/call/metrics.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QPainter>

namespace inferograph {

// A piece of the whole from `from` to `to`, both in 0...1.
class PhaseBar : public QWidget
{
public:
    PhaseBar(QColor (*colour)(), QWidget *parent) : QWidget(parent), m_colour(colour)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(gridUnit() * 3);
    }

    void setSpan(double from, double to)
    {
        m_from = from;
        m_to = to;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        if (m_to <= m_from)
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colour());
        // What took any time is seen.
        constexpr double narrowest = 2;
        const double length = std::max(narrowest, (m_to - m_from) * width());
        const double left = std::min(m_from * width(), width() - length);
        painter.drawRoundedRect(QRectF(left, 0, length, height()), narrowest, narrowest);
    }

private:
    QColor (*m_colour)();
    double m_from = 0;
    double m_to = 0;
};

namespace {

struct Phase
{
    const char *name;
    const char *definition;
    QColor (*colour)();
    Nanoseconds Breakdown::*part;
    bool (*isKnown)(const CallRecord &);
};

const std::array phases{
    Phase{QT_TRANSLATE_NOOP("inferograph::Waterfall", "connect"),
          QT_TRANSLATE_NOOP("inferograph::Waterfall", "Connecting, TLS included, by this machine's clock"),
          [] { return theme().queue; }, &Breakdown::connect,
          [](const CallRecord &call) { return call.connect.has_value(); }},
    Phase{
        QT_TRANSLATE_NOOP("inferograph::Waterfall", "queue"),
        QT_TRANSLATE_NOOP("inferograph::Waterfall", "How long the server let the call wait, its own figure"),
        [] { return theme().queue; }, &Breakdown::queue,
        [](const CallRecord &call) { return call.queue.has_value(); }},
    Phase{QT_TRANSLATE_NOOP("inferograph::Waterfall", "load"),
          QT_TRANSLATE_NOOP("inferograph::Waterfall", "Loading the model, the server's own figure"),
          [] { return theme().load; }, &Breakdown::load,
          [](const CallRecord &call) { return call.load.has_value(); }},
    Phase{QT_TRANSLATE_NOOP("inferograph::Waterfall", "prompt eval"),
          QT_TRANSLATE_NOOP("inferograph::Waterfall", "Reading the prompt, the server's own figure"),
          [] { return theme().promptEval; }, &Breakdown::promptEval,
          [](const CallRecord &call) { return call.promptEval.has_value(); }},
    Phase{QT_TRANSLATE_NOOP("inferograph::Waterfall", "generation"),
          QT_TRANSLATE_NOOP(
              "inferograph::Waterfall",
              "Generating tokens: the server's own figure, else from the first token to the last"),
          [] { return theme().generation; }, &Breakdown::generation,
          [](const CallRecord &call) { return generationTime(call).has_value(); }},
    Phase{QT_TRANSLATE_NOOP("inferograph::Waterfall", "unexplained"),
          QT_TRANSLATE_NOOP("inferograph::Waterfall",
                            "The rest of the total: network, templating, waiting that nobody told of"),
          [] { return theme().unexplained; }, &Breakdown::unexplained,
          [](const CallRecord &) { return true; }},
};

// More than rounding.
constexpr Nanoseconds disagreement = std::chrono::milliseconds(1);

Nanoseconds claimed(const CallRecord &call)
{
    Nanoseconds sum{};
    for (const OptionalDuration &part :
         {call.connect, call.tls, call.queue, call.load, call.promptEval, generationTime(call)})
        sum += part.value_or(Nanoseconds(0));
    return sum;
}

} // namespace

Waterfall::Waterfall(QWidget *parent) : QWidget(parent), m_note(makeLabel({}, "quiet", this))
{
    setAccessibleName(tr("Where the time went"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(gridUnit() * 2);
    grid->setVerticalSpacing(gridUnit());
    grid->setColumnStretch(1, 1);
    grid->setColumnMinimumWidth(2, fontMetrics().horizontalAdvance(QStringLiteral("888.8 ms")));
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const int row = static_cast<int>(i);
        QLabel *name = makeLabel(tr(phases[i].name), "quiet", this);
        m_rows[i] = {new PhaseBar(phases[i].colour, this), makeLabel({}, nullptr, this)};
        m_rows[i].duration->setAccessibleName(tr(phases[i].name));
        m_rows[i].duration->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        for (QWidget *part : std::initializer_list<QWidget *>{name, m_rows[i].bar, m_rows[i].duration})
            part->setToolTip(tr(phases[i].definition));
        grid->addWidget(name, row, 0);
        grid->addWidget(m_rows[i].bar, row, 1);
        grid->addWidget(m_rows[i].duration, row, 2);
    }
    m_note->setWordWrap(true);
    grid->addWidget(m_note, static_cast<int>(phases.size()), 0, 1, 3);
}

void Waterfall::setCall(const CallRecord &call)
{
    const std::optional<Breakdown> parts = breakdown(call);
    const double total = parts ? std::max(1.0, toMilliseconds(parts->total)) : 1;
    double at = 0;
    QStringList words;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const Phase &phase = phases[i];
        const bool known = parts && phase.isKnown(call);
        const Nanoseconds part = parts ? *parts.*phase.part : Nanoseconds(0);
        const double length = toMilliseconds(part) / total;
        m_rows[i].bar->setSpan(at, at + length);
        m_rows[i].duration->setText(known ? format::durationWithUnit(part) : format::unknown());
        words << QStringLiteral("%1 %2").arg(tr(phase.name), m_rows[i].duration->text());
        at += length;
    }
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    const Nanoseconds told = claimed(call);
    const bool tooMuch = parts && told > parts->total + disagreement;
    m_note->setVisible(!parts || tooMuch);
    m_note->setText(tooMuch
                        ? tr("The figures add up to %1, more than the total: the bars are scaled down to it.")
                              .arg(format::durationWithUnit(told))
                        : tr("How long this call took is not known."));
}

} // namespace inferograph

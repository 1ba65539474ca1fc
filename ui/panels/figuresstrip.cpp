// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/figuresstrip.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QHBoxLayout>

#include <algorithm>

namespace inferograph {

namespace {

std::optional<double> callsPerMinute(const LiveView &view, std::size_t calls)
{
    const double minutes = toSeconds(view.to - view.from) / 60;
    return minutes > 0 ? std::optional(static_cast<double>(calls) / minutes) : std::nullopt;
}

QString withUnit(const QString &number, const QString &unit)
{
    return number == format::unknown() ? number : number + QChar(0x00a0) + unit;
}

QString countOf(std::size_t value)
{
    return format::count(static_cast<qint64>(value));
}

// None is said only where calls tell how they started: most logs do not.
QString coldStartsText(bool known, std::size_t coldStarts)
{
    if (!known)
        return FiguresStrip::tr("cold starts %1").arg(format::unknown());
    return coldStarts == 1 ? FiguresStrip::tr("1 cold start")
                           : FiguresStrip::tr("%1 cold starts").arg(countOf(coldStarts));
}

QString spreadText(const Spread &spread, const QString &tail)
{
    if (spread.n == 0)
        return FiguresStrip::tr("not known");
    return spread.n == 1 ? format::calls(1) : tail;
}

// How many, and of which kind most of them: `12 · http ×9`.
QString errorsText(const Summary &all)
{
    const std::size_t errors = all.failed + all.incomplete;
    if (errors == 0)
        return all.ok == 0 ? FiguresStrip::tr("no calls")
                           : FiguresStrip::tr("of %1").arg(format::calls(static_cast<qint64>(all.ok)));
    QByteArray kind;
    for (auto it = all.errorsByKind.cbegin(); it != all.errorsByKind.cend(); ++it) {
        if (it.key() != "unknown" && it.value() > all.errorsByKind.value(kind))
            kind = it.key();
    }
    if (kind.isEmpty())
        return all.failed > 0 ? FiguresStrip::tr("%1 failed").arg(countOf(errors))
                              : FiguresStrip::tr("%1 ended early").arg(countOf(errors));
    const std::size_t ofKind = all.errorsByKind.value(kind);
    const QString name = QString::fromUtf8(kind);
    return ofKind == errors ? FiguresStrip::tr("%1 · %2").arg(countOf(errors), name)
                            : FiguresStrip::tr("%1 · %2 ×%3").arg(countOf(errors), name, countOf(ofKind));
}

} // namespace

FiguresStrip::FiguresStrip(QWidget *parent)
    : QWidget(parent), m_work(figuresOf, [this](const Figures &figures) { fill(figures); })
{
    const std::array<QString, FigureCount> titles{
        tr("TTFT p50"), tr("Decode p50"), tr("Prompt p50"), tr("Load share"),
        tr("Calls"),    tr("Errors"),     tr("Tokens"),
    };
    const std::array<QString, FigureCount> spoken{
        tr("Median time to first token"),
        tr("Median decode speed"),
        tr("Median prompt speed"),
    };
    setAccessibleName(tr("Figures of the calls in view"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit() * 2);
    for (std::size_t i = 0; i < FigureCount; ++i) {
        QFrame *card = makeCard(this);
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(gridUnit() * 3, gridUnit() * 2, gridUnit(), gridUnit() * 2);
        column->setSpacing(gridUnit() / 2);
        m_cards[i] = {card, makeLabel({}, "figure", card), makeLabel({}, "quiet", card)};
        column->addWidget(makeLabel(titles[i], "quiet", card));
        column->addWidget(m_cards[i].value);
        column->addWidget(m_cards[i].note);
        card->setAccessibleName(spoken[i].isEmpty() ? titles[i] : spoken[i]);
        // Equal shares whatever the numbers are: nothing moves when one grows.
        card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout->addWidget(card, 1);
    }
    refresh();
}

void FiguresStrip::setView(const LiveView &view)
{
    // The same calls need no new figures, but for the calls a minute now and then.
    const bool same = view.rows && view.rows == m_view.rows && view.hiddenModels == m_view.hiddenModels &&
                      view.to - m_refreshed < std::chrono::seconds(1);
    m_view = view;
    if (isVisible() && !same)
        refresh();
}

void FiguresStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

FiguresStrip::Figures FiguresStrip::figuresOf(const LiveView &view)
{
    Figures figures{.view = view, .all = {}};
    const auto shown = [&](const CallRecord &call) {
        const bool isShown = view.shows(call);
        figures.startKnown = figures.startKnown || (isShown && call.start);
        return isShown;
    };
    figures.all =
        view.rows ? summaryOfRows(*view.calls, *view.rows, shown) : summaryOfAll(*view.calls, shown);
    return figures;
}

void FiguresStrip::refresh()
{
    m_refreshed = m_view.to;
    m_work.start(m_view, m_view.callsToRead());
}

void FiguresStrip::fill(const Figures &figures)
{
    const Summary &all = figures.all;
    const LiveView &view = figures.view;
    const auto known = [](const Spread &spread) {
        return tr("Median; calls that tell it: %1").arg(countOf(spread.n));
    };

    put(Ttft, format::millisecondsWithUnit(all.ttftMs.p50),
        spreadText(all.ttftMs, tr("p95 %1").arg(format::millisecondsWithUnit(all.ttftMs.p95))),
        known(all.ttftMs));
    put(Decode, withUnit(format::rate(all.decodeTps.p50), tr("tok/s")),
        spreadText(all.decodeTps, tr("p5 %1").arg(format::rate(all.decodeTps.low))), known(all.decodeTps));
    put(PromptSpeed, withUnit(format::rate(all.promptTps.p50), tr("tok/s")),
        spreadText(all.promptTps, tr("p5 %1").arg(format::rate(all.promptTps.low))), known(all.promptTps));
    put(LoadShare, format::percent(all.loadShare), coldStartsText(figures.startKnown, all.coldStarts),
        tr("Loading the model, of the time of the calls that report it"));
    QStringList aboutCalls{tr("Calls in the %1 in view").arg(format::durationWithUnit(view.to - view.from))};
    if (all.cancelled > 0)
        aboutCalls << tr("%1 of them cancelled").arg(countOf(all.cancelled));
    put(Calls, withUnit(format::rate(callsPerMinute(view, all.calls)), tr("/min")),
        all.calls > 0 ? tr("%1 in view").arg(countOf(all.calls)) : tr("none in view"),
        aboutCalls.join(QLatin1Char('\n')));
    const std::optional<double> success = all.successRate();
    QStringList kinds;
    for (auto it = all.errorsByKind.cbegin(); it != all.errorsByKind.cend(); ++it)
        kinds << QStringLiteral("%1 ×%2").arg(QString::fromUtf8(it.key()), countOf(it.value()));
    put(Errors,
        !success       ? format::unknown()
        : *success < 1 ? format::percent(1 - *success)
                       : tr("none"),
        errorsText(all), kinds.isEmpty() ? tr("No call failed") : kinds.join(QLatin1Char('\n')));
    // A sum of nothing is unknown, not zero.
    const auto sum = [&all](qint64 tokens) {
        const QString about = all.estimatedTokens ? QStringLiteral("~") : QString();
        return tokens > 0 ? about + format::shortCount(tokens) : format::unknown();
    };
    put(Tokens, tr("%1 out").arg(sum(all.outputTokens)), tr("%1 in").arg(sum(all.promptTokens)),
        tr("%1 tokens out, %2 in").arg(format::count(all.outputTokens), format::count(all.promptTokens)));
}

void FiguresStrip::put(Figure figure, const QString &value, const QString &note, const QString &tip)
{
    const Card &card = m_cards[figure];
    card.value->setText(value);
    card.note->setText(note);
    card.widget->setToolTip(tip);
    card.widget->setAccessibleDescription(QStringLiteral("%1, %2").arg(value, note));
}

int FiguresStrip::cardWidth() const
{
    const QFontMetrics figure(m_cards[Decode].value->font());
    return figure.horizontalAdvance(QStringLiteral("8 888 tok/s")) + gridUnit() * 4;
}

QSize FiguresStrip::minimumSizeHint() const
{
    return {cardWidth() * 3, m_cards[Ttft].widget->minimumSizeHint().height()};
}

void FiguresStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    static constexpr std::array leastTellingFirst{Tokens, PromptSpeed, LoadShare, Calls};
    int fit = (width() + gridUnit() * 2) / (cardWidth() + gridUnit() * 2);
    for (const Figure figure : leastTellingFirst) {
        const bool shown = fit >= FigureCount;
        m_cards[figure].widget->setVisible(shown);
        fit += !shown;
    }
}

} // namespace inferograph

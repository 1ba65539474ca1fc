// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/figuresstrip.h"

#include "core/call/metrics.h"
#include "core/call/names.h"
#include "ui/charts/callchart.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHash>

#include <algorithm>

namespace inferograph {

namespace {

// Over the time seen so far; unknown while that is short, and a single call more would change it much.
std::optional<double> callsPerMinute(Nanoseconds seen, std::size_t calls, bool isSeenWhole)
{
    constexpr std::size_t manyCalls = 10;
    const bool tells = seen >= std::chrono::minutes(1) ||
                       (calls >= manyCalls && (isSeenWhole || seen >= std::chrono::seconds(10)));
    return tells ? std::optional(static_cast<double>(calls) / (toSeconds(seen) / 60)) : std::nullopt;
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

QString errorKindText(const QByteArray &name)
{
    return format::errorKind(fromName<ErrorKind>(name));
}

// How many, and of which kind most of them: `12 · HTTP error ×9`.
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
    const QString name = errorKindText(kind);
    return ofKind == errors ? FiguresStrip::tr("%1 · %2").arg(countOf(errors), name)
                            : FiguresStrip::tr("%1 · %2 ×%3").arg(countOf(errors), name, countOf(ofKind));
}

} // namespace

FiguresStrip::FiguresStrip(QWidget *parent)
    : QWidget(parent), m_work(figuresOf, [this](const Figures &figures) { fill(figures); })
{
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
        m_cards[i] = {card, new ElidedLabel(card), makeLabel({}, "figure", card), new ElidedLabel(card)};
        for (QLabel *label :
             std::initializer_list<QLabel *>{m_cards[i].title, m_cards[i].value, m_cards[i].note})
            column->addWidget(label);
        setStyleProperty(m_cards[i].title, "quiet");
        setStyleProperty(m_cards[i].note, "quiet");
        const QString name = title(static_cast<Figure>(i));
        m_cards[i].title->setFullText(name);
        card->setAccessibleName(spoken[i].isEmpty() ? name : spoken[i]);
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
    Figures figures{.view = view, .all = {}, .since = view.to};
    QHash<QByteArray, std::size_t> places;
    view.forEachCall([&](const CallRecord &call) { read(figures, places, call); });
    const auto shown = [&view](const CallRecord &call) { return view.shows(call); };
    figures.all =
        view.rows ? summaryOfRows(*view.calls, *view.rows, shown) : summaryOfAll(*view.calls, shown);
    for (OfModel &of : figures.models) {
        of.ttftMs = percentile(of.ttfts, 50);
        of.decode = percentile(of.decodes, 50);
        of.ttfts = of.decodes = {};
    }
    // Calls came before the view, so it has been seen whole.
    if (view.calls->size() > 0 && view.calls->call(0).startedAt < view.from)
        figures.since = view.from;
    return figures;
}

void FiguresStrip::read(Figures &figures, QHash<QByteArray, std::size_t> &places, const CallRecord &call)
{
    figures.startKnown = figures.startKnown || call.start;
    figures.since = std::min(figures.since, call.startedAt);
    if (call.status == CallStatus::Cancelled) // as in the summary
        return;
    auto place = places.constFind(call.model);
    if (place == places.cend()) {
        place = places.insert(call.model, figures.models.size());
        figures.models.push_back({.model = call.model});
    }
    OfModel &of = figures.models[*place];
    if (call.ttft)
        of.ttfts.push_back(toMilliseconds(*call.ttft));
    if (const std::optional<double> rate = decodeTps(call))
        of.decodes.push_back(*rate);
    of.hasPrompts = of.hasPrompts || promptTps(call);
}

void FiguresStrip::refresh()
{
    m_refreshed = m_view.to;
    m_work.start(m_view, m_view.callsToRead());
}

QString FiguresStrip::title(Figure figure) const
{
    const std::array<QString, FigureCount> titles{
        tr("TTFT p50"), tr("Decode p50"), tr("Prompt p50"), tr("Load share"),
        tr("Calls"),    tr("Errors"),     tr("Tokens"),
    };
    return titles[figure];
}

// That several models are in it tells more than that it is a median, where there is no room for both.
void FiguresStrip::nameMedians()
{
    for (const Figure figure : {Ttft, Decode, PromptSpeed}) {
        ElidedLabel &label = *m_cards[figure].title;
        const std::size_t models = m_pooled[figure];
        const QString pooled = tr("%1 models").arg(models);
        QStringList names{title(figure)};
        if (models > 1)
            names = {QStringLiteral("%1 · %2").arg(title(figure), pooled),
                     QStringLiteral("%1 · %2").arg(title(figure)).arg(models), title(figure)};
        while (names.size() > 1 && label.fontMetrics().horizontalAdvance(names.first()) > label.width())
            names.removeFirst();
        label.setFullText(names.first());
    }
}

void FiguresStrip::fillMedians(const Figures &figures)
{
    const Summary &all = figures.all;
    const auto modelsWith = [&figures](auto has) {
        return static_cast<std::size_t>(std::ranges::count_if(figures.models, has));
    };
    m_pooled = {modelsWith([](const OfModel &of) { return of.ttftMs.has_value(); }),
                modelsWith([](const OfModel &of) { return of.decode.has_value(); }),
                modelsWith([](const OfModel &of) { return of.hasPrompts; })};
    nameMedians();
    const auto putMedian = [&](Figure figure, const Spread &spread, const QString &value, const QString &tail,
                               const QStringList &ofModels) {
        QStringList tip{tr("Median; calls that tell it: %1").arg(countOf(spread.n))};
        if (m_pooled[figure] > 1)
            tip << tr("%1 models together").arg(m_pooled[figure]) << ofModels;
        put(figure, value, spreadText(spread, tail), tip.join(QLatin1Char('\n')));
    };
    const auto speed = [](std::optional<double> rate) { return withUnit(format::rate(rate), tr("tok/s")); };
    QStringList ttfts;
    QStringList decodes;
    for (const OfModel &of : figures.models) {
        const QString model = nameOfModel(of.model);
        if (of.ttftMs)
            //: a model and its median
            ttfts << tr("%1: %2").arg(model, format::millisecondsWithUnit(of.ttftMs));
        if (of.decode)
            //: a model and its median
            decodes << tr("%1: %2").arg(model, speed(of.decode));
    }
    putMedian(Ttft, all.ttftMs, format::millisecondsWithUnit(all.ttftMs.p50),
              tr("p95 %1").arg(format::millisecondsWithUnit(all.ttftMs.p95)), ttfts);
    putMedian(Decode, all.decodeTps, speed(all.decodeTps.p50),
              tr("p5 %1").arg(format::rate(all.decodeTps.low)), decodes);
    putMedian(PromptSpeed, all.promptTps, speed(all.promptTps.p50),
              tr("p5 %1").arg(format::rate(all.promptTps.low)), {});
}

void FiguresStrip::fillCalls(const Figures &figures)
{
    const Summary &all = figures.all;
    const LiveView &view = figures.view;
    QStringList about{tr("Calls in the %1 in view").arg(format::durationWithUnit(view.to - view.from))};
    const Nanoseconds seen = view.to - figures.since;
    const bool isSeenWhole = seen >= view.to - view.from;
    const std::optional<double> rate = callsPerMinute(seen, all.calls, isSeenWhole);
    if (all.calls > 0 && !isSeenWhole) {
        const QString since = format::clockSecond(figures.since);
        about << (rate ? tr("A minute, since the first at %1").arg(since)
                       : tr("Since the first at %1: too short to tell how many a minute").arg(since));
    } else if (all.calls > 0 && !rate) {
        about << tr("Too short to tell how many a minute");
    }
    if (all.cancelled > 0)
        about << tr("%1 of them cancelled").arg(countOf(all.cancelled));
    put(Calls, withUnit(format::rate(rate), tr("/min")),
        all.calls > 0 ? tr("%1 in view").arg(countOf(all.calls)) : tr("none in view"),
        about.join(QLatin1Char('\n')));
}

void FiguresStrip::fillErrors(const Summary &all)
{
    const std::optional<double> success = all.successRate();
    QStringList kinds;
    std::size_t told = 0;
    for (auto it = all.errorsByKind.cbegin(); it != all.errorsByKind.cend(); ++it) {
        kinds << QStringLiteral("%1 ×%2").arg(errorKindText(it.key()), countOf(it.value()));
        told += it.value();
    }
    if (all.failed + all.incomplete > told)
        kinds << tr("ended early ×%1").arg(countOf(all.failed + all.incomplete - told));
    put(Errors,
        !success       ? format::unknown()
        : *success < 1 ? format::percent(1 - *success)
                       : tr("none"),
        errorsText(all), kinds.isEmpty() ? tr("No call failed") : kinds.join(QLatin1Char('\n')));
    setStyleProperty(m_cards[Errors].value, "failed", success && *success < 1);
}

void FiguresStrip::fill(const Figures &figures)
{
    const Summary &all = figures.all;
    fillMedians(figures);
    put(LoadShare, format::percent(all.loadShare), coldStartsText(figures.startKnown, all.coldStarts),
        tr("Loading the model, of the time of the calls that report it"));
    fillCalls(figures);
    fillErrors(all);
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
    card.note->setFullText(note);
    card.title->setMeaning(card.title->fullText(), tip);
    card.note->setMeaning(note, tip);
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
    layout()->activate();
    nameMedians();
}

} // namespace inferograph

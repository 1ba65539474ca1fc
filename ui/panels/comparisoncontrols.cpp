// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisoncontrols.h"

#include "ui/choicebox.h"
#include "ui/controls.h"
#include "ui/metrictext.h"
#include "ui/panels/filterline.h"
#include "ui/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace inferograph {

namespace {

using std::chrono::milliseconds;

// Leaves an open list alone where it is the same.
void refill(QComboBox &box, const ComparisonControls::Names &items, const QByteArray &chosen)
{
    const QSignalBlocker blocker(box);
    bool same = box.count() == items.size();
    for (int i = 0; same && i < box.count(); ++i)
        same = box.itemText(i) == items.at(i).first && box.itemData(i).toByteArray() == items.at(i).second;
    if (!same) {
        box.clear();
        for (const auto &[text, name] : items)
            box.addItem(text, name);
    }
    box.setCurrentIndex(std::max(0, box.findData(chosen)));
}

} // namespace

ComparisonControls::ComparisonControls(const QList<QAction *> &copyActions, QWidget *parent)
    : QFrame(parent)
    , m_by(new ChoiceBox(tr("What is compared"), this))
    , m_moment(new QDateTimeEdit(this))
    , m_scope(new ChoiceBox(tr("Calls of what"), this))
    , m_metric(new ChoiceBox(tr("Metric"), this))
    , m_baseline(new ChoiceBox(tr("Baseline of the differences"), this))
    , m_coldCalls(new QCheckBox(tr("C&old calls"), this))
    , m_note(new ElidedLabel(this))
{
    setProperty("card", true);
    m_note->setProperty("quiet", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), 3 * gridUnit(), 2 * gridUnit());
    column->setSpacing(2 * gridUnit());
    column->addLayout(makeChoices(copyActions));
    column->addLayout(makeNarrowing());
    column->addWidget(m_note);
    setScopes({});
    showWhatApplies();

    connect(m_by, &QComboBox::currentIndexChanged, this, [this] {
        showWhatApplies();
        Q_EMIT byChanged();
    });
    connect(m_baseline, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT baselineChosen(m_baseline->currentData().toByteArray()); });
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &ComparisonControls::changed);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ComparisonControls::changed);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &ComparisonControls::changed);
    connect(m_coldCalls, &QCheckBox::toggled, this, &ComparisonControls::changed);
}

QHBoxLayout *ComparisonControls::makeChoices(const QList<QAction *> &copyActions)
{
    m_by->addItems({tr("Models"), tr("Servers"), tr("Before and after"), tr("Two filters")});
    m_moment->setAccessibleName(tr("The moment between before and after"));
    m_moment->setToolTip(m_moment->accessibleName());
    m_moment->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + QStringLiteral(" HH:mm:ss"));
    for (const Metric metric : allMetrics)
        m_metric->addItem(metricName(metric));
    m_coldCalls->setToolTip(tr("Count calls that had to load their model, too"));

    auto *row = new QHBoxLayout;
    row->setSpacing(2 * gridUnit());
    for (QWidget *control : std::initializer_list<QWidget *>{m_by, m_moment, m_metric})
        row->addWidget(control);
    //: between the metric and the baseline
    row->addWidget(makeLabel(tr("against"), "quiet", this));
    row->addWidget(m_baseline);
    row->addWidget(m_coldCalls);
    row->addStretch(1);
    QToolButton *copy = makeCopyButton(tr("Copy the comparison"), copyActions, this);
    copy->setToolTip(tr("Copy the figures of all metrics"));
    row->addWidget(copy);
    return row;
}

QHBoxLayout *ComparisonControls::makeNarrowing()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * gridUnit());
    row->addWidget(m_scope);
    for (Filter &filter : m_filters) {
        filter.line = new FilterLine(this);
        connectFilter(filter);
        row->addWidget(filter.line, 1);
    }
    const auto name = [this](FilterPlace place, const QString &title, const QString &example) {
        m_filters[place].line->setAccessibleName(title);
        m_filters[place].line->setPlaceholderText(example);
    };
    name(Common, tr("Filter of the calls"), tr("All calls, or for example source:probe ttft<2s"));
    name(SetA, tr("Filter of set A"), tr("A, for example model:qwen"));
    name(SetB, tr("Filter of set B"), tr("B, for example model:llama"));
    return row;
}

void ComparisonControls::connectFilter(Filter &filter)
{
    connect(filter.line, &FilterLine::filterChanged, this, [this, &filter](const FilterExpression &read) {
        filter.expression = read;
        filter.text = filter.line->text().trimmed();
        filter.problem.clear();
        Q_EMIT changed();
    });
    connect(filter.line, &FilterLine::filterFailed, this, [this, &filter](const QString &why) {
        filter.problem = why;
        Q_EMIT changed();
    });
}

void ComparisonControls::showWhatApplies()
{
    const bool two = by() == By::TwoFilters;
    m_moment->setVisible(by() == By::BeforeAndAfter);
    for (const FilterPlace place : {Common, SetA, SetB})
        m_filters[place].line->setVisible(two == (place != Common));
}

ComparisonControls::By ComparisonControls::by() const
{
    return static_cast<By>(m_by->currentIndex());
}

void ComparisonControls::setBy(By by)
{
    m_by->setCurrentIndex(static_cast<int>(by));
}

Metric ComparisonControls::metric() const
{
    return allMetrics.at(static_cast<std::size_t>(m_metric->currentIndex()));
}

void ComparisonControls::setMetric(Metric metric)
{
    m_metric->setCurrentIndex(static_cast<int>(std::ranges::find(allMetrics, metric) - allMetrics.begin()));
}

WallTime ComparisonControls::moment() const
{
    return WallTime(milliseconds(m_moment->dateTime().toMSecsSinceEpoch()));
}

void ComparisonControls::setMoment(WallTime moment)
{
    const auto sinceEpoch = std::chrono::floor<milliseconds>(moment.time_since_epoch());
    m_moment->setDateTime(QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()));
}

bool ComparisonControls::coldCalls() const
{
    return m_coldCalls->isChecked();
}

void ComparisonControls::setScopes(const QList<CallScope> &scopes)
{
    const QString chosen = scope().title;
    m_scopes = scopes;
    Names names{{tr("Whole session"), QByteArray()}};
    for (const CallScope &scope : m_scopes)
        names.append({scope.title, scope.title.toUtf8()});
    refill(*m_scope, names, chosen.toUtf8());
    m_scope->setVisible(!m_scopes.isEmpty());
    Q_EMIT changed();
}

CallScope ComparisonControls::scope() const
{
    if (m_scope->currentIndex() > 0)
        return m_scopes.at(m_scope->currentIndex() - 1);
    CallScope whole;
    for (const CallScope &scope : m_scopes)
        whole.concurrency.unite(scope.concurrency);
    return whole;
}

QStringList ComparisonControls::filterTexts() const
{
    QStringList texts;
    for (const Filter &filter : m_filters)
        texts.append(filter.line->text());
    return texts;
}

void ComparisonControls::setFilterTexts(const QStringList &texts)
{
    for (std::size_t i = 0; i < m_filters.size(); ++i)
        m_filters[i].line->setText(texts.value(static_cast<qsizetype>(i)));
}

void ComparisonControls::setFilterNames(const FilterNames &names)
{
    for (const Filter &filter : m_filters)
        filter.line->setNames(names);
}

QString ComparisonControls::problem() const
{
    if (by() != By::TwoFilters)
        return m_filters[Common].problem;
    return m_filters[SetA].problem.isEmpty() ? m_filters[SetB].problem : m_filters[SetA].problem;
}

void ComparisonControls::setBaselines(const Names &baselines, const QByteArray &chosen)
{
    refill(*m_baseline, baselines, chosen);
}

void ComparisonControls::setNote(const QString &note)
{
    m_note->setFullText(note);
}

} // namespace inferograph

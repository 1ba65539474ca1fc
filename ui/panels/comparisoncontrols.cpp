// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/comparisoncontrols.h"

#include "ui/choicebox.h"
#include "ui/controls.h"
#include "ui/metrictext.h"
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
    , m_model(new ChoiceBox(tr("Calls of which model"), this))
    , m_metric(new ChoiceBox(tr("Metric"), this))
    , m_baseline(new ChoiceBox(tr("Baseline of the differences"), this))
    , m_coldCalls(new QCheckBox(tr("C&old calls"), this))
    , m_note(new ElidedLabel(this))
{
    setProperty("card", true);
    m_by->addItems({tr("Models"), tr("Servers"), tr("Before and after")});
    m_moment->setAccessibleName(tr("The moment between before and after"));
    m_moment->setToolTip(m_moment->accessibleName());
    m_moment->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + QStringLiteral(" HH:mm:ss"));
    for (const Metric metric : allMetrics)
        m_metric->addItem(metricName(metric));
    m_coldCalls->setToolTip(tr("Count calls that had to load their model, too"));
    m_note->setProperty("quiet", true);

    auto *row = new QHBoxLayout;
    row->setSpacing(2 * gridUnit());
    for (QWidget *control : std::initializer_list<QWidget *>{m_by, m_moment, m_model, m_metric})
        row->addWidget(control);
    //: between the metric and the baseline
    row->addWidget(makeLabel(tr("against"), "quiet", this));
    row->addWidget(m_baseline);
    row->addWidget(m_coldCalls);
    row->addStretch(1);
    QToolButton *copy = makeCopyButton(tr("Copy the comparison"), copyActions, this);
    copy->setToolTip(tr("Copy the figures of all metrics"));
    row->addWidget(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), 3 * gridUnit(), 2 * gridUnit());
    column->setSpacing(gridUnit());
    column->addLayout(row);
    column->addWidget(m_note);
    showWhatApplies();

    connect(m_by, &QComboBox::currentIndexChanged, this, [this] {
        showWhatApplies();
        Q_EMIT byChanged();
    });
    connect(m_baseline, &QComboBox::currentIndexChanged, this,
            [this] { Q_EMIT baselineChosen(m_baseline->currentData().toByteArray()); });
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, &ComparisonControls::changed);
    connect(m_model, &QComboBox::currentIndexChanged, this, &ComparisonControls::changed);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &ComparisonControls::changed);
    connect(m_coldCalls, &QCheckBox::toggled, this, &ComparisonControls::changed);
}

void ComparisonControls::showWhatApplies()
{
    m_model->setVisible(by() != By::Models);
    m_moment->setVisible(by() == By::BeforeAndAfter);
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

std::optional<QByteArray> ComparisonControls::model() const
{
    if (by() == By::Models || m_model->currentIndex() <= 0)
        return std::nullopt;
    return m_model->currentData().toByteArray();
}

void ComparisonControls::setModels(const Names &models)
{
    refill(*m_model, Names{{tr("All models"), QByteArray()}} + models, m_model->currentData().toByteArray());
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

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/runoptions.h"

#include "ui/controls.h"
#include "ui/panels/numberlist.h"
#include "ui/panels/optionalnumber.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QToolButton>

namespace inferograph {

namespace {

constexpr double largestSeed = 9'007'199'254'740'991; // that a workload file holds exactly

QSpinBox *makeCount(int lowest, int highest, QWidget *parent)
{
    auto *count = new QSpinBox(parent);
    count->setRange(lowest, highest);
    count->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return count;
}

QComboBox *makeChoice(const QStringList &choices, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->addItems(choices);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    return box;
}

QGridLayout *makeGrid(QWidget *parent)
{
    auto *grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(gridUnit() * 2);
    grid->setVerticalSpacing(gridUnit());
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace

RunOptions::RunOptions(QWidget *parent)
    : QWidget(parent)
    , m_maxTokens(new OptionalNumber(1, Workload::mostTokens, 0, tr("not set"), this))
    , m_temperature(new OptionalNumber(0, Workload::highestTemperature, 1, tr("server's own"), this))
    , m_repeats(makeCount(1, Workload::mostRepeats, this))
    , m_pace(makeChoice({tr("Calls at once"), tr("Calls a second, at random"), tr("Calls a second, evenly")},
                        this))
    , m_concurrency(new NumberList(1, Workload::mostConcurrent, this))
    , m_rate(new QDoubleSpinBox(this))
    , m_start(makeChoice({tr("As found"), tr("Cold and switch")}, this))
    , m_cache(makeChoice({tr("Avoided"), tr("Used")}, this))
    , m_more(new QToolButton(this))
    , m_folded(new QWidget(this))
    , m_warmUps(makeCount(0, Workload::mostWarmUps, m_folded))
    , m_seed(new OptionalNumber(0, largestSeed, 0, tr("none"), m_folded))
    , m_think(makeChoice({tr("Server's own"), tr("On"), tr("Off")}, m_folded))
    , m_system(new QPlainTextEdit(m_folded))
{
    setUpFields();
    QGridLayout *grid = makeGrid(this);
    layOutAtSight(*grid);
    layOutFolded();
    connectFields();
    setFrom(Workload());
    const std::initializer_list<QWidget *> asRead{
        m_maxTokens, m_temperature, m_pace,    m_concurrency, m_rate,  m_repeats, m_start,
        m_cache,     m_more,        m_warmUps, m_seed,        m_think, m_system};
    for (const auto *field = asRead.begin(); field + 1 != asRead.end(); ++field)
        setTabOrder(*field, *(field + 1));
}

void RunOptions::setUpFields()
{
    m_maxTokens->setToolTip(
        tr("The most tokens to generate; without a number the preset's, or the server's own"));
    m_repeats->setToolTip(tr("Calls of each step. Six give a median its 95 % interval."));
    m_rate->setRange(Workload::lowestRate, Workload::highestRate);
    m_rate->setDecimals(3);
    m_rate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_pace->setItemData(AtOnce, tr("A call leaves when another one has ended"), Qt::ToolTipRole);
    m_pace->setItemData(PoissonRate, tr("As independent callers do (Poisson), however long the answers take"),
                        Qt::ToolTipRole);
    m_pace->setItemData(FixedRate, tr("At even distances, however long the answers take"), Qt::ToolTipRole);
    m_start->setToolTip(
        tr("As found: loaded or not, as the server has it. Cold and switch: measures each model after it "
           "was unloaded, loaded, and after each other one. The server must be one that can unload."));
    m_cache->setToolTip(
        tr("Avoided: each prompt begins with a few random characters, so that no cache flatters the "
           "figures. Used: the same prompt each time, as a chat's next turn would."));
    m_warmUps->setToolTip(tr("Calls before a model's first step, left out of all figures"));
    m_seed->setToolTip(tr("Of the model's choices, and of the moments of calls at random"));
    m_system->setTabChangesFocus(true);
    m_system->setPlaceholderText(tr("none"));
    m_system->setFixedHeight(fontMetrics().height() * 4);
    m_more->setText(tr("More options"));
    m_more->setAccessibleName(m_more->text());
    m_more->setCheckable(true);
    m_more->setProperty("flat", true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setFocusPolicy(Qt::StrongFocus);
}

void RunOptions::layOutAtSight(QGridLayout &grid)
{
    addField(grid, 0, 0, 1, tr("Max tokens"), m_maxTokens);
    addField(grid, 0, 1, 1, tr("Temperature"), m_temperature);
    grid.setRowMinimumHeight(2, gridUnit() * 2);
    grid.addWidget(makeLabel(tr("MEASURE"), "heading", this), 3, 0, 1, 2);
    addField(grid, 4, 0, 1, tr("Pace"), m_pace);
    addField(grid, 4, 1, 1, tr("How many"), m_concurrency);
    grid.addWidget(m_rate, 5, 1);
    m_rate->setAccessibleName(tr("Calls a second"));
    addField(grid, 6, 0, 1, tr("Repeats"), m_repeats);
    addField(grid, 6, 1, 1, tr("Model's state"), m_start);
    addField(grid, 8, 0, 1, tr("Prompt cache"), m_cache);
    grid.addWidget(m_more, 9, 1, Qt::AlignLeft);
    grid.addWidget(m_folded, 10, 0, 1, 2);
}

void RunOptions::layOutFolded()
{
    QGridLayout *grid = makeGrid(m_folded);
    addField(*grid, 0, 0, 1, tr("Warm-up calls"), m_warmUps);
    addField(*grid, 0, 1, 1, tr("Seed"), m_seed);
    addField(*grid, 2, 0, 2, tr("Thinking"), m_think);
    addField(*grid, 4, 0, 2, tr("System prompt"), m_system);
    m_folded->hide();
}

void RunOptions::connectFields()
{
    for (OptionalNumber *number : {m_maxTokens, m_temperature, m_seed})
        connect(number, &OptionalNumber::valueChanged, this, &RunOptions::changed);
    for (QSpinBox *count : {m_repeats, m_warmUps})
        connect(count, &QSpinBox::valueChanged, this, &RunOptions::changed);
    for (QComboBox *choice : {m_pace, m_start, m_cache, m_think})
        connect(choice, &QComboBox::currentIndexChanged, this, &RunOptions::changed);
    connect(m_pace, &QComboBox::currentIndexChanged, this, &RunOptions::showPace);
    connect(m_concurrency, &QLineEdit::textChanged, this, &RunOptions::changed);
    connect(m_rate, &QDoubleSpinBox::valueChanged, this, &RunOptions::changed);
    connect(m_system, &QPlainTextEdit::textChanged, this, &RunOptions::changed);
    connect(m_more, &QToolButton::toggled, this, [this](bool shown) {
        m_folded->setVisible(shown);
        m_more->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    });
}

void RunOptions::showPace()
{
    m_concurrency->setVisible(m_pace->currentIndex() == AtOnce);
    m_rate->setVisible(m_pace->currentIndex() != AtOnce);
}

bool RunOptions::addTo(Workload &workload) const
{
    const auto whole = [](std::optional<double> number) {
        return number ? std::optional(static_cast<qint64>(*number)) : std::nullopt;
    };
    workload.maxTokens = whole(m_maxTokens->number());
    workload.temperature = m_temperature->number();
    workload.seed = whole(m_seed->number());
    workload.think =
        m_think->currentIndex() == 0 ? std::nullopt : std::optional(m_think->currentIndex() == 1);
    workload.system = m_system->toPlainText().toUtf8();
    workload.repeats = m_repeats->value();
    workload.warmUps = m_warmUps->value();
    workload.cold = m_start->currentIndex() == 1;
    workload.cached = m_cache->currentIndex() == 1;
    workload.concurrency = {1};
    workload.rate.reset();
    if (m_pace->currentIndex() != AtOnce) {
        workload.rate = m_rate->value();
        workload.arrivals = m_pace->currentIndex() == FixedRate ? Arrivals::Fixed : Arrivals::Poisson;
        return true;
    }
    const std::optional<QList<int>> levels = m_concurrency->numbers();
    workload.concurrency = levels.value_or(QList<int>{1});
    return levels.has_value();
}

void RunOptions::setFrom(const Workload &workload)
{
    m_maxTokens->setNumber(workload.maxTokens);
    m_temperature->setNumber(workload.temperature);
    m_seed->setNumber(workload.seed ? std::optional(static_cast<double>(*workload.seed)) : std::nullopt);
    m_think->setCurrentIndex(workload.think ? (*workload.think ? 1 : 2) : 0);
    m_system->setPlainText(QString::fromUtf8(workload.system));
    m_repeats->setValue(workload.repeats);
    m_warmUps->setValue(workload.warmUps);
    m_start->setCurrentIndex(workload.cold ? 1 : 0);
    m_cache->setCurrentIndex(workload.cached ? 1 : 0);
    m_concurrency->setNumbers(workload.concurrency);
    m_rate->setValue(workload.rate.value_or(1));
    const Pace rated = workload.arrivals == Arrivals::Fixed ? FixedRate : PoissonRate;
    m_pace->setCurrentIndex(workload.rate ? rated : AtOnce);
    showPace();
    if (workload.seed || workload.think || workload.warmUps > 0 || !workload.system.isEmpty())
        m_more->setChecked(true);
}

} // namespace inferograph

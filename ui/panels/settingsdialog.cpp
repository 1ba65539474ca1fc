// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/settingsdialog.h"

#include "core/runs/workload.h"
#include "ui/command.h"
#include "ui/controls.h"
#include "ui/theme.h"
#include "ui/trayicon.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

SettingsDialog::SettingsDialog(const WindowActions &actions, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_content(new QWidget(this))
    , m_rows(new QVBoxLayout(m_content))
    , m_nothing(makeLabel(tr("No setting is called so."), "quiet", m_content))
{
    setWindowTitle(tr("Settings"));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::find);

    m_content->setProperty("content", true);
    m_rows->setContentsMargins(0, 0, 2 * gridUnit(), 0);
    m_rows->setSpacing(2 * gridUnit());
    m_rows->addWidget(m_nothing);
    m_nothing->hide();
    addLook(actions);
    addCalls();
    addNotices();
    m_rows->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false); // Enter is for the search
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * gridUnit(), 4 * gridUnit(), 4 * gridUnit(), 4 * gridUnit());
    layout->setSpacing(3 * gridUnit());
    layout->addWidget(m_search);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 40);
}

void SettingsDialog::addLook(const WindowActions &actions)
{
    addGroup(tr("Look"));
    addChoice(tr("Theme"), tr("Dark, light, or whatever the system is set to"), actions.themeMenu->actions());
    addChoice(tr("Time window"), tr("How far back the page Live looks"), actions.timeWindowActions());
    auto *arrange = new QPushButton(tr("Arrange as at first"), this);
    connect(arrange, &QPushButton::clicked, actions.resetCharts, &QAction::trigger);
    addRow(tr("Charts"), tr("Back to those of the first start, and to their places"), arrange);
}

void SettingsDialog::addCalls()
{
    constexpr int longestWait = 24 * 3600;
    addGroup(tr("Test prompts and runs"));
    addNumber(tr("Longest answer"), tr("Tokens that a test prompt asks for at most"), tr("tokens"),
              Workload::mostTokens, *settings::lastPrompt().maxTokens, [](int tokens) {
                  Prompt prompt = settings::lastPrompt();
                  prompt.maxTokens = tokens;
                  settings::setLastPrompt(prompt);
              });
    const auto addLimit = [this](const QString &name, const QString &about,
                                 int settings::TimeLimits::*limit) {
        addNumber(name, about, tr("s"), longestWait, settings::timeLimits().*limit, [limit](int seconds) {
            settings::TimeLimits limits = settings::timeLimits();
            limits.*limit = seconds;
            settings::setTimeLimits(limits);
        });
    };
    addLimit(tr("Time to connect"), tr("A server that takes longer counts as failed"),
             &settings::TimeLimits::connect);
    addLimit(tr("Time to the first token"),
             tr("Loading a large model, or reading a long prompt, takes minutes"),
             &settings::TimeLimits::firstToken);
    addLimit(tr("Time without a sign"), tr("Between two pieces of an answer, after the first token"),
             &settings::TimeLimits::idle);
    addLimit(tr("Time of a whole call"), tr("However lively its answer is"), &settings::TimeLimits::total);
}

void SettingsDialog::addNotices()
{
    addGroup(tr("Tray and notifications"));
    const auto add = [this](const QString &name, const QString &about, bool settings::Notices::*notice) {
        addSwitch(name, about, settings::notices().*notice, [notice](bool on) {
            settings::Notices notices = settings::notices();
            notices.*notice = on;
            settings::setNotices(notices);
        });
    };
    add(tr("Icon in the tray"), tr("With the current decode speed; a click hides and shows the window"),
        &settings::Notices::trayIcon);
    add(tr("Tell when calls fail"), tr("A notification, while the window is out of sight"),
        &settings::Notices::failures);
    add(tr("Tell when a run is over"), tr("A notification, while the window is out of sight"),
        &settings::Notices::runs);
    if (!TrayIcon::isAvailable()) {
        QLabel *none = makeLabel(tr("This desktop has no tray: icon and notifications wait for one."),
                                 "quiet", m_content);
        none->setWordWrap(true);
        m_rows->addWidget(none);
    }
}

void SettingsDialog::addGroup(const QString &title)
{
    m_heading = makeLabel(title.toUpper(), "heading", m_content);
    m_heading->setContentsMargins(0, m_found.isEmpty() ? 0 : 3 * gridUnit(), 0, 0);
    m_rows->addWidget(m_heading);
}

void SettingsDialog::addRow(const QString &name, const QString &about, QWidget *control)
{
    auto *row = new QWidget(m_content);
    auto *columns = new QHBoxLayout(row);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(4 * gridUnit());
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    QLabel *title = makeLabel(name, nullptr, row);
    title->setBuddy(control);
    words->addWidget(title);
    QLabel *below = makeLabel(about, "quiet", row);
    below->setWordWrap(true);
    words->addWidget(below);
    columns->addLayout(words, 1);
    columns->addWidget(control, 0, Qt::AlignVCenter);
    control->setAccessibleName(name);
    control->setAccessibleDescription(about);
    m_rows->addWidget(row);
    m_found.append({row, m_heading, name + u' ' + about + u' ' + m_heading->text()});
}

void SettingsDialog::addChoice(const QString &name, const QString &about, const QList<QAction *> &choices)
{
    auto *box = new QComboBox(this);
    for (const QAction *choice : choices) {
        box->addItem(choice->text().remove(u'&'));
        if (choice->isChecked())
            box->setCurrentIndex(box->count() - 1);
    }
    connect(box, &QComboBox::activated, this, [choices](int index) { choices.at(index)->trigger(); });
    addRow(name, about, box);
}

void SettingsDialog::addNumber(const QString &name, const QString &about, const QString &unit, int most,
                               int value, const std::function<void(int)> &keep)
{
    auto *box = new QSpinBox(this);
    box->setRange(1, most);
    box->setSuffix(QChar(0x00a0) + unit);
    box->setValue(value);
    box->setGroupSeparatorShown(true);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    connect(box, &QSpinBox::valueChanged, this, [this, keep](int number) {
        keep(number);
        Q_EMIT changed();
    });
    addRow(name, about, box);
}

void SettingsDialog::addSwitch(const QString &name, const QString &about, bool on,
                               const std::function<void(bool)> &keep)
{
    auto *box = new QCheckBox(this);
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, [this, keep](bool checked) {
        keep(checked);
        Q_EMIT changed();
    });
    addRow(name, about, box);
}

void SettingsDialog::find(const QString &pattern)
{
    for (const Row &row : std::as_const(m_found))
        row.heading->hide();
    bool any = false;
    for (const Row &row : std::as_const(m_found)) {
        const bool fits = fuzzyScore(row.words, pattern).has_value();
        row.widget->setVisible(fits);
        if (fits)
            row.heading->show();
        any = any || fits;
    }
    m_nothing->setVisible(!any);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/promptchoice.h"

#include "core/runs/presets.h"
#include "core/runs/runstep.h"
#include "ui/choicebox.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/numberlist.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

enum Role { KindRole = Qt::UserRole, PresetRole };

const QList<int> usualLengths{128, 1024, 4096};

// The titles in prompts.json, where no tool that gathers texts would find them.
[[maybe_unused]] constexpr std::array presetTitles{
    QT_TRANSLATE_NOOP("Presets", "Short answer"),
    QT_TRANSLATE_NOOP("Presets", "Long answer"),
    QT_TRANSLATE_NOOP("Presets", "Long prompt, 1,000 tokens"),
    QT_TRANSLATE_NOOP("Presets", "Long prompt, 4,000 tokens"),
    QT_TRANSLATE_NOOP("Presets", "Long prompt, 16,000 tokens"),
    QT_TRANSLATE_NOOP("Presets", "Code"),
    QT_TRANSLATE_NOOP("Presets", "JSON"),
};

} // namespace

PromptChoice::PromptChoice(QWidget *parent)
    : QWidget(parent)
    , m_choice(new ChoiceBox(tr("Prompt"), this))
    , m_text(new QPlainTextEdit(this))
    , m_lengths(new NumberList(1, Workload::mostTokens, this))
    , m_note(makeLabel({}, "quiet", this))
{
    m_text->setAccessibleName(tr("Text of the prompt"));
    m_text->setPlaceholderText(tr("What to ask"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().height() * 5);
    m_lengths->setAccessibleName(tr("Lengths of the prompts, in tokens"));
    m_lengths->setNumbers(usualLengths);
    m_note->setWordWrap(true);
    addChoices();

    QLabel *label = makeLabel(tr("Prompt"), "quiet", this);
    label->setBuddy(m_choice);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->setSpacing(gridUnit());
    layout->addWidget(label);
    layout->addWidget(m_choice);
    layout->addWidget(m_text);
    layout->addWidget(m_lengths);
    layout->addWidget(m_note);
    showChosen();

    connect(m_choice, &QComboBox::currentIndexChanged, this, &PromptChoice::showChosen);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptChoice::takeEdit);
    connect(m_lengths, &QLineEdit::textChanged, this, &PromptChoice::changed);
}

void PromptChoice::addChoices()
{
    const auto add = [this](const QString &title, Kind kind, const QByteArray &preset = {}) {
        m_choice->addItem(title, static_cast<int>(kind));
        m_choice->setItemData(m_choice->count() - 1, preset, PresetRole);
    };
    for (const PromptPreset &preset : promptPresets())
        add(QCoreApplication::translate("Presets", preset.title.constData()), Kind::Preset, preset.id);
    add(tr("Several lengths"), Kind::Lengths);
    add(tr("Your own"), Kind::Own);
}

PromptChoice::Kind PromptChoice::kind() const
{
    return static_cast<Kind>(m_choice->currentData(KindRole).toInt());
}

void PromptChoice::select(Kind kind, const QByteArray &preset)
{
    for (int i = 0; i < m_choice->count(); ++i) {
        if (m_choice->itemData(i, KindRole).toInt() == static_cast<int>(kind) &&
            m_choice->itemData(i, PresetRole).toByteArray() == preset)
            m_choice->setCurrentIndex(i);
    }
}

void PromptChoice::showChosen()
{
    QString text;
    QString note;
    bool isText = kind() == Kind::Own;
    if (kind() == Kind::Own) {
        text = m_own;
    } else if (const PromptPreset *preset = presetById(m_choice->currentData(PresetRole).toByteArray())) {
        isText = preset->tokens == 0;
        text = QString::fromUtf8(preset->text);
        if (!isText)
            note = tr("A text of about %1 tokens, made for each model's tokenizer.")
                       .arg(format::count(preset->tokens));
    } else if (kind() == Kind::Lengths) {
        note = tr("Tokens of each prompt: a step for each length.");
    }
    const QSignalBlocker blocker(m_text);
    m_text->setPlainText(text);
    m_text->setVisible(isText);
    m_lengths->setVisible(kind() == Kind::Lengths);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    Q_EMIT changed();
}

void PromptChoice::takeEdit()
{
    m_own = m_text->toPlainText();
    if (kind() != Kind::Own) {
        const QSignalBlocker blocker(m_choice); // what is being typed stays
        select(Kind::Own);
    }
    Q_EMIT changed();
}

QList<WorkloadPrompt> PromptChoice::prompts() const
{
    QList<WorkloadPrompt> prompts;
    switch (kind()) {
    case Kind::Own:
        if (!m_own.trimmed().isEmpty())
            prompts.append({{}, {}, m_own.toUtf8(), 0});
        break;
    case Kind::Preset:
        prompts.append({{}, m_choice->currentData(PresetRole).toByteArray(), {}, 0});
        break;
    case Kind::Lengths:
        for (const int tokens : m_lengths->numbers().value_or(QList<int>()))
            prompts.append({{}, {}, {}, tokens});
        break;
    case Kind::Several:
        return m_several;
    }
    return prompts;
}

void PromptChoice::setPrompts(const QList<WorkloadPrompt> &prompts)
{
    if (const int before = m_choice->findData(static_cast<int>(Kind::Several), KindRole); before >= 0)
        m_choice->removeItem(before);
    m_several.clear();
    const bool isOne = prompts.size() == 1 && prompts.first().name.isEmpty();
    const auto isLength = [](const WorkloadPrompt &prompt) {
        return prompt.tokens > 0 && prompt.name.isEmpty();
    };
    if (isOne && !prompts.first().preset.isEmpty()) {
        select(Kind::Preset, prompts.first().preset);
    } else if (isOne && !prompts.first().text.isEmpty()) {
        m_own = QString::fromUtf8(prompts.first().text);
        select(Kind::Own);
    } else if (!prompts.isEmpty() && std::ranges::all_of(prompts, isLength)) {
        QList<int> lengths;
        for (const WorkloadPrompt &prompt : prompts)
            lengths.append(prompt.tokens);
        m_lengths->setNumbers(lengths);
        select(Kind::Lengths);
    } else if (!prompts.isEmpty()) {
        QByteArrayList labels;
        for (const WorkloadPrompt &prompt : prompts)
            labels.append(promptLabel(prompt));
        m_several = prompts;
        m_choice->addItem(QString::fromUtf8(labels.join(", ")), static_cast<int>(Kind::Several));
        m_choice->setCurrentIndex(m_choice->count() - 1);
    }
    showChosen();
}

QWidget *PromptChoice::editor() const
{
    if (m_text->isVisibleTo(this))
        return m_text;
    return m_lengths->isVisibleTo(this) ? static_cast<QWidget *>(m_lengths) : m_choice;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/promptpanel.h"

#include "core/call/modelname.h"
#include "ui/choicebox.h"
#include "ui/controls.h"
#include "ui/panels/answerview.h"
#include "ui/panels/optionalnumber.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace inferograph {

PromptPanel::PromptPanel(QWidget *parent)
    : QWidget(parent)
    , m_server(new ChoiceBox(this))
    , m_model(new QComboBox(this))
    , m_text(new QPlainTextEdit(this))
    , m_maxTokens(new QSpinBox(this))
    , m_temperature(new OptionalNumber(0, Workload::highestTemperature, 1, tr("server's own"), this))
    , m_send(new QPushButton(tr("Send"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_demo(makeLabel(tr("demo"), "badge", this))
    , m_answer(new AnswerView(this))
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->setMinimumContentsLength(8);
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->lineEdit()->setPlaceholderText(tr("model"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("What to ask"));
    m_text->setPlainText(tr("Explain in a few sentences why the sky is blue."));
    m_text->setMinimumHeight(fontMetrics().height() * 4);
    m_text->setMaximumHeight(fontMetrics().height() * 7);
    m_text->installEventFilter(this);
    m_maxTokens->setRange(1, Workload::mostTokens);
    m_maxTokens->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_send->setProperty("primary", true);
    m_send->setToolTip(tr("Ctrl+Enter"));
    m_cancel->setToolTip(tr("Esc"));
    m_demo->setToolTip(tr("This server is the built-in demo: its numbers are made up."));
    layOut();

    connect(m_server, &QComboBox::currentIndexChanged, this, &PromptPanel::showModels);
    connect(m_model, &QComboBox::editTextChanged, this, &PromptPanel::refreshButtons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PromptPanel::refreshButtons);
    connect(m_send, &QPushButton::clicked, this, &PromptPanel::send);
    connect(m_cancel, &QPushButton::clicked, this, &PromptPanel::cancel);
    setSources({});
}

void PromptPanel::layOut()
{
    auto *header = new QHBoxLayout;
    header->addWidget(makeLabel(tr("TEST PROMPT"), "heading", this));
    header->addWidget(m_demo);
    header->addStretch();
    auto *form = new QGridLayout;
    form->setHorizontalSpacing(gridUnit() * 2);
    form->setVerticalSpacing(gridUnit());
    addField(*form, 0, 0, 2, tr("Server"), m_server);
    addField(*form, 2, 0, 2, tr("Model"), m_model);
    addField(*form, 4, 0, 2, tr("Prompt"), m_text);
    addField(*form, 6, 0, 1, tr("Max tokens"), m_maxTokens);
    addField(*form, 6, 1, 1, tr("Temperature"), m_temperature);
    form->setColumnStretch(0, 1);
    form->setColumnStretch(1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit() * 2);
    buttons->addWidget(m_send, 1);
    buttons->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 3, gridUnit() * 3, gridUnit() * 3, gridUnit() * 3);
    layout->setSpacing(gridUnit() * 2);
    layout->addLayout(header);
    layout->addLayout(form);
    layout->addLayout(buttons);
    layout->addWidget(makeDivider(this));
    layout->addWidget(m_answer, 1);
}

void PromptPanel::setSources(const QList<SourceInfo> &sources)
{
    QList<SourceInfo> live;
    std::ranges::copy_if(sources, std::back_inserter(live), [](const SourceInfo &source) {
        return source.kind == SourceKind::Server && source.state == SourceState::Live;
    });
    const auto sameServer = [](const SourceInfo &a, const SourceInfo &b) {
        return a.id == b.id && a.label == b.label && a.location == b.location &&
               a.server.models == b.server.models;
    };
    const bool same = std::ranges::equal(live, m_servers, sameServer);
    m_servers = live;
    if (same && !live.isEmpty())
        return;
    const QVariant chosen = m_server->currentData();
    {
        const QSignalBlocker blocker(m_server);
        m_server->clear();
        for (const SourceInfo &source : std::as_const(m_servers))
            m_server->addItem(source.demo ? source.label
                                          : QStringLiteral("%1 · %2").arg(source.label, source.location),
                              source.id);
        m_server->setEnabled(!m_servers.isEmpty());
        if (m_servers.isEmpty())
            m_server->addItem(tr("No server yet"));
        m_server->setCurrentIndex(std::max(0, m_server->findData(chosen)));
    }
    showModels();
}

// The models of the chosen server, keeping a name that it offers too or that was typed.
void PromptPanel::showModels()
{
    const QString chosen = m_model->currentText();
    const QVariant chosenData = m_model->currentData();
    const int server = m_server->currentIndex();
    const bool known = server >= 0 && server < m_servers.size();
    m_model->clear();
    if (known) {
        for (const QByteArray &model : std::as_const(m_servers.at(server).server.models))
            m_model->addItem(QString::fromUtf8(normalisedModelName(model)), model);
    }
    const int same = m_model->findData(chosenData.isValid() ? chosenData : QVariant(chosen.toUtf8()));
    m_model->setCurrentIndex(std::max(0, same >= 0 ? same : m_model->findText(chosen)));
    if (same < 0 && (m_model->findText(chosen) >= 0 || m_model->count() == 0))
        m_model->setCurrentText(chosen);
    m_demo->setVisible(known && m_servers.at(server).demo);
    refreshButtons();
}

// As the server calls it, where it was not typed.
QByteArray PromptPanel::chosenModel() const
{
    const int chosen = m_model->findText(m_model->currentText(), Qt::MatchExactly);
    const bool isCurrent = m_model->itemText(m_model->currentIndex()) == m_model->currentText();
    const QByteArray known = m_model->itemData(isCurrent ? m_model->currentIndex() : chosen).toByteArray();
    return known.isEmpty() ? m_model->currentText().trimmed().toUtf8() : known;
}

Prompt PromptPanel::prompt() const
{
    Prompt prompt;
    prompt.model = chosenModel();
    prompt.text = m_text->toPlainText().toUtf8();
    prompt.maxTokens = m_maxTokens->value();
    prompt.temperature = m_temperature->number();
    return prompt;
}

void PromptPanel::setPrompt(const Prompt &prompt)
{
    m_model->setCurrentText(QString::fromUtf8(prompt.model)); // by its short name, once a server lists it
    if (const int listed = m_model->findData(prompt.model); listed >= 0)
        m_model->setCurrentIndex(listed);
    if (!prompt.text.isEmpty()) // else the first one stays
        m_text->setPlainText(QString::fromUtf8(prompt.text));
    if (prompt.maxTokens)
        m_maxTokens->setValue(*prompt.maxTokens);
    m_temperature->setNumber(prompt.temperature);
    refreshButtons();
}

void PromptPanel::setMaxTokens(int tokens)
{
    m_maxTokens->setValue(tokens);
}

void PromptPanel::focusPrompt()
{
    m_text->setFocus();
}

void PromptPanel::sendIfModelIsKnown()
{
    if (m_model->count() > 0)
        send();
}

void PromptPanel::send()
{
    const int server = m_server->currentIndex();
    if (!m_send->isEnabled() || server >= m_servers.size())
        return;
    Q_EMIT sendRequested(m_servers.at(server).id, prompt());
}

void PromptPanel::cancel()
{
    if (m_call)
        Q_EMIT cancelRequested(*m_call);
}

void PromptPanel::begin(CallId call)
{
    m_call = call;
    if (m_send->hasFocus())
        m_text->setFocus(); // where Esc cancels and Ctrl+Enter sends again
    m_answer->begin();
    refreshButtons();
}

void PromptPanel::refuse(const QString &reason)
{
    m_call.reset();
    m_answer->begin();
    m_answer->showError(reason);
    refreshButtons();
}

void PromptPanel::progress(const QList<CallProgress> &calls)
{
    for (const CallProgress &call : calls) {
        if (m_call == call.id)
            m_answer->progress(call);
    }
}

void PromptPanel::finish(const CallRecord &call)
{
    if (m_call != call.id)
        return;
    m_call.reset();
    m_answer->finish(call);
    refreshButtons();
}

void PromptPanel::refreshButtons()
{
    const bool complete =
        !m_servers.isEmpty() && !m_model->currentText().trimmed().isEmpty() && !m_text->document()->isEmpty();
    m_send->setEnabled(complete && !m_call);
    m_cancel->setEnabled(m_call.has_value());
}

void PromptPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        send();
    else if (event->key() == Qt::Key_Escape && m_call)
        cancel();
    else
        QWidget::keyPressEvent(event);
}

// The text takes every key it can use, Ctrl+Enter and Esc among them, before the panel sees it.
bool PromptPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((enter && key->modifiers().testFlag(Qt::ControlModifier)) || key->key() == Qt::Key_Escape) {
            keyPressEvent(key);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/exchangeview.h"

#include "ui/controls.h"
#include "ui/panels/cadence.h"
#include "ui/theme.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

ExchangeView::ExchangeView(QWidget *parent)
    : QWidget(parent)
    , m_again(new QPushButton(tr("&Run again"), this))
    , m_none(makeLabel(
          tr("Its prompt and answer are not known here: only calls of this window are kept with them, until "
             "it is closed."),
          "quiet", this))
    , m_cadenceTitle(makeLabel(tr("TOKEN CADENCE"), "heading", this))
    , m_cadence(new Cadence(this))
    , m_cadenceWords(makeLabel({}, "quiet", this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit() * 2);
    m_none->setWordWrap(true);
    m_cadenceWords->setWordWrap(true);
    m_again->setToolTip(tr("Sends the same prompt to the same server"));
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_none, m_again, m_cadenceTitle, m_cadence, m_cadenceWords})
        column->addWidget(part);
    m_system = addText(tr("SYSTEM PROMPT"));
    m_prompt = addText(tr("PROMPT"));
    m_reasoning = addText(tr("REASONING"));
    m_answer = addText(tr("ANSWER"));
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_exchange)
            Q_EMIT runAgainRequested(m_exchange->server, m_exchange->prompt);
    });
    setExchange({});
}

ExchangeView::Text ExchangeView::addText(const QString &title)
{
    auto *text = new QPlainTextEdit(this);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(title);
    const Text added{makeLabel(title, "heading", this), text};
    layout()->addWidget(added.title);
    layout()->addWidget(added.text);
    return added;
}

void ExchangeView::show(const Text &text, const QByteArray &words)
{
    text.title->setVisible(!words.isEmpty());
    text.text->setVisible(!words.isEmpty());
    text.text->setPlainText(QString::fromUtf8(words));
    // As high as short ones need; long ones scroll.
    constexpr int mostLines = 10;
    constexpr int lettersOfALine = 36;
    const int lines = std::clamp(static_cast<int>(words.size()) / lettersOfALine + 2, 2, mostLines);
    text.text->setFixedHeight(lines * text.text->fontMetrics().lineSpacing() + gridUnit() * 4);
}

void ExchangeView::setExchange(const std::optional<Exchange> &exchange)
{
    m_exchange = exchange;
    const Exchange shown = exchange.value_or(Exchange());
    m_none->setVisible(!exchange);
    m_again->setVisible(exchange.has_value());
    const bool hasCadence = shown.tokenMoments.size() > 2;
    m_cadenceTitle->setVisible(hasCadence);
    m_cadence->setVisible(hasCadence);
    m_cadence->setTokens(shown.tokenMoments);
    m_cadenceWords->setVisible(hasCadence);
    m_cadenceWords->setText(m_cadence->accessibleDescription());
    show(m_system, shown.prompt.system);
    show(m_prompt, shown.prompt.text);
    show(m_reasoning, shown.reasoning);
    show(m_answer, shown.answer);
}

} // namespace inferograph

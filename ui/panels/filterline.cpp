// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/filterline.h"

#include "ui/controls.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

namespace inferograph {

FilterLine::FilterLine(QWidget *parent)
    : QLineEdit(parent), m_offers(new QStringListModel(this)), m_completer(new QCompleter(m_offers, this))
{
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("model:qwen ttft>500 status:failed \"text in error\""));
    setClearButtonEnabled(true);
    m_completer->setWidget(this); // not setCompleter(): a term is completed, not the line
    setStyleProperty(m_completer->popup(), "popup");
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &FilterLine::take);
    connect(this, &QLineEdit::textChanged, this, &FilterLine::read);
    connect(this, &QLineEdit::textEdited, this, &FilterLine::offer);
}

void FilterLine::begin(const FilterField &field, const QByteArray &unit)
{
    const bool isNumber = std::holds_alternative<FilterNumber>(field.kind);
    add(QByteArray(field.name) + (isNumber ? '>' : ':') + unit);
    setFocus();
    setCursorPosition(static_cast<int>(text().size() - unit.size()));
    offer();
}

void FilterLine::add(const QByteArray &term)
{
    const QString before = text().trimmed();
    setText(before + (before.isEmpty() ? QString() : QStringLiteral(" ")) + QString::fromUtf8(term));
}

void FilterLine::read()
{
    const auto parsed = FilterExpression::parse(text().toUtf8());
    const auto *error = std::get_if<FilterError>(&parsed);
    setStyleProperty(this, "failed", error != nullptr);
    setAccessibleDescription(error ? error->message : QString());
    if (error)
        Q_EMIT filterFailed(error->message);
    else
        Q_EMIT filterChanged(std::get<FilterExpression>(parsed));
}

void FilterLine::offer()
{
    const QByteArray before = text().left(cursorPosition()).toUtf8();
    const FilterTerm term = filterTermAt(before, before.size());
    QStringList offers;
    if (term.length > 0) {
        for (const QByteArray &whole :
             filterCompletions(QByteArrayView(before).sliced(term.position, term.length), m_names))
            offers << QString::fromUtf8(whole);
    }
    m_offers->setStringList(offers);
    if (offers.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void FilterLine::take(const QString &completion)
{
    const QByteArray before = text().left(cursorPosition()).toUtf8();
    const FilterTerm term = filterTermAt(before, before.size());
    const QString head = QString::fromUtf8(before.left(term.position)) + completion;
    setText(head + text().mid(cursorPosition()));
    setCursorPosition(static_cast<int>(head.size()));
    if (completion.endsWith(QLatin1Char(':')))
        offer(); // the field's names are next
}

void FilterLine::keyPressEvent(QKeyEvent *event)
{
    const bool choosing = m_completer->popup()->isVisible();
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (choosing && (enters || event->key() == Qt::Key_Escape)) {
        event->ignore(); // the list's own
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    if (event->key() == Qt::Key_Down && !choosing)
        return offer();
    QLineEdit::keyPressEvent(event);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/modelchoice.h"

#include "ui/controls.h"
#include "ui/panels/delegates.h"
#include "ui/panels/fittinglist.h"
#include "ui/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace inferograph {

namespace {

constexpr int mostRows = 6;

} // namespace

ModelChoice::ModelChoice(QWidget *parent)
    : QWidget(parent)
    , m_find(new QLineEdit(this))
    , m_list(new FittingList(mostRows, this))
    , m_note(makeLabel({}, "quiet", this))
{
    m_find->setPlaceholderText(tr("Find a model, or add one by its name"));
    m_find->setAccessibleName(tr("Find or add a model"));
    m_find->setClearButtonEnabled(true);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CheckableDelegate(m_list));
    m_list->setAccessibleName(tr("Models to call"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setWordWrap(true);
    QLabel *label = makeLabel(tr("Models"), "quiet", this);
    label->setBuddy(m_list);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    layout->setSpacing(gridUnit());
    layout->addWidget(label);
    layout->addWidget(m_find);
    layout->addWidget(m_list);
    layout->addWidget(m_note);

    connect(m_find, &QLineEdit::textChanged, &m_model, &ModelChoiceModel::setFilter);
    connect(m_find, &QLineEdit::returnPressed, this, &ModelChoice::addTyped);
    connect(&m_model, &ModelChoiceModel::chosenChanged, this, &ModelChoice::showWhatIsThere);
    connect(&m_model, &ModelChoiceModel::modelReset, this, &ModelChoice::showWhatIsThere);
    showWhatIsThere();
}

// Enter ticks the one model that is found, or adds what is not listed.
void ModelChoice::addTyped()
{
    const QByteArray name = m_find->text().trimmed().toUtf8();
    if (name.isEmpty())
        return;
    QModelIndexList found;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.flags(m_model.index(row)).testFlag(Qt::ItemIsUserCheckable))
            found.append(m_model.index(row));
    }
    if (found.size() == 1)
        m_model.setData(found.first(), Qt::Checked, Qt::CheckStateRole);
    else if (found.isEmpty())
        m_model.choose(name);
    else
        return;
    m_find->clear();
}

void ModelChoice::showWhatIsThere()
{
    const qsizetype elsewhere = m_model.chosenElsewhere();
    QString note;
    if (m_model.rowCount() == 0 && m_find->text().isEmpty())
        note = tr("The models of each live server are listed here.");
    else if (m_model.rowCount() == 0)
        note = tr("No server lists such a model. Enter adds it.");
    else if (elsewhere > 0)
        note = tr("Models chosen on servers that are not live now, and left out: %1").arg(elsewhere);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace inferograph

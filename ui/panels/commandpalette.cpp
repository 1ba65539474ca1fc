// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/commandpalette.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace inferograph {

CommandPalette::CommandPalette(const QList<Command> &commands, QWidget *window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_model(commands)
    , m_words(new QLineEdit(this))
    , m_list(new QTableView(this))
    , m_nothing(makeLabel(tr("Nothing is called so."), "quiet", m_list))
{
    setWindowTitle(tr("Command palette"));
    setAttribute(Qt::WA_DeleteOnClose);
    layOut();
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QTableView::clicked, this, &CommandPalette::run);
    m_words->installEventFilter(this);
    filter({});
    m_words->setFocus();

    const int width = std::min(fontMetrics().averageCharWidth() * 90, window->width() - 8 * gridUnit());
    resize(width, std::min(fontMetrics().height() * 26, window->height() - 30 * gridUnit()));
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, gridUnit() * 14)));
}

void CommandPalette::layOut()
{
    m_words->setPlaceholderText(tr("Type a few letters of what to do"));
    m_words->setAccessibleName(tr("Command"));
    m_list->setModel(&m_model);
    makePlainTable(*m_list, CommandListModel::Keys);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->horizontalHeader()->hide();
    m_list->horizontalHeader()->setStretchLastSection(false);
    m_list->horizontalHeader()->setSectionResizeMode(CommandListModel::Text, QHeaderView::Stretch);
    for (const int column : {CommandListModel::Group, CommandListModel::Keys})
        m_list->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_nothing->setAlignment(Qt::AlignCenter);
    (new QVBoxLayout(m_list))->addWidget(m_nothing);

    QFrame *card = makeCard(this);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(2 * gridUnit(), 2 * gridUnit(), 2 * gridUnit(), 2 * gridUnit());
    rows->setSpacing(2 * gridUnit());
    rows->addWidget(m_words);
    rows->addWidget(m_list, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
}

void CommandPalette::filter(const QString &pattern)
{
    m_model.setPattern(pattern);
    m_nothing->setVisible(m_model.rowCount() == 0);
    m_words->setAccessibleDescription(m_nothing->text());
    choose(0);
}

void CommandPalette::choose(int row)
{
    if (m_model.rowCount() == 0)
        return;
    row = std::clamp(row, 0, m_model.rowCount() - 1);
    m_list->selectRow(row);
    m_list->scrollTo(m_model.index(row, 0));
    const Command &chosen = m_model.command(row);
    //: what Enter would do, its kind, and its place in the list
    m_words->setAccessibleDescription(
        tr("%1, %2, %3 of %4")
            .arg(chosen.text, chosen.group, format::count(row + 1), format::count(m_model.rowCount())));
}

// Its widgets have gone when it is done: what it is told may ask for the focus, or open another window.
void CommandPalette::run()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_model.rowCount())
        return;
    const std::function<void()> act = m_model.command(row).run;
    accept();
    QTimer::singleShot(0, parent(), act);
}

bool CommandPalette::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        reject();
    return QDialog::event(event);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int row = m_list->currentIndex().row();
    const int page =
        std::max(1, m_list->viewport()->height() / m_list->verticalHeader()->defaultSectionSize() - 1);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
        choose(row > 0 ? row - 1 : m_model.rowCount() - 1);
        return true;
    case Qt::Key_Down:
        choose(row + 1 < m_model.rowCount() ? row + 1 : 0);
        return true;
    case Qt::Key_PageUp:
        choose(row - page);
        return true;
    case Qt::Key_PageDown:
        choose(row + page);
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/sourcescard.h"

#include "ui/controls.h"
#include "ui/panels/addserverdialog.h"
#include "ui/panels/connectiontext.h"
#include "ui/panels/logsourcedialog.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace inferograph {

SourcesCard::SourcesCard(Session &session, SourceListModel &sources, const QList<QAction *> &addActions,
                         QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_sources(sources)
    , m_table(new QTableView(this))
    , m_words(new ElidedLabel(this))
    , m_undoButton(new QPushButton(tr("&Undo"), this))
    , m_nothing(makeLabel(tr("No sources yet. Add a server or open a log: its calls appear on every page."),
                          "quiet", m_table))
{
    setProperty("card", true);
    makeActions();
    setUpTable();
    auto *below = new QHBoxLayout;
    below->addWidget(m_words, 1);
    below->addWidget(m_undoButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), gridUnit(), 2 * gridUnit());
    layout->setSpacing(gridUnit());
    layout->addWidget(makeHeader(addActions));
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
    m_words->setProperty("quiet", true);
    m_undoButton->hide();
    connect(m_undoButton, &QPushButton::clicked, this, &SourcesCard::undo);
    connect(&sources, &SourceListModel::sourcesChanged, this, &SourcesCard::follow);
    setFocusProxy(m_table);
    follow();
}

void SourcesCard::makeActions()
{
    const auto make = [this](const QString &text, const QKeySequence &keys, auto act) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_test = make(tr("&Test connection"), Qt::CTRL | Qt::Key_Return, [this] { test(); });
    m_retry = make(tr("&Retry"), {}, [this] { m_session.retrySource(chosen()->id); });
    m_edit = make(tr("&Edit…"), Qt::Key_F2, [this] { edit(); });
    m_toggle = make(tr("&Disable"), {}, [this] { toggle(); });
    m_up = make(tr("Move &up"), Qt::ALT | Qt::Key_Up, [this] { move(-1); });
    m_down = make(tr("Move d&own"), Qt::ALT | Qt::Key_Down, [this] { move(1); });
    m_remove = make(tr("Re&move"), QKeySequence::Delete, [this] { remove(); });
    m_undo = make(tr("&Undo the removal"), QKeySequence::Undo, [this] { undo(); });
    m_undo->setEnabled(false);
}

QWidget *SourcesCard::makeHeader(const QList<QAction *> &addActions)
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 2 * gridUnit(), 0);
    row->setSpacing(2 * gridUnit());
    row->addWidget(makeLabel(tr("Servers and logs"), "title", header));
    row->addStretch();
    for (QAction *action : {m_test, m_edit, m_toggle, m_remove}) {
        auto *button = new QToolButton(header);
        button->setDefaultAction(action);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    auto *add = new QToolButton(header);
    add->setText(tr("Add") + QStringLiteral(" \u25be"));
    add->setAccessibleName(tr("Add a source"));
    add->setPopupMode(QToolButton::InstantPopup);
    add->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(add);
    menu->addActions(addActions);
    add->setMenu(menu);
    row->addWidget(add);
    return header;
}

void SourcesCard::setUpTable()
{
    makePlainTable(*m_table, SourceListModel::Note);
    m_table->setModel(&m_sources);
    m_table->setAccessibleName(tr("Servers and logs"));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    setColumnWidths(
        *m_table, {24, 40, 18, 26, 10, 10}, 30,
        {SourceListModel::Name, SourceListModel::Address, SourceListModel::State, SourceListModel::Version});
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    (new QVBoxLayout(m_table))->addWidget(m_nothing);
    connect(m_table, &QWidget::customContextMenuRequested, this, &SourcesCard::showMenu);
    connect(m_table, &QTableView::doubleClicked, this, &SourcesCard::edit);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SourcesCard::follow);
}

bool SourcesCard::eventFilter(QObject *watched, QEvent *event)
{
    // Space, because it is no shortcut: in an item view the window's own gives way.
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space) {
        toggle();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

// What can be done depends on what is chosen.
void SourcesCard::follow()
{
    m_nothing->setVisible(m_sources.rowCount() == 0);
    if (!m_table->currentIndex().isValid() && m_sources.rowCount() > 0)
        m_table->setCurrentIndex(m_sources.index(0, 0));
    const std::optional<SourceInfo> source = chosen();
    const bool disabled = source && source->state == SourceState::Disabled;
    m_test->setEnabled(source && source->kind == SourceKind::Server);
    m_retry->setEnabled(source &&
                        (source->state == SourceState::Failed || source->state == SourceState::Finished));
    m_edit->setEnabled(source && !source->demo && source->address != QLatin1StringView("-"));
    m_edit->setText(source && SourceListModel::hasNoKnownFormat(*source) ? tr("&Format…") : tr("&Edit…"));
    m_toggle->setEnabled(source.has_value());
    m_toggle->setText(disabled ? tr("En&able\tSpace") : tr("Dis&able\tSpace"));
    m_toggle->setIconText(disabled ? tr("Enable") : tr("Disable"));
    m_remove->setEnabled(source.has_value());
    const int row = m_table->currentIndex().row();
    m_up->setEnabled(source && row > 0);
    m_down->setEnabled(source && row + 1 < m_sources.rowCount());
}

std::optional<SourceInfo> SourcesCard::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? std::nullopt : m_sources.source(rows.first());
}

void SourcesCard::choose(SourceId id)
{
    for (int row = 0; row < m_sources.rowCount(); ++row) {
        const QModelIndex index = m_sources.index(row, 0);
        if (index.data(SourceListModel::IdRole).toInt() == id)
            m_table->setCurrentIndex(index);
    }
}

void SourcesCard::showMenu(const QPoint &position)
{
    QMenu menu(this);
    menu.addActions({m_test, m_retry, m_edit, m_toggle});
    if (const std::optional<SourceInfo> source = chosen(); source && source->skippedLines > 0)
        menu.addAction(tr("&Show skipped lines…"), this,
                       [this, id = source->id] { Q_EMIT skippedLinesRequested(id); });
    menu.addSeparator();
    menu.addActions({m_up, m_down});
    menu.addSeparator();
    menu.addActions({m_remove, m_undo});
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

void SourcesCard::test()
{
    const SourceInfo source = *chosen();
    ConnectionTest *test = m_session.testConnection(source.id, this);
    connect(test, &ConnectionTest::finished, this, [this, test, source](const ConnectionReport &report) {
        test->deleteLater();
        say(tr("%1: %2").arg(source.location, connectionText(report)));
    });
    say(tr("Asking %1…").arg(source.location));
    test->start();
}

void SourcesCard::edit()
{
    if (!m_edit->isEnabled())
        return;
    const SourceInfo source = *chosen();
    if (source.kind == SourceKind::Log) {
        LogSourceDialog dialog(source, this);
        if (dialog.exec() != QDialog::Accepted)
            return;
        const SourceId id = replace(source, dialog.location(), dialog.format());
        m_session.setLogFormat(id, dialog.format());
        return;
    }
    AddServerDialog dialog(this);
    dialog.edit(source.address);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const SourceId id = replace(source, dialog.source());
    if (!dialog.key().isEmpty())
        m_session.setKey(id, dialog.key());
}

// Another address is another source: it takes the place of the one before, which can be taken back.
SourceId SourcesCard::replace(const SourceInfo &source, const QString &address, const FormatChoice &format)
{
    SourceId id = source.id;
    if (address != source.address) {
        const QList<SourceInfo> all = m_session.sources();
        const auto place = std::ranges::find(all, source.id, &SourceInfo::id) - all.begin();
        m_session.removeSource(source.id);
        id = m_session.addSource(address, ReadFrom::Start, true, format);
        m_session.moveSource(id, place);
        m_undo->setEnabled(true);
    }
    choose(id);
    return id;
}

void SourcesCard::toggle()
{
    if (const std::optional<SourceInfo> source = chosen())
        m_session.setSourceEnabled(source->id, source->state == SourceState::Disabled);
}

void SourcesCard::move(int by)
{
    m_session.moveSource(chosen()->id, m_table->currentIndex().row() + by);
    follow();
}

void SourcesCard::remove()
{
    const SourceInfo source = *chosen();
    const int row = m_table->currentIndex().row();
    m_session.removeSource(source.id);
    m_table->setCurrentIndex(m_sources.index(std::min(row, m_sources.rowCount() - 1), 0));
    say(tr("%1 was removed. Its calls stay.").arg(source.label));
    if (!source.demo)
        m_undo->setEnabled(true);
    m_undoButton->setVisible(!source.demo);
}

void SourcesCard::undo()
{
    const std::optional<SourceId> id = m_session.restoreSource();
    m_undo->setEnabled(id.has_value());
    m_undoButton->hide();
    if (!id)
        return;
    choose(*id);
    say(tr("%1 is back.").arg(m_session.source(*id)->label));
}

void SourcesCard::say(const QString &words)
{
    m_words->setFullText(words);
    m_words->setAccessibleDescription(words);
    m_undoButton->hide();
}

} // namespace inferograph

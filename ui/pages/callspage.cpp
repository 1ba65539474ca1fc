// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/callspage.h"

#include "core/settings/settings.h"
#include "ui/columnfitter.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/models/callcolumns.h"
#include "ui/pages/pagefeed.h"
#include "ui/panels/calltable.h"
#include "ui/panels/filterline.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

namespace inferograph {

namespace {

// As the column has it: what bears none in a filter are milliseconds.
QByteArray unitOf(int column, const FilterField &field)
{
    const auto *number = std::get_if<FilterNumber>(&field.kind);
    if (!number || number->unit != FilterNumber::Unit::Milliseconds)
        return {};
    return column == CallTableModel::Total ? "s" : "ms";
}

} // namespace

Page *createCallsPage(const PageContext &context, QWidget *parent)
{
    return new CallsPage(context, parent);
}

CallsPage::CallsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_actions(context.actions)
    , m_filter(new FilterLine(this))
    , m_table(new CallTable(m_model, this))
    , m_counts(makeLabel({}, "quiet", this))
    , m_error(makeLabel({}, "failed", this))
    , m_nothing(makeLabel({}, "quiet", m_table))
{
    layOut();
    setUpColumns();
    m_table->setAccessibleName(tr("Calls"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CallsPage::showMenu);
    connect(m_table, &CallTable::callOpened, this, &Page::callOpened);
    connect(m_table, &CallTable::callSelected, this, &Page::callSelected);
    connect(m_filter, &FilterLine::filterChanged, this, [this](const FilterExpression &filter) {
        m_error->hide();
        m_model.setFilter(filter);
        settings::setCallFilter(m_filter->text());
        showCounts();
    });
    connect(m_filter, &FilterLine::filterFailed, this, [this](const QString &why) {
        m_error->setText(why);
        m_error->show();
    });
    m_filter->setText(settings::callFilter());
    tellKey(Qt::Key_Return, tr("Open the call"));
    tellKey(QKeySequence::Copy, tr("Copy the selected calls"));
    auto *find = new QAction(tr("&Find"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    addAction(find);
    connect(new PageFeed(context.feed, *this), &PageFeed::callsAdded, this, &CallsPage::takeCalls);
}

void CallsPage::layOut()
{
    const int gap = gridUnit() * 2;
    setFocusPolicy(Qt::ClickFocus);
    m_filter->setToolTip(tr("Fields such as model:qwen, ttft>500, total<2s, decode<20, status:failed, "
                            "start:cold, or words of an error; - before a term leaves out what it matches"));
    m_error->setWordWrap(true);
    m_error->hide();
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    auto *inTable = new QVBoxLayout(m_table);
    inTable->addWidget(m_nothing);

    auto *card = makeCard(this);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(gap, gap, gridUnit(), 1);
    rows->setSpacing(gridUnit());
    auto *top = new QHBoxLayout;
    top->setSpacing(gap);
    top->setContentsMargins(0, 0, gridUnit(), 0);
    top->addWidget(m_filter, 1);
    top->addWidget(m_counts);
    rows->addLayout(top);
    rows->addWidget(m_error);
    rows->addWidget(m_table, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->addWidget(card);
}

void CallsPage::setUpColumns()
{
    // Nearly always the same, and without it all others are in sight on a usual screen.
    const auto isShownAtFirst = [](int column) {
        return column <= CallTableModel::Start && column != CallTableModel::OperationName;
    };
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns"));
    for (int column = 0; column < CallTableModel::ColumnCount; ++column) {
        m_table->setColumnWidth(column, m_table->reservedWidth(column));
        m_table->setColumnHidden(column, !isShownAtFirst(column));
    }
    header->moveSection(header->visualIndex(CallTableModel::Start), CallTableModel::Ttft);
    header->setSortIndicator(CallTableModel::Time, Qt::DescendingOrder);
    header->restoreState(settings::callColumns());
    const QList<int> yielding{CallTableModel::Model, CallTableModel::Source, CallTableModel::Server,
                              CallTableModel::Endpoint, CallTableModel::Request};
    const auto fewest = [this, yielding](int column) {
        return yielding.contains(column) ? m_table->fewestWidth(column) : m_table->reservedWidth(column);
    };
    m_columns = new ColumnFitter(*m_table, fewest, yielding);
    m_columns->setLeastTellingFirst(
        {CallTableModel::Source, CallTableModel::Start, CallTableModel::PromptTokens, CallTableModel::Load});
    m_table->setSortingEnabled(true);
    const auto remember = [this] { settings::setCallColumns(m_columns->headerState()); };
    m_remember.setSingleShot(true); // once where many columns are resized together
    connect(&m_remember, &QTimer::timeout, this, remember);
    connect(header, &QHeaderView::sectionMoved, this, remember);
    connect(header, &QHeaderView::sectionResized, this, [this] { m_remember.start(0); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, remember);
    connect(header, &QWidget::customContextMenuRequested, this, &CallsPage::showHeaderMenu);
}

void CallsPage::takeCalls(const SnapshotPtr &calls, std::size_t firstNewRow)
{
    m_model.setCalls(calls, firstNewRow);
    learnNames(*calls, firstNewRow);
    showCounts();
}

void CallsPage::learnNames(const Snapshot &calls, std::size_t firstNewRow)
{
    CallRecord call;
    for (std::size_t row = firstNewRow; row < calls.size(); ++row) {
        calls.read(row, FilterNames::reads, call);
        m_names.learn(call);
    }
    m_filter->setNames(m_names);
}

void CallsPage::showCounts()
{
    const auto all = static_cast<qint64>(m_model.callCount());
    const qint64 shown = m_model.rowCount();
    //: %2 is `12 calls`
    m_counts->setText(shown == all ? format::calls(all)
                                   : tr("%1 of %2").arg(format::count(shown), format::calls(all)));
    m_nothing->setVisible(shown == 0);
    m_nothing->setText(all == 0
                           ? tr("No calls yet. Every call of this session is listed here as it ends: send a "
                                "test prompt, add a server, or open a log.")
                           : tr("No call matches this filter. Esc clears it."));
}

void CallsPage::showHeaderMenu(const QPoint &position)
{
    QHeaderView *header = m_table->horizontalHeader();
    QMenu menu(this);
    const int pressed = header->logicalIndexAt(position);
    if (pressed >= 0)
        addFilters(menu, pressed, {});
    for (int column = 0; column < CallTableModel::ColumnCount; ++column) {
        QAction *action = menu.addAction(titleOf(callColumn(column)));
        action->setCheckable(true);
        action->setChecked(m_columns->isChosen(column));
        // The last one stays: a table without columns could not be told to show one.
        action->setEnabled(!action->isChecked() ||
                           header->hiddenSectionCount() < CallTableModel::ColumnCount - 1);
        connect(action, &QAction::toggled, m_columns,
                [this, column](bool shown) { m_columns->setChosen(column, shown); });
    }
    menu.exec(header->mapToGlobal(position));
    settings::setCallColumns(m_columns->headerState());
}

// By a column, and by what a cell of it says.
void CallsPage::addFilters(QMenu &menu, int column, const std::optional<CallRecord> &call)
{
    const char *name = callColumn(column).filter;
    if (!name)
        return;
    const FilterField &field = *filterField(name);
    menu.addAction(tr("&Filter by \"%1\"").arg(titleOf(callColumn(column))), m_filter,
                   [this, &field, unit = unitOf(column, field)] { m_filter->begin(field, unit); });
    const QByteArray wanted = call ? filterTermFor(field, *call, false) : QByteArray();
    if (!wanted.isEmpty()) {
        constexpr int longest = 40; // letters
        const QFontMetrics metrics = menu.fontMetrics();
        const QString shown = metrics.elidedText(QString::fromUtf8(wanted), Qt::ElideMiddle,
                                                 metrics.averageCharWidth() * longest);
        const QString title = QString(shown).replace(u'&', QStringLiteral("&&"));
        menu.addAction(tr("O&nly %1").arg(title), m_filter, [this, wanted] { m_filter->add(wanted); });
        menu.addAction(tr("&Without %1").arg(title), m_filter,
                       [this, unwanted = filterTermFor(field, *call, true)] { m_filter->add(unwanted); });
    }
    menu.addSeparator();
}

void CallsPage::showMenu(const QPoint &position)
{
    const QModelIndex index = m_table->indexAt(position);
    QMenu menu(this);
    QAction *open = menu.addAction(tr("&Open"), this, [this, index] {
        if (const std::optional<CallRecord> call = m_model.call(index))
            Q_EMIT callOpened(*call);
    });
    open->setEnabled(index.isValid());
    menu.addSeparator();
    if (index.isValid())
        addFilters(menu, index.column(), m_model.call(index));
    QAction *copy = menu.addAction(
        tr("&Copy"), this, [this] { QGuiApplication::clipboard()->setText(m_table->selectedText()); });
    copy->setShortcut(QKeySequence::Copy);
    menu.addAction(tr("Copy as CS&V"), this, [this] { copyAs(ReportFormat::Csv); });
    menu.addAction(tr("Copy as J&SON"), this, [this] { copyAs(ReportFormat::Json); });
    menu.addSeparator();
    menu.addActions({m_actions.saveSelectedCsv, m_actions.saveSelectedJson});
    menu.exec(m_table->viewport()->mapToGlobal(position));
}

void CallsPage::copyAs(ReportFormat format)
{
    CallStore copied;
    copied.append(m_table->selectedCalls());
    copied.publish();
    QBuffer text;
    text.open(QIODevice::WriteOnly);
    if (writeReport({copied.snapshot()}, format, text))
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text.data()));
}

} // namespace inferograph

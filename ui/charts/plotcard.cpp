// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/plotcard.h"

#include "ui/charts/plotview.h"
#include "ui/controls.h"
#include "ui/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>

namespace inferograph {

PlotCard::PlotCard(const QString &title, const QString &subtitle, QWidget *parent)
    : QFrame(parent)
    , m_header(new QHBoxLayout)
    , m_title(makeLabel({}, "title", this))
    , m_pages(new QStackedLayout)
    , m_empty(makeLabel({}, "quiet", this))
    , m_asTable(new QAction(tr("Show as &table"), this))
{
    setProperty("card", true);

    auto *const subtitleLabel = new ElidedLabel(this); // gives way in a narrow card
    subtitleLabel->setFullText(subtitle);
    subtitleLabel->setProperty("quiet", true);
    m_header->setSpacing(2 * gridUnit());
    m_header->addWidget(m_title);
    subtitleLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_header->addWidget(subtitleLabel, 1);

    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setFocusPolicy(Qt::StrongFocus); // an empty card can be moved and hidden, too
    m_pages->addWidget(m_empty);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), 3 * gridUnit(), 2 * gridUnit());
    layout->setSpacing(gridUnit());
    layout->addLayout(m_header);
    layout->addLayout(m_pages, 1);

    m_asTable->setCheckable(true);
    m_asTable->setShortcut(Qt::Key_T);
    m_asTable->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_asTable, &QAction::toggled, this, [this] {
        if (m_pages->currentWidget() != m_empty)
            showPlot(accessibleDescription());
    });
    addAction(m_asTable);
    setTitle(title);
}

void PlotCard::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    for (QWidget *part : std::initializer_list<QWidget *>{m_empty, m_plot, m_table}) {
        if (part)
            part->setAccessibleName(title);
    }
}

QString PlotCard::title() const
{
    return accessibleName();
}

void PlotCard::setPlot(PlotView *plot, Table table)
{
    m_plot = plot;
    m_makeTable = std::move(table);
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plot->setAccessibleName(title());
    m_pages->addWidget(m_plot);
    setFocusProxy(m_empty);
}

void PlotCard::setHeaderWidget(QWidget *widget)
{
    m_header->addWidget(widget, 0, Qt::AlignVCenter);
}

void PlotCard::setFooterWidget(QWidget *widget)
{
    layout()->addWidget(widget);
}

void PlotCard::showPlot(const QString &summary)
{
    if (m_asTable->isChecked())
        fillTable();
    describe(summary); // before a plot that comes in sight is resized, drawn anew and described
    showPage(m_asTable->isChecked() ? static_cast<QWidget *>(m_table) : m_plot);
}

void PlotCard::showText(const QString &text)
{
    m_empty->setText(text);
    showPage(m_empty);
    describe(text);
}

void PlotCard::describe(const QString &text)
{
    if (m_table)
        m_table->setAccessibleDescription(text);
    if (text == accessibleDescription())
        return;
    setAccessibleDescription(text);
    m_plot->setAccessibleDescription(text);
}

void PlotCard::makeTable()
{
    m_table = new QTableView(this);
    m_table->setModel(&m_model);
    makePlainTable(*m_table, -1);
    constexpr int rowsMeasured = 50;
    m_table->horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setAccessibleName(title());
    m_pages->addWidget(m_table);
}

// It stands still while somebody reads it.
void PlotCard::fillTable()
{
    if (!m_table)
        makeTable();
    if (m_table->hasFocus())
        return;
    m_model.setTable(m_makeTable());
    m_table->selectRow(0);
}

void PlotCard::showPage(QWidget *page)
{
    QWidget *before = m_pages->currentWidget();
    if (page == before)
        return;
    const bool focused = before->hasFocus();
    m_pages->setCurrentWidget(page);
    setFocusProxy(page);
    if (focused)
        page->setFocus();
}

} // namespace inferograph

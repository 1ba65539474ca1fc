// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartpanel.h"

#include "ui/controls.h"
#include "ui/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace inferograph {

ChartPanel::ChartPanel(const QString &title, const QString &subtitle, QWidget *parent)
    : QFrame(parent)
    , m_work(read,
             [this](const DataPtr &data) {
                 m_data = data;
                 present();
             })
    , m_header(new QHBoxLayout)
    , m_pages(new QStackedLayout)
    , m_empty(new QLabel(this))
    , m_asTable(new QAction(tr("Show as &table"), this))
{
    setProperty("card", true);
    setAccessibleName(title);

    auto *const titleLabel = new QLabel(title, this);
    titleLabel->setProperty("title", true);
    titleLabel->setCursor(Qt::OpenHandCursor);         // the chart is moved by it
    auto *const subtitleLabel = new ElidedLabel(this); // gives way in a narrow card
    subtitleLabel->setFullText(subtitle);
    subtitleLabel->setProperty("quiet", true);
    m_header->setSpacing(2 * gridUnit());
    m_header->addWidget(titleLabel);
    m_header->addWidget(subtitleLabel);
    m_header->addStretch(1);

    m_empty->setProperty("quiet", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setFocusPolicy(Qt::StrongFocus); // an empty chart can be moved and hidden, too
    m_empty->setAccessibleName(title);
    m_pages->addWidget(m_empty);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * gridUnit(), 2 * gridUnit(), 3 * gridUnit(), 2 * gridUnit());
    layout->setSpacing(gridUnit());
    layout->addLayout(m_header);
    layout->addLayout(m_pages, 1);

    m_asTable->setCheckable(true);
    m_asTable->setShortcut(Qt::Key_T);
    m_asTable->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_asTable, &QAction::toggled, this, &ChartPanel::redraw);
    addAction(m_asTable);

    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] {
        applyTheme();
        redraw();
    });
}

ChartPanel::~ChartPanel()
{
    // A chart that has the focus loses it while the panel goes; the derived class, which would hear of it, has
    // gone before.
    if (m_chart)
        m_chart->disconnect(this);
}

void ChartPanel::setView(const LiveView &view)
{
    m_view = view;
    refresh();
}

ChartPanel::DataPtr ChartPanel::read(const DataPtr &data)
{
    data->read();
    return data;
}

void ChartPanel::refresh()
{
    m_stale = visibleRegion().isEmpty(); // hidden, or scrolled out of sight
    if (m_stale)
        return;
    if (m_data && m_data->isOf(m_view)) {
        m_work.drop();
        present();
    } else {
        m_work.start(dataFor(m_view), m_view.callsToRead());
    }
}

QString ChartPanel::title() const
{
    return accessibleName();
}

QString ChartPanel::emptyText() const
{
    return tr("No calls in %1").arg(spanText());
}

QString ChartPanel::spanText() const
{
    using namespace std::chrono;
    const auto span = round<seconds>(m_view.to - m_view.from);
    if (span < minutes(2))
        return span == minutes(1) ? tr("the minute in view") : tr("the %1 seconds in view").arg(span.count());
    if (span < hours(2))
        return span == hours(1) ? tr("the hour in view")
                                : tr("the %1 minutes in view").arg(round<minutes>(span).count());
    if (span < hours(48))
        return tr("the %1 hours in view").arg(round<hours>(span).count());
    return tr("the %1 days in view").arg(round<hours>(span).count() / 24);
}

void ChartPanel::setChartWidget(QWidget *widget)
{
    m_chart = widget;
    m_chart->setFocusPolicy(Qt::StrongFocus);
    m_chart->setAccessibleName(title());
    m_pages->addWidget(m_chart);
    setFocusProxy(m_empty);
}

void ChartPanel::makeTable()
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
void ChartPanel::fillTable()
{
    if (!m_table)
        makeTable();
    if (!m_table->hasFocus()) {
        m_model.setTable(table());
        m_table->selectRow(0);
    }
    m_table->setAccessibleDescription(summary());
}

void ChartPanel::showPage(QWidget *page)
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

void ChartPanel::setHeaderWidget(QWidget *widget)
{
    widget->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_header->addWidget(widget, 0, Qt::AlignVCenter);
}

void ChartPanel::setFooterWidget(QWidget *widget)
{
    layout()->addWidget(widget);
}

void ChartPanel::redraw()
{
    if (m_stale || !m_data)
        refresh();
    else
        present();
}

void ChartPanel::present()
{
    m_stale = visibleRegion().isEmpty();
    if (m_stale)
        return;
    const bool drawn = draw(m_view);
    const QString text = drawn ? summary() : emptyText();
    if (!drawn)
        m_empty->setText(text);
    if (drawn && m_asTable->isChecked())
        fillTable();
    showPage(!drawn ? m_empty : m_asTable->isChecked() ? static_cast<QWidget *>(m_table) : m_chart);
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
        m_chart->setAccessibleDescription(text);
    }
}

void ChartPanel::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    if (m_stale)
        refresh();
}

void ChartPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_chart != nullptr) {
        applyTheme();
        redraw();
    }
}

} // namespace inferograph

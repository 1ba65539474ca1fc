// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/chartgrid.h"

#include "ui/charts/chartarrangement.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/registry.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QRubberBand>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>
#include <numeric>

namespace inferograph {

using Side = ChartLayout::Side;

namespace {

// Splitters keep proportions as long as no part is asked to be smaller than it can.
QList<int> asSizes(const QList<int> &shares)
{
    constexpr int largest = 10'000'000;
    const int sum = std::max(1, std::accumulate(shares.begin(), shares.end(), 0));
    QList<int> sizes;
    for (const int share : shares)
        sizes.append(std::max(1, largest / sum * share));
    return sizes;
}

} // namespace

ChartGrid::ChartGrid(ChartArrangement &arrangement, QWidget *parent)
    : QScrollArea(parent), m_arrangement(arrangement)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Charts"));
    // A chart out of sight is not drawn until it is scrolled to.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { setView(m_view); });
    connect(&arrangement, &ChartArrangement::changed, this, &ChartGrid::arrange);
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &ChartGrid::drawNext);
    arrange();
}

void ChartGrid::setView(const LiveView &view)
{
    constexpr std::size_t many = 10'000;
    m_view = view;
    if (view.calls->size() < many || (view.rows && view.rows->size() < many)) {
        m_turn.stop();
        m_undrawn.clear();
        for (ChartPanel *chart : std::as_const(m_charts))
            chart->setView(view);
        return;
    }
    for (ChartPanel *chart : std::as_const(m_charts)) {
        if (!m_undrawn.contains(chart))
            m_undrawn.append(chart);
    }
    if (!m_turn.isActive())
        m_turn.start(0);
}

// A quarter of the thread at most goes into drawing.
void ChartGrid::drawNext()
{
    constexpr int restForWork = 3;
    QElapsedTimer clock;
    clock.start();
    if (const QPointer<ChartPanel> chart = m_undrawn.takeFirst())
        chart->setView(m_view);
    if (!m_undrawn.isEmpty())
        m_turn.start(restForWork * static_cast<int>(clock.elapsed()));
}

QSize ChartGrid::minimumSizeHint() const
{
    if (m_charts.isEmpty())
        return {};
    int height = 0;
    for (const ChartPanel *chart : m_charts)
        height = std::max(height, chart->minimumSizeHint().height());
    return {widget()->minimumSizeHint().width(), height};
}

QSplitter *ChartGrid::makeSplitter(Qt::Orientation orientation)
{
    auto *splitter = new QSplitter(orientation);
    splitter->setObjectName(QStringLiteral("gap"));
    splitter->setHandleWidth(gridUnit() * 2);
    splitter->setChildrenCollapsible(false);
    connect(splitter, &QSplitter::splitterMoved, this, &ChartGrid::keepSizes);
    return splitter;
}

void ChartGrid::arrange()
{
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const ChartLayout &layout = m_arrangement.layout();
    QSplitter *rows = makeSplitter(Qt::Vertical);
    QList<int> heights;
    for (const ChartLayout::Row &row : layout.rows) {
        QSplitter *cells = makeSplitter(Qt::Horizontal);
        QList<int> widths;
        for (const ChartLayout::Cell &cell : row.cells) {
            cells->addWidget(chartOf(cell.id));
            widths.append(cell.width);
        }
        cells->setSizes(asSizes(widths));
        rows->addWidget(cells);
        heights.append(row.height);
    }
    rows->setSizes(asSizes(heights));
    const QStringList shown = layout.ids();
    m_charts.removeIf([&shown](const QHash<QString, ChartPanel *>::iterator &chart) {
        if (shown.contains(chart.key()))
            return false;
        chart.value()->deleteLater();
        return true;
    });
    setWidget(rows); // those of before go, without the charts
    setVisible(!m_charts.isEmpty());
    updateGeometry();
    for (ChartPanel *chart : std::as_const(m_charts))
        chart->show();
    if (focused && isAncestorOf(focused)) {
        focused->setFocus();
        ensureWidgetVisible(focused);
    }
}

ChartPanel *ChartGrid::chartOf(const QString &id)
{
    ChartPanel *&chart = m_charts[id];
    if (!chart) {
        const auto entry = std::ranges::find_if(
            charts(), [&](const ChartEntry &each) { return id == QLatin1StringView(each.id); });
        chart = entry->create(this);
        chart->setObjectName(id);
        chart->setMinimumHeight(fontMetrics().height() * 9);
        chart->installEventFilter(this);
        chart->setView(m_view);
        addActions(*chart, id);
        connect(chart, &ChartPanel::callActivated, this, &ChartGrid::callActivated);
        const auto *plot = chart->findChild<PlotView *>();
        connect(plot, &PlotView::momentPointed, this, &ChartGrid::pointAt);
        connect(plot, &PlotView::zoomWanted, this, &ChartGrid::zoomWanted);
    }
    return chart;
}

// One crosshair through all time charts.
void ChartGrid::pointAt(const std::optional<double> &moment)
{
    for (const ChartPanel *chart : std::as_const(m_charts))
        chart->findChild<PlotView *>()->setCrosshair(moment);
}

void ChartGrid::addActions(ChartPanel &chart, const QString &id)
{
    const auto add = [&](const QString &text, const QKeySequence &keys, const auto &act) {
        auto *action = new QAction(text, &chart);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        chart.addAction(action);
    };
    const auto addMove = [&](const QString &text, Qt::Key key, Side side) {
        add(text, QKeySequence(Qt::CTRL | Qt::SHIFT | key),
            [this, id, side] { m_arrangement.move(id, side); });
    };
    addMove(tr("Move chart to the &left"), Qt::Key_Left, Side::Left);
    addMove(tr("Move chart to the &right"), Qt::Key_Right, Side::Right);
    addMove(tr("Move chart &up"), Qt::Key_Up, Side::Above);
    addMove(tr("Move chart &down"), Qt::Key_Down, Side::Below);
    add(tr("&Hide chart"), QKeySequence::Delete, [this, id] { m_arrangement.setShown(id, false); });
}

void ChartGrid::keepSizes()
{
    const auto *rows = static_cast<const QSplitter *>(widget());
    ChartLayout layout = m_arrangement.layout();
    const QList<int> heights = rows->sizes();
    for (qsizetype i = 0; i < layout.rows.size(); ++i) {
        ChartLayout::Row &row = layout.rows[i];
        row.height = heights.at(i);
        const QList<int> widths = static_cast<const QSplitter *>(rows->widget(static_cast<int>(i)))->sizes();
        for (qsizetype column = 0; column < row.cells.size(); ++column)
            row.cells[column].width = widths.at(column);
    }
    m_arrangement.setSizes(layout);
}

void ChartGrid::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT zoomByWanted(wheelZoom(event->angleDelta().y()));
    else
        QScrollArea::wheelEvent(event);
}

// What the plots leave of the mouse is their card's: the title and the margins.
bool ChartGrid::eventFilter(QObject *watched, QEvent *event)
{
    const auto *mouse = dynamic_cast<const QMouseEvent *>(event);
    if (!mouse || !qobject_cast<ChartPanel *>(watched))
        return QScrollArea::eventFilter(watched, event);
    const QPoint position = static_cast<QWidget *>(watched)->mapTo(widget(), mouse->position().toPoint());
    if (mouse->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_dragged = watched->objectName();
        m_pressed = position;
    } else if (mouse->type() == QEvent::MouseMove && !m_dragged.isEmpty()) {
        drag(position);
    } else if (mouse->type() == QEvent::MouseButtonRelease && !m_dragged.isEmpty()) {
        drop();
    }
    return QScrollArea::eventFilter(watched, event);
}

void ChartGrid::drag(const QPoint &position)
{
    if (!m_mark && (position - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!m_mark)
        m_mark = new QRubberBand(QRubberBand::Rectangle, widget());
    m_drop = dropAt(position);
    m_mark->setVisible(m_drop.has_value());
    if (m_drop)
        m_mark->setGeometry(m_drop->where);
}

void ChartGrid::drop()
{
    const QString dragged = std::exchange(m_dragged, {});
    const std::optional<Drop> drop = std::exchange(m_drop, {});
    delete m_mark.data();
    // Not from within the event of a chart that is about to be laid out anew.
    if (drop)
        QMetaObject::invokeMethod(
            this, [this, dragged, drop] { m_arrangement.place(dragged, drop->side, drop->of); },
            Qt::QueuedConnection);
}

// The half of the chart under the mouse that is nearest to an edge.
std::optional<ChartGrid::Drop> ChartGrid::dropAt(const QPoint &position) const
{
    for (auto chart = m_charts.cbegin(); chart != m_charts.cend(); ++chart) {
        const QRect room(chart.value()->mapTo(widget(), QPoint()), chart.value()->size());
        if (chart.key() == m_dragged || !room.contains(position))
            continue;
        const double x = double(position.x() - room.left()) / room.width();
        const double y = double(position.y() - room.top()) / room.height();
        const bool sideways = std::min(x, 1 - x) <= std::min(y, 1 - y);
        QRect half = room;
        if (sideways) {
            half.setWidth(room.width() / 2);
            half.moveLeft(x < 0.5 ? room.left() : room.right() - half.width() + 1);
            return Drop{chart.key(), x < 0.5 ? Side::Left : Side::Right, half};
        }
        half.setHeight(room.height() / 2);
        half.moveTop(y < 0.5 ? room.top() : room.bottom() - half.height() + 1);
        return Drop{chart.key(), y < 0.5 ? Side::Above : Side::Below, half};
    }
    return std::nullopt;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "ui/charts/chartarrangement.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/mainwindow.h"
#include "ui/models/calltablemodel.h"
#include "ui/panels/callspanel.h"
#include "ui/panels/chartgrid.h"
#include "ui/theme.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QRubberBand>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

using namespace inferograph;
using testing::CallBuilder;
using Side = ChartLayout::Side;

namespace {

// `a b / c`
ChartLayout layoutOf(const QString &text)
{
    ChartLayout layout;
    for (const QString &rowText : text.split(QStringLiteral(" / "))) {
        ChartLayout::Row row;
        for (const QString &id : rowText.split(u' '))
            row.cells.append({id});
        layout.rows.append(row);
    }
    return layout;
}

QString textOf(const ChartLayout &layout)
{
    QStringList rows;
    for (const ChartLayout::Row &row : layout.rows) {
        QStringList ids;
        for (const ChartLayout::Cell &cell : row.cells)
            ids.append(cell.id);
        rows.append(ids.join(u' '));
    }
    return rows.join(QStringLiteral(" / "));
}

qint64 nowMs()
{
    return std::chrono::floor<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
}

const QString fourCharts = QStringLiteral("ttft decode / load promptlength");

} // namespace

class TestChartGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void movesInALayout_data();
    void movesInALayout();
    void placesInALayout_data();
    void placesInALayout();
    void readsOnlyALayout_data();
    void readsOnlyALayout();

    void theFirstStartShowsFourCharts();
    void aChartIsChosenInTheMenu();
    void keysMoveAndHideAChart();
    void aChartIsDraggedByItsTitle();
    void aGapIsPulled();
    void oneCrosshairGoesThroughAllTimeCharts();
    void aDraggedSpanIsShownByAllTimeCharts();
    void escapeGivesUpADraggedSpan();
    void theWheelZoomsAboutTheMouse();
    void theWheelScrollsThePageWithoutCtrl();
    void keysZoomAndLookBack();
    void anEmptySpanIsLeftByTheWheel();
    void whatIsShownIsSaidAndReset();
    void theZoomIsFoundAgainAtTheNextStart();
    void allIsFoundAgainAtTheNextStart();
    void figuresOfServersAloneAreShown();
    void chosenChartsStayWhenServersTellFigures();
    void chartsThatDoNotFitAreScrolledToAndDrawnThen();

private:
    void show();
    void addCalls();
    ChartGrid &grid() const { return *m_window->findChild<ChartGrid *>(); }
    ChartPanel *chart(const char *id) const
    {
        return m_window->findChild<ChartPanel *>(QLatin1StringView(id));
    }
    PlotView *plot(const char *id) const { return chart(id)->findChild<PlotView *>(); }
    void turnWheel(QWidget *under, QPoint angle, Qt::KeyboardModifiers modifiers) const;
    void addCallsOfTwoMinutes();
    void drag(PlotView *over, double from, double to) const; // shares of its width
    PlotSpan spanOf(const char *id) const { return {plot(id)->frame().xFrom, plot(id)->frame().xTo}; }
    QPushButton *button(const QString &text) const;
    QStringList callsInTable() const; // their ttft
    QAction *action(const QString &text) const;
    QString shown() const; // as the charts lie in the window

    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestChartGrid::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_chartgrid"));
    ThemeManager::instance().apply(ThemeKind::Dark);
}

void TestChartGrid::init()
{
    QSettings().clear();
    m_session = std::make_unique<Session>();
    show();
}

void TestChartGrid::cleanup()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

void TestChartGrid::show()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestChartGrid::addCalls()
{
    m_session->store().append({CallBuilder().startedAtMs(nowMs() - 1000).ttftMs(400).totalMs(900)});
    QTRY_VERIFY(grid().isVisible());
    QTRY_COMPARE(shown(), fourCharts);
}

QAction *TestChartGrid::action(const QString &text) const
{
    for (QAction *candidate : m_window->actions()) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

// Every 10 s one, with TTFTs of 0, 100, ... 1,200 ms, the last now.
void TestChartGrid::addCallsOfTwoMinutes()
{
    QList<CallRecord> calls;
    const qint64 now = nowMs();
    for (int i = 0; i <= 12; ++i)
        calls << CallBuilder()
                     .startedAtMs(now - 120'000 + i * 10'000)
                     .ttftMs(100 * i)
                     .outputTokens(50)
                     .generationMs(900, GenerationSpan::IncludesFirstToken);
    m_session->store().append(calls);
    QTRY_VERIFY(plot("ttft")->isVisible());
    QTRY_VERIFY(plot("decode")->isVisible());
    QTRY_COMPARE(callsInTable().size(), qsizetype(13));
}

void TestChartGrid::drag(PlotView *over, double from, double to) const
{
    const QRectF room = over->plotRect();
    const auto at = [room](double share) {
        return QPointF(room.left() + share * room.width(), room.center().y()).toPoint();
    };
    QTest::mousePress(over->viewport(), Qt::LeftButton, {}, at(from));
    QTest::mouseMove(over->viewport(), at((from + to) / 2));
    QTest::mouseMove(over->viewport(), at(to));
}

// In the middle of `under`; passed on as Qt does with a real wheel's.
void TestChartGrid::turnWheel(QWidget *under, QPoint angle, Qt::KeyboardModifiers modifiers) const
{
    const QPointF global = under->mapToGlobal(QRectF(under->rect()).center());
    for (QWidget *at = under; at; at = at->parentWidget()) {
        QWheelEvent wheel(at->mapFromGlobal(global), global, {}, angle, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        if (QApplication::sendEvent(at, &wheel) && wheel.isAccepted())
            return;
    }
}

QPushButton *TestChartGrid::button(const QString &text) const
{
    for (auto *button : m_window->findChild<CallsPanel *>()->findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

QStringList TestChartGrid::callsInTable() const
{
    const QAbstractItemModel *model = m_window->findChild<CallsPanel *>()->findChild<QTableView *>()->model();
    QStringList calls;
    for (int row = 0; row < model->rowCount(); ++row)
        calls << model->index(row, CallTableModel::Ttft).data().toString();
    return calls;
}

QString TestChartGrid::shown() const
{
    QMap<int, QMap<int, QString>> places;
    for (const ChartPanel *panel : grid().findChildren<ChartPanel *>()) {
        const QPoint at = panel->mapTo(&grid(), QPoint());
        if (panel->isVisible())
            places[at.y()].insert(at.x(), panel->objectName());
    }
    QStringList rows;
    for (const QMap<int, QString> &row : std::as_const(places))
        rows.append(row.values().join(u' '));
    return rows.join(QStringLiteral(" / "));
}

void TestChartGrid::movesInALayout_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("id");
    QTest::addColumn<Side>("to");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, const char *id, Side to, const char *after) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(id) << to
                            << QString::fromLatin1(after);
    };
    row("right", "a b c", "a", Side::Right, "b a c");
    row("left", "a b c", "c", Side::Left, "a c b");
    row("not beyond the left", "a b", "a", Side::Left, "a b");
    row("not beyond the right", "a b", "b", Side::Right, "a b");
    row("up into the row above", "a b / c d", "d", Side::Above, "a d b / c");
    row("down into the row below", "a b / c d", "a", Side::Below, "b / a c d");
    row("the last of its row, down", "a / b / c", "a", Side::Below, "a b / c");
    row("the last of its row, up", "a / b / c", "c", Side::Above, "a / c b");
    row("up out of the first row", "a b", "b", Side::Above, "b / a");
    row("down out of the last row", "a b", "a", Side::Below, "b / a");
    row("alone at the top", "a / b", "a", Side::Above, "a / b");
    row("alone at the bottom", "a / b", "b", Side::Below, "a / b");
    row("over a full row", "a b c d / e f", "f", Side::Above, "f / a b c d / e");
    row("an unknown one", "a b", "x", Side::Below, "a b");
}

void TestChartGrid::movesInALayout()
{
    QFETCH(QString, before);
    QFETCH(QString, id);
    QFETCH(Side, to);
    QFETCH(QString, after);
    ChartLayout layout = layoutOf(before);
    layout.move(id, to);
    QCOMPARE(textOf(layout), after);
}

void TestChartGrid::placesInALayout_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Side>("side");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *id, Side side, const char *of, const char *after) {
        QTest::newRow(name) << QString::fromLatin1(id) << side << QString::fromLatin1(of)
                            << QString::fromLatin1(after);
    };
    row("left of", "d", Side::Left, "a", "d a b / c");
    row("right of", "d", Side::Right, "a", "a d b / c");
    row("within its row", "b", Side::Left, "a", "b a / c d");
    row("above", "d", Side::Above, "a", "d / a b / c");
    row("below", "a", Side::Below, "d", "b / c d / a");
    row("a new one", "x", Side::Right, "d", "a b / c d x");
    row("of itself", "a", Side::Below, "a", "a b / c d");
    row("of one that is not there", "a", Side::Below, "x", "a b / c d");
}

void TestChartGrid::placesInALayout()
{
    QFETCH(QString, id);
    QFETCH(Side, side);
    QFETCH(QString, of);
    QFETCH(QString, after);
    ChartLayout layout = layoutOf(QStringLiteral("a b / c d"));
    layout.place(id, side, of);
    QCOMPARE(textOf(layout), after);
}

void TestChartGrid::readsOnlyALayout_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("layout");
    ChartLayout sized = layoutOf(QStringLiteral("a b / c"));
    sized.rows[1].height = 250;
    QTest::newRow("its own") << sized.toJson() << true << QStringLiteral("a b / c");
    QTest::newRow("no charts") << QByteArray("[]") << true << QString();
    QTest::newRow("nothing") << QByteArray() << false << QString();
    QTest::newRow("no array") << QByteArray("{}") << false << QString();
    QTest::newRow("a chart twice")
        << QByteArray(R"([{"charts":[{"chart":"a"},{"chart":"a"}]},{"charts":[{"chart":"a"}]}])") << true
        << QStringLiteral("a");
    QTest::newRow("other things") << QByteArray(
                                         R"([1,{"charts":7},{"charts":[null,{"chart":5},{"chart":"b"}]}])")
                                  << true << QStringLiteral("b");
}

void TestChartGrid::readsOnlyALayout()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, valid);
    QFETCH(QString, layout);
    const auto read = ChartLayout::fromJson(json);
    QCOMPARE(read.has_value(), valid);
    QCOMPARE(textOf(read.value_or(ChartLayout())), layout);
    if (read)
        QCOMPARE(ChartLayout::fromJson(read->toJson()), read);
}

void TestChartGrid::theFirstStartShowsFourCharts()
{
    addCalls();
    QVERIFY(action(QStringLiteral("Time to first token"))->isChecked());
    QVERIFY(!action(QStringLiteral("Tokens"))->isChecked());
    QVERIFY(!chart("tokens")); // what nobody chose does not exist
    QVERIFY(qAbs(chart("ttft")->width() - chart("decode")->width()) <= 1);
    QVERIFY(qAbs(chart("ttft")->height() - chart("load")->height()) <= 1);
}

void TestChartGrid::aChartIsChosenInTheMenu()
{
    addCalls();
    QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), QStringLiteral("ttft decode / load promptlength / itl"));
    action(QStringLiteral("Load vs inference"))->trigger();
    action(QStringLiteral("TTFT vs prompt length"))->trigger();
    QCOMPARE(shown(), QStringLiteral("ttft decode / itl"));
    for (const char *title : {"Time to first token", "Decode speed", "Inter-token latency"})
        action(QString::fromLatin1(title))->trigger();
    QVERIFY(!grid().isVisible());
    QVERIFY(m_window->findChild<CallsPanel *>()->isVisible());
    action(QStringLiteral("Arrange as at first"))->trigger();
    QCOMPARE(shown(), fourCharts);
    QVERIFY(action(QStringLiteral("Decode speed"))->isChecked());
}

void TestChartGrid::keysMoveAndHideAChart()
{
    addCalls();
    chart("ttft")->setFocus();
    QTRY_VERIFY(chart("ttft")->accessibleDescription().startsWith(QStringLiteral("Time to first token in")));
    QWidget *focused = QApplication::focusWidget();
    QVERIFY(chart("ttft")->isAncestorOf(focused));
    const Qt::KeyboardModifiers keys = Qt::ControlModifier | Qt::ShiftModifier;
    QTest::keyClick(focused, Qt::Key_Right, keys);
    QCOMPARE(shown(), QStringLiteral("decode ttft / load promptlength"));
    QCOMPARE(QApplication::focusWidget(), focused);
    QTest::keyClick(focused, Qt::Key_Down, keys);
    QCOMPARE(shown(), QStringLiteral("decode / load ttft promptlength"));
    QTest::keyClick(focused, Qt::Key_Down, keys);
    QCOMPARE(shown(), QStringLiteral("decode / load promptlength / ttft"));
    QCOMPARE(QApplication::focusWidget(), focused);
    QTest::keyClick(focused, Qt::Key_Delete);
    QCOMPARE(shown(), QStringLiteral("decode / load promptlength"));
    QVERIFY(!action(QStringLiteral("Time to first token"))->isChecked());
}

void TestChartGrid::aChartIsDraggedByItsTitle()
{
    addCalls();
    ChartPanel *dragged = chart("promptlength");
    const ChartPanel *target = chart("ttft");
    const QPoint title(40, 16);
    const auto inDragged = [&](const QPoint &point) {
        return dragged->mapFrom(m_window.get(), target->mapTo(m_window.get(), point));
    };
    QTest::mousePress(dragged, Qt::LeftButton, {}, title);
    QTest::mouseMove(dragged, title + QPoint(2, 0));
    QVERIFY(!grid().findChild<QRubberBand *>()); // a hand that trembles drags nothing
    QTest::mouseMove(dragged, inDragged({target->width() - 10, target->height() / 2}));
    const auto *mark = grid().findChild<QRubberBand *>();
    QVERIFY(mark && mark->isVisible());
    QCOMPARE(mark->width(), target->width() / 2);
    QTest::mouseRelease(dragged, Qt::LeftButton, {}, inDragged({target->width() - 10, target->height() / 2}));
    QTRY_COMPARE(shown(), QStringLiteral("ttft promptlength decode / load"));

    // Let go over itself, it stays.
    QTest::mousePress(dragged, Qt::LeftButton, {}, title);
    QTest::mouseMove(dragged, title + QPoint(60, 40));
    QTest::mouseRelease(dragged, Qt::LeftButton, {}, title + QPoint(60, 40));
    QCoreApplication::processEvents();
    QCOMPARE(shown(), QStringLiteral("ttft promptlength decode / load"));
    QVERIFY(!grid().findChild<QRubberBand *>());
}

void TestChartGrid::aGapIsPulled()
{
    addCalls();
    const int width = chart("ttft")->width();
    auto *cells = static_cast<QSplitter *>(chart("ttft")->parentWidget());
    QWidget *gap = cells->handle(1);
    QTest::mousePress(gap, Qt::LeftButton, {}, gap->rect().center());
    QTest::mouseMove(gap, gap->rect().center() + QPoint(90, 0));
    QTest::mouseRelease(gap, Qt::LeftButton, {}, gap->rect().center() + QPoint(90, 0));
    QTRY_VERIFY(chart("ttft")->width() > width + 60);
    const double share = double(chart("ttft")->width()) / double(chart("decode")->width());
    const int below = chart("load")->width();

    show();
    addCalls();
    QVERIFY(qAbs(double(chart("ttft")->width()) / double(chart("decode")->width()) - share) < 0.02);
    QCOMPARE(chart("load")->width(), below); // each row for itself
}

void TestChartGrid::oneCrosshairGoesThroughAllTimeCharts()
{
    addCalls();
    QTRY_VERIFY(plot("ttft")->isVisible());
    m_session->store().append({CallBuilder()
                                   .startedAtMs(nowMs() - 5000)
                                   .ttftMs(9)
                                   .outputTokens(50)
                                   .generationMs(900, GenerationSpan::IncludesFirstToken)});
    QTRY_VERIFY(plot("decode")->isVisible());
    const QPoint middle = plot("ttft")->plotRect().center().toPoint();
    QTest::mouseMove(plot("ttft")->viewport(), middle);
    const std::optional<double> moment = plot("decode")->crosshair();
    QVERIFY(moment);
    QVERIFY(std::abs(plot("ttft")->toPixels({*moment, 0}).x() - middle.x()) < 2);
    QVERIFY(!plot("load")->crosshair()); // its axis is not time
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(plot("ttft"), &leave);
    QVERIFY(!plot("decode")->crosshair());

    plot("ttft")->setFocus();
    QTest::keyClick(plot("ttft"), Qt::Key_Right);
    QCOMPARE(plot("decode")->crosshair(), plot("ttft")->callout()->at.x());
    QTest::keyClick(plot("ttft"), Qt::Key_Escape);
    QVERIFY(!plot("decode")->crosshair());
}

void TestChartGrid::aDraggedSpanIsShownByAllTimeCharts()
{
    addCallsOfTwoMinutes();
    action(QStringLiteral("Pause"))->trigger(); // so that nothing moves under the mouse
    action(QStringLiteral("Calls and errors"))->trigger();
    const PlotSpan before = spanOf("ttft");
    QSignalSpy selected(chart("ttft"), &ChartPanel::callActivated);
    drag(plot("ttft"), 0.3, 0.46);
    QCOMPARE(spanOf("ttft").from, before.from); // not before the button is let go
    const QPointF end(plot("ttft")->plotRect().center());
    QTest::mouseRelease(plot("ttft")->viewport(), Qt::LeftButton, {}, end.toPoint());
    QVERIFY(selected.isEmpty()); // no click

    const PlotSpan zoomed = spanOf("ttft");
    const double pixel = (before.to - before.from) / plot("ttft")->plotRect().width();
    QVERIFY(std::abs(zoomed.from - (0.7 * before.from + 0.3 * before.to)) < 2 * pixel);
    QVERIFY(std::abs(zoomed.to - (0.54 * before.from + 0.46 * before.to)) < 2 * pixel);
    for (const char *other : {"decode", "calls"}) {
        QCOMPARE(spanOf(other).from, zoomed.from);
        QCOMPARE(spanOf(other).to, zoomed.to);
    }
    // And by what tells of the calls in view.
    QCOMPARE(callsInTable(), (QStringList{QStringLiteral("500"), QStringLiteral("400")}));
    QVERIFY(chart("ttft")->accessibleDescription().contains(QStringLiteral("over 2 calls")));

    QTest::mouseDClick(plot("decode")->viewport(), Qt::LeftButton, {}, end.toPoint());
    QCOMPARE(spanOf("ttft").from, before.from);
    QCOMPARE(callsInTable().size(), qsizetype(13));
}

void TestChartGrid::escapeGivesUpADraggedSpan()
{
    addCallsOfTwoMinutes();
    action(QStringLiteral("Pause"))->trigger();
    const PlotSpan before = spanOf("ttft");
    plot("ttft")->setFocus();
    drag(plot("ttft"), 0.25, 0.5);
    QTest::keyClick(plot("ttft"), Qt::Key_Escape);
    QTest::mouseRelease(plot("ttft")->viewport(), Qt::LeftButton, {},
                        plot("ttft")->plotRect().center().toPoint());
    QCOMPARE(spanOf("ttft").from, before.from);
    QCOMPARE(spanOf("ttft").to, before.to);
}

void TestChartGrid::theWheelZoomsAboutTheMouse()
{
    addCallsOfTwoMinutes();
    action(QStringLiteral("Pause"))->trigger();
    const auto turn = [this](QPoint angle, Qt::KeyboardModifiers modifiers) {
        turnWheel(plot("ttft")->viewport(), angle, modifiers);
    };
    const double middle = plot("ttft")->placeAt(QRectF(plot("ttft")->viewport()->rect()).center().x());
    const PlotSpan before = spanOf("ttft");
    const auto length = [](const PlotSpan &span) { return span.to - span.from; };
    turn({0, 120}, Qt::ControlModifier);
    const PlotSpan zoomed = spanOf("decode");
    QVERIFY(std::abs(length(zoomed) / length(before) - 0.8) < 0.001);
    QVERIFY(std::abs((middle - zoomed.from) - 0.8 * (middle - before.from)) < 2); // ms
    turn({0, -120}, Qt::ShiftModifier); // sideways, as some wheels turn by themselves
    QVERIFY(std::abs(spanOf("decode").from - zoomed.from - 0.1 * length(zoomed)) < 2);
    turn({120, 0}, {});
    QVERIFY(std::abs(spanOf("decode").from - zoomed.from) < 2);
    turn({0, -120}, Qt::ControlModifier);
    QVERIFY(std::abs(length(spanOf("decode")) - length(before)) < 2);
}

void TestChartGrid::theWheelScrollsThePageWithoutCtrl()
{
    addCallsOfTwoMinutes();
    for (const char *title : {"Inter-token latency", "Calls and errors", "Throughput", "Requests", "Tokens"})
        action(QString::fromLatin1(title))->trigger();
    QTRY_VERIFY(grid().verticalScrollBar()->maximum() > 0);
    action(QStringLiteral("Pause"))->trigger();
    const PlotSpan before = spanOf("ttft");
    turnWheel(plot("ttft")->viewport(), {0, -120}, {});
    QVERIFY(grid().verticalScrollBar()->value() > 0);
    QCOMPARE(spanOf("ttft").from, before.from);
}

void TestChartGrid::keysZoomAndLookBack()
{
    addCallsOfTwoMinutes();
    action(QStringLiteral("Pause"))->trigger();
    const PlotSpan before = spanOf("ttft");
    const double quarter = (before.to - before.from) / 4;
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    };
    plot("ttft")->setFocus();
    press(Qt::Key_Plus, Qt::ControlModifier); // up to the same end
    QVERIFY(std::abs(spanOf("ttft").from - before.from - 2 * quarter) < 2);
    QCOMPARE(spanOf("ttft").to, before.to);
    press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(std::abs(spanOf("decode").from - before.from - quarter) < 2);
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(spanOf("decode").to, before.to);
    press(Qt::Key_Left, Qt::AltModifier);
    press(Qt::Key_End, Qt::AltModifier);
    QCOMPARE(spanOf("ttft").to, before.to);
    press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(spanOf("ttft").from, before.from);
    QVERIFY(!action(QStringLiteral("Reset zoom"))->isEnabled());

    // About the call that a chart's keyboard stands on.
    press(Qt::Key_Home, {});
    press(Qt::Key_Right, {});
    press(Qt::Key_Plus, {});
    const double second = plot("ttft")->callout()->at.x();
    QVERIFY(std::abs((second - spanOf("ttft").from) - (second - before.from) / 2) < 2);
    press(Qt::Key_Escape, {}); // first leaves the call, then the zoom
    QVERIFY(!plot("ttft")->callout());
    QVERIFY(spanOf("ttft").from > before.from);
    press(Qt::Key_Escape, {});
    QCOMPARE(spanOf("ttft").from, before.from);
}

void TestChartGrid::anEmptySpanIsLeftByTheWheel()
{
    addCallsOfTwoMinutes();
    action(QStringLiteral("Pause"))->trigger();
    const auto at = [this](double second) { // after the first call
        const PlotSpan span = spanOf("ttft");
        const double first = plot("ttft")->frame().xTo - 120'000;
        return (first + second * 1000 - span.from) / (span.to - span.from);
    };
    drag(plot("ttft"), at(33), at(37));
    QTest::mouseRelease(plot("ttft")->viewport(), Qt::LeftButton);
    QVERIFY(!plot("ttft")->isVisible());
    QCOMPARE(callsInTable(), QStringList());
    const QPointF middle = QRectF(chart("ttft")->rect()).center();
    QWidget *under = chart("ttft")->childAt(middle.toPoint());
    turnWheel(under, {0, -120 * 10}, Qt::ControlModifier);
    QVERIFY(plot("ttft")->isVisible());
    QVERIFY(!callsInTable().isEmpty());
}

void TestChartGrid::whatIsShownIsSaidAndReset()
{
    addCallsOfTwoMinutes();
    const auto said = [this] {
        QStringList texts;
        for (const QLabel *label : m_window->findChild<CallsPanel *>()->findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                texts << label->text();
        }
        return texts.join(u'|');
    };
    const QString follow = QStringLiteral("Follow now");
    const QString reset = QStringLiteral("Reset zoom");
    QCOMPARE(said(), QStringLiteral("Recent calls"));
    QVERIFY(!button(follow)->isVisible());
    QVERIFY(!button(reset)->isVisible());

    action(QStringLiteral("Zoom in"))->trigger(); // goes along with the time: the table stays
    QVERIFY(said().startsWith(QStringLiteral("Recent calls|of any age; above, the last")));
    QCOMPARE(callsInTable().size(), qsizetype(13));
    QVERIFY(!button(follow)->isVisible());
    QVERIFY(button(reset)->isVisible());

    action(QStringLiteral("Look back"))->trigger();
    QVERIFY(said().startsWith(QStringLiteral("Calls in view|")));
    QVERIFY(callsInTable().size() < 13);
    m_session->store().append({CallBuilder().startedAtMs(nowMs()).ttftMs(7)});
    const qsizetype inView = callsInTable().size();
    QTRY_COMPARE(m_session->store().snapshot()->size(), std::size_t(14));
    QCOMPARE(callsInTable().size(), inView);
    QTest::mouseClick(button(follow), Qt::LeftButton);
    QVERIFY(!button(follow)->isVisible());
    QVERIFY(button(reset)->isVisible());
    QTRY_COMPARE(callsInTable().size(), qsizetype(14));
    QTest::mouseClick(button(reset), Qt::LeftButton);
    QCOMPARE(said(), QStringLiteral("Recent calls"));
    QVERIFY(!button(reset)->isVisible());
}

void TestChartGrid::theZoomIsFoundAgainAtTheNextStart()
{
    addCallsOfTwoMinutes();
    const auto length = [this] { return spanOf("ttft").to - spanOf("ttft").from; };
    drag(plot("ttft"), 0.2, 0.6);
    QTest::mouseRelease(plot("ttft")->viewport(), Qt::LeftButton);
    QVERIFY(action(QStringLiteral("Follow now"))->isEnabled());
    const double zoomed = length();
    show();
    QVERIFY(!action(QStringLiteral("Follow now"))->isEnabled()); // what comes now, as closely
    QVERIFY(action(QStringLiteral("Reset zoom"))->isEnabled());
    QTRY_VERIFY(plot("ttft")->isVisible());
    QVERIFY(std::abs(length() - zoomed) < 2);
    action(QStringLiteral("Last 1 min"))->trigger();
    show();
    QVERIFY(!action(QStringLiteral("Reset zoom"))->isEnabled());
}

void TestChartGrid::allIsFoundAgainAtTheNextStart()
{
    addCalls();
    action(QStringLiteral("Tokens"))->trigger();
    action(QStringLiteral("Load vs inference"))->trigger();
    chart("decode")->setFocus();
    QVERIFY(chart("decode")->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    const QString arranged = QStringLiteral("decode ttft / promptlength / tokens");
    QCOMPARE(shown(), arranged);
    show();
    QTRY_COMPARE(shown(), arranged);
    QVERIFY(action(QStringLiteral("Tokens"))->isChecked());
    QVERIFY(!action(QStringLiteral("Load vs inference"))->isChecked());

    settings::setChartLayout(layoutOf(QStringLiteral("gone ttft")).toJson());
    show();
    QTRY_COMPARE(shown(), QStringLiteral("ttft"));
}

void TestChartGrid::figuresOfServersAloneAreShown()
{
    QVERIFY(!grid().isVisible()); // the page says what to do
    m_session->store().appendGauges({{wallNow(), "vllm.log", "vllm", Gauge::Running, 3}});
    QTRY_COMPARE(shown(), QStringLiteral("throughput requests / kvcache"));
    QVERIFY(!m_window->findChild<CallsPanel *>()->isVisible());
    m_session->store().append({CallBuilder().ttftMs(400)});
    QTRY_COMPARE(shown(), QStringLiteral("throughput requests kvcache / ttft decode / load promptlength"));
    QVERIFY(m_window->findChild<CallsPanel *>()->isVisible());
}

void TestChartGrid::chosenChartsStayWhenServersTellFigures()
{
    addCalls();
    action(QStringLiteral("Load vs inference"))->trigger();
    m_session->store().appendGauges({{wallNow(), "vllm.log", "vllm", Gauge::Running, 3}});
    m_session->store().append({CallBuilder().startedAtMs(nowMs()).ttftMs(500)}); // seen in the same view
    QTRY_VERIFY(chart("ttft")->accessibleDescription().contains(QStringLiteral("over 2 calls")));
    QCOMPARE(shown(), QStringLiteral("ttft decode / promptlength"));
}

void TestChartGrid::chartsThatDoNotFitAreScrolledToAndDrawnThen()
{
    addCalls();
    for (const char *title : {"Inter-token latency", "Calls and errors", "Throughput", "Requests", "Tokens"})
        action(QString::fromLatin1(title))->trigger();
    QTRY_VERIFY(grid().verticalScrollBar()->maximum() > 0);
    const QString drawn = chart("tokens")->accessibleDescription();
    m_session->store().append(
        {CallBuilder().startedAtMs(nowMs()).ttftMs(500).outputTokens(7).promptTokens(5)});
    QTRY_VERIFY(chart("ttft")->accessibleDescription().contains(QStringLiteral("over 2 calls")));
    QCOMPARE(chart("tokens")->accessibleDescription(), drawn);
    grid().verticalScrollBar()->setValue(grid().verticalScrollBar()->maximum());
    QVERIFY(chart("tokens")->accessibleDescription().contains(QStringLiteral("7 out, 5 in")));
}

QTEST_MAIN(TestChartGrid)
#include "tst_chartgrid.moc"

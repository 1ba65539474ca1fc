// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/modelmark.h"
#include "ui/panels/marks.h"
#include "ui/stylesheet.h"
#include "ui/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOption>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

using namespace inferograph;

namespace {

// Relative luminance and contrast as WCAG 2 defines them.
double luminance(const QColor &colour)
{
    const auto channel = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
           0.0722 * channel(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableOnEverySurface_data() { themes(); }
    void textIsReadableOnEverySurface();
    void phasesStandOutFromPanels_data() { themes(); }
    void phasesStandOutFromPanels();
    void modelsStandOutFromPanels_data() { themes(); }
    void modelsStandOutFromPanels();
    void paletteFollowsTheTheme_data() { themes(); }
    void paletteFollowsTheTheme();
    void aModelKeepsItsStyle();
    void aModelKeepsItsStyleFromSessionToSession();
    void noTwoModelsDifferByColourAlone();
    void marksFillTheirBounds();
    void marksAreAsLargeAtEveryScale();
    void changingTellsTheWidgets();
    void systemFollowsThePalette();
    void digitsAreAllOfOneWidth();
    void styleSheetHasEveryValue();
    void theSortArrowPointsUpWhereValuesGrowDownwards();
    void onlyACellOfNoChosenRowHasAFrame();

private:
    void themes();
};

void TestTheme::themes()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("dark") << ThemeKind::Dark;
    QTest::newRow("light") << ThemeKind::Light;
}

void TestTheme::textIsReadableOnEverySurface()
{
    QFETCH(ThemeKind, kind);
    ThemeManager::instance().apply(kind);
    const Theme &t = theme();
    for (const QColor &surface : {t.window, t.panel, t.raised, t.selection}) {
        QVERIFY2(contrast(t.text, surface) >= 4.5, qPrintable(surface.name()));
        QVERIFY2(contrast(t.quietText, surface) >= 4.5, qPrintable(surface.name()));
    }
    for (const QColor &surface : {t.window, t.panel, t.raised}) {
        for (const QColor &text : {t.accent, t.ok, t.warning, t.failed})
            QVERIFY2(contrast(text, surface) >= 4.5, qPrintable(text.name() + surface.name()));
    }
    QVERIFY(contrast(t.accentText, t.accent) >= 4.5);
}

void TestTheme::phasesStandOutFromPanels()
{
    QFETCH(ThemeKind, kind);
    ThemeManager::instance().apply(kind);
    const Theme &t = theme();
    for (const QColor &phase : {t.load, t.promptEval, t.generation, t.queue, t.unexplained})
        QVERIFY2(contrast(phase, t.panel) >= 3, qPrintable(phase.name()));
}

void TestTheme::modelsStandOutFromPanels()
{
    QFETCH(ThemeKind, kind);
    ThemeManager &manager = ThemeManager::instance();
    manager.apply(kind);
    for (int i = 0; i < 8; ++i) {
        const ModelStyle style = manager.modelStyle("model-" + QByteArray::number(i));
        QVERIFY2(contrast(style.colour, theme().panel) >= 3, qPrintable(style.colour.name()));
    }
}

void TestTheme::paletteFollowsTheTheme()
{
    QFETCH(ThemeKind, kind);
    ThemeManager::instance().apply(kind);
    const QPalette palette = QApplication::palette();
    QCOMPARE(palette.color(QPalette::Window), theme().window);
    QCOMPARE(palette.color(QPalette::Text), theme().text);
    QCOMPARE(palette.color(QPalette::Base), theme().panel);
    QCOMPARE(palette.color(QPalette::Link), theme().accent);
    QCOMPARE(palette.color(QPalette::ToolTipText), theme().text);
    QCOMPARE(palette.color(QPalette::PlaceholderText), theme().quietText);
    QVERIFY(palette.color(QPalette::Disabled, QPalette::Text) != theme().text);
    QCOMPARE(theme().dark, kind == ThemeKind::Dark);
}

void TestTheme::aModelKeepsItsStyle()
{
    ThemeManager &manager = ThemeManager::instance();
    manager.apply(ThemeKind::Dark);
    const ModelStyle before = manager.modelStyle("qwen2.5:14b");
    manager.modelStyle("another");
    const ModelStyle after = manager.modelStyle("qwen2.5:14b");
    QCOMPARE(after.colour, before.colour);
    QCOMPARE(after.dash, before.dash);
    QCOMPARE(after.mark, before.mark);
    // By whatever name a server or a log calls it.
    QCOMPARE(manager.modelStyle("registry.ollama.ai/library/qwen2.5:14b").mark, before.mark);
    manager.apply(ThemeKind::Light);
    QCOMPARE(manager.modelStyle("qwen2.5:14b").mark, before.mark);
}

void TestTheme::aModelKeepsItsStyleFromSessionToSession()
{
    ModelPlaces first;
    for (const char *model : {"a", "b", "c"})
        first.placeOf(model);
    ModelPlaces second(first.remembered());
    QCOMPARE(second.placeOf("c"), 2);
    QCOMPARE(second.placeOf("new"), 3); // nobody's
    QCOMPARE(second.placeOf("a"), 0);
    QCOMPARE(second.models(), (QByteArrayList{"c", "new", "a"}));
    for (const char *model : {"d", "e", "f", "g"})
        second.placeOf(model);
    QCOMPARE(second.placeOf("h"), 1); // b's, whom nobody asked for
    QCOMPARE(second.placeOf("b"), 8);
    ModelPlaces third(second.remembered());
    QCOMPARE(third.placeOf("b"), 0); // all are somebody's: one that nobody has yet
    QCOMPARE(third.placeOf(""), 1);  // calls of no known model have one of their own
    QCOMPARE(third.placeOf("h"), 2);
}

void TestTheme::noTwoModelsDifferByColourAlone()
{
    ThemeManager &manager = ThemeManager::instance();
    manager.apply(ThemeKind::Dark);
    QSet<int> marks;
    QSet<QRgb> colours;
    // Eight in a row, wherever the count stands, have eight marks and eight colours.
    const int first = 8 * 3;
    for (int i = 0; i < first; ++i)
        manager.modelStyle("filler-" + QByteArray::number(i));
    std::set<std::tuple<QRgb, int>> pairs;
    for (int i = 0; i < first; ++i) {
        const ModelStyle style = manager.modelStyle("filler-" + QByteArray::number(i));
        marks.insert(style.mark);
        colours.insert(style.colour.rgb());
        pairs.emplace(style.colour.rgb(), style.mark);
    }
    QCOMPARE(marks.size(), 8);
    QCOMPARE(colours.size(), 8);
    QCOMPARE(pairs.size(), std::size_t(first));
}

void TestTheme::marksFillTheirBounds()
{
    const QRectF bounds(0, 0, 12, 12);
    QSet<QString> outlines;
    for (int mark = 0; mark < 8; ++mark) {
        const QPainterPath path = modelMark(mark, bounds);
        QVERIFY(bounds.adjusted(-0.1, -0.1, 0.1, 0.1).contains(path.boundingRect()));
        QVERIFY(path.boundingRect().width() > 8);
        QVERIFY(path.contains(bounds.center()));
        QString outline;
        for (int i = 0; i < path.elementCount(); ++i)
            outline += QStringLiteral("%1,%2 ").arg(path.elementAt(i).x).arg(path.elementAt(i).y);
        outlines.insert(outline);
    }
    QCOMPARE(outlines.size(), 8);
}

void TestTheme::marksAreAsLargeAtEveryScale()
{
    const QSize size(32, 32);
    const auto drawnSide = [&](double scale) {
        QImage picture(size * scale, QImage::Format_ARGB32_Premultiplied);
        picture.setDevicePixelRatio(scale);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        markIcon(SourceState::Live).paint(&painter, QRect(QPoint(), size));
        painter.end();
        int columns = 0;
        for (int x = 0; x < picture.width(); ++x)
            columns += picture.pixelColor(x, picture.height() / 2).alpha() > 128;
        return columns / scale;
    };
    QVERIFY(drawnSide(1) > 12 && drawnSide(1) < 26);
    QVERIFY2(std::abs(drawnSide(2) - drawnSide(1)) <= 1, qPrintable(QString::number(drawnSide(2))));
}

void TestTheme::changingTellsTheWidgets()
{
    ThemeManager &manager = ThemeManager::instance();
    manager.apply(ThemeKind::Dark);
    QSignalSpy changed(&manager, &ThemeManager::changed);
    manager.apply(ThemeKind::Light);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(manager.kind(), ThemeKind::Light);
}

void TestTheme::systemFollowsThePalette()
{
    ThemeManager &manager = ThemeManager::instance();
    manager.apply(ThemeKind::Dark);
    manager.apply(ThemeKind::System);
    QApplication::setPalette(QPalette());
    const bool systemIsDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    QCOMPARE(theme().dark, systemIsDark);
}

void TestTheme::digitsAreAllOfOneWidth()
{
    ThemeManager::instance().apply(ThemeKind::Dark);
    const QFontMetricsF metrics(QApplication::font());
    for (char digit = '1'; digit <= '9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), metrics.horizontalAdvance(QLatin1Char('0')));
}

void TestTheme::styleSheetHasEveryValue()
{
    ThemeManager::instance().apply(ThemeKind::Dark);
    const QString sheet = styleSheetOf(theme());
    QVERIFY(!sheet.contains(QLatin1Char('@')));
    QVERIFY(!sheet.contains(QStringLiteral("pxpx")));
    QVERIFY(sheet.contains(theme().panel.name()));
    QVERIFY(QApplication::style()->inherits("QStyleSheetStyle") ||
            QApplication::style()->name() == QStringLiteral("fusion"));
}

void TestTheme::theSortArrowPointsUpWhereValuesGrowDownwards()
{
    constexpr int size = 40;
    QTableWidget table(1, 1);
    QHeaderView *header = table.horizontalHeader();
    QStyleOptionHeader option;
    option.initFrom(header);
    option.rect = QRect(0, 0, size, size);
    const auto inkAbove = [&](QStyleOptionHeader::SortIndicator way) {
        QImage image(size, size, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        option.sortIndicator = way; // Qt's word for ascending is SortDown
        header->style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &option, &painter, header);
        painter.end();
        int above = 0;
        int top = size;
        int bottom = -1;
        const auto isInk = [&image](int x, int y) { return qAlpha(image.pixel(x, y)) > 64; };
        QList<int> rows;
        for (int y = 0; y < size; ++y) {
            int ink = 0;
            for (int x = 0; x < size; ++x)
                ink += isInk(x, y) ? 1 : 0;
            rows << ink;
            if (ink > 0) {
                top = std::min(top, y);
                bottom = y;
            }
        }
        for (int y = top; y <= bottom; ++y)
            above += (2 * y < top + bottom ? 1 : 2 * y > top + bottom ? -1 : 0) * rows.at(y);
        return above;
    };
    QVERIFY(inkAbove(QStyleOptionHeader::SortDown) < 0); // its point is at the top
    QVERIFY(inkAbove(QStyleOptionHeader::SortUp) > 0);
}

void TestTheme::onlyACellOfNoChosenRowHasAFrame()
{
    QTableWidget table(1, 1);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    QStyleOptionFocusRect option;
    option.initFrom(&table);
    option.rect = QRect(0, 0, 40, 20);
    const auto isDrawn = [&](bool selected) {
        QImage image(40, 20, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        const QImage empty = image;
        QPainter painter(&image);
        option.state.setFlag(QStyle::State_Selected, selected);
        option.state |= QStyle::State_KeyboardFocusChange;
        QApplication::style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, &table);
        painter.end();
        return image != empty;
    };
    QVERIFY(!isDrawn(true));
    QVERIFY(isDrawn(false));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"

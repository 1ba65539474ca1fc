// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/chartlayout.h"

#include <QTest>

using namespace inferograph;
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

} // namespace

class TestChartLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesInALayout_data();
    void movesInALayout();
    void placesInALayout_data();
    void placesInALayout();
    void readsOnlyALayout_data();
    void readsOnlyALayout();
};

void TestChartLayout::movesInALayout_data()
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

void TestChartLayout::movesInALayout()
{
    QFETCH(QString, before);
    QFETCH(QString, id);
    QFETCH(Side, to);
    QFETCH(QString, after);
    ChartLayout layout = layoutOf(before);
    layout.move(id, to);
    QCOMPARE(textOf(layout), after);
}

void TestChartLayout::placesInALayout_data()
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

void TestChartLayout::placesInALayout()
{
    QFETCH(QString, id);
    QFETCH(Side, side);
    QFETCH(QString, of);
    QFETCH(QString, after);
    ChartLayout layout = layoutOf(QStringLiteral("a b / c d"));
    layout.place(id, side, of);
    QCOMPARE(textOf(layout), after);
}

void TestChartLayout::readsOnlyALayout_data()
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

void TestChartLayout::readsOnlyALayout()
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

QTEST_MAIN(TestChartLayout)
#include "tst_chartlayout.moc"

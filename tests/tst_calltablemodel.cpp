// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/callstore.h"
#include "tests/support/builders.h"
#include "tests/support/randomcalls.h"
#include "ui/format.h"
#include "ui/models/callcolumns.h"
#include "ui/models/calltablemodel.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QPixmap>
#include <QSignalSpy>
#include <QtTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// A store whose every batch reaches the model, as in the window.
struct Filled
{
    CallTableModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    CallStore store{std::chrono::milliseconds(0)};
    QSignalSpy published{&store, &CallStore::published};

    Filled() { QObject::connect(&store, &CallStore::published, &model, &CallTableModel::setCalls); }

    void add(const QList<CallRecord> &calls)
    {
        store.append(calls);
        QVERIFY(published.wait());
    }

    QVariant at(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role);
    }
};

QList<CallRecord> manyCalls(int count)
{
    QList<CallRecord> calls;
    for (int i = 0; i < count; ++i)
        calls.append(CallBuilder());
    return calls;
}

} // namespace

class TestCallTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewestArrivalIsOnTop();
    void aBatchIsOneInsert();
    void anInsertKeepsTheSelectedCall();
    void clearingResets();
    void anUnexpectedFirstRowResets();
    void findsACallByItsId();
    void findsCallsAmongManyWithoutAScan();
    void unknownShowsAsADash_data();
    void unknownShowsAsADash();
    void showsKnownNumbers();
    void rowsSayWhenTheirCallsEnded();
    void estimatedTokensCarryATilde();
    void whatThisMachineDelayedIsMarked();
    void failuresShowTheServersWordsAndAMark();
    void wordsFromOutsideAreNeverHtml();
    void sortsOnRawValues();
    void whatAColumnReadsIsEnough_data();
    void whatAColumnReadsIsEnough();
    void everyColumnHasAHeadingAndADefinition();
    void numbersStandAtTheRightUnderTheirHeadings();
    void followsTheTheme();
};

void TestCallTableModel::theNewestArrivalIsOnTop()
{
    Filled table;
    table.add({CallBuilder().model("first"), CallBuilder().model("second")});
    table.add({CallBuilder().model("third")});
    QCOMPARE(table.model.rowCount(), 3);
    QCOMPARE(table.at(0, CallTableModel::Model).toString(), QStringLiteral("third"));
    QCOMPARE(table.at(2, CallTableModel::Model).toString(), QStringLiteral("first"));
}

void TestCallTableModel::aBatchIsOneInsert()
{
    Filled table;
    table.add({CallBuilder()});
    const QSignalSpy inserted(&table.model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.add(manyCalls(500));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(0).at(2).toInt(), 499);
    QCOMPARE(reset.size(), 0);
}

void TestCallTableModel::anInsertKeepsTheSelectedCall()
{
    Filled table;
    table.add({CallBuilder().model("selected")});
    const QPersistentModelIndex selected = table.model.index(0, 0);
    table.add(manyCalls(10));
    QCOMPARE(selected.row(), 10);
    QCOMPARE(table.model.call(selected)->model, QByteArray("selected"));
}

void TestCallTableModel::clearingResets()
{
    Filled table;
    table.add(manyCalls(3));
    const CallId gone = table.model.call(table.model.index(0, 0))->id;
    QVERIFY(table.model.indexOf(gone).isValid());
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.store.clear();
    QCOMPARE(reset.size(), 1);
    QCOMPARE(table.model.rowCount(), 0);
    QVERIFY(!table.model.indexOf(gone).isValid());
    QCOMPARE(table.model.call(QModelIndex()), std::nullopt);
}

void TestCallTableModel::anUnexpectedFirstRowResets()
{
    Filled table;
    table.add(manyCalls(3));
    const QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
    table.model.setCalls(table.store.snapshot(), 1);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(table.model.rowCount(), 3);
}

void TestCallTableModel::findsACallByItsId()
{
    Filled table;
    const QList<CallRecord> first = manyCalls(3);
    const QList<CallRecord> second = manyCalls(2);
    table.add(first);
    QCOMPARE(table.model.indexOf(first.at(0).id).row(), 2);
    table.add(second);
    QCOMPARE(table.model.indexOf(first.at(0).id).row(), 4);
    QCOMPARE(table.model.indexOf(second.at(1).id).row(), 0);
    QCOMPARE(table.at(0, 0, CallTableModel::CallIdRole).toULongLong(), second.at(1).id);
    QVERIFY(!table.model.indexOf(nextCallId()).isValid());
}

void TestCallTableModel::findsCallsAmongManyWithoutAScan()
{
    // 100,000 look-ups among 100,000 calls: a scan for each would be 10¹⁰ steps and reach the test's limit.
    Filled table;
    const QList<CallRecord> calls = manyCalls(100'000);
    table.add(calls);
    for (qsizetype i = 0; i < calls.size(); ++i)
        QCOMPARE(table.model.indexOf(calls.at(i).id).row(), static_cast<int>(calls.size() - 1 - i));
}

void TestCallTableModel::unknownShowsAsADash_data()
{
    QTest::addColumn<int>("column");
    for (const int column : {CallTableModel::Ttft, CallTableModel::Load, CallTableModel::PromptTokens,
                             CallTableModel::OutputTokens, CallTableModel::DecodeTps, CallTableModel::Total})
        QTest::addRow("%d", column) << column;
}

void TestCallTableModel::unknownShowsAsADash()
{
    QFETCH(int, column);
    Filled table;
    table.add({CallBuilder()});
    QCOMPARE(table.at(0, column).toString(), format::unknown());
    QVERIFY(!table.at(0, column, CallTableModel::SortRole).isValid());
    QCOMPARE(table.at(0, column, Qt::AccessibleTextRole).toString(), QStringLiteral("unknown"));
}

void TestCallTableModel::showsKnownNumbers()
{
    Filled table;
    table.add({CallBuilder()
                   .model("qwen2.5:14b")
                   .ttftMs(1084)
                   .loadMs(412)
                   .promptTokens(1932)
                   .outputTokens(253)
                   .generationMs(8120, GenerationSpan::IncludesFirstToken)
                   .totalMs(9204)});
    QCOMPARE(table.at(0, CallTableModel::Model).toString(), QStringLiteral("qwen2.5:14b"));
    QCOMPARE(table.at(0, CallTableModel::OperationName).toString(), QStringLiteral("chat"));
    QCOMPARE(table.at(0, CallTableModel::Source).toString(), QStringLiteral("test"));
    QCOMPARE(table.at(0, CallTableModel::Ttft).toString(), QStringLiteral("1\u2009084"));
    QCOMPARE(table.at(0, CallTableModel::Load).toString(), QStringLiteral("412"));
    QCOMPARE(table.at(0, CallTableModel::PromptTokens).toString(), QStringLiteral("1\u2009932"));
    QCOMPARE(table.at(0, CallTableModel::OutputTokens).toString(), QStringLiteral("253"));
    QCOMPARE(table.at(0, CallTableModel::DecodeTps).toString(), QStringLiteral("31.2"));
    QCOMPARE(table.at(0, CallTableModel::Total).toString(), QStringLiteral("9.20"));
    QCOMPARE(table.at(0, CallTableModel::Status).toString(), QStringLiteral("ok"));
}

void TestCallTableModel::rowsSayWhenTheirCallsEnded()
{
    Filled table;
    const qint64 today = QDate::currentDate().startOfDay().toMSecsSinceEpoch();
    table.add(
        {CallBuilder().startedAtMs(today + 40'000).totalMs(2500), CallBuilder().startedAtMs(today + 41'000)});
    const auto tip = [&](int row) { return table.at(row, CallTableModel::Time, Qt::ToolTipRole).toString(); };
    QVERIFY(table.at(1, CallTableModel::Time).toString().endsWith(QStringLiteral(":42.500")));
    QVERIFY(tip(1).contains(QStringLiteral("Started")));
    QVERIFY(table.at(0, CallTableModel::Time).toString().endsWith(QStringLiteral(":41.000")));
    QVERIFY(tip(0).contains(QStringLiteral("not known")));
}

void TestCallTableModel::estimatedTokensCarryATilde()
{
    Filled table;
    table.add({CallBuilder().outputTokens(101, TokenCount::Chunks).clientGenerationMs(2000)});
    QCOMPARE(table.at(0, CallTableModel::OutputTokens).toString(), QStringLiteral("~101"));
    QCOMPARE(table.at(0, CallTableModel::DecodeTps).toString(), QStringLiteral("~50.0"));
    QVERIFY(!table.at(0, CallTableModel::OutputTokens, Qt::ToolTipRole).toString().isEmpty());
}

void TestCallTableModel::whatThisMachineDelayedIsMarked()
{
    Filled table;
    CallRecord late = CallBuilder().ttftMs(412);
    late.clientDelay = fromMilliseconds(3.2);
    late.readDelay = fromMilliseconds(7.5);
    late.coalescedTokens = 21;
    CallRecord inTime = CallBuilder().ttftMs(412);
    inTime.clientDelay = fromMilliseconds(1);
    inTime.readDelay = fromMilliseconds(0.2);
    inTime.coalescedTokens = 0;
    table.add({late, inTime});
    QCOMPARE(table.at(1, CallTableModel::Ttft).toString(), QStringLiteral("!412"));
    const QString tip = table.at(1, CallTableModel::Ttft, Qt::ToolTipRole).toString();
    for (const char *figure : {"3.2", "7.5", "21"})
        QVERIFY2(tip.contains(QLatin1String(figure)), qPrintable(tip));
    QCOMPARE(table.at(0, CallTableModel::Ttft).toString(), QStringLiteral("412"));
    QCOMPARE(table.at(0, CallTableModel::Ttft, Qt::ToolTipRole).toString(), QString());
}

void TestCallTableModel::failuresShowTheServersWordsAndAMark()
{
    Filled table;
    CallRecord failed = CallBuilder().failed(ErrorKind::Http, "loading model");
    failed.httpStatus = 503;
    table.add({failed, CallBuilder()});
    QCOMPARE(table.at(1, CallTableModel::Status).toString(), QStringLiteral("503 loading model"));
    const auto sign = [&](int row) {
        return table.at(row, CallTableModel::Status, Qt::DecorationRole).value<QPixmap>().toImage();
    };
    QVERIFY(!sign(0).isNull());
    // Told apart by the shape alone: compare which pixels are set.
    QVERIFY(sign(0).createAlphaMask() != sign(1).createAlphaMask());
}

void TestCallTableModel::wordsFromOutsideAreNeverHtml()
{
    Filled table;
    table.add({CallBuilder().failed(ErrorKind::Server, "<b>boom</b><img src='/etc/passwd'>")});
    const QString tip = table.at(0, CallTableModel::Status, Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QStringLiteral("&lt;b&gt;boom")));
    QVERIFY(!tip.contains(QStringLiteral("<img")));
}

void TestCallTableModel::sortsOnRawValues()
{
    Filled table;
    table.add({CallBuilder().ttftMs(9), CallBuilder().ttftMs(1000)});
    const auto value = [&](int row) { return table.at(row, CallTableModel::Ttft, CallTableModel::SortRole); };
    QVERIFY(QVariant::compare(value(1), value(0)) == QPartialOrdering::Less);
}

void TestCallTableModel::whatAColumnReadsIsEnough_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < CallTableModel::ColumnCount; ++column)
        QTest::newRow(callColumn(column).id) << column;
}

void TestCallTableModel::whatAColumnReadsIsEnough()
{
    QFETCH(const int, column);
    const CallKey &key = callColumn(column).key;
    std::mt19937 random(7);
    bool differ = false;
    const CallRecord first = randomCall(random);
    for (int i = 0; i < 2000; ++i) {
        const CallRecord call = randomCall(random);
        const CallRecord partly = withFieldsOf(call, key.reads, random);
        std::visit(
            [&](auto valueOf) {
                QCOMPARE(valueOf(partly), valueOf(call));
                differ = differ || valueOf(call) != valueOf(first);
            },
            key.value);
    }
    QVERIFY(differ);
}

void TestCallTableModel::everyColumnHasAHeadingAndADefinition()
{
    const CallTableModel model;
    for (int column = 0; column < model.columnCount(); ++column) {
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().size() > 10);
    }
}

void TestCallTableModel::numbersStandAtTheRightUnderTheirHeadings()
{
    Filled table;
    table.add({CallBuilder()});
    for (int column = 0; column < table.model.columnCount(); ++column) {
        const int alignment = table.at(0, column, Qt::TextAlignmentRole).toInt();
        QCOMPARE(table.model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), alignment);
        const bool number = (column >= CallTableModel::Ttft && column <= CallTableModel::Total) ||
                            (column >= CallTableModel::Queue && column <= CallTableModel::Itl);
        QCOMPARE((alignment & Qt::AlignRight) != 0, number);
    }
}

void TestCallTableModel::followsTheTheme()
{
    Filled table;
    table.add({CallBuilder().model("m")});
    const auto swatch = [&] {
        return table.at(0, CallTableModel::Model, Qt::DecorationRole).value<QPixmap>().toImage();
    };
    ThemeManager::instance().apply(ThemeKind::Dark);
    const QImage dark = swatch();
    const QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    ThemeManager::instance().apply(ThemeKind::Light);
    QCOMPARE(changed.size(), 1);
    QVERIFY(swatch() != dark);
}

QTEST_MAIN(TestCallTableModel)
#include "tst_calltablemodel.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/owncalls.h"

#include <QTest>

using namespace inferograph;
using namespace std::chrono_literals;

namespace {

CallRecord call(Nanoseconds start, Nanoseconds total, const char *model = "qwen2.5:7b")
{
    CallRecord record;
    record.startedAt = WallTime(1'700'000'000s + start);
    record.total = total;
    record.server = "ollama";
    record.model = model;
    record.httpStatus = 200;
    return record;
}

} // namespace

class TestOwnCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesTheLineOfACallThatWasSent_data();
    void hidesTheLineOfACallThatWasSent();
    void eachCallHidesOneLine();
};

void TestOwnCalls::hidesTheLineOfACallThatWasSent_data()
{
    QTest::addColumn<CallRecord>("logged");
    QTest::addColumn<bool>("hidden");
    const auto row = [](const char *name, const CallRecord &logged, bool hidden) {
        QTest::newRow(name) << logged << hidden;
    };
    // Sent 10.7 s after the minute, for 2.5 s: it ends at 13.2, which is logged as 13.
    row("its access line", call(10'500ms, 2'501ms), true);
    row("its access line without a model", call(10'500ms, 2'501ms, ""), true);
    row("the model's full tag", call(10'500ms, 2'501ms, "qwen2.5:7b"), true);
    row("another model's", call(10'500ms, 2'501ms, "llama3.2:3b"), false);
    row("a longer one", call(10'500ms, 2'900ms), false);
    row("an earlier one", call(8'500ms, 2'500ms), false);
    row("a later one", call(11'500ms, 2'500ms), false);
    CallRecord other = call(10'500ms, 2'501ms);
    other.server = "llamacpp";
    row("another server's", other, false);
    other = call(10'500ms, 2'501ms);
    other.httpStatus.reset();
    row("a record that is no access line", other, false);
}

void TestOwnCalls::hidesTheLineOfACallThatWasSent()
{
    QFETCH(CallRecord, logged);
    QFETCH(bool, hidden);
    OwnCalls own;
    own.add({call(10'700ms, 2'500ms)});
    QCOMPARE(own.without({logged}).isEmpty(), hidden);
}

void TestOwnCalls::eachCallHidesOneLine()
{
    OwnCalls own;
    own.add({call(10'700ms, 2'500ms)});
    const CallRecord logged = call(10'500ms, 2'501ms);
    QCOMPARE(own.without({logged, logged}).size(), 1);
    QCOMPARE(own.without({logged}).size(), 1);
}

QTEST_GUILESS_MAIN(TestOwnCalls)
#include "tst_owncalls.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/probe/timedsocket.h"
#include "tests/support/caller.h"

#include <QDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries).size();
}

} // namespace

class TestDescriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandCallsLeaveNoneOpen();
};

void TestDescriptors::aThousandCallsLeaveNoneOpen()
{
    if (openDescriptors() == 0)
        QSKIP("This system does not tell what is open.");
    constexpr int rounds = 200;
    FakeServer server;
    server.on("/stream", textAnswer().close());
    FakeServer breaking;
    breaking.on("/stream", Script().head().chunk("t a\n").reset());
    const auto callRound = [&](Caller &caller, int calls) {
        const qsizetype before = caller.finished.size();
        caller.prober.call(specFor(server.url()));
        caller.prober.call(specFor(breaking.url()));
        caller.prober.call(specFor(refusingUrl()));
        CallSpec scheduled = specFor(server.url());
        scheduled.sendAt = monotonicNow() + Nanoseconds(1ms).count();
        caller.prober.call(scheduled);
        scheduled.sendAt = monotonicNow() + Nanoseconds(400ms).count();
        caller.prober.cancel(caller.prober.call(scheduled));
        return QTest::qWaitFor([&] { return caller.finished.size() == before + calls; }, patienceMs);
    };
    Caller caller;
    for (int i = 0; i < 10; ++i) // what is opened once
        QVERIFY(callRound(caller, 5));
    const qsizetype before = openDescriptors();
    for (int i = 0; i < rounds; ++i)
        QVERIFY(callRound(caller, 5));
    // The server's own ends, of the connections of the last moments, are of this process, too.
    QTRY_VERIFY_WITH_TIMEOUT(openDescriptors() <= before + 5, patienceMs);
}

QTEST_GUILESS_MAIN(TestDescriptors)
#include "tst_descriptors.moc"

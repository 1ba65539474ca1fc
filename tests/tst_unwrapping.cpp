// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/logs.h"

#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;
using namespace std::chrono_literals;

namespace {

// A llama-server's block says no time of its own: what carried it does.
const QList<QByteArray> lines{
    "slot launch_slot_: id  0 | task 7 | processing task, is_child = 0",
    "slot print_timing: id  0 | task 7 | prompt eval time =     100.00 ms /    30 tokens (x)",
    "slot print_timing: id  0 | task 7 |        eval time =     900.00 ms /    50 tokens (x)",
    "slot print_timing: id  0 | task 7 |       total time =    1000.00 ms /    80 tokens",
    "slot      release: id  0 | task 7 | stop processing: n_tokens = 79, truncated = 0",
};

QByteArray wrapped(const QByteArray &before, const QByteArray &after = {})
{
    QByteArray log;
    for (const QByteArray &line : lines)
        log += before + line + after + '\n';
    return log;
}

} // namespace

// What carries a server's lines, taken off.
class TestUnwrapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void carriersAreTakenOff_data();
    void carriersAreTakenOff();
    void partsAreGathered_data();
    void partsAreGathered();
    void anotherCarrierIsFoundAgain();
    void whatCannotBePeeledIsSkipped();
};

void TestUnwrapping::carriersAreTakenOff_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<bool>("timed"); // 2023-11-14 22:13:00 UTC, a little before decodeLog()'s time of reading
    QTest::newRow("nothing") << wrapped("") << false;
    QTest::newRow("carriage returns") << wrapped("", "\r") << false;
    QTest::newRow("colours") << wrapped("\x1b[34m", "\x1b[0m") << false;
    QTest::newRow("journalctl") << wrapped("Nov 14 22:13:00 host llama[123]: ") << true;
    QTest::newRow("journalctl -o short-precise, one digit of the day kept")
        << wrapped("Nov 14 22:13:00 my-host.lan llama-server[9]: ") << true;
    QTest::newRow("journalctl -o short-iso") << wrapped("2023-11-14T22:13:00+0000 host llama[123]: ") << true;
    QTest::newRow("journalctl -o short-iso-precise")
        << wrapped("2023-11-14T22:13:00.000000+00:00 host llama[123]: ") << true;
    QTest::newRow("journalctl -o json")
        << wrapped(R"({"__CURSOR":"s=1","__REALTIME_TIMESTAMP":"1700000-0","_PID":"123","MESSAGE":")",
                   R"("})")
               .replace("1700000-0", "1699999980000000")
        << true;
    QTest::newRow("docker compose") << wrapped("llama-1  | ") << false;
    QTest::newRow("docker compose, with times") << wrapped("2023-11-14 22:13:00 llama | ") << true;
    QTest::newRow("docker logs -t") << wrapped("2023-11-14T22:13:00.000000000Z ") << true;
    QTest::newRow("docker's json-file")
        << wrapped(R"({"log":")", R"(\n","stream":"stderr","time":"2023-11-14T22:13:00.0Z"})") << true;
    QTest::newRow("Kubernetes") << wrapped("2023-11-14T22:13:00.000000000Z stderr F ") << true;
    QTest::newRow("kubectl logs --prefix") << wrapped("[pod/llm-0/llama] ") << false;
    QTest::newRow("syslog") << wrapped("<30>Nov 14 22:13:00 host llama[123]: ") << true;
    QTest::newRow("syslog since RFC 5424")
        << wrapped("<30>1 2023-11-14T22:13:00.000Z host llama 123 - - ") << true;
    QTest::newRow("router") << wrapped("[8081] ") << false;
}

void TestUnwrapping::carriersAreTakenOff()
{
    QFETCH(QByteArray, log);
    QFETCH(bool, timed);
    const TimeZone zone("UTC");
    const DecodedLog decoded = decodeLog(log);
    QVERIFY2(decoded.skipped.isEmpty(), decoded.skipped.isEmpty() ? "" : decoded.skipped.first().text);
    QCOMPARE(decoded.calls.size(), 1);
    QCOMPARE(decoded.calls.first().outputTokens, 50);
    const WallTime end = decoded.calls.first().startedAt + 1s;
    QCOMPARE(end, WallTime(timed ? 1'699'999'980s : 1'700'000'000s));
}

void TestUnwrapping::partsAreGathered_data()
{
    QTest::addColumn<QByteArray>("log");
    const auto cri = [](const char *stream, char flag, const QByteArray &text) {
        return QByteArray("2023-11-14T22:13:00.000000000Z ") + stream + ' ' + flag + ' ' + text + '\n';
    };
    const auto json = [](const QByteArray &text, const char *stream = "stderr") {
        return R"({"log":")" + text + R"(","stream":")" + stream + R"(","time":"2023-11-14T22:13:00Z"})" +
               '\n';
    };
    QByteArray pods;
    QByteArray docker;
    for (const QByteArray &line : lines) {
        pods += cri("stderr", 'P', line.first(20)) + cri("stdout", 'F', "something else") +
                cri("stderr", 'P', line.sliced(20, 10)) + cri("stderr", 'F', line.sliced(30));
        docker += json(line.first(20)) + json("something else\\n", "stdout") + json(line.sliced(20) + "\\n");
    }
    QTest::newRow("Kubernetes") << pods;
    QTest::newRow("docker") << docker;
}

void TestUnwrapping::partsAreGathered()
{
    QFETCH(QByteArray, log);
    const DecodedLog decoded = decodeLog(log);
    QCOMPARE(decoded.calls.size(), 1);
    QCOMPARE(decoded.calls.first().outputTokens, 50);
}

void TestUnwrapping::anotherCarrierIsFoundAgain()
{
    const DecodedLog decoded =
        decodeLog(wrapped("Nov 14 22:13:00 host llama[123]: ") + wrapped("llama-1  | ") +
                  wrapped("2023-11-14T22:13:00.000000000Z stderr F ") + wrapped(""));
    QCOMPARE(decoded.calls.size(), 4);
    QVERIFY(decoded.skipped.isEmpty());
}

void TestUnwrapping::whatCannotBePeeledIsSkipped()
{
    const DecodedLog decoded = decodeLog(R"({"log":"cut off)"
                                         "\n"
                                         R"({"__REALTIME_TIMESTAMP":"x","MESSAGE":[1,2,999]})"
                                         "\n"
                                         "<999>1 what is this\n" +
                                         wrapped(R"({"log":")", R"(\n","stream":"stderr","time":"never"})"));
    QCOMPARE(decoded.calls.size(), 1);
    QCOMPARE(decoded.skipped.size(), 3);
}

QTEST_GUILESS_MAIN(TestUnwrapping)
#include "tst_unwrapping.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/recordjson.h"
#include "core/session/session.h"
#include "tests/support/logs.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 60'000;
const QDateTime started = QDateTime::currentDateTimeUtc().addSecs(-3600); // later than any line of the logs

// Without what cannot be the same: the ids, the number that depends on the calls before and after (a report
// knows both), and the time of a call whose line has none: that is when it was read.
QJsonObject comparable(QJsonObject record)
{
    record.remove(QStringLiteral("id"));
    record.remove(QStringLiteral("prompt_tps"));
    const QString startedAt = record[u"started_at"].toString();
    if (QDateTime::fromString(startedAt, Qt::ISODateWithMs) > started)
        record.remove(QStringLiteral("started_at"));
    return record;
}

QJsonArray reported(const QString &file)
{
    QProcess report;
    report.start(QStringLiteral(INFEROGRAPH_PROGRAM),
                 {QStringLiteral("report"), QStringLiteral("--format=json"), file});
    if (!report.waitForFinished(patienceMs))
        return {};
    QJsonArray records;
    for (const QJsonValue record :
         QJsonDocument::fromJson(report.readAllStandardOutput()).object()[u"records"].toArray())
        records.append(comparable(record.toObject()));
    return records;
}

QJsonArray tailed(const QString &file, qsizetype calls)
{
    QProcess tail;
    tail.start(QStringLiteral(INFEROGRAPH_PROGRAM),
               {QStringLiteral("tail"), QStringLiteral("--from-start"), file});
    QJsonArray records;
    while (records.size() < calls && (tail.canReadLine() || tail.waitForReadyRead(patienceMs))) {
        while (tail.canReadLine())
            records.append(comparable(QJsonDocument::fromJson(tail.readLine()).object()));
    }
    tail.terminate();
    tail.waitForFinished(patienceMs);
    for (const QByteArray &line : tail.readAllStandardOutput().split('\n')) { // no call too many
        if (!line.isEmpty())
            records.append(comparable(QJsonDocument::fromJson(line).object()));
    }
    return records;
}

// As the window reads it.
QJsonArray watched(const QString &file, std::size_t calls)
{
    Session session;
    session.addSource(file);
    const bool came = QTest::qWaitFor(
        [&] {
            session.store().publish();
            return session.store().size() >= calls && !session.sources().first().progress;
        },
        patienceMs);
    QJsonArray records;
    if (!came)
        return records;
    const SnapshotPtr snapshot = session.store().snapshot();
    for (std::size_t row = 0; row < snapshot->size(); ++row)
        records.append(comparable(QJsonDocument::fromJson(recordToJson(snapshot->call(row))).object()));
    return records;
}

} // namespace

// The same file gives the same records in the window, in `tail` and in `report`.
class TestOneFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameRecordsEverywhere_data();
    void sameRecordsEverywhere();
};

void TestOneFlow::sameRecordsEverywhere_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name :
         {"llm-calls.log", "performance.jsonl", "ollama.log", "records.jsonl", "ollama-runner.log",
          "llamacpp.log", "lmstudio.log", "tgi.log", "litellm.jsonl", "otlp.jsonl"})
        QTest::newRow(name) << QByteArray(name);
}

void TestOneFlow::sameRecordsEverywhere()
{
    QFETCH(QByteArray, name);
    const QTemporaryDir directory;
    const QString path = directory.filePath(QString::fromLatin1(name));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(logFixture(name));
    file.close();

    const QJsonArray expected = reported(path);
    QVERIFY(!expected.isEmpty());
    QCOMPARE(QJsonDocument(tailed(path, expected.size())).toJson(), QJsonDocument(expected).toJson());
    QCOMPARE(QJsonDocument(watched(path, std::size_t(expected.size()))).toJson(),
             QJsonDocument(expected).toJson());
}

QTEST_GUILESS_MAIN(TestOneFlow)
#include "tst_oneflow.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/command.h"
#include "core/logs/commandinput.h"
#include "core/logs/repeatedlines.h"
#include "tests/support/loglistener.h"
#include "tests/support/logs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace inferograph;
using namespace inferograph::testing;
using State = LogSource::State;

namespace {

QByteArrayList models(const LogListener &log)
{
    QByteArrayList names;
    for (const CallRecord &record : log.calls)
        names += record.model;
    return names;
}

} // namespace

class TestCommandInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QFile::remove(m_dir.filePath(QStringLiteral("pid"))); }

    void splitsAsAShell_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char *name, const char *command, const QStringList &words) {
            QTest::newRow(name) << QString::fromUtf8(command) << words;
        };
        const auto words = [](std::initializer_list<const char *> list) {
            QStringList all;
            for (const char *word : list)
                all += QString::fromUtf8(word);
            return all;
        };
        row("blanks", "  journalctl  -u\tollama -f ", words({"journalctl", "-u", "ollama", "-f"}));
        row("single quotes", "sh -c 'a | \"b\" \\n'", words({"sh", "-c", "a | \"b\" \\n"}));
        row("double quotes", R"(x "a 'b' \"c\" \$d \e")", words({"x", R"(a 'b' "c" $d \e)"}));
        row("backslashes", R"(x a\ b \'c \\)", words({"x", "a b", "'c", "\\"}));
        row("quotes in a word", "x --a='b c'\"d\"e", words({"x", "--a=b cde"}));
        row("empty words", "x '' \"\"", words({"x", "", ""}));
        row("nothing expanded", "x $HOME ~ * `y`", words({"x", "$HOME", "~", "*", "`y`"}));
        row("umlauts", "x 'ä ö'", words({"x", "ä ö"}));
        row("nothing", "  ", {});
        row("open single quote", "x 'a", {});
        row("open double quote", "x \"a\\\"", {});
    }
    void splitsAsAShell()
    {
        QFETCH(const QString, command);
        QFETCH(const QStringList, words);
        QCOMPARE(splitCommand(command), words);
    }

    void onlyWhatSaysSoIsACommand()
    {
        QCOMPARE(commandIn(QStringLiteral("cmd: tail -f x ")), QStringLiteral("tail -f x"));
        QCOMPARE(commandIn(QStringLiteral("tail -f x")), std::nullopt);
        QCOMPARE(commandIn(QStringLiteral("logs/cmd:x")), std::nullopt);
    }

    void outputAndErrorsAreRead()
    {
        write("one", loggedCall(1));
        write("two", loggedCall(2));
        const LogListener log(command("cat one; cat two >&2"), ReadFrom::Start, Follow::No);
        QTRY_COMPARE(log.state, State::Finished);
        QCOMPARE(models(log), QByteArrayList({"m1", "m2"}));
        QCOMPARE(log.calls.first().source, "sh");
        QCOMPARE(log.message, QString());
    }

    void linesComeWhileTheProgramRuns()
    {
        write("one", loggedCall(1));
        const LogListener log(command("cat one; exec sleep 1000"), ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(log.calls.size(), 1);
        QTRY_COMPARE(log.state, State::Following);
    }

    void moreThanAPipeHoldsComesWhole()
    {
        write("many", loggedCall(1).repeated(20000));
        const LogListener log(command("cat many"), ReadFrom::Start, Follow::No);
        QTRY_COMPARE_WITH_TIMEOUT(log.state, State::Finished, 30000);
        QCOMPARE(log.calls.size(), 20000);
    }

    void failureIsSaid_data()
    {
        QTest::addColumn<QString>("location");
        QTest::addColumn<QString>("said");
        QTest::newRow("code") << QStringLiteral("cmd:sh -c 'exit 3'") << QStringLiteral("code 3");
        QTest::newRow("signal") << QStringLiteral("cmd:sh -c 'kill -9 $$'") << QStringLiteral("signal");
        QTest::newRow("no program") << QStringLiteral("cmd:inferograph-no-such-program")
                                    << QStringLiteral("There is no program inferograph-no-such-program");
        QTest::newRow("not executable") << QStringLiteral("cmd:/dev/null") << QStringLiteral("/dev/null");
        QTest::newRow("open quote") << QStringLiteral("cmd:sh -c 'x") << QStringLiteral("quote");
        QTest::newRow("nothing") << QStringLiteral("cmd:") << QStringLiteral("no command");
    }
    void failureIsSaid()
    {
        QFETCH(const QString, location);
        QFETCH(const QString, said);
        const LogListener log(location, ReadFrom::Start, Follow::No);
        QTRY_COMPARE(log.state, State::Failed);
        QVERIFY2(log.message.contains(said), qPrintable(log.message));
    }

    // Like `docker logs -f`: all that was told before comes once more, behind a new greeting.
    void isStartedAgainAndNothingIsReadTwice()
    {
        write("log", loggedCall(1) + loggedCall(2));
        const LogListener log(
            command("echo started at $$; cat log; echo '" + loggedCall(3).trimmed() + "' >> log"),
            ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(log.state, State::Waiting);
        QVERIFY2(log.message.contains(QLatin1StringView("started again")), qPrintable(log.message));
        QCOMPARE(models(log), QByteArrayList({"m1", "m2"}));
        QTRY_COMPARE_WITH_TIMEOUT(log.calls.size(), 3, 15000);
        QCOMPARE(models(log), QByteArrayList({"m1", "m2", "m3"}));
    }

    void aMissingProgramIsTriedAgain()
    {
        const QString program = m_dir.filePath(QStringLiteral("later"));
        const LogListener log(QStringLiteral("cmd:") + program, ReadFrom::Start, Follow::Yes);
        QTRY_COMPARE(log.state, State::Failed);
        write("later", "#!/bin/sh\necho '" + loggedCall(1).trimmed() + "'\nexec sleep 1000\n");
        QVERIFY(QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QTRY_COMPARE_WITH_TIMEOUT(log.calls.size(), 1, 15000);
        QTRY_COMPARE(log.state, State::Following);
    }

    void theProgramEndsWithItsSource()
    {
        LogListener log(command("echo $$ > pid; exec sleep 1000"), ReadFrom::Start, Follow::Yes);
        const pid_t pid = writtenPid();
        QCOMPARE(::kill(pid, 0), 0);
        log.source.reset();
        QTRY_VERIFY(::kill(pid, 0) != 0);
    }

    void theProgramEndsWhileItsSourceIsHalted_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("asked") << QByteArray();
        QTest::newRow("made to, since it does not listen") << QByteArray("trap '' TERM\n");
    }
    void theProgramEndsWhileItsSourceIsHalted()
    {
        QFETCH(const QByteArray, first);
        const LogListener log(
            command(first + "echo '" + loggedCall(1).trimmed() + "'\necho $$ > pid\nexec sleep 1000"),
            ReadFrom::Start, Follow::Yes);
        const pid_t pid = writtenPid();
        QTRY_COMPARE(log.calls.size(), 1);
        log.source->setHalted(true);
        QTRY_VERIFY(::kill(pid, 0) != 0);

        QVERIFY(QFile::remove(m_dir.filePath(QStringLiteral("pid"))));
        log.source->setHalted(false);
        const pid_t next = writtenPid();
        QVERIFY(next > 0 && next != pid);
        QCOMPARE(::kill(next, 0), 0);
    }

    void aRepeatEndsWithTheFirstNewLineBehindIt()
    {
        RepeatedLines lines;
        const auto isRepeat = [&lines](const char *line) { return lines.isRepeat({line, qstrlen(line)}); };
        for (const char *line : {"a", "b", "a", ""})
            QVERIFY(!isRepeat(line));
        lines.restart();
        QVERIFY(!isRepeat("greeting"));
        QVERIFY(isRepeat("b"));
        QVERIFY(isRepeat("a"));
        QVERIFY(!isRepeat("c"));
        QVERIFY(!isRepeat("a"));
        lines.restart();
        for (int i = 0; i < RepeatedLines::linesBeforeARepeat; ++i)
            QVERIFY(!isRepeat(QByteArray::number(i).constData()));
        QVERIFY(!isRepeat("c"));
    }

private:
    // A script for sh, run in the test's folder.
    QString command(const QByteArray &script) const
    {
        write("script", "cd " + QFile::encodeName(m_dir.path()) + '\n' + script + '\n');
        return QStringLiteral("cmd:sh ") + m_dir.filePath(QStringLiteral("script"));
    }
    // Which a script wrote as the last thing of its own.
    pid_t writtenPid() const
    {
        QFile file(m_dir.filePath(QStringLiteral("pid")));
        const bool isThere = QTest::qWaitFor([&file] { return file.exists() && file.size() > 0; });
        return isThere && file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
    }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(m_dir.filePath(QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestCommandInput)
#include "tst_commandinput.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "core/session/session.h"
#include "tests/support/byteobserver.h"
#include "tests/support/llamaserver.h"
#include "ui/charts/chartpanel.h"
#include "ui/charts/plotview.h"
#include "ui/charts/registry.h"
#include "ui/format.h"
#include "ui/mainwindow.h"
#include "ui/models/calltablemodel.h"
#include "ui/panels/addserverdialog.h"
#include "ui/panels/answerview.h"
#include "ui/panels/promptpanel.h"

#include <QApplication>
#include <QBarSet>
#include <QChart>
#include <QComboBox>
#include <QHorizontalStackedBarSeries>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 120'000;

// An answer read without any of the program's code: llama.cpp sends each event as one line of one chunk.
struct ObservedAnswer
{
    QString text;
    qsizetype firstTokenAt = -1; // in the answer's bytes
    QJsonObject usage;
    bool done = false;
};

ObservedAnswer readAnswer(const QByteArray &bytes)
{
    ObservedAnswer answer;
    answer.done = bytes.contains("data: [DONE]");
    for (qsizetype at = bytes.indexOf("data: {"); at >= 0; at = bytes.indexOf("data: {", at + 1)) {
        const QByteArray line = bytes.sliced(at + 6, bytes.indexOf('\n', at) - at - 6);
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        const QString text = event[u"choices"][0][u"delta"][u"content"].toString();
        if (answer.firstTokenAt < 0 && !text.isEmpty())
            answer.firstTokenAt = at;
        answer.text += text;
        if (event.contains(u"usage"))
            answer.usage = event[u"usage"].toObject();
    }
    return answer;
}

std::optional<qint64> count(const QJsonObject &usage, QLatin1StringView name)
{
    return usage.contains(name) ? std::optional(usage[name].toInteger()) : std::nullopt;
}

double medianOf(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace

// The window, used by keyboard, and `probe`, against a real llama.cpp server with two models, each behind a
// plain socket that sees the same bytes.
class TestRealWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsWhatTheServerSent_data();
    void showsWhatTheServerSent();
    void cancelsInMidStream();
    void outlivesAServerThatDiesInMidStream();
    void probePrintsWhatTheServerCounted_data();
    void probePrintsWhatTheServerCounted();

private:
    LlamaServer &server(int index) const { return *m_servers.at(static_cast<std::size_t>(index)); }
    void addServer(const QUrl &url, const QString &model);
    void typePrompt(const QString &text, int maxTokens);
    CallRecord ask(const QString &text, int maxTokens);
    void compareNumbers(const CallRecord &record, const ObservedAnswer &answer);
    void compareTableAndCharts(const QList<CallRecord> &calls);
    PlotView &plot(const char *chart) const;
    QList<QPointF> pointsOf(const char *chart, const QByteArray &model) const;
    PromptPanel &panel() const { return *m_window->findChild<PromptPanel *>(); }
    QAbstractItemModel &table() const { return *m_window->findChild<QTableView *>()->model(); }

    std::vector<std::unique_ptr<LlamaServer>> m_servers;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestRealWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_realwindow"));
    if (const char *missing = LlamaServer::missing(2))
        QSKIP(missing);
    m_servers = LlamaServer::startEach({QStringLiteral("stories"), QStringLiteral("random")});
    for (const auto &server : m_servers)
        QVERIFY2(server->waitUntilReady(), server->log());
}

void TestRealWindow::init()
{
    QSettings().clear();
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestRealWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

// Ctrl+N, the address, Enter; then waits until the server's model stands in the prompt panel.
void TestRealWindow::addServer(const QUrl &url, const QString &model)
{
    QTimer typist;
    connect(&typist, &QTimer::timeout, &typist, [&] {
        auto *dialog = qobject_cast<AddServerDialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isActiveWindow())
            return;
        typist.stop();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), url.toString());
        QTest::keyClick(dialog, Qt::Key_Return);
    });
    typist.start(10);
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier); // returns when the dialog closes
    QCOMPARE(m_session->sources().size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->sources().first().state, SourceState::Live, patienceMs);
    QCOMPARE(m_session->sources().first().server.product, "llamacpp");
    const auto offersModel = [&] {
        const QList<QComboBox *> combos = panel().findChildren<QComboBox *>();
        return std::ranges::any_of(combos, [&](const QComboBox *box) { return box->currentText() == model; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(offersModel(), patienceMs);
    QCOMPARE(panel().prompt().model, model.toUtf8());
}

void TestRealWindow::typePrompt(const QString &text, int maxTokens)
{
    auto *tokens = panel().findChild<QSpinBox *>();
    tokens->selectAll();
    QTest::keyClicks(tokens, QString::number(maxTokens));
    auto *prompt = panel().findChild<QPlainTextEdit *>();
    prompt->selectAll();
    QTest::keyClicks(prompt, text);
    QCOMPARE(panel().prompt().maxTokens, std::optional(maxTokens));
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
}

CallRecord TestRealWindow::ask(const QString &text, int maxTokens)
{
    QSignalSpy finished(m_session.get(), &Session::callFinished);
    typePrompt(text, maxTokens);
    if (finished.isEmpty() && !finished.wait(patienceMs))
        return {};
    return finished.first().first().value<CallRecord>();
}

PlotView &TestRealWindow::plot(const char *chart) const
{
    return *m_window->findChild<ChartPanel *>(QLatin1StringView(chart))->findChild<PlotView *>();
}

QList<QPointF> TestRealWindow::pointsOf(const char *chart, const QByteArray &model) const
{
    for (const PlotLine &line : plot(chart).lines()) {
        if (line.name.toUtf8() == model)
            return line.points;
    }
    return {};
}

void TestRealWindow::compareNumbers(const CallRecord &record, const ObservedAnswer &answer)
{
    QCOMPARE(record.status, CallStatus::Ok);
    QVERIFY(answer.done);
    QCOMPARE(record.tokenCount, std::optional(TokenCount::Server));
    QVERIFY(count(answer.usage, QLatin1StringView("completion_tokens")) > 1);
    QCOMPARE(record.outputTokens, count(answer.usage, QLatin1StringView("completion_tokens")));
    QCOMPARE(record.promptTokens, count(answer.usage, QLatin1StringView("prompt_tokens")));
    QCOMPARE(record.cachedTokens,
             count(answer.usage[u"prompt_tokens_details"].toObject(), QLatin1StringView("cached_tokens")));
    QCOMPARE(panel().answerView().answer(), answer.text);
    QStringList numbers;
    for (const QLabel *label : panel().answerView().findChildren<QLabel *>())
        numbers << label->text();
    QVERIFY(numbers.contains(format::durationWithUnit(record.ttft)));
    QVERIFY(numbers.contains(format::rate(decodeTps(record))));
    QVERIFY(numbers.contains(format::tokens(record.outputTokens, record.tokenCount)));
}

void TestRealWindow::compareTableAndCharts(const QList<CallRecord> &calls)
{
    const QByteArray model = calls.first().model;
    QTRY_COMPARE(table().rowCount(), calls.size());
    QList<CallId> rows;
    for (int row = 0; row < table().rowCount(); ++row)
        rows << table().index(row, 0).data(CallTableModel::CallIdRole).toULongLong();
    for (const CallRecord &call : calls)
        QCOMPARE(rows.count(call.id), 1);

    QTRY_COMPARE(pointsOf("ttft", model).size(), calls.size());
    QTRY_COMPARE(pointsOf("decode", model).size(), calls.size());
    for (qsizetype i = 0; i < calls.size(); ++i) {
        QCOMPARE(pointsOf("ttft", model).at(i).y(), toMilliseconds(*calls[i].ttft));
        QCOMPARE(pointsOf("decode", model).at(i).y(), *decodeTps(calls[i]));
    }
    double meanMs = 0;
    for (const CallRecord &call : calls)
        meanMs += toMilliseconds(*call.total) / double(calls.size());
    const auto barMs = [this] {
        double sum = 0;
        const auto *bars =
            qobject_cast<QHorizontalStackedBarSeries *>(plot("load").chart()->series().value(0));
        for (const QBarSet *phase : bars->barSets())
            sum += phase->count() == 1 ? phase->at(0) : 0;
        return sum;
    };
    QTRY_VERIFY(std::abs(barMs() - meanMs) < 0.001 * meanMs);
}

void TestRealWindow::showsWhatTheServerSent_data()
{
    QTest::addColumn<int>("index");
    QTest::newRow("small trained model") << 0;
    QTest::newRow("larger random model") << 1;
}

// TTFT within 5 ms of the plain socket's. The middle of several calls: on a busy machine any one thread may
// lose its turn for longer.
void TestRealWindow::showsWhatTheServerSent()
{
    QFETCH(int, index);
    const ByteObserver observer(server(index).port());
    addServer(observer.url(), server(index).alias());
    if (QTest::currentTestFailed())
        return;
    QList<CallRecord> calls;
    std::vector<double> differencesMs;
    for (const char *subject : {"boat", "cat", "tree", "king", "star", "dog", "house"}) {
        calls << ask(QStringLiteral("Once upon a time there was a small %1").arg(QLatin1String(subject)), 24);
        const ByteObserver::Exchange observed = observer.lastExchange("POST ");
        const ObservedAnswer answer = readAnswer(observed.answer);
        QVERIFY2(observed.request.contains(subject), observed.request);
        compareNumbers(calls.last(), answer);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(calls.last().ttft);
        const Nanoseconds observedTtft(observed.passedAt(answer.firstTokenAt) - observed.begunAt);
        differencesMs.push_back(std::abs(toMilliseconds(*calls.last().ttft - observedTtft)));
    }
    qInfo("TTFT beside the observer's: median %.3f ms, largest %.3f ms", medianOf(differencesMs),
          *std::ranges::max_element(differencesMs));
    QVERIFY2(medianOf(differencesMs) < 5, qPrintable(QString::number(medianOf(differencesMs))));
    compareTableAndCharts(calls);
}

void TestRealWindow::cancelsInMidStream()
{
    addServer(server(1).url(), server(1).alias());
    if (QTest::currentTestFailed())
        return;
    QSignalSpy finished(m_session.get(), &Session::callFinished);
    typePrompt(QStringLiteral("Tell me a very long story"), 4000);
    QTRY_VERIFY_WITH_TIMEOUT(!panel().answerView().answer().isEmpty(), patienceMs);
    QTest::keyClick(panel().findChild<QPlainTextEdit *>(), Qt::Key_Escape);
    QVERIFY(!finished.isEmpty() || finished.wait(patienceMs));
    const CallRecord cancelled = finished.first().first().value<CallRecord>();
    QCOMPARE(cancelled.status, CallStatus::Cancelled);
    QVERIFY(cancelled.ttft);
    QVERIFY(cancelled.outputTokens > 0);
    QVERIFY(cancelled.outputTokens < 4000);
    QCOMPARE(cancelled.tokenCount,
             std::optional(TokenCount::Tokenizer));    // the server's own, asked afterwards
    QVERIFY(!panel().answerView().answer().isEmpty()); // what came stays to be read
    QTRY_COMPARE(table().rowCount(), 1);

    const CallRecord next = ask(QStringLiteral("And a short one"), 8);
    QCOMPARE(next.status, CallStatus::Ok);
    QTRY_COMPARE(table().rowCount(), 2);
}

void TestRealWindow::outlivesAServerThatDiesInMidStream()
{
    LlamaServer doomed(LlamaServer::models().at(1), QStringLiteral("doomed"));
    QVERIFY2(doomed.waitUntilReady(), doomed.log());
    addServer(doomed.url(), doomed.alias());
    if (QTest::currentTestFailed())
        return;
    QSignalSpy finished(m_session.get(), &Session::callFinished);
    typePrompt(QStringLiteral("Tell me a very long story"), 4000);
    QTRY_VERIFY_WITH_TIMEOUT(!panel().answerView().answer().isEmpty(), patienceMs);
    doomed.kill();
    QVERIFY(!finished.isEmpty() || finished.wait(patienceMs));
    const CallRecord cut = finished.first().first().value<CallRecord>();
    QVERIFY(cut.status == CallStatus::Incomplete || cut.errorKind == ErrorKind::Reset);
    QVERIFY(cut.ttft);
    QTRY_COMPARE(table().rowCount(), 1);
    QVERIFY(!table().index(0, CallTableModel::Status).data().toString().isEmpty());
    QStringList said;
    for (const QLabel *label : panel().answerView().findChildren<QLabel *>()) {
        if (label->isVisible())
            said << label->text();
    }
    QVERIFY2(said.join(u' ').contains(QStringLiteral("broke off")) || said.contains(format::statusText(cut)),
             qPrintable(said.join(u'|')));

    // The next call finds nobody, and the source says so instead of looking live.
    QCOMPARE(ask(QStringLiteral("Are you there?"), 8).errorKind, std::optional(ErrorKind::Refused));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->sources().first().state, SourceState::Failed, patienceMs);
    QVERIFY(!m_session->sources().first().message.isEmpty());
    QTRY_COMPARE(table().rowCount(), 2);
}

void TestRealWindow::probePrintsWhatTheServerCounted_data()
{
    showsWhatTheServerSent_data();
}

void TestRealWindow::probePrintsWhatTheServerCounted()
{
    QFETCH(int, index);
    const ByteObserver observer(server(index).port());
    QProcess probe;
    probe.start(QStringLiteral(INFEROGRAPH_PROGRAM),
                {QStringLiteral("probe"), QStringLiteral("--url"), observer.url().toString(),
                 QStringLiteral("--model"), server(index).alias(), QStringLiteral("--prompt"),
                 QStringLiteral("Once upon a time"), QStringLiteral("--max-tokens"), QStringLiteral("20"),
                 QStringLiteral("--format"), QStringLiteral("jsonl")});
    QVERIFY(probe.waitForFinished(patienceMs));
    const QByteArray errors = probe.readAllStandardError();
    QVERIFY2(probe.exitCode() == 0, errors);
    const QJsonObject record = QJsonDocument::fromJson(probe.readAllStandardOutput()).object();
    const ByteObserver::Exchange observed = observer.lastExchange("POST ");
    const ObservedAnswer answer = readAnswer(observed.answer);
    QVERIFY(answer.usage[u"completion_tokens"].toInt() > 1);
    QCOMPARE(record[u"status"].toString(), QStringLiteral("ok"));
    QCOMPARE(record[u"model"].toString(), server(index).alias());
    QCOMPARE(record[u"token_count"].toString(), QStringLiteral("server"));
    QCOMPARE(record[u"output_tokens"], answer.usage[u"completion_tokens"]);
    QCOMPARE(record[u"prompt_tokens"], answer.usage[u"prompt_tokens"]);
    QVERIFY(record[u"ttft_ms"].toDouble() > 0);
    QVERIFY(record[u"ttft_ms"].toDouble() < record[u"total_ms"].toDouble());
}

QTEST_MAIN(TestRealWindow)
#include "tst_realwindow.moc"

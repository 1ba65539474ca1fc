// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/scriptedollama.h"
#include "ui/charts/sweepplot.h"
#include "ui/controls.h"
#include "ui/mainwindow.h"
#include "ui/models/modelchoicemodel.h"
#include "ui/models/stepresultsmodel.h"
#include "ui/pages/pagestack.h"
#include "ui/pages/promptpage.h"
#include "ui/panels/answercard.h"
#include "ui/panels/answerview.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/modelchoice.h"
#include "ui/panels/numberlist.h"
#include "ui/panels/optionalnumber.h"
#include "ui/panels/promptchoice.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/runcomparison.h"
#include "ui/panels/runform.h"
#include "ui/panels/runoptions.h"
#include "ui/panels/runstatus.h"
#include "ui/panels/runview.h"
#include "ui/panels/speedtrace.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

SourceInfo liveServer(SourceId id, const QString &location, const QList<QByteArray> &models)
{
    SourceInfo source;
    source.id = id;
    source.state = SourceState::Live;
    source.label = QStringLiteral("Ollama");
    source.location = location;
    source.server.baseUrl = QUrl(QStringLiteral("http://") + location);
    source.server.models = models;
    return source;
}

} // namespace

class TestPromptPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void modelsKeepTheirContract();
    void listsTheModelsOfAllServers();
    void aTickOutlivesItsServersAbsence();
    void aNumberMayBeLeftOpen();
    void aListOfNumbersSaysWhatItIsNot_data();
    void aListOfNumbersSaysWhatItIsNot();
    void aChangedPresetIsOnesOwn();
    void everyWorkloadComesBackFromTheForm_data();
    void everyWorkloadComesBackFromTheForm();
    void barsAreAsHighAsTokensCame();

    void saysWhatToDoWithoutAServer();
    void saysWhatWouldBeRun();
    void runsTwoModelsSideBySide();
    void escapeCancelsAndWhatIsDoneStays();
    void quittingDuringARunAsksFirst();
    void aFailingModelStopsNoOther();
    void aWaitThatTheServerAsksForIsSeen();
    void aWorkloadIsSavedAndLoadedAgain();
    void aFileThatIsNoWorkloadIsToldInWords();
    void theLastWorkloadIsThereAtTheNextStart();
    void aSweepIsShownOnCompare();
    void thePromptPanelGivesWay();
    void tabGoesThroughTheFormAsItIsRead();
    void everyControlHasAName();

private:
    void show(QSize size = {1280, 720});
    void watch(const OllamaServer &server);
    void tick(const QString &model);
    void writePrompt(const QString &text);
    void chooseFile(const QString &name);
    void waitForEndOfRun();
    void checkThatNothingIsClipped();
    template<typename T>
    T &part() const
    {
        return *m_window->findChild<PromptPage *>()->findChild<T *>();
    }
    template<typename T>
    T &named(const char *name) const;
    QPushButton &button(const QString &text) const;
    QString cell(int row, int column) const;
    QList<AnswerCard *> cards() const { return part<RunView>().cards(); }

    QTemporaryDir m_directory;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestPromptPage::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_promptpage"));
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestPromptPage::init()
{
    QSettings().clear();
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_session = std::make_unique<Session>();
}

void TestPromptPage::cleanup()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

void TestPromptPage::show(QSize size)
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->showPage(QStringLiteral("prompt"));
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPromptPage::watch(const OllamaServer &server)
{
    const SourceId id = m_session->addSource(server.url().toString());
    QTRY_COMPARE_WITH_TIMEOUT(m_session->source(id)->state, SourceState::Live, patience);
    QTRY_VERIFY(part<ModelChoice>().model().rowCount() > 0);
}

void TestPromptPage::tick(const QString &model)
{
    auto &list = named<QListView>("Models to call");
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        const QModelIndex index = list.model()->index(row, 0);
        if (index.data().toString() != model)
            continue;
        QStyleOptionViewItem option;
        option.initFrom(&list);
        option.rect = list.visualRect(index);
        option.features = QStyleOptionViewItem::HasCheckIndicator;
        const QRect box = list.style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &list);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, box.center());
        return;
    }
    QFAIL(qPrintable(model + QStringLiteral(" is not listed")));
}

void TestPromptPage::writePrompt(const QString &text)
{
    auto &field = named<QPlainTextEdit>("Text of the prompt");
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&field, text);
}

// Gives the name to the file dialog that is opened next.
void TestPromptPage::chooseFile(const QString &name)
{
    auto *wait = new QTimer(this);
    connect(wait, &QTimer::timeout, this, [wait, name] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        wait->deleteLater();
        auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        field->setText(name); // typed, a list of completions would take the key
        QTest::keyClick(field, Qt::Key_Return);
        if (dialog->isVisible())
            dialog->reject();
    });
    wait->start(10);
}

void TestPromptPage::waitForEndOfRun()
{
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->runs().all().isEmpty() && !m_session->runs().isRunning(), patience);
}

template<typename T>
T &TestPromptPage::named(const char *name) const
{
    for (T *candidate : m_window->findChild<PromptPage *>()->findChildren<T *>()) {
        if (candidate->accessibleName() == QLatin1StringView(name))
            return *candidate;
    }
    qFatal("nothing has the name %s", name);
}

QPushButton &TestPromptPage::button(const QString &text) const
{
    for (QPushButton *candidate : m_window->findChild<PromptPage *>()->findChildren<QPushButton *>()) {
        if (candidate->text().startsWith(text))
            return *candidate;
    }
    qFatal("no button says so");
}

QString TestPromptPage::cell(int row, int column) const
{
    return part<FittingTable>().model()->index(row, column).data().toString();
}

void TestPromptPage::modelsKeepTheirContract()
{
    ModelChoiceModel choice;
    QAbstractItemModelTester choiceTester(&choice, QAbstractItemModelTester::FailureReportingMode::QtTest);
    choice.setSources(
        {liveServer(1, QStringLiteral("a:1"), {"x", "y"}), liveServer(2, QStringLiteral("b:2"), {"x"})});
    choice.setData(choice.index(1), Qt::Checked, Qt::CheckStateRole);
    choice.setFilter(QStringLiteral("y"));
    choice.setSources({});

    StepResultsModel results;
    QAbstractItemModelTester resultsTester(&results, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SessionRun run;
    run.steps = {RunStep(), RunStep()};
    run.labels = {"x", "y"};
    results.setRun(run);
    results.setCallsDone(0, 1);
    results.addResult(inferograph::resultOf(run.steps.first(), "x", {}));
    results.addResult(inferograph::resultOf(run.steps.last(), "y", {}));
    results.endRun();
    results.setRun({});
    QCOMPARE(results.rowCount(), 0);
}

void TestPromptPage::listsTheModelsOfAllServers()
{
    ModelChoiceModel choice;
    choice.setSources({liveServer(1, QStringLiteral("a:1"), {"x", "y"})});
    QCOMPARE(choice.rowCount(), 2); // one server needs no heading
    choice.setSources(
        {liveServer(1, QStringLiteral("a:1"), {"x", "y"}), liveServer(2, QStringLiteral("b:2"), {"x"})});
    QCOMPARE(choice.rowCount(), 5);
    QCOMPARE(choice.index(3).data().toString(), QStringLiteral("Ollama · b:2"));
    QVERIFY(!choice.setData(choice.index(3), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(choice.setData(choice.index(2), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(choice.setData(choice.index(4), Qt::Checked, Qt::CheckStateRole));
    const QList<WorkloadServer> chosen{{QUrl(QStringLiteral("http://a:1")), {}, {"y"}},
                                       {QUrl(QStringLiteral("http://b:2")), {}, {"x"}}};
    QCOMPARE(choice.chosen(), chosen);
    choice.setFilter(QStringLiteral("Y"));
    QCOMPARE(choice.rowCount(), 3); // two servers and the model
    QCOMPARE(choice.chosen(), chosen);
}

void TestPromptPage::aTickOutlivesItsServersAbsence()
{
    ModelChoiceModel choice;
    choice.setChosen({{QUrl(QStringLiteral("http://localhost:1/")), "ollama-generate", {"x", "unlisted"}}});
    QVERIFY(choice.chosen().isEmpty());
    QCOMPARE(choice.chosenElsewhere(), 2);
    choice.setSources({liveServer(1, QStringLiteral("127.0.0.1:1"), {"x"})}); // the same one
    QCOMPARE(choice.chosenElsewhere(), 0);
    QCOMPARE(choice.rowCount(), 2);
    const WorkloadServer server = choice.chosen().first();
    QCOMPARE(server.url, QUrl(QStringLiteral("http://127.0.0.1:1")));
    QCOMPARE(server.protocol, "ollama-generate");
    QCOMPARE(server.models, QList<QByteArray>({"x", "unlisted"}));
}

void TestPromptPage::aNumberMayBeLeftOpen()
{
    OptionalNumber number(0, 2, 1, QStringLiteral("server's own"));
    number.show();
    number.setFocus();
    QVERIFY(!number.number());
    QCOMPARE(number.text(), QStringLiteral("server's own"));
    QTest::keyClick(&number, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&number, QStringLiteral("0.0"));
    QCOMPARE(number.number(), std::optional(0.0)); // which is a number
    QTest::keyClick(&number, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&number, Qt::Key_Delete);
    QTest::keyClick(&number, Qt::Key_Return);
    QVERIFY(!number.number());
    QCOMPARE(number.text(), QStringLiteral("server's own"));
}

void TestPromptPage::aListOfNumbersSaysWhatItIsNot_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<int>>("numbers"); // empty: it is none
    QTest::newRow("one") << QStringLiteral("4") << QList<int>{4};
    QTest::newRow("commas") << QStringLiteral("1, 2,4") << QList<int>{1, 2, 4};
    QTest::newRow("spaces") << QStringLiteral(" 1 2  4 ") << QList<int>{1, 2, 4};
    QTest::newRow("nothing") << QString() << QList<int>{};
    QTest::newRow("words") << QStringLiteral("1, two") << QList<int>{};
    QTest::newRow("too many") << QStringLiteral("1, 257") << QList<int>{};
    QTest::newRow("zero") << QStringLiteral("0") << QList<int>{};
}

void TestPromptPage::aListOfNumbersSaysWhatItIsNot()
{
    QFETCH(QString, typed);
    QFETCH(QList<int>, numbers);
    NumberList list(1, 256);
    list.setNumbers({8});
    list.setText(typed);
    QCOMPARE(list.numbers().value_or(QList<int>()), numbers);
    QCOMPARE(list.property("failed").toBool(), numbers.isEmpty());
}

void TestPromptPage::aChangedPresetIsOnesOwn()
{
    PromptChoice choice;
    choice.setPrompts({{{}, "short-answer", {}, 0}});
    auto &text = *choice.findChild<QPlainTextEdit *>();
    QVERIFY(text.toPlainText().contains(u"shaking of the ground"));
    QTest::keyClicks(&text, QStringLiteral("Now: "));
    QCOMPARE(choice.prompts().size(), 1);
    QVERIFY(choice.prompts().first().preset.isEmpty());
    QVERIFY(choice.prompts().first().text.startsWith("Now: Which instrument"));
}

void TestPromptPage::everyWorkloadComesBackFromTheForm_data()
{
    QTest::addColumn<Workload>("workload");
    Workload least;
    least.servers = {{QUrl(QStringLiteral("http://a:1")), {}, {"x"}}};
    least.prompts = {{{}, {}, "Hello", 0}};
    QTest::newRow("least") << least;
    Workload sweep = least;
    sweep.name = "night";
    sweep.servers.append({QUrl(QStringLiteral("http://b:2")), "openai", {"x", "y"}});
    sweep.prompts = {{{}, {}, {}, 128}, {{}, {}, {}, 4096}};
    sweep.concurrency = {1, 2, 8};
    sweep.repeats = 20;
    sweep.warmUps = 2;
    sweep.cached = true;
    QTest::newRow("sweeps") << sweep;
    Workload rate = least;
    rate.prompts = {{"named", {}, "Hello", 0}, {{}, "code", {}, 0}};
    rate.rate = 2.5;
    rate.arrivals = Arrivals::Fixed;
    rate.temperature = 0;
    rate.seed = 9'007'199'254'740'991;
    rate.maxTokens = 77;
    rate.think = false;
    rate.system = "Be brief.";
    QTest::newRow("rate and options") << rate;
    Workload cold = least;
    cold.prompts = {{{}, "json", {}, 0}};
    cold.cold = true;
    cold.think = true;
    QTest::newRow("cold") << cold;
}

void TestPromptPage::everyWorkloadComesBackFromTheForm()
{
    QFETCH(Workload, workload);
    RunForm form;
    form.setSources(
        {liveServer(1, QStringLiteral("a:1"), {"x"}), liveServer(2, QStringLiteral("b:2"), {"x", "y"})});
    form.setWorkload(workload);
    QCOMPARE(form.workload(), std::optional(workload));
    form.setWorkload(Workload());
    QVERIFY(!form.workload());
    form.setWorkload(workload);
    QCOMPARE(form.workload(), std::optional(workload));
}

void TestPromptPage::barsAreAsHighAsTokensCame()
{
    constexpr Moment quarter = 250'000'000;
    SpeedTrace trace("a");
    QVERIFY(!trace.speedAt(0));
    std::vector<Moment> tokens;
    for (int i = 0; i < 40; ++i) // ten in each quarter of a second
        tokens.push_back(1000 * quarter + i * quarter / 10);
    trace.add(tokens);
    QCOMPARE(trace.tokensInBars(), std::vector<int>({10, 10, 10, 10}));
    QCOMPARE(trace.speedAt(1004 * quarter), std::optional(40.0));
    QCOMPARE(trace.speedAt(1006 * quarter), std::optional(20.0));
    QVERIFY(!trace.speedAt(1009 * quarter));
    trace.add({5000 * quarter}); // a long pause is not drawn as long
    QCOMPARE(trace.tokensInBars().size(), std::size_t(12));
    QCOMPARE(trace.tokensInBars().back(), 1);
    QCOMPARE(trace.speedAt(5001 * quarter), std::optional(1.0));
}

void TestPromptPage::saysWhatToDoWithoutAServer()
{
    show();
    QVERIFY(!button(QStringLiteral("Run")).isEnabled());
    QVERIFY(button(QStringLiteral("&Add server")).isVisible());
    for (const auto *label : part<RunView>().findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    QTest::mouseClick(&button(QStringLiteral("Start the &demo")), Qt::LeftButton);
    QCOMPARE(m_session->sources().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(button(QStringLiteral("Run")).text(), QStringLiteral("Run 10 calls"), patience);
    QVERIFY(button(QStringLiteral("Run")).isEnabled());
}

void TestPromptPage::saysWhatWouldBeRun()
{
    OllamaServer server;
    show();
    watch(server);
    const auto plan = [this] { return named<QLabel>("What would be run").text(); };
    tick(QStringLiteral("b"));
    QVERIFY2(plan().startsWith(QStringLiteral("1. a: 10 calls\n2. b: 10 calls")), qPrintable(plan()));
    named<NumberList>("How many").setNumbers({1, 2, 3, 4, 5});
    QVERIFY2(plan().contains(QStringLiteral("8. b, 3 at once: 10 calls\nand 2 more")), qPrintable(plan()));
    tick(QStringLiteral("a"));
    tick(QStringLiteral("b"));
    QVERIFY(plan().isEmpty());
}

void TestPromptPage::runsTwoModelsSideBySide()
{
    const auto server = OllamaServer::thatAnswers();
    show();
    watch(*server);
    tick(QStringLiteral("b")); // the first one is ticked already
    writePrompt(QStringLiteral("Why is the sky blue?"));
    named<QSpinBox>("Repeats").setValue(2);
    QCOMPARE(button(QStringLiteral("Run")).text(), QStringLiteral("Run 4 calls"));
    QTest::mouseClick(&button(QStringLiteral("Run")), Qt::LeftButton);
    QVERIFY(!button(QStringLiteral("Run")).isEnabled());
    waitForEndOfRun();

    QCOMPARE(cards().size(), 2);
    for (const AnswerCard *card : cards()) {
        QCOMPARE(card->answerView().answer(), QStringLiteral("Hello"));
        QCOMPARE(card->state(), QStringLiteral("2 of 2 calls · shown: the latest"));
        QVERIFY(!card->speedTrace().tokensInBars().empty());
    }
    QCOMPARE(cards().first()->accessibleName(), QStringLiteral("a"));
    QCOMPARE(cell(0, StepResultsModel::Calls), QStringLiteral("2/2"));
    QCOMPARE(cell(1, StepResultsModel::Step), QStringLiteral("b"));
    QCOMPARE(cell(1, StepResultsModel::PromptTokens), QStringLiteral("50"));
    QCOMPARE(cell(1, StepResultsModel::DecodeSpeed), QStringLiteral("80.0")); // 4 tokens in 50 ms
    QVERIFY(cell(0, StepResultsModel::TtftP50) != QStringLiteral("—"));
    const auto clock = part<RunView>().findChildren<ElidedLabel *>();
    QVERIFY(std::ranges::any_of(
        clock, [](const ElidedLabel *label) { return label->fullText().startsWith(u"clock: "); }));

    const QList<QJsonObject> calls = server->calls();
    QCOMPARE(calls.size(), 4);
    QCOMPARE(calls.last()[u"model"].toString(), QStringLiteral("b"));
    QVERIFY(calls.last()[u"messages"][0][u"content"].toString().endsWith(
        QStringLiteral("]\nWhy is the sky blue?")));
    m_session->store().publish();
    QCOMPARE(m_session->store().snapshot()->size(), std::size_t(4));
    QVERIFY(button(QStringLiteral("Run")).isEnabled());

    auto &table = part<FittingTable>();
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY2(copied.value(3).startsWith(QStringLiteral("| b | 2/2 | 50 |")), qPrintable(copied.value(3)));

    QTest::mouseClick(&button(QStringLiteral("Open in Compare")), Qt::LeftButton);
    QCOMPARE(m_window->findChild<PageStack *>()->currentId(), QStringLiteral("compare"));
}

void TestPromptPage::escapeCancelsAndWhatIsDoneStays()
{
    OllamaServer server;
    server.on("/api/chat", answer());
    server.on("/api/chat", answerBehindGate("open"));
    show();
    watch(server);
    writePrompt(QStringLiteral("Hi"));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(server.calls().size(), 2, patience);
    QTRY_COMPARE(cards().first()->answerView().answer(), QStringLiteral("Hel")); // live
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    waitForEndOfRun();
    QCOMPARE(cell(0, StepResultsModel::Calls), QStringLiteral("1/2"));
    QVERIFY(cell(0, StepResultsModel::Remarks).endsWith(QStringLiteral("cancelled")));
    QVERIFY(part<RunStatus>().text().startsWith(QStringLiteral("Cancelled")));
    QVERIFY(cards().first()->state().endsWith(QStringLiteral("cancelled")));
    QCOMPARE(server.calls().size(), 2);
}

void TestPromptPage::quittingDuringARunAsksFirst()
{
    OllamaServer server;
    server.on("/api/chat", answerBehindGate("open"));
    show();
    watch(server);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(server.calls().size(), 1, patience);
    const auto closeAndPress = [this](const QString &answer) {
        QTimer::singleShot(0, m_window.get(), [answer] {
            for (QPushButton *button : QApplication::activeModalWidget()->findChildren<QPushButton *>()) {
                if (button->text() == answer)
                    return QTest::mouseClick(button, Qt::LeftButton);
            }
        });
        m_window->close();
    };
    closeAndPress(QStringLiteral("&Keep running"));
    QVERIFY(m_window->isVisible() && m_session->runs().isRunning());
    closeAndPress(QStringLiteral("&Quit"));
    QVERIFY(!m_window->isVisible());
}

void TestPromptPage::aFailingModelStopsNoOther()
{
    OllamaServer server;
    server.on("/api/chat", Script().respond(404, R"x({"error":"model \"a\" not found"})x"));
    server.on("/api/chat", answer());
    show();
    watch(server);
    tick(QStringLiteral("b"));
    named<QSpinBox>("Repeats").setValue(1);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    waitForEndOfRun();
    QVERIFY(cell(0, StepResultsModel::Remarks).contains(QStringLiteral("not found")));
    QCOMPARE(cell(0, StepResultsModel::Calls), QStringLiteral("0/1"));
    QCOMPARE(cell(0, StepResultsModel::TtftP50), QStringLiteral("—"));
    QVERIFY(cards().first()->state().endsWith(QStringLiteral("1 failed")));
    QCOMPARE(cell(1, StepResultsModel::Calls), QStringLiteral("1/1"));
    QCOMPARE(cards().last()->answerView().answer(), QStringLiteral("Hello"));
    QVERIFY(part<RunStatus>().text().startsWith(QStringLiteral("Done · 1 of 2 calls")));
    checkThatNothingIsClipped();
}

void TestPromptPage::aWaitThatTheServerAsksForIsSeen()
{
    OllamaServer server;
    server.on("/api/chat", Script().respond(429, R"x({"error":"slow down"})x", "Retry-After: 60\r\n"));
    show();
    watch(server);
    named<QSpinBox>("Repeats").setValue(1);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(part<RunStatus>().text().contains(QStringLiteral("as the server asks")),
                             patience);
    QTest::mouseClick(&button(QStringLiteral("Cancel")), Qt::LeftButton);
    waitForEndOfRun();
    QVERIFY(!button(QStringLiteral("Cancel")).isEnabled());
}

void TestPromptPage::aWorkloadIsSavedAndLoadedAgain()
{
    OllamaServer server;
    show();
    watch(server);
    tick(QStringLiteral("b"));
    writePrompt(QStringLiteral("Saved"));
    auto &levels = named<NumberList>("How many");
    levels.setFocus();
    QTest::keyClick(&levels, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&levels, QStringLiteral("1, 4"));
    const QString file = m_directory.filePath(QStringLiteral("two models.json"));
    chooseFile(file);
    QTest::mouseClick(&button(QStringLiteral("Save")), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(file));
    const Workload saved = *part<RunForm>().workload();

    // In a new session, which does not know the server yet.
    QSettings().clear();
    m_window.reset();
    m_session = std::make_unique<Session>();
    show();
    chooseFile(file);
    QTest::mouseClick(&button(QStringLiteral("Load")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->sources().size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(part<RunForm>().workload(), std::optional(saved), patience);
    QCOMPARE(saved.concurrency, QList<int>({1, 4}));
    QCOMPARE(saved.prompts.first().text, "Saved");
}

void TestPromptPage::aFileThatIsNoWorkloadIsToldInWords()
{
    QFile file(m_directory.filePath(QStringLiteral("wrong.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"inferograph_workload": 1, "server": []})");
    file.close();
    show();
    const std::optional<Workload> before = part<RunForm>().workload();
    chooseFile(file.fileName());
    QTest::mouseClick(&button(QStringLiteral("Load")), Qt::LeftButton);
    const auto says = [this](QStringView words) {
        return std::ranges::any_of(part<RunForm>().findChildren<QLabel *>(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    QTRY_VERIFY(says(u"is no workload"));
    QCOMPARE(part<RunForm>().workload(), before);
    named<QSpinBox>("Repeats").setValue(9);
    QVERIFY(!says(u"is no workload"));
}

void TestPromptPage::theLastWorkloadIsThereAtTheNextStart()
{
    const auto server = OllamaServer::thatAnswers();
    show();
    watch(*server);
    tick(QStringLiteral("a"));
    tick(QStringLiteral("b"));
    writePrompt(QStringLiteral("Again"));
    named<QSpinBox>("Repeats").setValue(1);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    waitForEndOfRun();
    show();
    const std::optional<Workload> workload = part<RunForm>().workload();
    QVERIFY(workload);
    QCOMPARE(workload->prompts.first().text, "Again");
    QCOMPARE(workload->servers.first().models, QList<QByteArray>{"b"});
    QCOMPARE(cell(0, StepResultsModel::Calls), QStringLiteral("1/1")); // the run is still to be seen
}

void TestPromptPage::aSweepIsShownOnCompare()
{
    const auto server = OllamaServer::thatAnswers();
    show();
    watch(*server);
    m_window->showPage(QStringLiteral("compare"));
    const auto *runs = m_window->findChild<RunComparison *>();
    auto *tabs = runs->parentWidget()->parentWidget()->findChild<QTabBar *>();
    QVERIFY(!tabs->isVisible()); // nothing to choose yet
    m_window->showPage(QStringLiteral("prompt"));
    named<QSpinBox>("Repeats").setValue(1);
    named<NumberList>("How many").setText(QStringLiteral("1, 2"));
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    waitForEndOfRun();
    QTest::mouseClick(&button(QStringLiteral("Open in Compare")), Qt::LeftButton);
    QVERIFY(tabs->isVisible());
    QVERIFY(!runs->isVisible());
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    QVERIFY(runs->isVisible());
    const auto *plot = runs->findChild<SweepPlot *>();
    QCOMPARE(plot->curves().size(), 1);
    QCOMPARE(plot->curves().first().points.size(), 2);
}

void TestPromptPage::thePromptPanelGivesWay()
{
    show({1920, 1080});
    QVERIFY(!m_window->findChild<PromptPanel *>()->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!m_window->findChild<PromptPanel *>()->isVisible());
    QVERIFY(named<QPlainTextEdit>("Text of the prompt").hasFocus());
    m_window->showPage(QStringLiteral("live"));
    QVERIFY(m_window->findChild<PromptPanel *>()->isVisible());
}

void TestPromptPage::tabGoesThroughTheFormAsItIsRead()
{
    OllamaServer server;
    show();
    watch(server);
    named<QToolButton>("More options").click();
    named<QComboBox>("Prompt").setFocus();
    QStringList names;
    for (int i = 0; i < 40 && !names.contains(QStringLiteral("Save the workload")); ++i) {
        const auto *pushButton = qobject_cast<const QPushButton *>(m_window->focusWidget());
        const QString name = m_window->focusWidget()->accessibleName();
        names.append(name.isEmpty() && pushButton ? pushButton->text() : name);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    }
    const QStringList asRead{QStringLiteral("Prompt"),
                             QStringLiteral("Text of the prompt"),
                             QStringLiteral("Find or add a model"),
                             QStringLiteral("Models to call"),
                             QStringLiteral("Max tokens"),
                             QStringLiteral("Temperature"),
                             QStringLiteral("Pace"),
                             QStringLiteral("How many"),
                             QStringLiteral("Repeats"),
                             QStringLiteral("Model's state"),
                             QStringLiteral("Prompt cache"),
                             QStringLiteral("More options"),
                             QStringLiteral("Warm-up calls"),
                             QStringLiteral("Seed"),
                             QStringLiteral("Thinking"),
                             QStringLiteral("System prompt"),
                             QStringLiteral("Run 10 calls"),
                             QStringLiteral("Load a workload"),
                             QStringLiteral("Save the workload")};
    QCOMPARE(names, asRead);
}

void TestPromptPage::everyControlHasAName()
{
    const auto server = OllamaServer::thatAnswers();
    show();
    watch(*server);
    named<QSpinBox>("Repeats").setValue(1);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    waitForEndOfRun();
    for (const QWidget *widget : m_window->findChild<PromptPage *>()->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QPushButton *>(widget),
                 widget->metaObject()->className());
    }
}

void TestPromptPage::checkThatNothingIsClipped()
{
    const auto &page = *m_window->findChild<PromptPage *>();
    const auto &table = part<FittingTable>();
    for (const QSize size : {QSize(1280, 720), QSize(1440, 900)}) {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->wordWrap() && !qobject_cast<const ElidedLabel *>(label))
                QTRY_VERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        }
        for (const auto *shown : page.findChildren<QPushButton *>()) {
            if (shown->isVisible())
                QVERIFY2(shown->width() >= shown->minimumSizeHint().width(), qPrintable(shown->text()));
        }
        for (const int column :
             {StepResultsModel::Calls, StepResultsModel::TtftP50, StepResultsModel::TtftP95,
              StepResultsModel::PromptSpeed, StepResultsModel::DecodeSpeed, StepResultsModel::Throughput})
            QVERIFY2(!table.isColumnHidden(column), qPrintable(QString::number(column)));
        QVERIFY(table.viewport()->height() >= table.model()->rowCount() * table.rowHeight(0));
        const auto &list = named<QListView>("Models to call");
        QVERIFY(list.viewport()->rect().contains(list.visualRect(list.model()->index(1, 0))));
    }
}

QTEST_MAIN(TestPromptPage)
#include "tst_promptpage.moc"

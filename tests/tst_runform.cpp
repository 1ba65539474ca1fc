// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/modelchoicemodel.h"
#include "ui/models/stepresultsmodel.h"
#include "ui/panels/numberlist.h"
#include "ui/panels/optionalnumber.h"
#include "ui/panels/promptchoice.h"
#include "ui/panels/runform.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>
#include <QTest>

using namespace inferograph;

namespace {

SourceInfo ollamaAt(SourceId id, const QString &location, const QList<QByteArray> &models)
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

class TestRunForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void modelsKeepTheirContract();
    void listsTheModelsOfAllServers();
    void aTickOutlivesItsServersAbsence();

    void aNumberMayBeLeftOpen();
    void aListOfNumbersSaysWhatItIsNot_data();
    void aListOfNumbersSaysWhatItIsNot();
    void aChangedPresetIsOnesOwn();
    void everyWorkloadComesBackFromTheForm_data();
    void everyWorkloadComesBackFromTheForm();
};

void TestRunForm::modelsKeepTheirContract()
{
    ModelChoiceModel choice;
    QAbstractItemModelTester choiceTester(&choice, QAbstractItemModelTester::FailureReportingMode::QtTest);
    choice.setSources(
        {ollamaAt(1, QStringLiteral("a:1"), {"x", "y"}), ollamaAt(2, QStringLiteral("b:2"), {"x"})});
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

void TestRunForm::listsTheModelsOfAllServers()
{
    ModelChoiceModel choice;
    choice.setSources({ollamaAt(1, QStringLiteral("a:1"), {"x", "y"})});
    QCOMPARE(choice.rowCount(), 2); // one server needs no heading
    choice.setSources(
        {ollamaAt(1, QStringLiteral("a:1"), {"x", "y"}), ollamaAt(2, QStringLiteral("b:2"), {"x"})});
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

void TestRunForm::aTickOutlivesItsServersAbsence()
{
    ModelChoiceModel choice;
    choice.setChosen({{QUrl(QStringLiteral("http://localhost:1/")), "ollama-generate", {"x", "unlisted"}}});
    QVERIFY(choice.chosen().isEmpty());
    QCOMPARE(choice.chosenElsewhere(), 2);
    choice.setSources({ollamaAt(1, QStringLiteral("127.0.0.1:1"), {"x"})}); // the same one
    QCOMPARE(choice.chosenElsewhere(), 0);
    QCOMPARE(choice.rowCount(), 2);
    const WorkloadServer server = choice.chosen().first();
    QCOMPARE(server.url, QUrl(QStringLiteral("http://127.0.0.1:1")));
    QCOMPARE(server.protocol, "ollama-generate");
    QCOMPARE(server.models, QList<QByteArray>({"x", "unlisted"}));
}

void TestRunForm::aNumberMayBeLeftOpen()
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

void TestRunForm::aListOfNumbersSaysWhatItIsNot_data()
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

void TestRunForm::aListOfNumbersSaysWhatItIsNot()
{
    QFETCH(QString, typed);
    QFETCH(QList<int>, numbers);
    NumberList list(1, 256);
    list.setNumbers({8});
    list.setText(typed);
    QCOMPARE(list.numbers().value_or(QList<int>()), numbers);
    QCOMPARE(list.property("failed").toBool(), numbers.isEmpty());
}

void TestRunForm::aChangedPresetIsOnesOwn()
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

void TestRunForm::everyWorkloadComesBackFromTheForm_data()
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

void TestRunForm::everyWorkloadComesBackFromTheForm()
{
    QFETCH(Workload, workload);
    RunForm form;
    form.setSources(
        {ollamaAt(1, QStringLiteral("a:1"), {"x"}), ollamaAt(2, QStringLiteral("b:2"), {"x", "y"})});
    form.setWorkload(workload);
    QCOMPARE(form.workload(), std::optional(workload));
    form.setWorkload(Workload());
    QVERIFY(!form.workload());
    form.setWorkload(workload);
    QCOMPARE(form.workload(), std::optional(workload));
}

QTEST_MAIN(TestRunForm)
#include "tst_runform.moc"

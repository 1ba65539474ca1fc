// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/runs/arrivals.h"
#include "core/runs/callcomposer.h"
#include "core/runs/presets.h"
#include "core/runs/runstep.h"
#include "core/runs/workload.h"
#include "tests/support/builders.h"

#include <QSet>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

// Every member differs from its default.
Workload fullWorkload()
{
    Workload workload;
    workload.name = "evening load";
    workload.servers = {{QUrl(QStringLiteral("http://localhost:11434")), "ollama"},
                        {QUrl(QStringLiteral("https://host/llm/v1")), {}, {"gpt-oss:20b"}}};
    workload.models = {"qwen2.5:7b", "llama3.2:1b"};
    workload.prompts = {
        {"mine", {}, "Why is the sky \"blue\"?\nSay.", 0}, {{}, "code", {}, 0}, {"long", {}, {}, 1024}};
    workload.system = "Be brief.";
    workload.temperature = 0.7;
    workload.seed = 9'007'199'254'740'991;
    workload.maxTokens = 64;
    workload.think = false;
    workload.contextTokens = 8192;
    workload.keepAlive = std::chrono::seconds(-1);
    workload.repeats = 20;
    workload.warmUps = 2;
    workload.concurrency = {1, 8, 256};
    workload.cached = true;
    workload.cold = true;
    return workload;
}

Workload smallWorkload()
{
    Workload workload;
    workload.servers = {{QUrl(QStringLiteral("http://localhost:1")), "ollama"}};
    workload.models = {"a"};
    workload.prompts = {{{}, {}, "Hello", 0}};
    return workload;
}

constexpr char minimal[] =
    R"({"inferograph_workload":1,"servers":[{"url":"http://localhost:1"}],"models":["m"],)"
    R"("prompts":[{"text":"hi"}]})";

QByteArray with(const char *fields)
{
    return QByteArray(minimal).chopped(1) + ',' + fields + '}';
}

} // namespace

class TestWorkload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasWritten_data();
    void isReadAsItWasWritten();
    void takesDefaultsForWhatIsLeftOut();
    void takesASingleConcurrency();
    void namesThePlaceOfWhatIsWrong_data();
    void namesThePlaceOfWhatIsWrong();
    void writesNoCredentials();

    void presetsCanAllBeUsed();
    void generatedPromptsAreAsLongAsAskedFor_data();
    void generatedPromptsAreAsLongAsAskedFor();

    void arrivalsAreEvenAtAFixedRate();
    void arrivalsComeFromTheSeed();
    void arrivalsHaveTheRateAsked();

    void stepsCrossModelsPromptsAndConcurrency();
    void aServersOwnModelsAreCalledThereOnly();
    void aStepMakesAtLeastAsManyCallsAsItsConcurrency();
    void coldStepsAreAMatrix();
    void cachedStepsBeginByFillingTheCache();
    void labelsTellTheStepsApart();

    void promptsBeginFreshly();
    void aCachedPromptIsTheSameEachTime();
    void optionsReachThePrompt();
    void learnsTheTokenizersRatio();
    void aCachedPromptStaysAsLongAsItIs();
    void eachModelsPromptsAreSizedOnce();
};

void TestWorkload::isReadAsItWasWritten_data()
{
    QTest::addColumn<bool>("openLoop");
    QTest::addColumn<bool>("poisson");
    QTest::newRow("closed loop") << false << true;
    QTest::newRow("fixed rate") << true << false;
    QTest::newRow("poisson rate") << true << true;
}

void TestWorkload::isReadAsItWasWritten()
{
    QFETCH(bool, openLoop);
    QFETCH(bool, poisson);
    Workload workload = fullWorkload();
    if (openLoop) {
        workload.concurrency = {1};
        workload.rate = 2.5;
        workload.arrivals = poisson ? Arrivals::Poisson : Arrivals::Fixed;
    }
    const WorkloadReading reading = readWorkload(writeWorkload(workload));
    QVERIFY2(reading.workload, qPrintable(reading.problem));
    QVERIFY(*reading.workload == workload);
}

void TestWorkload::takesDefaultsForWhatIsLeftOut()
{
    const WorkloadReading reading = readWorkload(minimal);
    QVERIFY2(reading.workload, qPrintable(reading.problem));
    QCOMPARE(reading.workload->repeats, 1);
    QCOMPARE(reading.workload->warmUps, 0);
    QCOMPARE(reading.workload->concurrency, QList<int>{1});
    QVERIFY(!reading.workload->rate);
    QVERIFY(!reading.workload->temperature);
    QVERIFY(!reading.workload->think);
    QVERIFY(!reading.workload->contextTokens);
    QVERIFY(!reading.workload->keepAlive);
    QVERIFY(!reading.workload->cached);
}

void TestWorkload::takesASingleConcurrency()
{
    const WorkloadReading reading = readWorkload(with(R"("concurrency":16)"));
    QVERIFY2(reading.workload, qPrintable(reading.problem));
    QCOMPARE(reading.workload->concurrency, QList<int>{16});
}

void TestWorkload::namesThePlaceOfWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &json, const char *place) {
        QTest::newRow(name) << json << QString::fromUtf8(place);
    };
    row("no JSON", "{\n  \"models\": [,]\n}", "line 2");
    row("empty", "", "line 1");
    row("no object", "[1]", "object");
    row("no version", QByteArray(minimal).replace("\"inferograph_workload\":1,", ""), "inferograph_workload");
    row("version of later", QByteArray(minimal).replace(":1,\"s", ":2,\"s"), "\"inferograph_workload\"");
    row("misspelt field", with(R"("repeat":3)"), "\"repeat\"");
    row("misspelt field within", QByteArray(minimal).replace("\"text\"", "\"txt\""), "\"prompts[0]\"");
    row("key", with(R"("api_key":"sk-1")"), "\"api_key\" does not belong");
    row("key of a server", QByteArray(minimal).replace("\"url\":", "\"api_key\":\"sk\",\"url\":"),
        "\"servers[0].api_key\"");
    row("password in an address", QByteArray(minimal).replace("localhost", "me:pw@localhost"),
        "\"servers[0].url\"");
    row("no address", QByteArray(minimal).replace("http://localhost:1", "localhost"), "\"servers[0].url\"");
    row("unknown protocol", QByteArray(minimal).replace("\"url\":", "\"protocol\":\"grpc\",\"url\":"),
        "\"servers[0].protocol\"");
    row("no servers", QByteArray(minimal).replace("{\"url\":\"http://localhost:1\"}", ""), "\"servers\"");
    row("no models", QByteArray(minimal).replace("[\"m\"]", "[]"), "\"models\"");
    row("model of another type", QByteArray(minimal).replace("[\"m\"]", "[\"m\",7]"), "\"models[1]\"");
    row("models of another type", QByteArray(minimal).replace("[\"m\"]", "\"m\""), "\"models\"");
    row("no prompts", QByteArray(minimal).replace("{\"text\":\"hi\"}", ""), "\"prompts\"");
    row("prompt of two kinds", QByteArray(minimal).replace("\"text\"", "\"tokens\":5,\"text\""),
        "\"prompts[0]\"");
    row("unknown preset", QByteArray(minimal).replace("\"text\":\"hi\"", "\"preset\":\"poem\""),
        "\"prompts[0].preset\"");
    row("tokens out of range", QByteArray(minimal).replace("\"text\":\"hi\"", "\"tokens\":0"),
        "\"prompts[0].tokens\"");
    row("concurrency out of range", with(R"("concurrency":[1,257])"), "\"concurrency[1]\"");
    row("concurrency in part", with(R"("concurrency":1.5)"), "\"concurrency\"");
    row("no concurrency", with(R"("concurrency":[])"), "\"concurrency\"");
    row("repeats of another type", with(R"("repeats":"three")"), "\"repeats\"");
    row("rate of zero", with(R"("rate":0)"), "\"rate\"");
    row("rate and concurrency", with(R"("rate":2,"concurrency":4)"), "\"rate\"");
    row("arrivals", with(R"("arrivals":"uniform")"), "\"arrivals\"");
    row("temperature", with(R"("temperature":2.5)"), "\"temperature\"");
    row("num_ctx", with(R"("num_ctx":0)"), "\"num_ctx\"");
    row("keep_alive_s", with(R"("keep_alive_s":"5m")"), "\"keep_alive_s\"");
    row("think", with(R"("think":"no")"), "\"think\"");
    row("seed", with(R"("seed":-1)"), "\"seed\"");
}

void TestWorkload::namesThePlaceOfWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const WorkloadReading reading = readWorkload(json);
    QVERIFY(!reading.workload);
    QVERIFY2(reading.problem.contains(place), qPrintable(reading.problem));
    QVERIFY2(reading.problem.endsWith(u'.') || reading.problem.endsWith(u'?'), qPrintable(reading.problem));
}

void TestWorkload::writesNoCredentials()
{
    Workload workload = smallWorkload();
    workload.servers.first().url.setUserName(QStringLiteral("me"));
    workload.servers.first().url.setPassword(QStringLiteral("geheim"));
    const QByteArray json = writeWorkload(workload);
    QVERIFY(!json.contains("geheim"));
    QVERIFY(!json.contains("me@"));
    QVERIFY(readWorkload(json).workload);
}

void TestWorkload::presetsCanAllBeUsed()
{
    QVERIFY(promptPresets().size() >= 6);
    QSet<QByteArray> ids;
    for (const PromptPreset &preset : promptPresets()) {
        ids.insert(preset.id);
        QVERIFY(!preset.title.isEmpty());
        QVERIFY(preset.text.isEmpty() == (preset.tokens > 0));
        QVERIFY(preset.maxTokens);
        QCOMPARE(presetById(preset.id), &preset);
    }
    QCOMPARE(ids.size(), promptPresets().size());
    QVERIFY(!presetById("nothing"));
    QVERIFY(!presetById({}));
}

void TestWorkload::generatedPromptsAreAsLongAsAskedFor_data()
{
    QTest::addColumn<int>("tokens");
    QTest::addColumn<double>("charactersPerToken");
    QTest::newRow("128") << 128 << 4.4;
    QTest::newRow("1024") << 1024 << 4.4;
    QTest::newRow("32k") << 32768 << 4.4;
    QTest::newRow("another tokenizer") << 1024 << 2.0;
}

void TestWorkload::generatedPromptsAreAsLongAsAskedFor()
{
    QFETCH(int, tokens);
    QFETCH(double, charactersPerToken);
    const QByteArray text = generatedPrompt(tokens, charactersPerToken);
    const double wanted = tokens * charactersPerToken;
    QVERIFY(std::abs(static_cast<double>(text.size()) - wanted) < 20);
    QCOMPARE(generatedPrompt(tokens, charactersPerToken), text);
    QVERIFY(!generatedPrompt(1).isEmpty());
}

void TestWorkload::arrivalsAreEvenAtAFixedRate()
{
    const auto times = arrivalTimes(5, 4, Arrivals::Fixed, 1);
    QCOMPARE(times.size(), 5u);
    for (std::size_t i = 0; i < times.size(); ++i)
        QCOMPARE(times[i], std::chrono::milliseconds(250 * i));
}

void TestWorkload::arrivalsComeFromTheSeed()
{
    const auto times = arrivalTimes(100, 10, Arrivals::Poisson, 42);
    QCOMPARE(arrivalTimes(100, 10, Arrivals::Poisson, 42), times);
    QVERIFY(arrivalTimes(100, 10, Arrivals::Poisson, 43) != times);
    QCOMPARE(times.front(), Nanoseconds(0));
    QVERIFY(std::is_sorted(times.begin(), times.end()));
    // A longer schedule begins as the shorter one.
    const auto longer = arrivalTimes(200, 10, Arrivals::Poisson, 42);
    QVERIFY(std::equal(times.begin(), times.end(), longer.begin()));
}

// Gaps of a Poisson process: the mean is 1/rate, and so is the standard deviation.
void TestWorkload::arrivalsHaveTheRateAsked()
{
    constexpr int count = 20'000;
    const auto times = arrivalTimes(count, 50, Arrivals::Poisson, 7);
    std::vector<double> gaps;
    for (std::size_t i = 1; i < times.size(); ++i)
        gaps.push_back(toSeconds(times[i] - times[i - 1]));
    const double mean = std::accumulate(gaps.begin(), gaps.end(), 0.0) / static_cast<double>(gaps.size());
    double squares = 0;
    for (const double gap : gaps)
        squares += (gap - mean) * (gap - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(gaps.size()));
    QVERIFY2(std::abs(mean - 0.02) < 0.0006, qPrintable(QString::number(mean))); // 4 standard errors
    QVERIFY2(std::abs(deviation - 0.02) < 0.001, qPrintable(QString::number(deviation)));
}

void TestWorkload::stepsCrossModelsPromptsAndConcurrency()
{
    Workload workload = smallWorkload();
    workload.models = {"a", "b"};
    workload.prompts.append({{}, {}, {}, 128});
    workload.concurrency = {1, 2};
    workload.repeats = 5;
    workload.warmUps = 3;
    const QList<RunStep> steps = stepsOf(workload);
    QCOMPARE(steps.size(), 8);
    QStringList seen;
    for (const RunStep &step : steps) {
        seen.append(QStringLiteral("%1%2x%3+%4")
                        .arg(QString::fromUtf8(step.model))
                        .arg(step.prompt.tokens)
                        .arg(step.concurrency)
                        .arg(step.warmUps));
        QCOMPARE(step.calls, 5);
    }
    QCOMPARE(seen.join(u' '),
             QStringLiteral("a0x1+3 a0x2+0 a128x1+0 a128x2+0 b0x1+3 b0x2+0 b128x1+0 b128x2+0"));
}

void TestWorkload::aServersOwnModelsAreCalledThereOnly()
{
    Workload workload = smallWorkload();
    workload.servers.append({QUrl(QStringLiteral("http://localhost:2")), {}, {"b", "c"}});
    QByteArrayList models;
    for (const RunStep &step : stepsOf(workload))
        models.append(QByteArray::number(step.server.url.port()) + step.model);
    QCOMPARE(models, (QByteArrayList{"1a", "2b", "2c"}));
}

void TestWorkload::aStepMakesAtLeastAsManyCallsAsItsConcurrency()
{
    Workload workload = smallWorkload();
    workload.concurrency = {1, 4, 16};
    workload.repeats = 8;
    const QList<RunStep> steps = stepsOf(workload);
    QCOMPARE(steps.at(0).calls, 8);
    QCOMPARE(steps.at(1).calls, 8);
    QCOMPARE(steps.at(2).calls, 16);
}

void TestWorkload::coldStepsAreAMatrix()
{
    Workload workload = smallWorkload();
    workload.models = {"a", "b", "c"};
    workload.cold = true;
    workload.repeats = 2;
    const QList<RunStep> steps = stepsOf(workload);
    QCOMPARE(steps.size(), 12); // for each: cold, warm, after each of the two others
    QCOMPARE(steps.at(0).kind, StepKind::Cold);
    QCOMPARE(steps.at(1).kind, StepKind::Warm);
    QCOMPARE(steps.at(1).warmUps, 1); // never the call that loads
    QCOMPARE(steps.at(2).kind, StepKind::Switch);
    QCOMPARE(steps.at(2).model, "a");
    QCOMPARE(steps.at(2).switchFrom, "b");
    QCOMPARE(steps.at(3).switchFrom, "c");
    QCOMPARE(steps.at(0).calls, 2);
    workload.concurrency = {1, 2}; // there is more to do than the warm calls
    QCOMPARE(stepsOf(workload).size(), 18);
}

void TestWorkload::cachedStepsBeginByFillingTheCache()
{
    Workload workload = smallWorkload();
    workload.prompts.append({{}, "code", {}, 0});
    workload.cached = true;
    for (const RunStep &step : stepsOf(workload))
        QCOMPARE(step.warmUps, 1);
}

void TestWorkload::labelsTellTheStepsApart()
{
    Workload workload = fullWorkload();
    const QList<RunStep> steps = stepsOf(workload);
    const QByteArrayList labels = stepLabels(steps);
    QCOMPARE(QSet<QByteArray>(labels.begin(), labels.end()).size(), steps.size());
    QCOMPARE(labels.last(), "gpt-oss:20b, long, 256 at once"); // the model tells where it is
    workload = smallWorkload();
    QCOMPARE(stepLabels(stepsOf(workload)), QByteArrayList{"1 at once"});
    workload.servers = {{QUrl(QStringLiteral("http://me:pw@host:1")), "ollama", {}},
                        {QUrl(QStringLiteral("http://other")), "ollama", {}}};
    QCOMPARE(stepLabels(stepsOf(workload)), (QByteArrayList{"host:1", "other"}));
    workload.servers = {{QUrl(QStringLiteral("http://host")), "ollama", {}},
                        {QUrl(QStringLiteral("http://host")), "openai", {}}};
    QCOMPARE(stepLabels(stepsOf(workload)), (QByteArrayList{"ollama", "openai"}));
    workload = smallWorkload();
    workload.models = {"a", "b"};
    QCOMPARE(stepLabels(stepsOf(workload)), (QByteArrayList{"a", "b"}));
    workload.rate = 2.5;
    workload.models = {"a"};
    QCOMPARE(stepLabels(stepsOf(workload)), QByteArrayList{"2.5/s"});
}

void TestWorkload::promptsBeginFreshly()
{
    Workload workload = smallWorkload();
    const RunStep step = stepsOf(workload).first();
    const CallComposer composer(workload, true);
    QSet<QByteArray> seen;
    for (int i = 0; i < 50; ++i) {
        const Prompt prompt = composer.compose(step);
        QVERIFY(prompt.text.endsWith("\nHello"));
        seen.insert(prompt.text);
    }
    QCOMPARE(seen.size(), 50);

    workload.system = "Be brief.";
    const CallComposer withSystem(workload, true);
    QVERIFY(withSystem.compose(step).system.endsWith("\nBe brief."));
    QVERIFY(withSystem.compose(step).system != withSystem.compose(step).system);
    QCOMPARE(withSystem.compose(step).text, "Hello");
}

void TestWorkload::aCachedPromptIsTheSameEachTime()
{
    const Workload workload = smallWorkload();
    const RunStep step = stepsOf(workload).first();
    const CallComposer composer(workload, false);
    QCOMPARE(composer.compose(step).text, "Hello");
}

void TestWorkload::optionsReachThePrompt()
{
    Workload workload = fullWorkload();
    const RunStep step = stepsOf(workload).first();
    const Prompt prompt = CallComposer(workload, false).compose(step);
    QCOMPARE(prompt.model, step.model);
    QCOMPARE(prompt.system, workload.system);
    QCOMPARE(prompt.temperature, workload.temperature);
    QCOMPARE(prompt.seed, workload.seed);
    QCOMPARE(prompt.maxTokens, workload.maxTokens);
    QCOMPARE(prompt.think, workload.think);
    QCOMPARE(prompt.contextTokens, workload.contextTokens);
    QCOMPARE(prompt.keepAlive, workload.keepAlive);

    workload.maxTokens.reset();
    RunStep code = step;
    code.prompt = {{}, "code", {}, 0};
    QCOMPARE(CallComposer(workload, false).compose(code).maxTokens, presetById("code")->maxTokens);
}

void TestWorkload::learnsTheTokenizersRatio()
{
    Workload workload = smallWorkload();
    workload.prompts = {{{}, {}, {}, 500}};
    const RunStep step = stepsOf(workload).first();
    CallComposer composer(workload, false);
    const Prompt sizing = composer.composeForSizing(step);
    QCOMPARE(sizing.maxTokens, std::optional(1));
    // Two characters a token, and 40 tokens of a chat template.
    const auto learnFrom = [&composer](const RunStep &from, const Prompt &prompt) {
        composer.learn(from, prompt, CallBuilder().promptTokens(prompt.text.size() / 2 + 40));
    };
    const auto tokensOf = [&composer](const RunStep &asked) {
        return static_cast<double>(composer.compose(asked).text.size()) / 2 + 40;
    };
    learnFrom(step, sizing); // one prompt cannot tell them apart
    QVERIFY2(std::abs(tokensOf(step) - 500) < 30, qPrintable(QString::number(tokensOf(step))));

    RunStep text = step;
    text.prompt = {{}, {}, "Hello", 0};
    const double before = tokensOf(step);
    composer.learn(text, composer.compose(text), CallBuilder().promptTokens(50)); // no generated prompt
    QCOMPARE(tokensOf(step), before);

    RunStep brief = step;
    brief.prompt.tokens = 100;
    learnFrom(brief, composer.compose(brief));
    for (const int tokens : {100, 500, 4000}) {
        brief.prompt.tokens = tokens;
        QVERIFY2(std::abs(tokensOf(brief) / tokens - 1) < 0.05, qPrintable(QString::number(tokensOf(brief))));
    }

    RunStep other = step;
    other.model = "b"; // another tokenizer
    QCOMPARE(composer.compose(other), CallComposer(workload, false).compose(other));
}

void TestWorkload::aCachedPromptStaysAsLongAsItIs()
{
    Workload workload = smallWorkload();
    workload.prompts = {{{}, {}, {}, 500}};
    workload.cached = true;
    const RunStep step = stepsOf(workload).first();
    CallComposer composer(workload, false);
    composer.learn(step, composer.composeForSizing(step), CallBuilder().promptTokens(200));
    const Prompt prompt = composer.compose(step);
    composer.learn(step, prompt, CallBuilder().promptTokens(900));
    QCOMPARE(composer.compose(step), prompt); // another one would not be in the cache
    QCOMPARE(composer.promptCache(step, false), std::optional(PromptCache::Repeated));
    QCOMPARE(composer.promptCache(step, true), std::nullopt); // it fills the cache
    RunStep cold = step;
    cold.kind = StepKind::Cold; // the cache went with the model
    QCOMPARE(composer.promptCache(cold, false), std::nullopt);
    QCOMPARE(CallComposer(workload, true).promptCache(cold, false), std::optional(PromptCache::Fresh));
}

void TestWorkload::eachModelsPromptsAreSizedOnce()
{
    Workload workload = smallWorkload();
    workload.models = {"a", "b"};
    workload.prompts = {{{}, {}, "Hello", 0}, {{}, {}, {}, 128}, {{}, {}, {}, 4096}};
    workload.concurrency = {1};
    QList<bool> sized;
    for (const RunStep &step : stepsOf(workload))
        sized.append(step.sizing);
    QCOMPARE(sized, (QList<bool>{false, true, false, false, true, false}));
    QCOMPARE(callsOf(stepsOf(workload)), 6 * workload.repeats + 2);
}

QTEST_GUILESS_MAIN(TestWorkload)
#include "tst_workload.moc"

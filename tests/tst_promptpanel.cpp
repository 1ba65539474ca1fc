// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "tests/support/readability.h"
#include "tests/support/samples.h"
#include "tests/support/testwindow.h"
#include "tests/support/widgets.h"
#include "ui/panels/answerview.h"
#include "ui/panels/breakdownbar.h"
#include "ui/panels/promptpanel.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace inferograph;
using namespace inferograph::testing;

class TestPromptPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void sendsWhatThePromptPanelSays();
    void aFirstPromptIsReadyToSend();
    void aModelIsShownByItsNameAndAskedByItsPath();
    void aServerThatIsGoneIsToldNotSentTo();

    void showsTheAnswerAndItsNumbers();
    void saysWhereTheTimeWent();
    void showsAFailureInWords();
};

void TestPromptPanel::sendsWhatThePromptPanelSays()
{
    PromptPanel panel;
    panel.show();
    panel.setSources({liveServer(5)});
    QSignalSpy sent(&panel, &PromptPanel::sendRequested);
    QSignalSpy cancelled(&panel, &PromptPanel::cancelRequested);
    auto *text = panel.findChild<QPlainTextEdit *>();
    QVERIFY(text);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 1); // a first prompt is there
    QVERIFY(!sent.takeFirst().at(1).value<Prompt>().text.isEmpty());
    text->clear();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 0); // there is nothing to ask
    QTest::keyClicks(text, QStringLiteral("why is the sky blue"));
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.at(0).at(0).value<SourceId>(), 5);
    const auto prompt = sent.at(0).at(1).value<Prompt>();
    QCOMPARE(prompt.model, QByteArray("qwen2.5:14b"));
    QCOMPARE(prompt.text, QByteArray("why is the sky blue"));
    QVERIFY(!prompt.temperature);
    panel.begin(7);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.count(), 1); // one at a time
    QTest::keyClick(text, Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(cancelled.at(0).at(0).value<CallId>(), CallId(7));
}

void TestPromptPanel::aFirstPromptIsReadyToSend()
{
    const TestWindow test;
    Q_EMIT test.session().sourceAdded(liveServer(1));
    auto &send = buttonOf(test.part<PromptPanel>(), QStringLiteral("Send"));
    QVERIFY(send.isVisible() && send.isEnabled());
    QSignalSpy sent(&test.part<PromptPanel>(), &PromptPanel::sendRequested);
    QTest::mouseClick(&send, Qt::LeftButton);
    QCOMPARE(sent.count(), 1);
    QVERIFY(!sent.at(0).at(1).value<Prompt>().text.isEmpty());
}

void TestPromptPanel::aModelIsShownByItsNameAndAskedByItsPath()
{
    PromptPanel panel;
    panel.show();
    SourceInfo server = liveServer(5);
    server.server.models = {"/srv/a/llama.gguf", "/srv/b/llama.gguf"}; // as llama.cpp's server calls them
    panel.setSources({server});
    const QList<QComboBox *> boxes = panel.findChildren<QComboBox *>();
    auto *model = *std::ranges::find_if(boxes, &QComboBox::isEditable);
    QSignalSpy sent(&panel, &PromptPanel::sendRequested);
    const auto asked = [&] {
        QTest::keyClick(panel.findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
        return sent.isEmpty() ? QByteArray() : sent.takeLast().at(1).value<Prompt>().model;
    };
    QCOMPARE(model->currentText(), QStringLiteral("llama"));
    QCOMPARE(asked(), QByteArray("/srv/a/llama.gguf"));
    model->setCurrentIndex(1);
    server.label = QStringLiteral("renamed");
    panel.setSources({server});
    QCOMPARE(asked(), QByteArray("/srv/b/llama.gguf"));
    model->setEditText(QStringLiteral("another")); // typed
    QCOMPARE(asked(), QByteArray("another"));

    Prompt last; // of the run before, set before any server is there
    last.model = "/srv/b/llama.gguf";
    panel.setSources({});
    panel.setPrompt(last);
    panel.setSources({server});
    QCOMPARE(model->currentText(), QStringLiteral("llama"));
    QCOMPARE(asked(), last.model);
    last.model = "org/repo/file.gguf"; // which nobody lists
    server.server.models.clear();
    panel.setSources({server});
    panel.setPrompt(last);
    QCOMPARE(asked(), last.model);
}

void TestPromptPanel::aServerThatIsGoneIsToldNotSentTo()
{
    const TestWindow test;
    Q_EMIT test.session().sourceAdded(liveServer(99)); // the session itself knows no such server
    auto &panel = test.part<PromptPanel>();
    Prompt prompt;
    prompt.model = "m";
    prompt.text = "hello";
    prompt.maxTokens = 32;
    panel.setPrompt(prompt);
    QTest::keyClick(panel.findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!visibleTexts(panel.answerView()).filter(QStringLiteral("nothing was sent")).isEmpty());
    QCOMPARE(settings::lastPrompt().text, QByteArray("hello")); // and the prompt is remembered
}

void TestPromptPanel::showsTheAnswerAndItsNumbers()
{
    PromptPanel panel;
    panel.resize(320, 800);
    panel.show();
    panel.setSources({liveServer(5)});
    panel.begin(7);
    CallProgress progress;
    progress.id = 7;
    progress.phase = CallProgress::Phase::Waiting;
    progress.promptShare = 0.25;
    panel.progress({progress});
    QVERIFY(visibleTexts(panel.answerView()).contains(QStringLiteral("Reading the prompt, 25.0\u00a0%…")));
    progress.phase = CallProgress::Phase::Answering;
    progress.content = "caf\xc3";
    progress.reasoning = "thinking";
    progress.tokenEvents = 11;
    progress.ttft = fromMilliseconds(500);
    progress.elapsed = fromMilliseconds(1500);
    CallProgress other = progress;
    other.id = 8;
    panel.progress({other, progress});
    progress.content = "\xa9 au lait";
    progress.reasoning.clear();
    panel.progress({progress});
    QCOMPARE(panel.answerView().answer(), QStringLiteral("caf\u00e9 au lait"));
    QCOMPARE(panel.answerView().reasoning(), QStringLiteral("thinking"));
    QStringList texts = visibleTexts(panel.answerView());
    QVERIFY(texts.contains(QStringLiteral("500\u00a0ms")));
    QVERIFY(texts.contains(QStringLiteral("~10.0"))); // ten gaps in a second
    QVERIFY(texts.contains(QStringLiteral("~11")));

    CallRecord record = CallBuilder().ttftMs(510).totalMs(2510).outputTokens(21).clientGenerationMs(2000);
    record.id = 7;
    panel.finish(record);
    texts = visibleTexts(panel.answerView());
    QVERIFY(texts.contains(QStringLiteral("510\u00a0ms")));
    QVERIFY(texts.contains(QStringLiteral("10.0")));
    QVERIFY(texts.contains(QStringLiteral("2.51\u00a0s")));
    QVERIFY(texts.contains(QStringLiteral("21")));
}

void TestPromptPanel::saysWhereTheTimeWent()
{
    PromptPanel panel;
    panel.show();
    auto &bar = *panel.findChild<BreakdownBar *>();
    QVERIFY(!bar.isVisible());
    panel.setSources({liveServer(5)});
    panel.begin(7);
    QVERIFY(bar.isVisible());
    QVERIFY(bar.accessibleDescription().isEmpty());
    CallRecord record = CallBuilder()
                            .loadMs(412)
                            .promptEvalMs(590)
                            .generationMs(2600, GenerationSpan::IncludesFirstToken)
                            .totalMs(3700);
    record.id = 7;
    panel.finish(record);
    QCOMPARE(bar.accessibleDescription(), QStringLiteral("load 412\u00a0ms, prompt eval 590\u00a0ms, "
                                                         "generation 2.60\u00a0s, rest 98.0\u00a0ms"));
    QCOMPARE(clippedTexts(panel), QStringList());
    panel.begin(8);
    QVERIFY(bar.accessibleDescription().isEmpty());
}

void TestPromptPanel::showsAFailureInWords()
{
    PromptPanel panel;
    panel.show();
    panel.setSources({liveServer(5)});
    panel.begin(7);
    CallRecord record = CallBuilder().failed(ErrorKind::Http, "model 'x' not found");
    record.id = 7;
    record.httpStatus = 404;
    panel.finish(record);
    QVERIFY(visibleTexts(panel.answerView()).contains(QStringLiteral("404 model 'x' not found")));
}

QTEST_MAIN(TestPromptPanel)
#include "tst_promptpanel.moc"

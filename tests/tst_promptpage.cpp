// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/promptwindow.h"
#include "tests/support/scriptedollama.h"
#include "tests/support/widgets.h"
#include "ui/models/stepresultsmodel.h"
#include "ui/panels/numberlist.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/runform.h"
#include "ui/panels/runview.h"
#include "ui/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

// Gives the name to the file dialog that is opened next.
void chooseFile(const PromptWindow &test, const QString &name)
{
    answerNext<QFileDialog>(test.window(), [name](QFileDialog &dialog) {
        auto *field = dialog.findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
        field->setText(name); // typed, a list of completions would take the key
        QTest::keyClick(field, Qt::Key_Return);
        if (dialog.isVisible())
            dialog.reject();
    });
}

} // namespace

class TestPromptPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { ThemeManager::instance().apply(ThemeKind::Dark); }

    void saysWhatToDoWithoutAServer();
    void saysWhatWouldBeRun();
    void thePromptPanelGivesWay();

    void aWorkloadIsSavedAndLoadedAgain();
    void aFileThatIsNoWorkloadIsToldInWords();
    void theLastWorkloadIsThereAtTheNextStart();

    void tabGoesThroughTheFormAsItIsRead();
    void everyControlHasAName();

private:
    QTemporaryDir m_directory;
};

void TestPromptPage::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestPromptPage::saysWhatToDoWithoutAServer()
{
    PromptWindow test;
    QVERIFY(!test.button(QStringLiteral("Run")).isEnabled());
    QVERIFY(test.button(QStringLiteral("&Add server")).isVisible());
    for (const auto *label : test.part<RunView>().findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
    QTest::mouseClick(&test.button(QStringLiteral("Start the &demo")), Qt::LeftButton);
    QCOMPARE(test.session().sources().size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(test.button(QStringLiteral("Run")).text(), QStringLiteral("Run 10 calls"),
                              patience);
    QVERIFY(test.button(QStringLiteral("Run")).isEnabled());
}

void TestPromptPage::saysWhatWouldBeRun()
{
    OllamaServer server;
    PromptWindow test;
    test.watch(server);
    const auto plan = [&test] { return named<QLabel>(test.page(), "What would be run").text(); };
    test.tick(QStringLiteral("b"));
    QVERIFY2(plan().startsWith(QStringLiteral("1. a: 10 calls\n2. b: 10 calls")), qPrintable(plan()));
    named<NumberList>(test.page(), "How many").setNumbers({1, 2, 3, 4, 5});
    QVERIFY2(plan().contains(QStringLiteral("8. b, 3 at once: 10 calls\nand 2 more")), qPrintable(plan()));
    test.tick(QStringLiteral("a"));
    test.tick(QStringLiteral("b"));
    QVERIFY(plan().isEmpty());
}

void TestPromptPage::thePromptPanelGivesWay()
{
    PromptWindow test({1920, 1080});
    QVERIFY(!test.window().findChild<PromptPanel *>()->isVisible());
    QTest::keyClick(&test.window(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!test.window().findChild<PromptPanel *>()->isVisible());
    QVERIFY(named<QPlainTextEdit>(test.page(), "Text of the prompt").hasFocus());
    test.window().showPage(QStringLiteral("live"));
    QVERIFY(test.window().findChild<PromptPanel *>()->isVisible());
}

void TestPromptPage::aWorkloadIsSavedAndLoadedAgain()
{
    OllamaServer server;
    auto before = std::make_unique<PromptWindow>();
    before->watch(server);
    before->tick(QStringLiteral("b"));
    before->writePrompt(QStringLiteral("Saved"));
    auto &levels = named<NumberList>(before->page(), "How many");
    levels.setFocus();
    QTest::keyClick(&levels, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&levels, QStringLiteral("1, 4"));
    const QString file = m_directory.filePath(QStringLiteral("two models.json"));
    chooseFile(*before, file);
    QTest::mouseClick(&before->button(QStringLiteral("Save")), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(file));
    const Workload saved = *before->part<RunForm>().workload();

    // In a new session, which does not know the server yet.
    before.reset();
    PromptWindow test;
    chooseFile(test, file);
    QTest::mouseClick(&test.button(QStringLiteral("Load")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(test.session().sources().size(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(test.part<RunForm>().workload(), std::optional(saved), patience);
    QCOMPARE(saved.concurrency, QList<int>({1, 4}));
    QCOMPARE(saved.prompts.first().text, "Saved");
}

void TestPromptPage::aFileThatIsNoWorkloadIsToldInWords()
{
    QFile file(m_directory.filePath(QStringLiteral("wrong.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"inferograph_workload": 1, "server": []})");
    file.close();
    PromptWindow test;
    const std::optional<Workload> before = test.part<RunForm>().workload();
    chooseFile(test, file.fileName());
    QTest::mouseClick(&test.button(QStringLiteral("Load")), Qt::LeftButton);
    const auto says = [&test](const QString &words) {
        return !visibleTexts(test.part<RunForm>()).filter(words).isEmpty();
    };
    QTRY_VERIFY(says(QStringLiteral("is no workload")));
    QCOMPARE(test.part<RunForm>().workload(), before);
    named<QSpinBox>(test.page(), "Repeats").setValue(9);
    QVERIFY(!says(QStringLiteral("is no workload")));
}

void TestPromptPage::theLastWorkloadIsThereAtTheNextStart()
{
    const auto server = OllamaServer::thatAnswers();
    PromptWindow test;
    test.watch(*server);
    test.tick(QStringLiteral("a"));
    test.tick(QStringLiteral("b"));
    test.writePrompt(QStringLiteral("Again"));
    named<QSpinBox>(test.page(), "Repeats").setValue(1);
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    test.waitForEndOfRun();
    test.reopen();
    test.window().showPage(QStringLiteral("prompt"));
    const std::optional<Workload> workload = test.part<RunForm>().workload();
    QVERIFY(workload);
    QCOMPARE(workload->prompts.first().text, "Again");
    QCOMPARE(workload->servers.first().models, QList<QByteArray>{"b"});
    QCOMPARE(test.cell(0, StepResultsModel::Calls), QStringLiteral("1/1")); // the run is still to be seen
}

void TestPromptPage::tabGoesThroughTheFormAsItIsRead()
{
    OllamaServer server;
    PromptWindow test;
    test.watch(server);
    named<QToolButton>(test.page(), "More options").click();
    named<QComboBox>(test.page(), "Prompt").setFocus();
    QStringList names;
    for (int i = 0; i < 40 && !names.contains(QStringLiteral("Save the workload")); ++i) {
        const auto *pushButton = qobject_cast<const QPushButton *>(test.window().focusWidget());
        const QString name = test.window().focusWidget()->accessibleName();
        names.append(name.isEmpty() && pushButton ? pushButton->text() : name);
        QTest::keyClick(test.window().focusWidget(), Qt::Key_Tab);
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
    PromptWindow test;
    test.watch(*server);
    named<QSpinBox>(test.page(), "Repeats").setValue(1);
    QTest::keyClick(&test.window(), Qt::Key_Return, Qt::ControlModifier);
    test.waitForEndOfRun();
    for (const QWidget *widget : test.page().findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || qobject_cast<const QPushButton *>(widget),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(TestPromptPage)
#include "tst_promptpage.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/settings/settings.h"
#include "tests/support/builders.h"
#include "ui/controls.h"
#include "ui/firstpaint.h"
#include "ui/livefeed.h"
#include "ui/mainwindow.h"
#include "ui/models/calltablemodel.h"
#include "ui/panels/addserverdialog.h"
#include "ui/panels/answerview.h"
#include "ui/panels/breakdownbar.h"
#include "ui/panels/callspanel.h"
#include "ui/panels/delegates.h"
#include "ui/panels/emptystate.h"
#include "ui/panels/figuresstrip.h"
#include "ui/panels/modellistmodel.h"
#include "ui/panels/promptpanel.h"
#include "ui/panels/shortcutsdialog.h"
#include "ui/panels/skippedlinesdialog.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/panels/topbar.h"
#include "ui/theme.h"
#include "ui/windowactions.h"

#include <QAbstractItemModelTester>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

using namespace inferograph;
using testing::CallBuilder;

namespace {

SourceInfo liveServer(SourceId id, bool demo = false)
{
    SourceInfo source;
    source.id = id;
    source.kind = SourceKind::Server;
    source.state = SourceState::Live;
    source.demo = demo;
    source.label = QStringLiteral("Ollama");
    source.location = QStringLiteral("localhost:11434");
    source.server.models = {"qwen2.5:14b", "llama3.2:3b"};
    return source;
}

SourceInfo followedLog(SourceId id, qint64 skipped)
{
    SourceInfo source;
    source.id = id;
    source.kind = SourceKind::Log;
    source.state = SourceState::Live;
    source.label = QStringLiteral("performance.jsonl");
    source.location = QStringLiteral("/var/log/performance.jsonl");
    source.skippedLines = skipped;
    source.foundFormat = "performance";
    return source;
}

QList<CallRecord> someCalls()
{
    const qint64 now =
        std::chrono::duration_cast<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
    QList<CallRecord> calls;
    for (int i = 0; i < 12; ++i)
        calls << CallBuilder()
                     .model(i % 2 ? "qwen2.5:14b" : "llama3.2:3b")
                     .startedAtMs(now - 1000 * i)
                     .ttftMs(400 + i)
                     .totalMs(2400 + i)
                     .loadMs(20)
                     .generationMs(2000, GenerationSpan::IncludesFirstToken)
                     .promptTokens(1000)
                     .outputTokens(100);
    return calls;
}

// The texts that do not fit in the widgets that show them.
QStringList clippedTexts(const QWidget &root)
{
    QStringList clipped;
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty() || qobject_cast<const ElidedLabel *>(label))
            continue;
        const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        const bool low = label->wordWrap() && label->height() < label->heightForWidth(label->width());
        if (narrow || low || label->height() < label->fontMetrics().height())
            clipped << label->text();
    }
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        const QSize needed = button->fontMetrics().size(Qt::TextShowMnemonic, button->text());
        if (button->isVisible() && (button->width() < needed.width() || button->height() < needed.height()))
            clipped << button->text();
    }
    return clipped;
}

// Null where there is none of that name.
const QFrame *cardOf(const FiguresStrip &strip, const char *name)
{
    for (const QFrame *card : strip.findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (card->accessibleName() == QLatin1StringView(name))
            return card;
    }
    return nullptr;
}

// What a card of the figures strip says, as screen readers hear it.
QString figure(const FiguresStrip &strip, const char *name)
{
    const QFrame *card = cardOf(strip, name);
    return card ? card->accessibleDescription() : QString();
}

bool outside(const QWidget &child, const QWidget &root)
{
    return !root.rect().contains(QRect(child.mapTo(&root, QPoint()), child.size()));
}

LiveView lastMinuteOf(const QList<CallRecord> &calls)
{
    LiveView view;
    view.to = wallNow();
    view.from = view.to - std::chrono::minutes(1);
    view.calls = testing::snapshotOf(calls);
    return view;
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void modelsKeepTheirContract();
    void aLogOfNoKnownFormatSaysSo();
    void theFirstWindowFitsTheScreen();
    void saysWhatToDoBeforeTheFirstCall();
    void aLogAtItsUsualPlaceIsOffered();
    void aFoundServerIsOnePromptAway();
    void aFailedServerSaysWhy();
    void showsCallsOnceTheyCome();
    void sendsWhatThePromptPanelSays();
    void aModelIsShownByItsNameAndAskedByItsPath();
    void aFirstPromptIsReadyToSend();
    void showsTheAnswerAndItsNumbers();
    void saysWhereTheTimeWent();
    void showsAFailureInWords();
    void aServerThatIsGoneIsToldNotSentTo();
    void pauseHoldsTheViewNotTheIntake();
    void timeWindowLeavesOlderCallsOut();
    void oldCallsAreOffered();
    void hidesAModel();
    void themeChangesLive();
    void listsSkippedLines();
    void demoIsMarkedEverywhere();
    void serverAddresses_data();
    void serverAddresses();
    void aKeySaysWhereItIsKept();
    void everyControlHasAName();
    void everyShortcutIsUnique();
    void spacePressesAFocusedButton();
    void aDroppedFileIsOpened();
    void aQuestionMarkShowsTheShortcuts();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void thePromptSpeedHasRoomOnASmallWindow();
    void figuresStayInPlaceWhenNumbersGrow();
    void figuresReadWellForNoneOneAndMany();
    void controlsOfTimeRestWherePagesDoNotFollowThem_data();
    void controlsOfTimeRestWherePagesDoNotFollowThem();
    void whatMenusHaveAsWellStepsBackInANarrowWindow();
    void modelsOfOneFamilyAreToldApart_data();
    void modelsOfOneFamilyAreToldApart();
    void figuresOfSeveralModelsSaySo();
    void errorsAreRedAndToldByKind();
    void callsAMinuteAreUnknownUntilTheyMeanSomething_data();
    void callsAMinuteAreUnknownUntilTheyMeanSomething();
    void figuresOfManyCallsComeLaterAndNeverAfterNewerOnes();
    void callsAMinuteAreOfTheSpanInView();
    void theDemoHidesItsPassingAddress();
    void rowsSayWhenTheirCallsEnded();
    void knowsItsPages();
    void noLogIsReadBeforeTheWindowIsPainted();

private:
    void show(QSize size = {1440, 900});
    void addCalls(const QList<CallRecord> &calls);
    QAction *action(const QString &text) const;
    template<typename T>
    T &part() const;

    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_mainwindow"));
}

void TestMainWindow::init()
{
    QSettings().clear();
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

void TestMainWindow::show(QSize size)
{
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::addCalls(const QList<CallRecord> &calls)
{
    QSignalSpy published(&m_session->store(), &CallStore::published);
    m_session->store().append(calls);
    QVERIFY(published.count() > 0 || published.wait());
}

QAction *TestMainWindow::action(const QString &text) const
{
    for (QAction *candidate : m_window->actions()) {
        if (candidate->text().remove(QLatin1Char('&')) == text)
            return candidate;
    }
    return nullptr;
}

template<typename T>
T &TestMainWindow::part() const
{
    return *m_window->findChild<T *>();
}

void TestMainWindow::modelsKeepTheirContract()
{
    SourceListModel sources;
    const QAbstractItemModelTester sourcesTester(&sources);
    sources.put(liveServer(1));
    sources.put(followedLog(2, 3));
    SourceInfo failed = liveServer(1);
    failed.state = SourceState::Failed;
    sources.put(failed);
    QCOMPARE(sources.rowCount(), 2);
    QVERIFY(sources.index(0, 0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("failed")));
    QCOMPARE(sources.index(1, 0).data(SourceListModel::NoteRole).toString(), QStringLiteral("3 skipped"));
    sources.remove(1);
    sources.remove(99);
    QCOMPARE(sources.rowCount(), 1);

    ModelListModel models;
    const QAbstractItemModelTester modelsTester(&models);
    addCalls(someCalls());
    models.addCalls(m_session->store().snapshot(), 0);
    QCOMPARE(models.rowCount(), 2);
    models.addCalls(m_session->store().snapshot(), 0);
    QCOMPARE(models.rowCount(), 2);
}

void TestMainWindow::aLogOfNoKnownFormatSaysSo()
{
    SourceListModel sources;
    SourceInfo strange = followedLog(1, 7);
    sources.put(strange);
    const QModelIndex state = sources.index(0, SourceListModel::State);
    QCOMPARE(state.data().toString(), QStringLiteral("live"));
    strange.foundFormat.clear();
    sources.put(strange);
    QCOMPARE(state.data().toString(), QStringLiteral("no known format"));
    QCOMPARE(state.data(Qt::ForegroundRole).value<QColor>(), theme().warning);
    QCOMPARE(state.data(SourceListModel::NoteRole).toString(), QStringLiteral("no known format"));
    QCOMPARE(sources.index(0, SourceListModel::Note).data().toString(),
             QStringLiteral("no known format · 7 lines skipped"));
    strange.skippedLines = 0; // nothing to judge by yet
    sources.put(strange);
    QCOMPARE(state.data().toString(), QStringLiteral("live"));
}

void TestMainWindow::theFirstWindowFitsTheScreen()
{
    const QSize room = m_window->screen()->availableSize();
    QVERIFY(m_window->width() <= std::max(room.width(), m_window->minimumSizeHint().width()));
    QVERIFY(m_window->height() <= std::max(room.height(), m_window->minimumSizeHint().height()));
    m_window->resize(2 * room);
    m_window->show();
    m_window->close();
    m_window = std::make_unique<MainWindow>(*m_session);
    QVERIFY(m_window->width() <= std::max(room.width(), m_window->minimumSizeHint().width()));
}

void TestMainWindow::saysWhatToDoBeforeTheFirstCall()
{
    show();
    auto &empty = part<EmptyState>();
    QVERIFY(empty.isVisible());
    Q_EMIT m_session->localSearchFinished(0);
    QObject::disconnect(&empty, &EmptyState::demoRequested, nullptr, nullptr); // no real demo in this test
    QSignalSpy demo(&empty, &EmptyState::demoRequested);
    QSignalSpy log(&empty, &EmptyState::openLogRequested);
    QPushButton *demoButton = nullptr;
    for (QPushButton *button : empty.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Try the demo"))
            demoButton = button;
    }
    QVERIFY(demoButton && demoButton->isVisible());
    QTest::mouseClick(demoButton, Qt::LeftButton);
    QCOMPARE(demo.count(), 1);
    QCOMPARE(log.count(), 0);
    QCOMPARE(clippedTexts(*m_window), QStringList());
}

void TestMainWindow::aLogAtItsUsualPlaceIsOffered()
{
    const QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", QFile::encodeName(home.path()));
    const QString path = home.filePath(QStringLiteral(".ollama/logs/server.log"));
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    m_window = std::make_unique<MainWindow>(*m_session);
    qputenv("HOME", before);
    show();
    QVERIFY(m_session->sources().isEmpty()); // never opened unasked

    QAction *follow = nullptr;
    for (QAction *action : m_window->actions()) {
        if (action->data() == path)
            follow = action;
    }
    QVERIFY(follow);
    QVERIFY(follow->text().endsWith(QStringLiteral("~/.ollama/logs/server.log")));
    QPushButton *button = nullptr;
    for (QPushButton *candidate : part<EmptyState>().findChildren<QPushButton *>()) {
        if (candidate->text() == follow->text())
            button = candidate;
    }
    QVERIFY(button);
    button->click();
    QCOMPARE(m_session->sources().size(), 1);
    QCOMPARE(m_session->sources().first().location, path);
    QVERIFY(!button->isVisible());
    QVERIFY(!follow->isEnabled());
}

void TestMainWindow::aFoundServerIsOnePromptAway()
{
    show({1280, 720});
    Q_EMIT m_session->sourceAdded(liveServer(1));
    auto &empty = part<EmptyState>();
    QVERIFY(empty.isVisible());
    QPushButton *button = nullptr;
    for (QPushButton *candidate : empty.findChildren<QPushButton *>()) {
        if (candidate->text() == QStringLiteral("Send a test prompt"))
            button = candidate;
    }
    QVERIFY(button && button->isVisible());
    QVERIFY(!part<PromptPanel>().isVisible());
    QSignalSpy sent(&part<PromptPanel>(), &PromptPanel::sendRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(part<PromptPanel>().isVisible());
    QCOMPARE(sent.count(), 1);
    QCOMPARE(sent.takeFirst().at(1).value<Prompt>().model, QByteArray("qwen2.5:14b"));

    SourceInfo nameless = liveServer(1);
    nameless.server.models.clear();
    Q_EMIT m_session->sourceChanged(nameless);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(sent.count(), 0); // which model is for the user to say
    QVERIFY(part<PromptPanel>().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::ControlModifier);
    QVERIFY(!part<PromptPanel>().isVisible());
}

void TestMainWindow::aFailedServerSaysWhy()
{
    show();
    SourceInfo failed = liveServer(1);
    failed.state = SourceState::Failed;
    failed.message = QStringLiteral("Nothing answers at localhost:11434: is the server running?");
    Q_EMIT m_session->sourceAdded(failed);
    bool said = false;
    for (const QLabel *label : part<EmptyState>().findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text() == failed.message);
    QVERIFY(said);
}

void TestMainWindow::showsCallsOnceTheyCome()
{
    show();
    addCalls(someCalls());
    QVERIFY(!part<EmptyState>().isVisible());
    auto &table = part<QTableView>();
    QTRY_COMPARE(table.model()->rowCount(), 12);
    const QModelIndex decode = table.model()->index(0, CallTableModel::DecodeTps);
    QCOMPARE(decode.data(Qt::TextAlignmentRole).toInt() & Qt::AlignHorizontal_Mask, int(Qt::AlignRight));
    QTRY_COMPARE(figure(part<FiguresStrip>(), "Median time to first token"),
                 QStringLiteral("406\u00a0ms, p95 410\u00a0ms"));
    QVERIFY(figure(part<FiguresStrip>(), "Load share").endsWith(QStringLiteral("cold starts \u2014")));
    table.selectRow(3);
    const CallId selected = table.currentIndex().data(CallTableModel::CallIdRole).toULongLong();
    addCalls(someCalls());
    QTRY_COMPARE(table.model()->rowCount(), 24);
    QCOMPARE(table.currentIndex().data(CallTableModel::CallIdRole).toULongLong(), selected);
}

void TestMainWindow::aModelIsShownByItsNameAndAskedByItsPath()
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

void TestMainWindow::sendsWhatThePromptPanelSays()
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

void TestMainWindow::aFirstPromptIsReadyToSend()
{
    show();
    Q_EMIT m_session->sourceAdded(liveServer(1));
    QPushButton *send = nullptr;
    for (QPushButton *button : part<PromptPanel>().findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Send"))
            send = button;
    }
    QVERIFY(send && send->isVisible() && send->isEnabled());
    QSignalSpy sent(&part<PromptPanel>(), &PromptPanel::sendRequested);
    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(sent.count(), 1);
    QVERIFY(!sent.at(0).at(1).value<Prompt>().text.isEmpty());
}

void TestMainWindow::saysWhereTheTimeWent()
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

void TestMainWindow::showsTheAnswerAndItsNumbers()
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
    QVERIFY(std::ranges::any_of(panel.answerView().findChildren<QLabel *>(), [](const QLabel *label) {
        return label->text() == QStringLiteral("Reading the prompt, 25.0\u00a0%…");
    }));
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
    QStringList texts;
    for (const QLabel *label : panel.answerView().findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("500\u00a0ms")));
    QVERIFY(texts.contains(QStringLiteral("~10.0"))); // ten gaps in a second
    QVERIFY(texts.contains(QStringLiteral("~11")));

    CallRecord record = CallBuilder().ttftMs(510).totalMs(2510).outputTokens(21).clientGenerationMs(2000);
    record.id = 7;
    panel.finish(record);
    texts.clear();
    for (const QLabel *label : panel.answerView().findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(QStringLiteral("510\u00a0ms")));
    QVERIFY(texts.contains(QStringLiteral("10.0")));
    QVERIFY(texts.contains(QStringLiteral("2.51\u00a0s")));
    QVERIFY(texts.contains(QStringLiteral("21")));
}

void TestMainWindow::showsAFailureInWords()
{
    PromptPanel panel;
    panel.show();
    panel.setSources({liveServer(5)});
    panel.begin(7);
    CallRecord record = CallBuilder().failed(ErrorKind::Http, "model 'x' not found");
    record.id = 7;
    record.httpStatus = 404;
    panel.finish(record);
    bool said = false;
    for (const QLabel *label : panel.answerView().findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text() == QStringLiteral("404 model 'x' not found"));
    QVERIFY(said);
}

void TestMainWindow::aServerThatIsGoneIsToldNotSentTo()
{
    show();
    Q_EMIT m_session->sourceAdded(liveServer(99)); // the session itself knows no such server
    auto &panel = part<PromptPanel>();
    Prompt prompt;
    prompt.model = "m";
    prompt.text = "hello";
    prompt.maxTokens = 32;
    panel.setPrompt(prompt);
    QTest::keyClick(panel.findChild<QPlainTextEdit *>(), Qt::Key_Return, Qt::ControlModifier);
    bool said = false;
    for (const QLabel *label : panel.answerView().findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().contains(QStringLiteral("nothing was sent")));
    QVERIFY(said);
    QCOMPARE(settings::lastPrompt().text, QByteArray("hello")); // and the prompt is remembered
}

void TestMainWindow::pauseHoldsTheViewNotTheIntake()
{
    show();
    addCalls(someCalls());
    auto &table = part<QTableView>();
    QTRY_COMPARE(table.model()->rowCount(), 12);
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QVERIFY(action(QStringLiteral("Pause"))->isChecked());
    addCalls(someCalls());
    QCOMPARE(table.model()->rowCount(), 12);
    QCOMPARE(m_session->store().size(), std::size_t(24));
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QCOMPARE(table.model()->rowCount(), 24);
}

void TestMainWindow::timeWindowLeavesOlderCallsOut()
{
    LiveFeed feed(m_session->store());
    feed.setTimeWindow(std::chrono::minutes(1));
    const qint64 now =
        std::chrono::duration_cast<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
    addCalls({CallBuilder().startedAtMs(now - 2000), CallBuilder().startedAtMs(now - 120'000),
              CallBuilder().startedAtMs(now - 3000)});
    QSignalSpy views(&feed, &LiveFeed::viewChanged);
    QTRY_VERIFY(feed.view().rows && feed.view().rows->size() == 2);
    QCOMPARE(*feed.view().rows, (std::vector<std::size_t>{2, 0}));
    QCOMPARE(feed.olderCalls(), std::size_t(1));
    feed.setTimeWindow({});
    QCOMPARE(feed.view().rows->size(), std::size_t(3));
    QVERIFY(views.count() >= 1);
}

void TestMainWindow::oldCallsAreOffered()
{
    show();
    addCalls({CallBuilder().startedAtMs(1000), CallBuilder().startedAtMs(2000)});
    QPushButton *offer = nullptr;
    const auto find = [&] {
        for (QPushButton *button : m_window->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().contains(QStringLiteral("older")))
                offer = button;
        }
        return offer != nullptr;
    };
    QTRY_VERIFY(find());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(!offer->isVisible());
    QCOMPARE(settings::timeWindowSeconds(), 0);
}

void TestMainWindow::hidesAModel()
{
    show();
    addCalls(someCalls());
    QListView *list = nullptr;
    for (auto *candidate : m_window->findChildren<QListView *>()) {
        if (qobject_cast<ModelListModel *>(candidate->model()))
            list = candidate;
    }
    QVERIFY(list);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const QModelIndex first = list->model()->index(0, 0);
    const auto inView = [this] {
        return figure(part<FiguresStrip>(), "Calls").section(QStringLiteral(", "), 1);
    };
    QTRY_COMPARE(inView(), QStringLiteral("12 in view"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(first).center());
    QCOMPARE(first.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    QTRY_COMPARE(inView(), QStringLiteral("6 in view"));
    list->setCurrentIndex(first);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(first.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    QVERIFY(!action(QStringLiteral("Pause"))->isChecked());
}

void TestMainWindow::themeChangesLive()
{
    show();
    addCalls(someCalls());
    const QColor before = m_window->palette().color(QPalette::Window);
    action(QStringLiteral("Light"))->trigger();
    QVERIFY(!theme().dark);
    QVERIFY(m_window->palette().color(QPalette::Window) != before);
    QVERIFY(m_window->grab().toImage().pixelColor(4, m_window->height() / 2).lightness() > 200);
    QCOMPARE(settings::theme(), QStringLiteral("light"));
}

void TestMainWindow::listsSkippedLines()
{
    const QList<SkippedLine> lines{{"/var/log/a.jsonl", 1204, "not JSON", "{\"event\": \"llm_call"},
                                   {"/var/log/a.jsonl", 1300, "no model", "{}"}};
    SkippedLinesDialog dialog(lines, 150);
    dialog.show();
    const auto *list = dialog.findChild<QTreeWidget *>();
    QVERIFY(list);
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("1\u2009204"));
    QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("not JSON"));
    bool total = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        total = total || label->text().startsWith(QStringLiteral("150 "));
    QVERIFY(total);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestMainWindow::demoIsMarkedEverywhere()
{
    show();
    const auto badges = [this] {
        int count = 0;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            count += label->isVisible() && label->text() == QStringLiteral("demo");
        return count;
    };
    Q_EMIT m_session->sourceAdded(liveServer(1));
    QCOMPARE(badges(), 0);
    Q_EMIT m_session->sourceChanged(liveServer(1, true));
    Q_EMIT m_session->sourceRemoved(1);
    QCOMPARE(badges(), 0);
    Q_EMIT m_session->sourceAdded(liveServer(2, true));
    QCOMPARE(badges(), 2); // the prompt panel's and the status bar's; the list paints its own
}

void TestMainWindow::serverAddresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("host and port") << QStringLiteral(" localhost:8080 ")
                                   << QStringLiteral("http://localhost:8080");
    QTest::newRow("https with a path")
        << QStringLiteral("https://gpu.example/v1") << QStringLiteral("https://gpu.example/v1");
    QTest::newRow("another scheme") << QStringLiteral("ftp://localhost") << QString();
    QTest::newRow("no host") << QStringLiteral("http://") << QString();
    QTest::newRow("not an address") << QStringLiteral("what is this") << QString();
    QTest::newRow("command") << QStringLiteral("cmd:docker logs -f ollama")
                             << QStringLiteral("cmd:docker logs -f ollama");
    QTest::newRow("no command") << QStringLiteral("cmd: ") << QString();
    QTest::newRow("several logs") << QStringLiteral("/var/log/*.jsonl") << QStringLiteral("/var/log/*.jsonl");
}

void TestMainWindow::serverAddresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    AddServerDialog dialog;
    dialog.findChild<QLineEdit *>()->setText(typed);
    QCOMPARE(dialog.source(), url);
    QPushButton *add = nullptr;
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Add"))
            add = button;
    }
    QCOMPARE(add->isEnabled(), !url.isEmpty());
}

void TestMainWindow::aKeySaysWhereItIsKept()
{
    AddServerDialog dialog;
    QVERIFY(dialog.key().isEmpty());
    QLineEdit *key = nullptr;
    for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == QStringLiteral("API key of the server"))
            key = field;
    }
    QVERIFY(key);
    const auto says = [&dialog](QStringView words) {
        return std::ranges::any_of(dialog.findChildren<QLabel *>(),
                                   [&](const QLabel *label) { return label->text().contains(words); });
    };
    QVERIFY(says(u"in the system's keychain"));
    QTest::keyClicks(key, QStringLiteral("sk-secret"));
    QCOMPARE(dialog.key(), "sk-secret");
    QVERIFY(key->displayText() != key->text());
    QTRY_VERIFY(says(u"for this session only")); // as no keychain runs here
}

void TestMainWindow::everyControlHasAName()
{
    show();
    Q_EMIT m_session->sourceAdded(liveServer(1));
    addCalls(someCalls());
    QStringList nameless;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool control = button || qobject_cast<const QAbstractItemView *>(widget) ||
                             qobject_cast<const QComboBox *>(widget) ||
                             qobject_cast<const QPlainTextEdit *>(widget) ||
                             qobject_cast<const QAbstractSpinBox *>(widget);
        if (control && widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
            nameless << QString::fromLatin1(widget->metaObject()->className());
    }
    QCOMPARE(nameless, QStringList());
}

void TestMainWindow::everyShortcutIsUnique()
{
    QStringList keys;
    for (const QAction *candidate : m_window->actions()) {
        for (const QKeySequence &shortcut : candidate->shortcuts())
            keys << shortcut.toString();
    }
    QVERIFY(keys.size() >= 10);
    const qsizetype all = keys.size();
    keys.removeDuplicates();
    QCOMPARE(keys.size(), all);
    ShortcutsDialog dialog(commandsOf(m_window->actions(), QStringLiteral("Window")));
    QVERIFY(dialog.findChildren<QLabel *>().size() >= 2 * 10);
}

void TestMainWindow::spacePressesAFocusedButton()
{
    show();
    Q_EMIT m_session->localSearchFinished(0);
    auto *button = part<EmptyState>().findChild<QPushButton *>();
    QVERIFY(button);
    for (QPushButton *candidate : part<EmptyState>().findChildren<QPushButton *>()) {
        if (candidate->isVisible())
            button = candidate;
    }
    // Only this signal: a style sheet watches its widgets by their signals, too.
    QObject::disconnect(button, &QPushButton::clicked, nullptr, nullptr);
    QSignalSpy clicked(button, &QPushButton::clicked);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(clicked.count(), 1);
    QVERIFY(!action(QStringLiteral("Pause"))->isChecked());
}

void TestMainWindow::aDroppedFileIsOpened()
{
    QTemporaryFile log;
    QVERIFY(log.open());
    const auto drop = [this](const QList<QUrl> &urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(m_window.get(), &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &dropped);
        return true;
    };
    QVERIFY(drop({QUrl::fromLocalFile(log.fileName())}));
    QCOMPARE(m_session->sources().size(), 1);
    QCOMPARE(m_session->sources().first().kind, SourceKind::Log);
    QVERIFY(!drop({QUrl(QStringLiteral("http://localhost:1/"))})); // no file
    QVERIFY(!drop({QUrl::fromLocalFile(QStringLiteral("/nonexistent"))}));
    QCOMPARE(m_session->sources().size(), 1);
}

void TestMainWindow::aQuestionMarkShowsTheShortcuts()
{
    show();
    QStringList shown;
    QTimer look;
    connect(&look, &QTimer::timeout, this, [&shown] {
        if (auto *dialog = qobject_cast<ShortcutsDialog *>(QApplication::activeModalWidget())) {
            for (const QLabel *label : dialog->findChildren<QLabel *>())
                shown << label->text();
            dialog->reject();
        }
    });
    look.start(10);
    QTest::keyClick(m_window.get(), Qt::Key_Question); // platforms tell it without the Shift that it takes
    QTRY_VERIFY(!shown.isEmpty());
    const auto keysOf = [&shown](const QString &what) { return shown.value(shown.indexOf(what) - 1); };
    QCOMPARE(keysOf(QStringLiteral("Keyboard shortcuts")), QStringLiteral("?"));
    QCOMPARE(keysOf(QStringLiteral("Close the call")), QStringLiteral("Esc"));
}

void TestMainWindow::nothingIsClipped_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("prompt");
    QTest::addColumn<bool>("zoomed");
    QTest::newRow("1280x720") << QSize(1280, 720) << false << false;
    QTest::newRow("1280x720 with the prompt panel") << QSize(1280, 720) << true << false;
    QTest::newRow("1280x720 with the prompt panel, looking back") << QSize(1280, 720) << true << true;
    QTest::newRow("1440x900") << QSize(1440, 900) << true << false;
    QTest::newRow("2560x1440") << QSize(2560, 1440) << true << true;
}

void TestMainWindow::nothingIsClipped()
{
    QFETCH(QSize, size);
    QFETCH(bool, prompt);
    QFETCH(bool, zoomed);
    show(size);
    if (part<PromptPanel>().isVisible() != prompt)
        action(QStringLiteral("Test prompt"))->trigger();
    Q_EMIT m_session->sourceAdded(liveServer(1));
    Q_EMIT m_session->sourceAdded(followedLog(2, 1'204'000));
    addCalls(someCalls());
    QTRY_VERIFY(part<FiguresStrip>().isVisible());
    if (zoomed) {
        action(QStringLiteral("Zoom in"))->trigger();
        action(QStringLiteral("Zoom in"))->trigger(); // whether the calls were in view already or not
        action(QStringLiteral("Look back"))->trigger();
        QVERIFY(action(QStringLiteral("Follow now"))->isEnabled());
    }
    QCoreApplication::processEvents();
    QCOMPARE(m_window->size(), size); // the content does not push the window wider
    QCOMPARE(clippedTexts(*m_window), QStringList());
    QVERIFY(!outside(part<QTableView>(), *m_window));
    QVERIFY(!outside(part<PromptPanel>(), *m_window) || !prompt);
}

void TestMainWindow::thePromptSpeedHasRoomOnASmallWindow()
{
    show({1280, 720});
    addCalls(someCalls());
    auto &table = *part<CallsPanel>().findChild<QTableView *>();
    QTRY_VERIFY(table.isVisible());
    QVERIFY(!table.isColumnHidden(CallTableModel::PromptTps));
    const QHeaderView *header = table.horizontalHeader();
    QCOMPARE(header->visualIndex(CallTableModel::PromptTps) + 1,
             header->visualIndex(CallTableModel::OutputTokens));
    QVERIFY(header->length() <= table.viewport()->width());
}

void TestMainWindow::figuresStayInPlaceWhenNumbersGrow()
{
    show();
    addCalls(someCalls());
    auto &strip = part<FiguresStrip>();
    QTRY_VERIFY(strip.isVisible());
    QCoreApplication::processEvents();
    const auto places = [&strip] {
        QList<QRect> rects;
        for (const QFrame *card : strip.findChildren<QFrame *>(QString(), Qt::FindDirectChildrenOnly))
            rects << card->geometry();
        return rects;
    };
    const QList<QRect> before = places();
    QList<CallRecord> slow = someCalls();
    for (CallRecord &call : slow) {
        call.ttft = fromMilliseconds(1'234'567);
        call.outputTokens = 88'888'888;
    }
    addCalls(slow);
    QTRY_VERIFY(!figure(strip, "Median time to first token").startsWith(QStringLiteral("406")));
    QCoreApplication::processEvents();
    QCOMPARE(places(), before);
}

void TestMainWindow::figuresReadWellForNoneOneAndMany()
{
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("\u2014, no calls"));
    QCOMPARE(figure(strip, "Median decode speed"), QStringLiteral("\u2014, not known"));
    QCOMPARE(figure(strip, "Tokens"), QStringLiteral("\u2014 out, \u2014 in"));

    const CallRecord one = someCalls().constFirst();
    strip.setView(lastMinuteOf({one}));
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("none, of 1 call"));
    QCOMPARE(figure(strip, "Median time to first token"), QStringLiteral("400\u00a0ms, 1 call"));
    QCOMPARE(figure(strip, "Calls"), QStringLiteral("\u2014, 1 in view"));

    const qint64 now =
        std::chrono::duration_cast<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
    const CallRecord refused = CallBuilder().startedAtMs(now - 100).failed(ErrorKind::Refused);
    strip.setView(lastMinuteOf({one, refused}));
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("50.0\u00a0%, 1 \u00b7 connection refused"));
    const CallRecord timeout = CallBuilder().startedAtMs(now - 100).failed(ErrorKind::Timeout);
    strip.setView(lastMinuteOf({one, refused, refused, timeout}));
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("75.0\u00a0%, 3 \u00b7 connection refused \u00d72"));
    strip.setView(lastMinuteOf({one, CallBuilder().startedAtMs(now - 100).status(CallStatus::Incomplete)}));
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("50.0\u00a0%, 1 ended early"));
}

void TestMainWindow::controlsOfTimeRestWherePagesDoNotFollowThem_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<bool>("window");
    QTest::addColumn<bool>("pause");
    QTest::newRow("live") << QStringLiteral("live") << true << true;
    QTest::newRow("calls") << QStringLiteral("calls") << false << true;
    QTest::newRow("prompt") << QStringLiteral("prompt") << false << false;
    QTest::newRow("compare") << QStringLiteral("compare") << false << true;
    QTest::newRow("servers") << QStringLiteral("servers") << false << false;
}

void TestMainWindow::controlsOfTimeRestWherePagesDoNotFollowThem()
{
    QFETCH(QString, page);
    QFETCH(bool, window);
    QFETCH(bool, pause);
    show();
    const auto button = [this](const char *name) {
        const QList<QToolButton *> buttons = part<TopBar>().findChildren<QToolButton *>();
        return *std::ranges::find(buttons, QString::fromLatin1(name), &QToolButton::accessibleName);
    };
    m_window->showPage(page);
    QCOMPARE(button("Time window")->isEnabled(), window);
    QCOMPARE(button("Time window")->toolTip().contains(QStringLiteral("has no time window")), !window);
    QCOMPARE(button("Pause")->isEnabled(), pause);
    QCOMPARE(button("Pause")->toolTip().contains(QStringLiteral("does not follow the time")), !pause);

    // Paused elsewhere, it can be let go here.
    m_window->showPage(QStringLiteral("live"));
    button("Pause")->click();
    m_window->showPage(page);
    button("Pause")->click();
    QCOMPARE(button("Pause")->isEnabled(), pause);
}

void TestMainWindow::whatMenusHaveAsWellStepsBackInANarrowWindow()
{
    QWidget window;
    WindowActions actions(&window);
    TopBar bar(actions, &window);
    const auto *menus = bar.findChild<QMenuBar *>();
    const auto shown = [&bar] {
        QStringList names;
        for (const QToolButton *button : bar.findChildren<QToolButton *>(Qt::FindDirectChildrenOnly)) {
            if (!button->isHidden())
                names.append(button->accessibleName());
        }
        return names;
    };
    bar.resize(5000, 50);
    window.show();
    const QStringList all = shown();
    QVERIFY(all.contains(QStringLiteral("Theme")));
    const int whole = bar.sizeHint().width();
    const auto resizeBar = [&](int width) {
        bar.resize(width, bar.sizeHint().height());
        QCoreApplication::sendPostedEvents();
        return menus->width() >= menus->sizeHint().width();
    };
    QVERIFY(resizeBar(whole));
    QCOMPARE(shown(), all);
    QVERIFY(resizeBar(whole - 1));
    QVERIFY(!shown().contains(QStringLiteral("Theme")));
    QCOMPARE(shown().size(), all.size() - 1);
    QVERIFY(resizeBar(bar.minimumSizeHint().width()));
    QCOMPARE(shown(), (QStringList{QStringLiteral("Time window"), QStringLiteral("Test prompt")}));
    QVERIFY(bar.sizeHint().width() <= bar.width()); // nothing is cut off
    QVERIFY(resizeBar(whole));
    QCOMPARE(shown(), all);
}

void TestMainWindow::modelsOfOneFamilyAreToldApart_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("by their ends") << QByteArray("qwen2.5-coder:7b-instruct-q4_K_M")
                                   << QByteArray("qwen2.5-coder:7b-instruct-q8_0");
    QTest::newRow("by their middle") << QByteArray("qwen2.5-coder:07b-instruct-q4_K_M")
                                     << QByteArray("qwen2.5-coder:14b-instruct-q4_K_M");
    QTest::newRow("by their begins") << QByteArray("a-model-of-a-very-long-name:7b-instruct-q4_K_M")
                                     << QByteArray("b-model-of-a-very-long-name:7b-instruct-q4_K_M");
}

// Painted: without the mark before it, which is another for each model.
void TestMainWindow::modelsOfOneFamilyAreToldApart()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    addCalls({CallBuilder().model(one.constData()), CallBuilder().model(other.constData())});
    ModelListModel models;
    models.addCalls(m_session->store().snapshot(), 0);
    QListView list;
    list.setModel(&models);
    list.setItemDelegate(new ModelDelegate(&list));
    list.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list.setFocusPolicy(Qt::NoFocus); // whose frame tells rows apart
    list.resize(40 * list.fontMetrics().averageCharWidth(), 200);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    const QImage picture = list.viewport()->grab().toImage();
    const auto nameOf = [&](int row) {
        const QRect place = list.visualRect(models.index(row, 0));
        return picture.copy(place.adjusted(place.height(), 0, 0, 0));
    };
    QVERIFY(nameOf(0) != nameOf(1));
    QCOMPARE(models.index(0, 0).data().toByteArray(), one);
    QVERIFY(models.index(0, 0).data(Qt::ToolTipRole).toString().startsWith(QString::fromUtf8(one)));
    QVERIFY(models.index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(QString::fromUtf8(one)));
}

void TestMainWindow::figuresOfSeveralModelsSaySo()
{
    FiguresStrip strip;
    strip.resize(1600, 80);
    strip.show();
    const qint64 now = std::chrono::floor<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
    const CallRecord quick = CallBuilder().model("quick").startedAtMs(now - 200).ttftMs(100);
    const CallRecord slow = CallBuilder().model("slow").startedAtMs(now - 100).ttftMs(900);
    const auto titleIs = [&](const char *text) {
        const QList<ElidedLabel *> labels = strip.findChildren<ElidedLabel *>();
        return std::ranges::count(labels, QString::fromUtf8(text), &ElidedLabel::fullText) == 1;
    };
    strip.setView(lastMinuteOf({quick, quick}));
    QVERIFY(titleIs("TTFT p50"));
    strip.setView(lastMinuteOf({quick, slow}));
    QVERIFY(titleIs("TTFT p50 · 2 models") && titleIs("Decode p50")); // which neither tells
    const QString tip = cardOf(strip, "Median time to first token")->toolTip();
    QCOMPARE(tip.split(u'\n').mid(1),
             (QStringList{QStringLiteral("2 models together"), QStringLiteral("quick: 100\u00a0ms"),
                          QStringLiteral("slow: 900\u00a0ms")}));
}

void TestMainWindow::errorsAreRedAndToldByKind()
{
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    const CallRecord ok = someCalls().constFirst();
    CallBuilder broken;
    broken.startedAtMs(
        std::chrono::floor<std::chrono::milliseconds>(ok.startedAt.time_since_epoch()).count());
    const CallRecord refused = CallBuilder(broken).failed(ErrorKind::Refused);
    const CallRecord early = CallBuilder(broken).status(CallStatus::Incomplete);
    const QFrame *card = cardOf(strip, "Errors");
    const auto isRed = [card] {
        const QList<QLabel *> labels = card->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->property("figure").toBool() &&
                   label->palette().color(QPalette::WindowText) == theme().failed;
        });
    };
    strip.setView(lastMinuteOf({ok}));
    QVERIFY(!isRed());
    strip.setView(lastMinuteOf({ok, refused, early}));
    QVERIFY(isRed());
    QCOMPARE(card->toolTip(), QStringLiteral("connection refused \u00d71\nended early \u00d71"));
    strip.setView(lastMinuteOf({ok}));
    QVERIFY(!isRed());
}

void TestMainWindow::callsAMinuteAreUnknownUntilTheyMeanSomething_data()
{
    QTest::addColumn<QList<int>>("secondsAgo");
    QTest::addColumn<QString>("rate");
    QTest::newRow("one call") << QList<int>{20} << QStringLiteral("\u2014");
    QTest::newRow("a burst just now") << QList<int>(50, 2) << QStringLiteral("\u2014");
    QTest::newRow("many in half a minute") << (QList<int>{30} + QList<int>(9, 1)) << QStringLiteral("20.0");
    QTest::newRow("since the first of them") << QList<int>{120, 60, 30, 1} << QStringLiteral("2.00");
    QTest::newRow("one came before the view") << QList<int>{400, 120, 60, 30} << QStringLiteral("0.60");
}

void TestMainWindow::callsAMinuteAreUnknownUntilTheyMeanSomething()
{
    QFETCH(QList<int>, secondsAgo);
    QFETCH(QString, rate);
    const qint64 now = std::chrono::floor<std::chrono::milliseconds>(wallNow().time_since_epoch()).count();
    QList<CallRecord> calls;
    for (const int seconds : secondsAgo)
        calls.append(CallBuilder().startedAtMs(now - 1000 * seconds));
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    LiveView view = lastMinuteOf(calls);
    view.to = WallTime(std::chrono::milliseconds(now));
    view.from = view.to - std::chrono::minutes(5);
    strip.setView(view);
    QCOMPARE(figure(strip, "Calls").section(u'\u00a0', 0, 0).section(u',', 0, 0), rate);
}

void TestMainWindow::figuresOfManyCallsComeLaterAndNeverAfterNewerOnes()
{
    const LiveView many = lastMinuteOf(QList<CallRecord>(20'000, someCalls().constFirst()));
    const LiveView one = lastMinuteOf({someCalls().constFirst()});
    FiguresStrip strip;
    strip.resize(1200, 80);
    strip.show();
    strip.setView(many);
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("\u2014, no calls"));
    QTRY_COMPARE(figure(strip, "Errors"), QStringLiteral("none, of 20\u2009000 calls"));
    strip.setView(many);
    strip.setView(one);
    strip.setView(many);
    strip.setView(one);
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("none, of 1 call"));
    QVERIFY(QTest::qWaitFor([&strip] { return strip.isSettled(); }));
    QCOMPARE(figure(strip, "Errors"), QStringLiteral("none, of 1 call"));
}

void TestMainWindow::callsAMinuteAreOfTheSpanInView()
{
    show();
    CallRecord old = someCalls().constFirst();
    old.startedAt -= std::chrono::hours(1);         // nobody has to ask how long calls have been seen
    addCalls(QList<CallRecord>{old} + someCalls()); // twelve within the last 11 s, in a view of 30 s
    QTRY_COMPARE(figure(part<FiguresStrip>(), "Calls"), QStringLiteral("24.0\u00a0/min, 12 in view"));
}

void TestMainWindow::theDemoHidesItsPassingAddress()
{
    SourceListModel sources;
    sources.put(liveServer(1, true));
    sources.put(liveServer(2));
    QVERIFY(sources.index(0, 0).data(SourceListModel::LocationRole).toString().isEmpty());
    QVERIFY(sources.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("localhost:11434")));
    QVERIFY(!sources.index(1, 0).data(SourceListModel::LocationRole).toString().isEmpty());
}

void TestMainWindow::rowsSayWhenTheirCallsEnded()
{
    CallTableModel model;
    addCalls({CallBuilder().startedAtMs(1'000'000).totalMs(2500), CallBuilder().startedAtMs(1'001'000)});
    model.setCalls(m_session->store().snapshot(), 0);
    const QModelIndex known = model.index(1, CallTableModel::Time);
    const QModelIndex unknown = model.index(0, CallTableModel::Time);
    QVERIFY(known.data().toString().endsWith(QStringLiteral(":42.500")));
    QVERIFY(known.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Started")));
    QVERIFY(unknown.data().toString().endsWith(QStringLiteral(":41.000")));
    QVERIFY(unknown.data(Qt::ToolTipRole).toString().contains(QStringLiteral("not known")));
}

void TestMainWindow::knowsItsPages()
{
    QCOMPARE(MainWindow::pageNames().first(), QStringLiteral("live"));
    QVERIFY(m_window->showPage(QStringLiteral("live")));
    QVERIFY(!m_window->showPage(QStringLiteral("nowhere")));
}

void TestMainWindow::noLogIsReadBeforeTheWindowIsPainted()
{
    QTemporaryFile log;
    QVERIFY(log.open());
    log.write(
        R"({"timestamp":"2026-11-22T10:00:00+00:00","model":"m","operation":"chat","total_latency_ms":200.0,)"
        R"("success":true,"error":null,"load_time_ms":1.0,"prompt_eval_time_ms":10.0,)"
        R"("generation_time_ms":50.0,"prompt_tokens":5,"generated_tokens":6})"
        "\n");
    log.flush();
    m_session->holdSources();
    const SourceId id = m_session->addSource(log.fileName());

    // A session that does not wait reads the log after the first one would have: on the same thread.
    Session reader;
    reader.addSource(log.fileName());
    QTRY_COMPARE(reader.store().size(), std::size_t(1));
    QCOMPARE(m_session->source(id)->state, SourceState::Connecting);
    QCOMPARE(m_session->store().size(), std::size_t(0));

    const FirstPaint firstPaint(*m_window);
    QSignalSpy painted(&firstPaint, &FirstPaint::painted);
    connect(&firstPaint, &FirstPaint::painted, m_session.get(), &Session::startSources);
    show();
    QTRY_COMPARE(m_session->store().size(), std::size_t(1));
    QCOMPARE(painted.count(), 1);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/loadedmodelwatch.h"
#include "tests/fakeserver/fakeserver.h"
#include "tests/support/logs.h"
#include "tests/support/readability.h"
#include "tests/support/tablecells.h"
#include "ui/charts/chartlegend.h"
#include "ui/charts/machinechart.h"
#include "ui/charts/plotview.h"
#include "ui/controls.h"
#include "ui/mainwindow.h"
#include "ui/models/loadedmodelsmodel.h"
#include "ui/panels/addserverdialog.h"
#include "ui/panels/fittingtable.h"
#include "ui/panels/loadedmodelscard.h"
#include "ui/panels/logsourcedialog.h"
#include "ui/panels/marks.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/panels/sourcescard.h"
#include "ui/theme.h"
#include "ui/uitranslation.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QTranslator>
#include <QTreeWidget>

#include <algorithm>
#include <functional>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patience = 20'000;

constexpr char oneLoaded[] = R"({"models":[{"name":"owl:7b","size":9600000000,)"
                             R"("size_vram":4800000000,"context_length":4096}]})";
constexpr char noneLoaded[] = R"({"models":[]})";

// An Ollama that has one model, and tells this of what it has loaded.
void beOllama(FakeServer &server, const char *loaded)
{
    server.on("/api/version", Script().respond(200, R"({"version":"0.33.0"})"));
    server.on("/api/tags", Script().respond(200, R"({"models":[{"name":"owl:7b"}]})"));
    server.on("/api/ps", Script().respond(200, loaded));
    server.on("/api/generate", Script().respond(200, R"({"done":true,"done_reason":"unload"})"));
    server.on("/api/chat", Script().respond(200, R"({"done":true,"done_reason":"unload"})"));
}

constexpr char ownMapping[] =
    R"({"name":"my-proxy","fields":{"model":"m","total_ms":{"from":"took","unit":"s"}}})";

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

// What the preview says of each line.
QStringList given(const LogSourceDialog &dialog)
{
    const auto *lines = dialog.findChild<QTreeWidget *>();
    QStringList texts;
    for (int row = 0; row < lines->topLevelItemCount(); ++row)
        texts << lines->topLevelItem(row)->text(1);
    return texts;
}

bool says(const LogSourceDialog &dialog, const QString &words)
{
    return std::ranges::any_of(dialog.findChildren<QLabel *>(), [&words](const QLabel *label) {
        return label->isVisible() && label->text().contains(words);
    });
}

QPushButton &button(const QDialog &dialog, const QString &text)
{
    const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
    return **std::ranges::find(buttons, text, &QPushButton::text);
}

// The last of the formats, and the file: as its user does, by keys.
void chooseMapping(const LogSourceDialog &dialog, const QString &file)
{
    auto *formats = dialog.findChild<QComboBox *>();
    formats->setFocus();
    QTest::keyClick(formats, Qt::Key_End);
    QTest::keyClick(formats, Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), file);
}

LoadedModel loadedModel(const char *name)
{
    LoadedModel model;
    model.name = name;
    return model;
}

} // namespace

class TestServersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theModelsKeepTheirContract();
    void listsSourcesWithWhatIsKnown();
    void saysWhatAConnectionTestFound();
    void spaceDisablesAndEnables();
    void altAndArrowsMove();
    void aRemovalIsTakenBackByKeyAndMouse_data();
    void aRemovalIsTakenBackByKeyAndMouse();
    void anEditedSourceTakesTheSamePlace();
    void theDialogTestsAConnectionBeforeItIsAdded();
    void aLogIsReadAsOfTheFormatThatIsChosen();
    void aLogOfNoKnownFormatOffersToChooseOne();
    void thePreviewFollowsTheMappingFile();
    void aBrokenMappingIsToldBeforeItIsSaved();
    void theLogDialogCanBeRead_data();
    void theLogDialogCanBeRead();
    void aFoundFormatIsShown();
    void showsWhatIsLoadedWhileItIsSeen();
    void unloadsAModelByItsKey();
    void saysWhyNothingIsListed();
    void theMachineIsDrawnAndTold();
    void aBreakIsAGapInTheChart();
    void theMachineIsWatchedWhileThePageIsHidden();
    void everyControlHasANameAndAKey();
    void nothingIsClipped();
    void aNarrowTableElidesLongTextsBeforeItScrolls();
    void sentencesKeepRoomForTheirBegin();
    void marksAreAsLargeAtEveryScale();

private:
    template<typename T>
    T &part() const
    {
        return *m_window->findChild<T *>();
    }
    QTableView &sources() const { return *part<SourcesCard>().findChild<QTableView *>(); }
    QTableView &loaded() const { return *part<LoadedModelsCard>().findChild<QTableView *>(); }
    QStringList column(const QTableView &table, int column) const;
    QString words(const QWidget &card) const { return card.findChild<ElidedLabel *>()->fullText(); }
    SourceId addOllama();
    void choose(int row) const { sources().setCurrentIndex(sources().model()->index(row, 0)); }
    // Waits for the next dialog of that kind, and does this with it.
    template<typename Dialog>
    void answer(const std::function<void(Dialog &)> &act);
    // Enters an address into the next dialog that asks for one, and does the rest.
    void answer(const QString &address, const std::function<void(AddServerDialog &)> &rest);
    // A log of a format that only a mapping knows, as a source, chosen.
    SourceId addOwnLog(const QTemporaryDir &folder);

    std::unique_ptr<FakeServer> m_ollama;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestServersPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_serverspage"));
}

void TestServersPage::init()
{
    QSettings().clear();
    ThemeManager::instance().apply(ThemeKind::Dark);
    m_ollama = std::make_unique<FakeServer>();
    beOllama(*m_ollama, oneLoaded);
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
    QVERIFY(m_window->showPage(QStringLiteral("servers")));
    m_window->resize(1280, 720);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestServersPage::cleanup()
{
    m_window.reset();
    m_session.reset();
    m_ollama.reset();
    QSettings().clear();
}

QStringList TestServersPage::column(const QTableView &table, int column) const
{
    QStringList texts;
    for (int row = 0; row < table.model()->rowCount(); ++row)
        texts << table.model()->index(row, column).data().toString();
    return texts;
}

SourceId TestServersPage::addOllama()
{
    const SourceId id = m_session->addSource(m_ollama->url().toString());
    if (!QTest::qWaitFor([&] { return m_session->source(id)->state == SourceState::Live; }, patience))
        qFatal("the server is not live");
    return id;
}

template<typename Dialog>
void TestServersPage::answer(const std::function<void(Dialog &)> &act)
{
    auto *look = new QTimer(m_window.get());
    connect(look, &QTimer::timeout, this, [look, act] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isActiveWindow())
            return;
        look->stop();
        act(*dialog);
    });
    look->start(10);
}

void TestServersPage::answer(const QString &address, const std::function<void(AddServerDialog &)> &rest)
{
    answer<AddServerDialog>([address, rest](AddServerDialog &dialog) {
        auto *line = dialog.findChild<QLineEdit *>();
        line->selectAll();
        QTest::keyClicks(line, address);
        rest(dialog);
    });
}

SourceId TestServersPage::addOwnLog(const QTemporaryDir &folder)
{
    const QString log = folder.filePath(QStringLiteral("proxy.log"));
    if (!write(log, "{\"m\":\"owl\",\"took\":1.5}\n{\"m\":\"elk\",\"took\":\"long\"}\n"))
        qFatal("the log cannot be written");
    const SourceId id = m_session->addSource(log);
    if (!QTest::qWaitFor([&] { return m_session->source(id)->skippedLines == 2; }, patience))
        qFatal("the log was not read");
    choose(0);
    sources().setFocus();
    return id;
}

void TestServersPage::theModelsKeepTheirContract()
{
    LoadedModelsModel models;
    const QAbstractItemModelTester tester(&models);
    models.setLoaded(1, QStringLiteral("one"), {loadedModel("a"), loadedModel("b")});
    models.setLoaded(2, QStringLiteral("two"), {loadedModel("a")});
    models.setLoaded(1, QStringLiteral("one"), {loadedModel("b"), loadedModel("c")});
    QStringList names;
    for (int row = 0; row < models.rowCount(); ++row)
        names << models.row(models.index(row, 0))->serverName +
                     QString::fromUtf8(models.row(models.index(row, 0))->model.name);
    QCOMPARE(names, (QStringList{QStringLiteral("oneb"), QStringLiteral("onec"), QStringLiteral("twoa")}));
    models.drop(1);
    QCOMPARE(models.rowCount(), 1);

    SourceListModel list;
    const QAbstractItemModelTester listTester(&list);
    for (const int id : {1, 2, 3}) {
        SourceInfo source;
        source.id = id;
        list.put(source);
    }
    list.move(1, 2);
    list.move(3, 0);
    list.move(3, 0);
    QList<int> order;
    for (const SourceInfo &source : list.sources())
        order << source.id;
    QCOMPARE(order, (QList<int>{3, 2, 1}));
    list.remove(2);
}

void TestServersPage::listsSourcesWithWhatIsKnown()
{
    addOllama();
    m_session->addSource(QStringLiteral("/nonexistent/calls.jsonl"));
    QTRY_COMPARE_WITH_TIMEOUT(column(sources(), SourceListModel::State),
                              (QStringList{QStringLiteral("live"), QStringLiteral("waiting")}), patience);
    QCOMPARE(column(sources(), SourceListModel::Name),
             (QStringList{QStringLiteral("Ollama"), QStringLiteral("calls.jsonl")}));
    QCOMPARE(column(sources(), SourceListModel::Version),
             (QStringList{QStringLiteral("0.33.0"), QStringLiteral("\u2014")}));
    QCOMPARE(column(sources(), SourceListModel::Models),
             (QStringList{QStringLiteral("1"), QStringLiteral("\u2014")}));
    QVERIFY(column(sources(), SourceListModel::Note).last().contains(QStringLiteral("no file")));
}

void TestServersPage::saysWhatAConnectionTestFound()
{
    addOllama();
    choose(0);
    QTest::keyClick(&sources(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(
        words(part<SourcesCard>()).contains(QStringLiteral("\u2713 Ollama 0.33.0, 1 model, answers in ")),
        patience);
    m_session->addSource(refusingUrl().toString());
    choose(1);
    QTest::keyClick(&sources(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(words(part<SourcesCard>()).contains(QStringLiteral("\u2717 Nothing answers")),
                             patience);
}

void TestServersPage::spaceDisablesAndEnables()
{
    addOllama();
    choose(0);
    sources().setFocus();
    QTest::keyClick(&sources(), Qt::Key_Space);
    QTRY_COMPARE(column(sources(), SourceListModel::State), QStringList{QStringLiteral("disabled")});
    QTRY_COMPARE(loaded().model()->rowCount(), 0);
    QTest::keyClick(&sources(), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(column(sources(), SourceListModel::State), QStringList{QStringLiteral("live")},
                              patience);
}

void TestServersPage::altAndArrowsMove()
{
    for (const char *name : {"a.jsonl", "b.jsonl", "c.jsonl"})
        m_session->addSource(QStringLiteral("/nonexistent/") + QLatin1StringView(name));
    choose(0);
    sources().setFocus();
    QTest::keyClick(&sources(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&sources(), Qt::Key_Down, Qt::AltModifier); // it is still the one that is chosen
    QTest::keyClick(&sources(), Qt::Key_Down, Qt::AltModifier); // and no further
    QCOMPARE(column(sources(), SourceListModel::Name),
             (QStringList{QStringLiteral("b.jsonl"), QStringLiteral("c.jsonl"), QStringLiteral("a.jsonl")}));
    QTest::keyClick(&sources(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(column(sources(), SourceListModel::Name).at(1), QStringLiteral("a.jsonl"));
}

void TestServersPage::aRemovalIsTakenBackByKeyAndMouse_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("key") << true;
    QTest::newRow("mouse") << false;
}

void TestServersPage::aRemovalIsTakenBackByKeyAndMouse()
{
    QFETCH(bool, byKey);
    for (const char *name : {"a.jsonl", "b.jsonl"})
        m_session->addSource(QStringLiteral("/nonexistent/") + QLatin1StringView(name));
    choose(0);
    sources().setFocus();
    QTest::keyClick(&sources(), Qt::Key_Delete);
    QCOMPARE(column(sources(), SourceListModel::Name), QStringList{QStringLiteral("b.jsonl")});
    QVERIFY(words(part<SourcesCard>()).contains(QStringLiteral("a.jsonl")));
    if (byKey) {
        QTest::keyClick(&sources(), Qt::Key_Z, Qt::ControlModifier);
    } else {
        auto *undo = part<SourcesCard>().findChild<QPushButton *>();
        QTRY_VERIFY(undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
    }
    QCOMPARE(column(sources(), SourceListModel::Name),
             (QStringList{QStringLiteral("a.jsonl"), QStringLiteral("b.jsonl")}));
}

void TestServersPage::anEditedSourceTakesTheSamePlace()
{
    m_session->addSource(refusingUrl().toString());
    m_session->addSource(QStringLiteral("/nonexistent/b.jsonl"));
    choose(0);
    sources().setFocus();
    answer(m_ollama->url().toString(),
           [](AddServerDialog &dialog) { QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return); });
    QTest::keyClick(&sources(), Qt::Key_F2);
    QTRY_COMPARE_WITH_TIMEOUT(column(sources(), SourceListModel::Name),
                              (QStringList{QStringLiteral("Ollama"), QStringLiteral("b.jsonl")}), patience);
    QCOMPARE(m_session->sources().size(), 2);
}

void TestServersPage::theDialogTestsAConnectionBeforeItIsAdded()
{
    QString found;
    QString failed;
    answer(m_ollama->url().toString(), [&found, &failed](AddServerDialog &dialog) {
        QAbstractButton *test = nullptr;
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Test")))
                test = button;
        }
        QTest::mouseClick(test, Qt::LeftButton);
        const auto says = [&dialog](const char *tone) {
            const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
            const auto hint = std::ranges::find_if(
                labels, [tone](const QLabel *label) { return label->property(tone).toBool(); });
            return hint == labels.end() ? QString() : (*hint)->text();
        };
        if (QTest::qWaitFor([&] { return !says("ok").isEmpty(); }, patience))
            found = says("ok");
        dialog.findChild<QLineEdit *>()->setText(refusingUrl().toString());
        QTest::mouseClick(test, Qt::LeftButton);
        if (says("ok").isEmpty() && QTest::qWaitFor([&] { return !says("failed").isEmpty(); }, patience))
            failed = says("failed");
        dialog.reject();
    });
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QVERIFY2(found.startsWith(QStringLiteral("\u2713 Ollama 0.33.0, 1 model")), qPrintable(found));
    QVERIFY2(failed.startsWith(QStringLiteral("\u2717 Nothing answers")), qPrintable(failed));
    QVERIFY(m_session->sources().isEmpty());
}

void TestServersPage::aLogIsReadAsOfTheFormatThatIsChosen()
{
    const QTemporaryDir folder;
    const SourceId id = addOwnLog(folder);
    const QString mapping = folder.filePath(QStringLiteral("map.json"));
    QVERIFY(write(mapping, ownMapping));
    bool wasShown = false;
    QStringList before;
    QStringList after;
    answer<LogSourceDialog>([&](LogSourceDialog &dialog) {
        wasShown = QTest::qWaitFor([&] { return given(dialog).size() == 2; }, patience);
        before = given(dialog);
        chooseMapping(dialog, mapping);
        wasShown = wasShown &&
                   QTest::qWaitFor([&] { return given(dialog).value(0).contains(QStringLiteral("total")); },
                                   patience);
        after = given(dialog);
        QTest::mouseClick(&button(dialog, QStringLiteral("Save")), Qt::LeftButton);
    });
    QTest::keyClick(&sources(), Qt::Key_F2);
    QVERIFY(wasShown);
    QCOMPARE(before.size(), 2);
    QVERIFY2(before.first().startsWith(QStringLiteral("skipped: ")), qPrintable(before.first()));
    QCOMPARE(after.value(0), QStringLiteral("a call: owl \u00b7 total 1.50\u00a0s"));
    QCOMPARE(after.value(1), QStringLiteral("skipped: A mapped value is not what its field takes."));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->source(id)->calls, 1, patience);
    QCOMPARE(m_session->source(id)->format.mapping, mapping);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->source(id)->skippedLines, 1, patience);
    QTRY_COMPARE(column(sources(), SourceListModel::Version), QStringList{QStringLiteral("map.json")});
    QCOMPARE(m_session->sources().size(), 1);
}

void TestServersPage::aLogOfNoKnownFormatOffersToChooseOne()
{
    const auto offers = [this](const QString &text) {
        const QList<QToolButton *> buttons = m_window->findChildren<QToolButton *>();
        const auto found = std::ranges::find_if(buttons, [&text](const QToolButton *button) {
            return button->isVisible() && button->defaultAction() && button->defaultAction()->text() == text;
        });
        return found == buttons.end() ? nullptr : *found;
    };
    const QTemporaryDir folder;
    addOwnLog(folder);
    QTRY_VERIFY_WITH_TIMEOUT(offers(QStringLiteral("&Format…")), patience);
    bool opened = false;
    answer<LogSourceDialog>([&opened](LogSourceDialog &dialog) {
        opened = true;
        dialog.reject();
    });
    QTest::mouseClick(offers(QStringLiteral("&Format…")), Qt::LeftButton);
    QVERIFY(opened);
    const QString known = folder.filePath(QStringLiteral("calls.jsonl"));
    QVERIFY(write(known, loggedCall(1)));
    m_session->addSource(known);
    QTest::keyClick(&sources(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(offers(QStringLiteral("&Edit…")), patience);
}

void TestServersPage::thePreviewFollowsTheMappingFile()
{
    const QTemporaryDir folder;
    const SourceId id = addOwnLog(folder);
    const QString mapping = folder.filePath(QStringLiteral("map.json"));
    const QString other = folder.filePath(QStringLiteral("map.json.new"));
    bool missingIsTold = false;
    bool follows = false;
    bool followsAnotherOfThatName = false;
    bool followsTheLog = false;
    answer<LogSourceDialog>([&](LogSourceDialog &dialog) {
        const auto showsCall = [&](int line, const QString &words) {
            return QTest::qWaitFor([&] { return given(dialog).value(line).contains(words); }, patience);
        };
        chooseMapping(dialog, mapping);
        missingIsTold =
            QTest::qWaitFor([&] { return says(dialog, QStringLiteral("cannot be read")); }, patience);
        write(mapping, ownMapping);
        follows = showsCall(0, QStringLiteral("1.50\u00a0s"));
        write(other, QByteArray(ownMapping).replace("\"unit\":\"s\"", "\"unit\":\"ms\""));
        QFile::remove(mapping);
        QFile::rename(other, mapping);
        followsAnotherOfThatName = showsCall(0, QStringLiteral("1.50\u00a0ms"));
        QFile log(m_session->source(id)->address);
        if (log.open(QIODevice::Append))
            log.write("{\"m\":\"auk\",\"took\":2}\n");
        log.close();
        followsTheLog = showsCall(2, QStringLiteral("auk"));
        QTest::keyClick(&dialog, Qt::Key_Escape);
    });
    QTest::keyClick(&sources(), Qt::Key_F2);
    QVERIFY(missingIsTold);
    QVERIFY(follows);
    QVERIFY(followsAnotherOfThatName);
    QVERIFY(followsTheLog);
    QCOMPARE(m_session->source(id)->format, FormatChoice()); // Esc changes nothing
}

void TestServersPage::aBrokenMappingIsToldBeforeItIsSaved()
{
    const QTemporaryDir folder;
    const SourceId id = addOwnLog(folder);
    const QString mapping = folder.filePath(QStringLiteral("map.json"));
    QVERIFY(write(mapping, R"({"fields":{"speed":"x"}})"));
    bool told = false;
    answer<LogSourceDialog>([&](LogSourceDialog &dialog) {
        chooseMapping(dialog, mapping);
        told =
            QTest::qWaitFor([&] { return says(dialog, QStringLiteral("\"speed\" is no field")); }, patience);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    });
    QTest::keyClick(&sources(), Qt::Key_F2);
    QVERIFY(told);
    QTRY_COMPARE(m_session->source(id)->state, SourceState::Failed);
    QVERIFY(m_session->source(id)->message.contains(QStringLiteral("speed")));
    QVERIFY(write(mapping, ownMapping)); // and mended
    m_session->retrySource(id);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->source(id)->calls, 1, patience);
}

void TestServersPage::theLogDialogCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ThemeKind>("theme");
    QTest::newRow("English, light") << QStringLiteral("en") << ThemeKind::Light;
    QTest::newRow("German, dark") << QStringLiteral("de") << ThemeKind::Dark;
}

void TestServersPage::theLogDialogCanBeRead()
{
    QFETCH(QString, language);
    QFETCH(ThemeKind, theme);
    QTranslator texts;
    if (loadTexts(texts, {language}))
        QCoreApplication::installTranslator(&texts);
    ThemeManager::instance().apply(theme);
    const QTemporaryDir folder;
    SourceInfo log;
    log.address = folder.filePath(QStringLiteral("proxy.log"));
    log.format.mapping = folder.filePath(QStringLiteral("map.json"));
    log.calls = 3; // which are said to stay
    QVERIFY(write(log.address, "{\"m\":\"owl\",\"took\":1.5}\n"));
    QVERIFY(write(log.format.mapping, ownMapping));
    LogSourceDialog dialog(log);
    dialog.show();
    QTRY_COMPARE(given(dialog).size(), 1);
    QTRY_COMPARE(unreadableTexts(dialog).join(u'\n'), QString());
    dialog.resize(dialog.minimumSizeHint());
    QTRY_COMPARE(unreadableTexts(dialog).join(u'\n'), QString());
}

void TestServersPage::aFoundFormatIsShown()
{
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("calls.jsonl"));
    QVERIFY(write(log, loggedCall(1)));
    m_session->addSource(log);
    QTRY_COMPARE_WITH_TIMEOUT(column(sources(), SourceListModel::Version),
                              QStringList{QStringLiteral("llm_call_metrics")}, patience);
}

void TestServersPage::showsWhatIsLoadedWhileItIsSeen()
{
    addOllama();
    QTRY_COMPARE_WITH_TIMEOUT(column(loaded(), LoadedModelsModel::Model),
                              QStringList{QStringLiteral("owl:7b")}, patience);
    QCOMPARE(column(loaded(), LoadedModelsModel::Memory), QStringList{QStringLiteral("9.6\u00a0GB")});
    QVERIFY(column(loaded(), LoadedModelsModel::Gpu).first().startsWith(QStringLiteral("50")));
    QCOMPARE(column(loaded(), LoadedModelsModel::Expires), QStringList{QStringLiteral("\u2014")}); // not told
    QCOMPARE(part<LoadedModelsCard>().findChildren<LoadedModelWatch *>().size(), 1);
    m_window->showPage(QStringLiteral("live"));
    QVERIFY(part<LoadedModelsCard>().findChildren<LoadedModelWatch *>().isEmpty()); // nobody asks
    m_window->showPage(QStringLiteral("servers"));
    QCOMPARE(part<LoadedModelsCard>().findChildren<LoadedModelWatch *>().size(), 1);
}

void TestServersPage::unloadsAModelByItsKey()
{
    addOllama();
    QTRY_COMPARE_WITH_TIMEOUT(loaded().model()->rowCount(), 1, patience);
    m_ollama->on("/api/ps", Script().respond(200, noneLoaded));
    loaded().setFocus();
    loaded().setCurrentIndex(loaded().model()->index(0, 0));
    QTest::keyClick(&loaded(), Qt::Key_Delete);
    QTRY_COMPARE_WITH_TIMEOUT(loaded().model()->rowCount(), 0, patience);
    QVERIFY(words(part<LoadedModelsCard>()).contains(QStringLiteral("lets go of owl:7b")));
    QCOMPARE(m_session->sources().size(), 1); // Del meant the model, not its server
}

void TestServersPage::saysWhyNothingIsListed()
{
    const auto hint = [](const QTableView &table) {
        const auto *label = table.findChild<QLabel *>();
        return label->isVisible() ? label->text() : QString();
    };
    QVERIFY(hint(sources()).contains(QStringLiteral("Add a server")));
    QVERIFY(hint(loaded()).contains(QStringLiteral("No live server")));
    m_ollama = std::make_unique<FakeServer>();
    beOllama(*m_ollama, noneLoaded);
    addOllama();
    QVERIFY(hint(sources()).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(hint(loaded()), QStringLiteral("No model is loaded."), patience);
}

void TestServersPage::theMachineIsDrawnAndTold()
{
    MachineChart chart;
    chart.resize(600, 240);
    chart.show();
    const auto now = std::chrono::system_clock::now();
    const MachineSample before{
        now, {.cpu = {}, .memoryUsed = 6'000'000'000, .memoryTotal = 24'000'000'000, .gpus = {}}};
    chart.setSamples({before,
                      {now + std::chrono::seconds(2),
                       {.cpu = 0.5,
                        .memoryUsed = 6'000'000'000,
                        .memoryTotal = 24'000'000'000,
                        .gpus = {{"Card", 0.75, 1'000'000'000, {}}}}}});
    const auto &plot = *chart.findChild<PlotView *>();
    QCOMPARE(plot.lines().size(), 4);
    const QString told = plot.accessibleDescription();
    QVERIFY2(told.contains(QStringLiteral("CPU 50.0\u00a0%")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Memory 6.0\u00a0GB of 24.0\u00a0GB")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Card 75.0\u00a0%")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("Card memory 1.0\u00a0GB of \u2014")), qPrintable(told));
    QCOMPARE(plot.lines().at(0).points.size(), 1); // unknown is no point
    QCOMPARE(plot.lines().at(1).points.last().y(), 0.25);
    QCOMPARE(plot.lines().at(3).points.size(), 0);
    // Told apart without colours, too.
    QVERIFY(plot.lines().at(0).pen.style() != plot.lines().at(1).pen.style());
    chart.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&chart));
    chart.setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_T);
    const auto *table = qobject_cast<QTableView *>(QApplication::focusWidget());
    QVERIFY(table);
    const QList<QStringList> cells = cellsOf(*table->model());
    QCOMPARE(cells.size(), 3);
    QCOMPARE(cells.first().join(QLatin1Char('|')), QStringLiteral("Time|CPU|Memory|Card|Card memory"));
    QCOMPARE(cells.at(1).sliced(1).join(QLatin1Char('|')), QStringLiteral("—|25.0\u00a0%|—|—"));
    QCOMPARE(cells.at(2).sliced(1).join(QLatin1Char('|')),
             QStringLiteral("50.0\u00a0%|25.0\u00a0%|75.0\u00a0%|—"));
}

void TestServersPage::aBreakIsAGapInTheChart()
{
    MachineChart chart;
    chart.resize(600, 240);
    chart.show();
    const auto now = std::chrono::system_clock::now();
    QList<MachineSample> samples;
    for (const int second : {0, 2, 4, 60})
        samples.append({now + std::chrono::seconds(second),
                        {.cpu = 0.1, .memoryUsed = {}, .memoryTotal = {}, .gpus = {}}});
    chart.setSamples(samples);
    const PlotLine &cpu = chart.findChild<PlotView *>()->lines().constFirst();
    QCOMPARE(cpu.points.size(), 4);
    QVERIFY(cpu.longestStep > 2000 && cpu.longestStep < 56'000);
}

// Its past is there when the page is opened.
void TestServersPage::theMachineIsWatchedWhileThePageIsHidden()
{
    m_window->showPage(QStringLiteral("live"));
    const auto &chart = part<MachineChart>();
    QVERIFY(!chart.isVisible());
    const qsizetype before = chart.samples().size();
    QTRY_VERIFY_WITH_TIMEOUT(chart.samples().size() > before, patience);
    m_window->showPage(QStringLiteral("servers"));
    QCOMPARE(chart.findChild<PlotView *>()->frame().xTo, timePosition(chart.samples().constLast().at));
}

void TestServersPage::everyControlHasANameAndAKey()
{
    addOllama();
    const QWidget &page = *part<SourcesCard>().parentWidget();
    for (const QWidget *widget : page.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool control =
            button || qobject_cast<const QTableView *>(widget) || qobject_cast<const PlotView *>(widget);
        if (!control || !widget->isVisible() || widget->inherits("QTableCornerButton"))
            continue;
        const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(named, widget->metaObject()->className());
        QVERIFY2(widget->focusPolicy() & Qt::TabFocus, widget->metaObject()->className());
    }
}

void TestServersPage::nothingIsClipped()
{
    addOllama();
    QTRY_COMPARE_WITH_TIMEOUT(loaded().model()->rowCount(), 1, patience);
    m_window->resize(m_window->minimumSizeHint().expandedTo(QSize(1000, 640)));
    for (const auto *button : part<SourcesCard>().findChildren<QToolButton *>())
        QTRY_VERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    QTRY_VERIFY(part<MachineChart>().findChild<PlotView *>()->plotRect().height() >
                4 * m_window->fontMetrics().height());
    QTRY_VERIFY(sources().viewport()->height() >= 2 * sources().rowHeight(0));
    QTRY_VERIFY(loaded().viewport()->height() >= 2 * loaded().rowHeight(0));
    QTRY_COMPARE(sources().horizontalScrollBar()->maximum(), 0);
    QTRY_COMPARE(loaded().horizontalScrollBar()->maximum(), 0);
}

// Long texts are narrower where there is less room, and as wide as before where there is room again.
void TestServersPage::aNarrowTableElidesLongTextsBeforeItScrolls()
{
    SourceListModel model;
    SourceInfo source;
    source.id = 1;
    source.location = QStringLiteral("/var/log/") + QStringLiteral("a-long-name/").repeated(10);
    source.state = SourceState::Failed;
    source.message = QStringLiteral("There is no such file, so nothing is read from it until it appears.");
    model.put(source);
    QTableView table;
    makePlainTable(table, SourceListModel::Note);
    table.setModel(&model);
    const QList<int> yielding{SourceListModel::Name, SourceListModel::Address, SourceListModel::Version};
    setColumnWidths(table, {20, 28, 18, 26, 10, 10}, 30, yielding);
    const int letter = table.fontMetrics().averageCharWidth();
    const auto widths = [&table] {
        QList<int> all;
        for (int column = 0; column < SourceListModel::Note; ++column)
            all.append(table.columnWidth(column));
        return all;
    };
    const QList<int> wanted = widths();
    for (const int room : {200, 125, 60, 200}) {
        table.resize(room * letter, 200);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QVERIFY(table.columnWidth(SourceListModel::Note) >= 30 * letter);
        QCOMPARE(table.horizontalHeader()->length() > table.viewport()->width(), room == 60);
        QVERIFY(table.horizontalHeader()->length() >= table.viewport()->width());
        QCOMPARE(table.horizontalScrollBar()->maximum() > 0, room == 60);
        const QList<int> shown = widths();
        for (int column = 0; column < SourceListModel::Note; ++column) {
            const bool yields = yielding.contains(column) && room < 200;
            QCOMPARE(shown.at(column) < wanted.at(column), yields);
            QVERIFY(shown.at(column) >= std::min(wanted.at(column), 14 * letter));
        }
    }

    // A width that was given by hand is kept, and gives like the others.
    table.setColumnWidth(SourceListModel::Address, 40 * letter);
    table.resize(125 * letter, 200);
    QTRY_VERIFY(table.columnWidth(SourceListModel::Address) < 40 * letter);
    QCOMPARE(table.horizontalScrollBar()->maximum(), 0);
    table.resize(220 * letter, 200);
    QTRY_COMPARE(table.columnWidth(SourceListModel::Address), 40 * letter);
}

void TestServersPage::sentencesKeepRoomForTheirBegin()
{
    QStandardItemModel model(1, 2);
    model.setHorizontalHeaderLabels({QStringLiteral("Calls"), QStringLiteral("Remarks")});
    model.setItem(0, 0, new QStandardItem(QString(60, u'8')));
    model.setItem(0, 1,
                  new QStandardItem(QStringLiteral("The server answered 429 and was asked again 3 times.")));
    FittingTable table(model, 3);
    table.setSentences(1);
    table.resize(200, 100);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QVERIFY(table.columnWidth(1) >= 24 * table.fontMetrics().averageCharWidth());
    QVERIFY(table.horizontalScrollBar()->maximum() > 0);

    // What is elided is whole in the tooltip, and nothing else.
    const auto tipOf = [&](int column) {
        const QModelIndex index = model.index(0, column);
        table.scrollTo(index);
        const QPoint at = table.visualRect(index).intersected(table.viewport()->rect()).center();
        QHelpEvent help(QEvent::ToolTip, at, table.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(table.viewport(), &help);
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    };
    QCOMPARE(tipOf(0), QString());
    QCOMPARE(tipOf(1), asPlainTip(model.item(0, 1)->text()));
    QToolTip::hideText();
}

void TestServersPage::marksAreAsLargeAtEveryScale()
{
    const QSize size(32, 32);
    const auto drawnSide = [&](double scale) {
        QImage picture(size * scale, QImage::Format_ARGB32_Premultiplied);
        picture.setDevicePixelRatio(scale);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        markIcon(SourceState::Live).paint(&painter, QRect(QPoint(), size));
        painter.end();
        int columns = 0;
        for (int x = 0; x < picture.width(); ++x)
            columns += picture.pixelColor(x, picture.height() / 2).alpha() > 128;
        return columns / scale;
    };
    QVERIFY(drawnSide(1) > 12 && drawnSide(1) < 26);
    QVERIFY2(std::abs(drawnSide(2) - drawnSide(1)) <= 1, qPrintable(QString::number(drawnSide(2))));
}

QTEST_MAIN(TestServersPage)
#include "tst_serverspage.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/builders.h"
#include "tests/support/readability.h"
#include "tests/support/testwindow.h"
#include "ui/charts/plotview.h"
#include "ui/theme.h"
#include "ui/uitranslation.h"

#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QTest>
#include <QTranslator>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

constexpr int patienceMs = 20'000;

// Where the pictures of every page are kept, with a contact sheet; none are taken where it is not set.
const QString pictures = qEnvironmentVariable("INFEROGRAPH_PICTURES");

// Three models over the last ten minutes, with cold starts and failures, long names and large numbers.
QList<CallRecord> manyCalls()
{
    struct Model
    {
        const char *name;
        double ttftMs;
        double tokensPerSecond;
    };
    constexpr std::array models{Model{"qwen2.5-coder:32b-instruct-q4_K_M", 412, 21},
                                Model{"llama3.2:3b", 95, 118}, Model{"gemma3:12b", 230, 47}};
    const qint64 now = nowMs();
    QList<CallRecord> calls;
    for (int i = 0; i < 180; ++i) {
        const Model &model = models[static_cast<std::size_t>(i) % models.size()];
        const bool isCold = i % 40 < 1;
        const double ttftMs = model.ttftMs * (1 + 0.3 * ((i * 7919) % 100) / 100.0) + (isCold ? 12'000 : 0);
        const int tokens = 60 + (i * 104'729) % 900;
        const double generationMs = tokens * 1000 / model.tokensPerSecond;
        CallBuilder call;
        call.model(model.name)
            .startedAtMs(now - 3300LL * (180 - i))
            .ttftMs(ttftMs)
            .totalMs(ttftMs + generationMs);
        call.loadMs(isCold ? 11'800 : 3)
            .queueMs(i % 5)
            .promptEvalMs(ttftMs / 2)
            .promptTokens(200 + 37 * (i % 60));
        call.generationMs(generationMs, GenerationSpan::IncludesFirstToken).outputTokens(tokens);
        call.start(isCold ? StartKind::Cold : StartKind::Warm).itlP50Ms(1000 / model.tokensPerSecond);
        if (i % 45 == 44)
            call.failed(ErrorKind::Timeout, "The first token did not come within 10 minutes.");
        calls += call;
    }
    return calls;
}

// Charts and comparisons are drawn a little after their calls have come.
bool showsPlots(const QWidget &window)
{
    const QList<PlotView *> plots = window.findChildren<PlotView *>();
    return std::ranges::count_if(plots, &PlotView::isVisible) > 1;
}

} // namespace

// Every page can be read at every size, in every language; with INFEROGRAPH_PICTURES a person can look, too.
class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase();

    void unreadableTextsAreFound_data();
    void unreadableTextsAreFound();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void theZoomedWindowCanBeRead_data();
    void theZoomedWindowCanBeRead();
    void aLongModelNameLeavesRoom();

private:
    void keepPicture(MainWindow &window, qreal scale);
};

void TestLayout::unreadableTextsAreFound_data()
{
    QTest::addColumn<QRect>("first");
    QTest::addColumn<QRect>("second");
    QTest::addColumn<int>("faults");
    const QRect roomy(0, 0, 300, 40);
    QTest::newRow("two that can be read") << roomy << QRect(0, 50, 300, 40) << 0;
    QTest::newRow("one too narrow for its text") << QRect(0, 0, 20, 40) << QRect(0, 50, 300, 40) << 1;
    QTest::newRow("one over the other") << roomy << QRect(10, 10, 300, 40) << 1;
}

void TestLayout::unreadableTextsAreFound()
{
    QFETCH(QRect, first);
    QFETCH(QRect, second);
    QWidget window;
    QLabel one(QStringLiteral("Time to first token"), &window);
    QLabel other(QStringLiteral("Decode speed"), &window);
    one.setGeometry(first);
    other.setGeometry(second);
    window.resize(400, 100);
    window.show();
    QTRY_VERIFY(!other.visibleRegion().isEmpty());
    QTEST(static_cast<int>(unreadableTexts(window).size()), "faults");
}

void TestLayout::everyTextCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ThemeKind>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<QString>("page");
    struct Look
    {
        const char *name;
        const char *language;
        ThemeKind theme;
        QSize size;
        qreal scale;
    };
    const std::array looks{Look{"dark-1280x720", "en", ThemeKind::Dark, {1280, 720}, 1},
                           Look{"light-1440x900", "en", ThemeKind::Light, {1440, 900}, 1},
                           Look{"dark-2560x1440", "en", ThemeKind::Dark, {2560, 1440}, 1},
                           Look{"light-1280x720-at-200-percent", "en", ThemeKind::Light, {1280, 720}, 2},
                           Look{"dark-1440x900-german", "de", ThemeKind::Dark, {1440, 900}, 1}};
    for (const Look &look : looks) {
        for (const QString &page : MainWindow::pageNames())
            QTest::addRow("%s-%s", qPrintable(page), look.name)
                << QString::fromLatin1(look.language) << look.theme << look.size << look.scale << page;
    }
}

void TestLayout::everyTextCanBeRead()
{
    QFETCH(QString, language);
    QFETCH(ThemeKind, theme);
    QFETCH(QSize, size);
    QFETCH(qreal, scale);
    QFETCH(QString, page);
    QTranslator texts;
    if (loadTexts(texts, {language}))
        QCoreApplication::installTranslator(&texts);
    ThemeManager::instance().apply(theme);
    TestWindow test(size);
    test.session().addSource(QStringLiteral("http://127.0.0.1:1"), ReadFrom::Start, false);
    test.window().showPage(page);
    test.add(manyCalls());
    if (page == QLatin1StringView("live") || page == QLatin1StringView("compare"))
        QTRY_VERIFY_WITH_TIMEOUT(showsPlots(test.window()), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(unreadableTexts(test.window()).join(u'\n'), QString(), patienceMs);
    keepPicture(test.window(), scale);
}

void TestLayout::theZoomedWindowCanBeRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("zoomed-english") << QStringLiteral("en");
    QTest::newRow("zoomed-german") << QStringLiteral("de");
}

// Looking back: the span and the ways out of it stand in the top bar and above the table.
void TestLayout::theZoomedWindowCanBeRead()
{
    QFETCH(QString, language);
    QTranslator texts;
    if (loadTexts(texts, {language}))
        QCoreApplication::installTranslator(&texts);
    TestWindow test({1280, 720});
    test.window().showPage(QStringLiteral("live"));
    test.add(manyCalls());
    QTRY_VERIFY_WITH_TIMEOUT(showsPlots(test.window()), patienceMs);
    test.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&test.window()));
    QTest::keyClick(&test.window(), Qt::Key_Plus, Qt::ControlModifier);
    QTest::keyClick(&test.window(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(unreadableTexts(test.window()).join(u'\n'), QString(), patienceMs);
    keepPicture(test.window(), 1);
}

// A server that names its model by its path must not keep the window from a small screen.
void TestLayout::aLongModelNameLeavesRoom()
{
    TestWindow test({1280, 720});
    QList<CallRecord> calls = manyCalls();
    for (CallRecord &call : calls)
        call.model.append('/' + QByteArray(80, 'm'));
    test.add(calls);
    for (const QString &page : MainWindow::pageNames()) {
        test.window().showPage(page);
        if (page == QLatin1StringView("live") || page == QLatin1StringView("compare"))
            QTRY_VERIFY_WITH_TIMEOUT(showsPlots(test.window()), patienceMs);
        const int width = test.window().minimumSizeHint().width();
        QVERIFY2(width <= 1280, qPrintable(QStringLiteral("%1: %2").arg(page).arg(width)));
    }
}

void TestLayout::keepPicture(MainWindow &window, qreal scale)
{
    if (pictures.isEmpty())
        return;
    QVERIFY(QDir().mkpath(pictures));
    QPixmap picture(window.size() * scale);
    picture.setDevicePixelRatio(scale);
    window.render(&picture);
    QVERIFY(picture.save(
        QDir(pictures).filePath(QLatin1StringView(QTest::currentDataTag()) + QLatin1StringView(".png"))));
}

// All pictures on one sheet: a row for each page.
void TestLayout::cleanupTestCase()
{
    if (pictures.isEmpty())
        return;
    constexpr QSize cell(480, 300);
    constexpr int gap = 12;
    const QDir folder(pictures);
    const QStringList pages = MainWindow::pageNames();
    QStringList columns =
        folder.entryList({pages.first() + QStringLiteral("-*.png")}, QDir::Files, QDir::Name);
    columns.replaceInStrings(pages.first(), QString());
    QImage sheet(QSize(gap + (cell.width() + gap) * static_cast<int>(columns.size()),
                       gap + (cell.height() + gap) * static_cast<int>(pages.size())),
                 QImage::Format_RGB32);
    sheet.fill(Qt::gray);
    QPainter painter(&sheet);
    for (int row = 0; row < pages.size(); ++row) {
        for (int column = 0; column < columns.size(); ++column) {
            QImage picture(folder.filePath(pages.at(row) + columns.at(column)));
            picture = picture.scaled(cell, Qt::KeepAspectRatio, Qt::SmoothTransformation);
            picture.setDevicePixelRatio(1);
            painter.drawImage(gap + column * (cell.width() + gap), gap + row * (cell.height() + gap),
                              picture);
        }
    }
    painter.end();
    QVERIFY(sheet.save(folder.filePath(QStringLiteral("contact-sheet.png"))));
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/export/exporter.h"

#include "core/settings/settings.h"
#include "core/store/callstore.h"
#include "ui/charts/plotview.h"
#include "ui/export/pictures.h"
#include "ui/format.h"
#include "ui/pages/pagestack.h"
#include "ui/pages/registry.h"
#include "ui/panels/calltable.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace inferograph {

namespace {

// The card that a chart stands on, with its title and legend; none where `part` belongs to no chart.
QWidget *chartAround(QWidget *part)
{
    for (QWidget *card = part; card; card = card->parentWidget()) {
        if (card->property("card").toBool())
            return card->findChild<PlotView *>() ? card : nullptr;
    }
    return nullptr;
}

QString titleOf(const QWidget &chart)
{
    return chart.findChild<PlotView *>()->accessibleName();
}

// Those that show something, in the order of the page.
QList<QWidget *> chartsOf(const QWidget &page)
{
    QList<QWidget *> charts;
    for (PlotView *plot : page.findChildren<PlotView *>()) {
        QWidget *chart = plot->isVisible() ? chartAround(plot) : nullptr;
        if (chart && !charts.contains(chart))
            charts.append(chart);
    }
    const auto place = [&page](const QWidget *chart) {
        const QPoint at = chart->mapTo(&page, QPoint());
        return std::pair(at.y(), at.x());
    };
    std::ranges::sort(charts, {}, place);
    return charts;
}

QString fileName(const QString &title)
{
    static const QRegularExpression notForFiles(QStringLiteral("[^\\w.-]+"),
                                                QRegularExpression::UseUnicodePropertiesOption);
    return title.toLower().replace(notForFiles, QStringLiteral("-"));
}

// A single row only tells which call the inspector shows, and may be far out of sight.
bool severalAreSelected(const CallTable &table)
{
    return table.selectedCount() > 1;
}

QString countText(const CallTable &table, bool ofSelected)
{
    if (!ofSelected)
        return format::calls(table.model()->rowCount());
    const int count = table.selectedCount();
    return count == 1 ? Exporter::tr("1 selected call")
                      : Exporter::tr("%1 selected calls", nullptr, count).arg(format::count(count));
}

// Why it could not be written; empty where it could.
QString writeFile(const QString &path, const std::function<bool(QIODevice &)> &write)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && write(file) && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace

Exporter::Exporter(PageStack &pages, WindowActions &actions)
    : QObject(&pages), m_pages(pages), m_actions(actions)
{
    m_pool.setMaxThreadCount(1);
    connect(actions.savePage, &QAction::triggered, this, &Exporter::savePage);
    const auto connectSave = [this](const QAction *action, ReportFormat format, Rows rows) {
        connect(action, &QAction::triggered, this, [this, format, rows] { saveCalls(format, rows); });
    };
    connectSave(actions.saveCallsCsv, ReportFormat::Csv, Rows::SelectedIfSeveral);
    connectSave(actions.saveCallsJson, ReportFormat::Json, Rows::SelectedIfSeveral);
    connectSave(actions.saveSelectedCsv, ReportFormat::Csv, Rows::SelectedIfAny);
    connectSave(actions.saveSelectedJson, ReportFormat::Json, Rows::SelectedIfAny);
    connect(&pages, &PageStack::pageShown, this, &Exporter::followPage);
}

void Exporter::followPage()
{
    const CallTable *table = callTable();
    m_actions.saveCallsCsv->setEnabled(table);
    m_actions.saveCallsJson->setEnabled(table);
    if (!table)
        return;
    const auto *model = table->model();
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &Exporter::tellCounts,
            Qt::UniqueConnection);
    connect(model, &QAbstractItemModel::rowsInserted, this, &Exporter::tellCounts, Qt::UniqueConnection);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &Exporter::tellCounts, Qt::UniqueConnection);
    connect(model, &QAbstractItemModel::modelReset, this, &Exporter::tellCounts, Qt::UniqueConnection);
    tellCounts();
}

const CallTable *Exporter::callTable() const
{
    return m_pages.currentWidget()->findChild<CallTable *>();
}

// Nobody saves one call in the belief that it is all of them.
void Exporter::tellCounts()
{
    const CallTable *table = callTable();
    if (!table)
        return;
    const auto name = [](QAction &csv, QAction &json, const QString &calls) {
        //: %1 is `17 calls` or `3 selected calls`
        csv.setText(tr("Save %1 as C&SV…").arg(calls));
        //: %1 is `17 calls` or `3 selected calls`
        json.setText(tr("Save %1 as &JSON…").arg(calls));
    };
    name(*m_actions.saveCallsCsv, *m_actions.saveCallsJson, countText(*table, severalAreSelected(*table)));
    name(*m_actions.saveSelectedCsv, *m_actions.saveSelectedJson,
         countText(*table, table->selectedCount() > 0));
}

void Exporter::popUp(const QPoint &globalPosition, QWidget *chosen)
{
    auto *menu = new QMenu(&m_pages);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Export"));
    QWidget *chart = chartAround(chosen);
    if (chart && chart->findChild<PlotView *>()->isVisible()) {
        addChart(*menu, *chart);
    } else if (chart && !chart->actions().isEmpty()) {
        menu->addActions(chart->actions()); // an empty chart, or its table
    } else {
        for (QWidget *each : chartsOf(*m_pages.currentWidget()))
            addChart(*menu->addMenu(titleOf(*each)), *each);
    }
    menu->addSeparator();
    menu->addActions({m_actions.savePage, m_actions.saveCallsCsv, m_actions.saveCallsJson});
    menu->popup(globalPosition);
}

void Exporter::addChart(QMenu &menu, QWidget &chart)
{
    const QPointer<QWidget> safe(&chart);
    const auto add = [&](const QString &text, const std::function<void(QWidget &)> &act) {
        menu.addAction(text, this, [safe, act] {
            if (safe)
                act(*safe);
        });
    };
    add(tr("&Copy chart"), [this](QWidget &copied) {
        QApplication::clipboard()->setImage(pictureOf(copied));
        Q_EMIT done(tr("Copied: %1.").arg(titleOf(copied)));
    });
    add(tr("Save chart as &PNG…"), [this](QWidget &saved) { saveChart(saved, false); });
    add(tr("Save chart as S&VG…"), [this](QWidget &saved) { saveChart(saved, true); });
    menu.addSeparator();
    menu.addActions(chart.actions()); // what the page does with it
}

void Exporter::saveChart(QWidget &chart, bool asSvg)
{
    const QPointer<QWidget> safe(&chart);
    const QString path =
        askForPath(tr("Export"), titleOf(chart), asSvg ? QStringLiteral("svg") : QStringLiteral("png"));
    if (!path.isEmpty() && safe)
        save(path, [&](QIODevice &out) { return asSvg ? writeSvg(chart, out) : writePng(chart, out); });
}

void Exporter::savePage()
{
    const QString id = m_pages.currentId();
    const auto entry = std::ranges::find_if(
        pages(), [&](const PageEntry &page) { return id == QLatin1StringView(page.id); });
    const QString title = QCoreApplication::translate("Pages", entry->title);
    const QString path = askForPath(tr("Export"), title, QStringLiteral("pdf"));
    if (!path.isEmpty())
        save(path, [&](QIODevice &out) {
            return writePdf(*m_pages.currentWidget(), tr("Inferograph: %1").arg(title), out);
        });
}

// A million calls take a while to be written: the window stays alive.
void Exporter::saveCalls(ReportFormat format, Rows rows)
{
    const CallTable *table = callTable();
    const bool selected =
        table && (rows == Rows::SelectedIfAny ? table->selectedCount() > 0 : severalAreSelected(*table));
    const QList<CallRecord> calls = selected ? table->selectedCalls()
                                    : table  ? table->allCalls()
                                             : QList<CallRecord>();
    if (calls.isEmpty()) {
        Q_EMIT done(tr("There are no calls to save yet."));
        return;
    }
    const QString what = countText(*table, selected);
    const QString path =
        askForPath(tr("Save %1").arg(what), tr("calls"),
                   format == ReportFormat::Csv ? QStringLiteral("csv") : QStringLiteral("json"));
    if (path.isEmpty())
        return;
    m_pool.start([this, calls, format, path, what] {
        CallStore saved;
        saved.append(calls);
        saved.publish();
        const QString error = writeFile(
            path, [&](QIODevice &out) { return writeReport({.calls = saved.snapshot()}, format, out); });
        QMetaObject::invokeMethod(
            this, [this, path, error, what] { report(path, error, what); }, Qt::QueuedConnection);
    });
}

QString Exporter::askForPath(const QString &title, const QString &name, const QString &suffix)
{
    QFileDialog dialog(m_pages.window(), title, settings::exportFolder());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    //: a kind of file, such as `SVG (*.svg)`
    dialog.setNameFilter(tr("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog.selectFile(fileName(name) + QLatin1Char('.') + suffix);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString path = dialog.selectedFiles().constFirst();
    settings::setExportFolder(QFileInfo(path).absolutePath());
    return path;
}

void Exporter::save(const QString &path, const Write &write)
{
    report(path, writeFile(path, write));
}

void Exporter::report(const QString &path, const QString &error, const QString &what)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (error.isEmpty())
        //: %1 is `17 calls`, %2 a path
        Q_EMIT done(what.isEmpty() ? tr("Saved: %1").arg(shown) : tr("Saved %1: %2").arg(what, shown));
    else
        QMessageBox::warning(m_pages.window(), tr("Nothing was saved"),
                             tr("%1 could not be written: %2. Try another folder.").arg(shown, error));
}

} // namespace inferograph

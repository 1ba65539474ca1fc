// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/logsourcedialog.h"

#include "core/logs/registry.h"
#include "core/session/location.h"
#include "ui/controls.h"
#include "ui/panels/logpreviewview.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace inferograph {

namespace {

// Beside the formats' ids in the box; no format is called so.
constexpr char mapped[] = "mapping:";

} // namespace

LogSourceDialog::LogSourceDialog(const SourceInfo &log, QWidget *parent)
    : QDialog(parent)
    , m_location(new QLineEdit(log.address, this))
    , m_format(new QComboBox(this))
    , m_mapping(new QLineEdit(log.format.mapping, this))
    , m_found(makeLabel({}, "quiet", this))
    , m_preview(new LogPreviewView(this))
{
    setWindowTitle(tr("Edit the log"));
    fillFormats(log.format);
    m_mappingRow = makeMappingRow();
    m_found->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    setStyleProperty(m_save, "primary");
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_location, &QLineEdit::textChanged, this, &LogSourceDialog::follow);
    connect(m_format, &QComboBox::currentIndexChanged, this, &LogSourceDialog::follow);
    connect(m_mapping, &QLineEdit::textChanged, this, &LogSourceDialog::follow);
    connect(m_preview, &LogPreviewView::previewed, this, &LogSourceDialog::tellFound);

    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(3 * gridUnit());
    addField(*fields, 0, 0, 2, tr("&Log: a file, a pattern such as logs/*.jsonl, or cmd: and a command"),
             m_location);
    addField(*fields, 2, 0, 1, tr("&Format"), m_format);
    fields->addWidget(m_mappingRow, 2, 1, 2, 1);
    fields->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(gridUnit() * 2);
    layout->addLayout(fields);
    layout->addWidget(m_found);
    if (log.calls > 0) {
        QLabel *kept = makeLabel(tr("Calls that were read already stay as they are: another format holds for "
                                    "what is added from now on."),
                                 "quiet", this);
        kept->setWordWrap(true);
        layout->addWidget(kept);
    }
    layout->addWidget(m_preview, 1);
    layout->addWidget(buttons);
    setTabOrder(m_location, m_format);
    setTabOrder(m_format, m_mapping);
    setTabOrder(m_mapping, m_choose);
    setTabOrder(m_choose, m_preview->focusProxy());
    resize(fontMetrics().averageCharWidth() * 130, fontMetrics().height() * 34);
    follow();
}

void LogSourceDialog::fillFormats(const FormatChoice &chosen)
{
    m_format->addItem(tr("Automatic"), QByteArray());
    for (const LogFormat *format : logFormats())
        m_format->addItem(QString::fromUtf8(format->title()), format->id().toByteArray());
    m_format->insertSeparator(1);
    m_format->insertSeparator(m_format->count());
    m_format->addItem(tr("My own, by a mapping file"), QByteArray(mapped));
    m_format->setMaxVisibleItems(m_format->count());
    m_format->setCurrentIndex(
        std::max(0, m_format->findData(chosen.mapping.isEmpty() ? chosen.id : QByteArray(mapped))));
}

QWidget *LogSourceDialog::makeMappingRow()
{
    auto *row = new QWidget(this);
    m_choose = new QPushButton(tr("&Choose…"), row);
    m_choose->setAccessibleName(tr("Choose a mapping file"));
    m_choose->setAutoDefault(false);
    connect(m_choose, &QPushButton::clicked, this, &LogSourceDialog::chooseMapping);
    m_mapping->setParent(row);
    auto *fields = new QGridLayout(row);
    fields->setContentsMargins(0, 0, 0, 0);
    addField(*fields, 0, 0, 1, tr("&Mapping file"), m_mapping);
    fields->addWidget(m_choose, 1, 1);
    return row;
}

void LogSourceDialog::chooseMapping()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a mapping file"), m_mapping->text(),
                                                      tr("Mapping files (*.json);;All files (*)"));
    if (!file.isEmpty())
        m_mapping->setText(file);
}

QString LogSourceDialog::location() const
{
    const Location location = locationFrom(m_location->text());
    return location.kind == Location::Kind::Server || m_location->text().trimmed().isEmpty() ? QString()
                                                                                             : location.path;
}

FormatChoice LogSourceDialog::format() const
{
    const QByteArray id = m_format->currentData().toByteArray();
    if (id != mapped)
        return {id, {}};
    const QString file = m_mapping->text().trimmed();
    return {{}, file.isEmpty() ? QString() : locationFrom(file).path};
}

// What is shown belongs to what is entered; nothing wrong is saved.
void LogSourceDialog::follow()
{
    const bool isMapped = m_format->currentData().toByteArray() == mapped;
    m_mappingRow->setVisible(isMapped);
    const bool lacksMapping = isMapped && format().mapping.isEmpty();
    m_save->setEnabled(!location().isEmpty() && !lacksMapping);
    m_preview->setEnabled(m_save->isEnabled());
    if (lacksMapping)
        m_found->setText(
            tr("A mapping file says which value of a line is which field of a call; the README tells how."));
    else if (location().isEmpty())
        m_found->setText(tr("This is no log: write the path of a file, or cmd: and a command."));
    else
        m_preview->preview(location(), format());
}

void LogSourceDialog::tellFound(const LogPreview &preview)
{
    if (!m_save->isEnabled())
        return;
    const QString titles = QString::fromUtf8(logFormatTitles(preview.format));
    if (!preview.problem.isEmpty() || preview.lines.isEmpty())
        m_found->clear();
    else if (titles.isEmpty())
        m_found->setText(tr("These lines are of no known format, or not of the chosen one."));
    else
        m_found->setText(format() == FormatChoice() ? tr("Found in these lines: %1").arg(titles)
                                                    : tr("Read as: %1").arg(titles));
}

} // namespace inferograph

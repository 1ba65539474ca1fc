// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/sourceinfo.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace inferograph {

struct LogPreview;
class LogPreviewView;

// Asks where a log is and of which format: found from its lines, a known one, or the user's own by a mapping file.
// Shows what its first lines give by that.
class LogSourceDialog : public QDialog
{
    Q_OBJECT

public:
    explicit LogSourceDialog(const SourceInfo &log, QWidget *parent = nullptr);

    QString location() const; // what a session takes
    FormatChoice format() const;

private:
    void fillFormats(const FormatChoice &chosen);
    QWidget *makeMappingRow();
    void chooseMapping();
    void follow();
    void tellFound(const LogPreview &preview);

    QLineEdit *m_location;
    QComboBox *m_format;
    QWidget *m_mappingRow;
    QLineEdit *m_mapping;
    QPushButton *m_choose;
    QLabel *m_found;
    LogPreviewView *m_preview;
    QPushButton *m_save;
};

} // namespace inferograph

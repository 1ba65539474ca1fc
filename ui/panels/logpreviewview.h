// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/logs/logpreview.h"
#include "ui/latestwork.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>

class QLabel;
class QTreeWidget;

namespace inferograph {

// The first lines of a log with what each gives, read on a thread of its own: anew when another log or format is asked
// for, and when the log's file or the mapping's changes.
class LogPreviewView : public QWidget
{
    Q_OBJECT

public:
    explicit LogPreviewView(QWidget *parent = nullptr);

    void preview(const QString &location, const FormatChoice &format);

Q_SIGNALS:
    void previewed(const inferograph::LogPreview &result);

private:
    struct Request
    {
        QString location;
        FormatChoice format;
    };
    static LogPreview read(const Request &request);
    void watch();
    void fill(const LogPreview &result);

    Request m_asked;
    QTreeWidget *m_lines;
    QLabel *m_words;
    QFileSystemWatcher m_watcher;
    QTimer m_soon; // a file that changes does so several times
    LatestWork<Request, LogPreview> m_work;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QAction;
class QSpinBox;
class QVBoxLayout;

namespace inferograph {

class WindowActions;

// All settings on one page, with a line that finds them. What is changed is remembered and in force at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(const WindowActions &actions, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed(); // something that core/settings keeps

private:
    // One setting; `words` is what it is found by.
    struct Row
    {
        QWidget *widget;
        QLabel *heading;
        QString words;
    };

    void addGroup(const QString &title);
    void addRow(const QString &name, const QString &about, QWidget *control);
    void addChoice(const QString &name, const QString &about, const QList<QAction *> &choices);
    void addNumber(const QString &name, const QString &about, const QString &unit, int most, int value,
                   const std::function<void(int)> &keep);
    void addSwitch(const QString &name, const QString &about, bool on, const std::function<void(bool)> &keep);
    void addLook(const WindowActions &actions);
    void addCalls();
    void addNotices();
    void find(const QString &pattern);

    QLineEdit *m_search;
    QWidget *m_content;
    QVBoxLayout *m_rows;
    QLabel *m_heading = nullptr; // of the group that rows are added to
    QLabel *m_nothing;
    QList<Row> m_found;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace inferograph {

// Asks for a server's address, or for a log that no file dialog finds: a command's or those of a pattern of names.
// `localhost:8080` is taken as http.
class AddServerDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddServerDialog(QWidget *parent = nullptr);

    // What a session takes; empty while what stands there is none of them.
    QString source() const;

private:
    void check();

    QLineEdit *m_address;
    QLabel *m_hint;
    QPushButton *m_add;
};

} // namespace inferograph

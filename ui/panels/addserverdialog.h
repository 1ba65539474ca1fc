// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace inferograph {

// Asks for a server's address. `localhost:8080` is taken as http.
class AddServerDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddServerDialog(QWidget *parent = nullptr);

    // Empty while what stands there is no address of a server.
    QString url() const;

private:
    void check();

    QLineEdit *m_address;
    QLabel *m_hint;
    QPushButton *m_add;
};

} // namespace inferograph

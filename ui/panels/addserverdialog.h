// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/secrets/keystore.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace inferograph {

struct ConnectionReport;

// Asks for a server's address, or for a log that no file dialog finds: a command's or those of a pattern of names.
// `localhost:8080` is taken as http. A server's API key may come with it; the dialog says where it will be kept.
class AddServerDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddServerDialog(QWidget *parent = nullptr);

    // Asks for another address instead of this one.
    void edit(const QString &address);

    // What a session takes; empty while what stands there is none of them.
    QString source() const;
    QByteArray key() const; // empty where none was entered

private:
    void check();
    void say(const QString &hint);
    void showReport(const ConnectionReport &report);
    void testConnection();
    void sayWhereKeysAreKept();

    KeyStore m_keys;
    std::optional<bool> m_keychainAnswers; // unset before it was asked
    QLineEdit *m_address;
    QLabel *m_hint;
    QLineEdit *m_key;
    QLabel *m_keyHint;
    QPushButton *m_test;
    QPushButton *m_add;
};

} // namespace inferograph

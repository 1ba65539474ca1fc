// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/addserverdialog.h"

#include "core/logs/command.h"
#include "core/session/location.h"
#include "ui/controls.h"
#include "ui/panels/connectiontext.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace inferograph {

AddServerDialog::AddServerDialog(QWidget *parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
    , m_hint(makeLabel({}, "quiet", this))
    , m_key(new QLineEdit(this))
    , m_keyHint(makeLabel({}, "quiet", this))
{
    setWindowTitle(tr("Add a server"));
    m_address->setPlaceholderText(QStringLiteral("http://localhost:11434"));
    m_address->setAccessibleName(tr("Address of the server"));
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    QLabel *label = makeLabel(tr("&Address"), "quiet", this);
    label->setBuddy(m_address);
    m_hint->setWordWrap(true);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(tr("none"));
    m_key->setAccessibleName(tr("API key of the server"));
    QLabel *keyLabel = makeLabel(tr("API &key, where the server wants one"), "quiet", this);
    keyLabel->setBuddy(m_key);
    m_keyHint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_test = buttons->addButton(tr("&Test connection"), QDialogButtonBox::ActionRole);
    m_test->setAutoDefault(false);
    connect(m_test, &QPushButton::clicked, this, &AddServerDialog::testConnection);
    m_add = buttons->addButton(tr("Add"), QDialogButtonBox::AcceptRole);
    m_add->setProperty("primary", true);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &AddServerDialog::check);
    // Asked no earlier, as a locked keychain asks its user to open it.
    connect(m_key, &QLineEdit::textChanged, &m_keys, &KeyStore::check, Qt::SingleShotConnection);
    connect(&m_keys, &KeyStore::checked, this, [this](bool answers) {
        m_keychainAnswers = answers;
        sayWhereKeysAreKept();
    });

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(gridUnit() * 2);
    layout->addWidget(label);
    layout->addWidget(m_address);
    layout->addWidget(m_hint);
    layout->addWidget(keyLabel);
    layout->addWidget(m_key);
    layout->addWidget(m_keyHint);
    layout->addWidget(buttons);
    check();
    sayWhereKeysAreKept();
}

void AddServerDialog::sayWhereKeysAreKept()
{
    m_keyHint->setText(m_keychainAnswers.value_or(true)
                           ? tr("Kept in the system's keychain, never in a file.")
                           : tr("No keychain can be used here: the key is kept for this session only, and "
                                "never in a file."));
}

QByteArray AddServerDialog::key() const
{
    return m_key->text().trimmed().toUtf8();
}

QString AddServerDialog::source() const
{
    QString text = m_address->text().trimmed();
    if (const std::optional<QString> command = commandIn(text))
        return splitCommand(*command).isEmpty() ? QString() : text;
    if (text.startsWith(u'/') || text.startsWith(QLatin1StringView("~/")))
        return text;
    if (!text.contains(QStringLiteral("://")))
        text.prepend(QStringLiteral("http://"));
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
    return url.isValid() && http && !url.host().isEmpty() ? url.toString() : QString();
}

void AddServerDialog::edit(const QString &address)
{
    setWindowTitle(tr("Edit the source"));
    m_add->setText(tr("Save"));
    m_address->setText(address);
    m_address->selectAll();
}

void AddServerDialog::testConnection()
{
    const Location location = locationFrom(source());
    Access access;
    access.apiKey = key();
    if (!location.authorization.isEmpty())
        access.headers.append({"Authorization", location.authorization});
    auto *test = new ConnectionTest(location.url, access, this);
    connect(test, &ConnectionTest::finished, this,
            [this, test, asked = source()](const ConnectionReport &report) {
                test->deleteLater();
                if (asked == source())
                    showReport(report);
            });
    say(tr("Asking %1…").arg(location.shown));
    test->start();
}

void AddServerDialog::say(const QString &hint)
{
    setStyleProperty(m_hint, "ok", false);
    setStyleProperty(m_hint, "failed", false);
    m_hint->setText(hint);
}

void AddServerDialog::showReport(const ConnectionReport &report)
{
    say(connectionText(report));
    setStyleProperty(m_hint, report.server ? "ok" : "failed");
}

void AddServerDialog::check()
{
    const bool empty = m_address->text().trimmed().isEmpty();
    m_add->setEnabled(!source().isEmpty());
    m_test->setEnabled(m_add->isEnabled() && locationFrom(source()).kind == Location::Kind::Server);
    say(empty || m_add->isEnabled()
            ? tr("Usual ports: Ollama 11434, llama.cpp 8080, LM Studio 1234, vLLM 8000. The log that a "
                 "command writes can be added, too: cmd:docker logs -f ollama")
            : tr("This is no address of a server: write http://host:port. For the log of a command write "
                 "cmd:journalctl -u ollama -f, for several logs /path/*.jsonl."));
}

} // namespace inferograph

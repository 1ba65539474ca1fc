// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/exchangedialog.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/rawtextview.h"
#include "ui/theme.h"

#include <QDialogButtonBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace inferograph {

namespace {

QString textOf(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes).remove(u'\r');
}

// Each part that came at once begins with the time since the call's start.
QString timedText(const RawExchange &exchange)
{
    const QLocale locale;
    QStringList times;
    qsizetype width = 0;
    for (const RawExchange::Read &read : exchange.reads) {
        times << locale.toString(toMilliseconds(read.at), 'f', 3) + QStringLiteral(" ms  ");
        width = std::max(width, times.last().size());
    }
    const QString gap(width, u' ');
    QString text;
    qsizetype begin = 0;
    for (qsizetype part = 0; part < times.size(); ++part) {
        const qsizetype end = exchange.reads[static_cast<std::size_t>(part)].end;
        QString came = textOf(QByteArrayView(exchange.response).sliced(begin, end - begin));
        if (came.endsWith(u'\n'))
            came.chop(1);
        text += times.at(part).rightJustified(width) + came.replace(u'\n', u'\n' + gap) + u'\n';
        begin = end;
    }
    return text;
}

} // namespace

ExchangeDialog::ExchangeDialog(const RawExchange &exchange, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Raw exchange"));
    auto *tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    const auto add = [tabs](const QString &title, const QString &text) {
        auto *view = new RawTextView(title);
        view->setText(text);
        tabs->addTab(view, title);
    };
    add(tr("Response"), exchange.reads.empty() ? tr("Nothing came.") : timedText(exchange));
    add(tr("Request"), textOf(exchange.request));

    QString about = tr("%1 were sent and %2 came. The times are counted from the call's start, by the stamps "
                       "that its figures "
                       "come from. Keys and other secrets are shown as stars.")
                        .arg(format::bytes(exchange.requestSize), format::bytes(exchange.responseSize));
    if (exchange.requestSize > exchange.request.size() || exchange.responseSize > exchange.response.size())
        about += u' ' + tr("Only the first %1 of each are kept.").arg(format::bytes(RawExchange::mostBytes));
    QLabel *sentence = makeLabel(about, "quiet", this);
    sentence->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(gridUnit() * 2);
    layout->addWidget(sentence);
    layout->addWidget(tabs, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 36);
    tabs->currentWidget()->setFocus();
}

} // namespace inferograph

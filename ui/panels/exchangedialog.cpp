// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/exchangedialog.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/rawtextview.h"
#include "ui/panels/readinglayout.h"

#include <QStringDecoder>
#include <QTabWidget>

namespace inferograph {

namespace {

// Line ends as a text has them.
QString shown(QString text)
{
    return text.remove(u'\r');
}

QString aboutOf(const RawExchange &exchange)
{
    const QString request = format::bytes(exchange.requestSize);
    const QString sent =
        exchange.sent ? ExchangeDialog::tr("The request of %1 was sent after %2.")
                            .arg(request, format::durationWithUnit(exchange.sent))
                      : ExchangeDialog::tr("The request of %1 was not sent, or not whole.").arg(request);
    QString about =
        sent + u' ' +
        ExchangeDialog::tr("%1 came. All times are counted from the call's start, by the stamps that its "
                           "figures come from. Stars stand for the keys that were sent, and for cookies.")
            .arg(format::bytes(exchange.responseSize));
    if (exchange.requestSize > exchange.request.size() || exchange.responseSize > exchange.response.size())
        about += u' ' + ExchangeDialog::tr("Only the first %1 of each are kept.")
                            .arg(format::bytes(RawExchange::mostBytes));
    return about;
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
    QStringDecoder decoder(QStringDecoder::Utf8); // a letter may come in two parts
    QString text;
    qsizetype begin = 0;
    for (qsizetype part = 0; part < times.size(); ++part) {
        const qsizetype end = exchange.reads[static_cast<std::size_t>(part)].end;
        QString came = shown(decoder.decode(QByteArrayView(exchange.response).sliced(begin, end - begin)));
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
    add(tr("Request"), shown(QString::fromUtf8(exchange.request)));

    QLabel *sentence = makeLabel(aboutOf(exchange), "quiet", this);
    layOutToRead(*this, sentence, tabs, 120, 36);
    tabs->currentWidget()->setFocus();
}

} // namespace inferograph

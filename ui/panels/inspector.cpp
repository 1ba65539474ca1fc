// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/inspector.h"

#include "core/call/names.h"
#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/callnumbers.h"
#include "ui/panels/exchangeview.h"
#include "ui/panels/waterfall.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

namespace inferograph {

namespace {

QString orUnknown(const QByteArray &text)
{
    return text.isEmpty() ? format::unknown() : QString::fromUtf8(text);
}

QString translated(const char *text)
{
    return QCoreApplication::translate("CallNumbers", text);
}

void addName(QGridLayout &grid, const QString &title, const QString &definition)
{
    QLabel *name = makeLabel(title, "quiet");
    name->setToolTip(definition);
    grid.addWidget(name, grid.rowCount(), 0);
}

} // namespace

Inspector::Inspector(QWidget *parent)
    : QWidget(parent)
    , m_model(new ElidedLabel(this, Qt::ElideMiddle))
    , m_about(makeLabel({}, "quiet", this))
    , m_times(makeLabel({}, "heading", this))
    , m_waterfall(new Waterfall(this))
    , m_error(new QPlainTextEdit(this))
    , m_exchange(new ExchangeView(this))
    , m_compare(new QPushButton(tr("&Compare with…"), this))
    , m_raw(new QPushButton(this))
    , m_aboutOther(makeLabel({}, "quiet", this))
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Call"));
    m_model->setProperty("title", true);
    m_model->setCopyable();
    m_about->setWordWrap(true);
    m_error->setReadOnly(true);
    m_error->setTabChangesFocus(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_error->setAccessibleName(tr("Error"));

    auto *close = new QToolButton(this);
    close->setText(QStringLiteral("\u2715"));
    close->setProperty("flat", true);
    close->setAccessibleName(tr("Close the call"));
    close->setToolTip(tr("Close (Esc)"));
    close->setFocusPolicy(Qt::TabFocus);
    connect(close, &QToolButton::clicked, this, &Inspector::closed);
    m_compare->setCheckable(true);
    m_compare->setToolTip(tr("Keeps this call's numbers beside those of the calls that are selected next"));
    m_aboutOther->setWordWrap(true);
    connect(m_compare, &QPushButton::toggled, this, [this](bool kept) {
        m_other = kept ? std::optional(m_call) : std::nullopt;
        showBeside();
    });
    connect(m_exchange, &ExchangeView::runAgainRequested, this, &Inspector::runAgainRequested);
    connect(m_raw, &QPushButton::clicked, this, [this] { Q_EMIT rawRequested(m_call); });
    auto *top = new QHBoxLayout;
    top->addWidget(m_model, 1);
    top->addWidget(close);

    auto *scroller = new QScrollArea(this);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroller->setAccessibleName(tr("Numbers of the call"));
    scroller->setWidget(makeContent());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gridUnit() * 3, gridUnit() * 2, gridUnit(), gridUnit() * 2);
    layout->setSpacing(gridUnit());
    layout->addLayout(top);
    layout->addWidget(scroller, 1);
    setFocusProxy(scroller);
}

QWidget *Inspector::makeContent()
{
    auto *content = new QWidget(this);
    content->setProperty("content", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, gridUnit() * 3, 0);
    column->setSpacing(gridUnit() * 2);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_compare);
    buttons->addWidget(m_raw);
    column->addWidget(m_about);
    column->addWidget(m_error);
    column->addLayout(buttons);
    for (QWidget *part : std::initializer_list<QWidget *>{m_aboutOther, m_times, m_waterfall, m_exchange})
        column->addWidget(part);
    for (const CallNumberGroup &group : callNumberGroups()) {
        m_titles << makeLabel({}, "heading", content);
        QGridLayout *grid = addGroup(*column, m_titles.last());
        for (const CallNumberRow &row : group.rows) {
            m_numbers << addRow(*grid, translated(row.title), translated(row.definition));
            QLabel *beside = makeLabel({}, "quiet");
            beside->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            beside->setAccessibleName(tr("%1 of the other call").arg(translated(row.title)));
            beside->setToolTip(translated(row.definition));
            m_besides << beside;
            grid->addWidget(beside, grid->rowCount() - 1, 2);
        }
    }
    QGridLayout *origin = addGroup(*column, makeLabel(tr("WHERE IT WENT"), "heading", content));
    m_server = addLongRow(*origin, tr("Server"), tr("The server's product"));
    m_endpoint = addLongRow(*origin, tr("Endpoint"), tr("The server's address, without credentials"));
    m_request = addLongRow(*origin, tr("Request"), tr("The request's id, the caller's or the server's"));
    column->addStretch();
    return content;
}

QGridLayout *Inspector::addGroup(QVBoxLayout &column, QLabel *title)
{
    column.addSpacing(gridUnit());
    column.addWidget(title);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(gridUnit() * 2);
    grid->setVerticalSpacing(gridUnit());
    grid->setColumnStretch(1, 1);
    column.addLayout(grid);
    return grid;
}

QLabel *Inspector::addRow(QGridLayout &grid, const QString &title, const QString &definition)
{
    addName(grid, title, definition);
    QLabel *value = makeLabel(format::unknown());
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAccessibleName(title);
    value->setToolTip(definition);
    grid.addWidget(value, grid.rowCount() - 1, 1);
    return value;
}

// For what may be longer than the panel is wide.
ElidedLabel *Inspector::addLongRow(QGridLayout &grid, const QString &title, const QString &definition)
{
    addName(grid, title, definition);
    auto *value = new ElidedLabel(nullptr, Qt::ElideMiddle);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setMeaning(title, definition);
    value->setCopyable();
    grid.addWidget(value, grid.rowCount() - 1, 1);
    return value;
}

void Inspector::setCall(const CallRecord &call, const std::optional<Exchange> &exchange, bool hasLog)
{
    m_call = call;
    m_model->setFullText(orUnknown(call.model));
    setAbout(call);
    m_times->setText(tr("WHERE THE TIME WENT \u2014 %1").arg(format::durationWithUnit(call.total)));
    m_waterfall->setCall(call);
    setError(call);
    m_exchange->setExchange(exchange);
    setRaw(exchange && exchange->raw, hasLog);
    qsizetype place = 0;
    qsizetype titlePlace = 0;
    for (const CallNumberGroup &group : callNumberGroups()) {
        m_titles.at(titlePlace++)->setText(translated(group.title(call)));
        for (const CallNumberRow &row : group.rows)
            m_numbers.at(place++)->setText(row.text(call));
    }
    m_server->setFullText(orUnknown(call.server));
    m_endpoint->setFullText(orUnknown(call.endpoint));
    m_request->setFullText(orUnknown(call.requestId));
    showBeside();
}

void Inspector::setRaw(bool hasExchange, bool hasLog)
{
    m_raw->setVisible(hasExchange || hasLog);
    m_raw->setText(hasExchange ? tr("Ra&w exchange…") : tr("&Log lines…"));
    m_raw->setToolTip(hasExchange ? tr("What was sent and what came, byte for byte, and when")
                                  : tr("The lines of the log that gave this call"));
}

void Inspector::showBeside()
{
    const bool isItself = m_other && m_other->id == m_call.id;
    m_aboutOther->setVisible(m_other.has_value());
    if (isItself)
        m_aboutOther->setText(tr("Select another call: the numbers of this one stay beside it."));
    else if (m_other)
        //: a call by its model and its time, whose numbers stand at the right
        m_aboutOther->setText(
            tr("At the right: %1, %2").arg(orUnknown(m_other->model), format::callTime(m_other->startedAt)));
    qsizetype place = 0;
    for (const CallNumberGroup &group : callNumberGroups()) {
        for (const CallNumberRow &row : group.rows) {
            QLabel *beside = m_besides.at(place++);
            beside->setVisible(m_other && !isItself);
            beside->setText(m_other ? row.text(*m_other) : QString());
        }
    }
}

void Inspector::setAbout(const CallRecord &call)
{
    QStringList about{format::callTime(call.startedAt)};
    if (call.operation)
        about << QString(nameOf(*call.operation));
    if (!call.source.isEmpty())
        about << QString::fromUtf8(call.source);
    if (call.start)
        about << (*call.start == StartKind::Cold ? tr("cold start") : tr("warm"));
    if (call.httpStatus)
        about << tr("HTTP %1").arg(*call.httpStatus);
    if (call.status != CallStatus::Failed)
        about << format::statusText(call);
    const QString separator = QStringLiteral(" \u00b7 ");
    m_about->setToolTip(about.join(separator));
    // A word that is longer than a line would not wrap: a path, for example.
    const int line = fontMetrics().averageCharWidth() * 30;
    for (QString &part : about)
        part = fontMetrics().elidedText(part, Qt::ElideMiddle, line);
    m_about->setText(about.join(separator));
}

void Inspector::setError(const CallRecord &call)
{
    const bool failed = call.status == CallStatus::Failed || !call.error.isEmpty();
    m_error->setVisible(failed);
    if (!failed)
        return;
    m_error->setPlainText(call.error.isEmpty() ? format::statusText(call) : QString::fromUtf8(call.error));
    constexpr int mostLines = 8;
    const int lines = std::clamp(static_cast<int>(m_error->toPlainText().size()) / 36 + 2, 2, mostLines);
    m_error->setFixedHeight(lines * fontMetrics().height() + gridUnit() * 4);
}

} // namespace inferograph

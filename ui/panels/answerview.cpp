// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/answerview.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/panels/breakdownbar.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace inferograph {

namespace {

constexpr int mostCharacters = 200'000; // an answer without end must not fill the memory

// Asks for a few lines; the layout gives it what the others leave.
class StreamedText : public QPlainTextEdit
{
public:
    using QPlainTextEdit::QPlainTextEdit;

    QSize sizeHint() const override
    {
        return {QPlainTextEdit::sizeHint().width(), 4 * fontMetrics().height()};
    }
};

QPlainTextEdit *makeText(const QString &name, QWidget *parent)
{
    auto *text = new StreamedText(parent);
    text->setReadOnly(true);
    text->setUndoRedoEnabled(false);
    text->setTabChangesFocus(true);
    text->setAccessibleName(name);
    return text;
}

// Adds at the end and follows it, unless the reader has scrolled up.
void append(QPlainTextEdit &view, const QString &text)
{
    const int room = mostCharacters - view.document()->characterCount();
    if (text.isEmpty() || room <= 0)
        return;
    QScrollBar &bar = *view.verticalScrollBar();
    const bool atEnd = bar.value() == bar.maximum();
    const int before = bar.value();
    QTextCursor cursor(view.document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(text.left(room));
    bar.setValue(atEnd ? bar.maximum() : before);
}

// By our own clock and count, until the server tells its own.
std::optional<double> speedSoFar(const CallProgress &call)
{
    if (call.tokenEvents < 2 || !call.ttft || !call.elapsed || *call.elapsed <= *call.ttft)
        return std::nullopt;
    return static_cast<double>(call.tokenEvents - 1) / toSeconds(*call.elapsed - *call.ttft);
}

QString about(const QString &number)
{
    return number == format::unknown() ? number : QLatin1Char('~') + number;
}

} // namespace

AnswerView::AnswerView(QWidget *parent)
    : QWidget(parent)
    , m_phase(makeLabel({}, "quiet", this))
    , m_error(makeLabel({}, "failed", this))
    , m_reasoning(makeText(tr("Reasoning"), this))
    , m_answer(makeText(tr("Answer"), this))
    , m_breakdown(new BreakdownBar(this))
{
    const std::array<QString, NumberCount> titles{tr("tok/s"), tr("TTFT"), tr("Tokens"), tr("Total")};
    // The numbers that the panel is there for stand above the others.
    constexpr int columns = 2;
    auto *numbers = new QGridLayout;
    numbers->setSpacing(gridUnit() / 2);
    for (int i = 0; i < NumberCount; ++i) {
        const auto place = static_cast<std::size_t>(i);
        const int row = i / columns * 3; // each with a gap after it
        m_numbers[place] = makeLabel(format::unknown(), i < columns ? "figure" : "title", this);
        m_numbers[place]->setAccessibleName(titles[place]);
        numbers->addWidget(makeLabel(titles[place], "quiet", this), row, i % columns);
        numbers->addWidget(m_numbers[place], row + 1, i % columns);
        numbers->setRowMinimumHeight(row + 2, gridUnit());
        numbers->setColumnStretch(i % columns, 1);
    }
    QSizePolicy kept = m_breakdown->sizePolicy(); // so that nothing moves when the first call begins
    kept.setRetainSizeWhenHidden(true);
    m_breakdown->setSizePolicy(kept);
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reasoning->setProperty("quiet", true);
    m_reasoning->setMaximumHeight(fontMetrics().height() * 6);
    m_answer->setMinimumHeight(fontMetrics().height() * 3);
    m_answer->setPlaceholderText(tr("The answer appears here as it comes."));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gridUnit() * 2);
    layout->addLayout(numbers);
    layout->addWidget(m_phase);
    layout->addWidget(m_error);
    layout->addWidget(m_reasoning);
    layout->addWidget(m_answer, 1);
    layout->addWidget(m_breakdown);
    clear();
}

void AnswerView::clear()
{
    for (QLabel *number : m_numbers)
        number->setText(format::unknown());
    m_phase->setText(tr("Nothing sent yet"));
    m_phase->show();
    m_error->hide();
    m_breakdown->setBreakdown({});
    m_breakdown->hide();
    m_reasoning->clear();
    m_reasoning->hide();
    m_answer->clear();
    m_reasoningDecoder.resetState();
    m_answerDecoder.resetState();
}

void AnswerView::begin()
{
    clear();
    m_breakdown->show();
    m_phase->setText(tr("Connecting…"));
}

void AnswerView::progress(const CallProgress &call)
{
    switch (call.phase) {
    case CallProgress::Phase::Connecting:
        m_phase->setText(tr("Connecting…"));
        break;
    case CallProgress::Phase::Waiting:
        m_phase->setText(call.promptShare
                             ? tr("Reading the prompt, %1…").arg(format::percent(call.promptShare))
                             : tr("Waiting for the first token…"));
        break;
    case CallProgress::Phase::Reasoning:
        m_phase->setText(tr("Reasoning…"));
        break;
    case CallProgress::Phase::Answering:
        m_phase->setText(tr("Answering…"));
        break;
    case CallProgress::Phase::Done:
        break;
    }
    if (!call.reasoning.isEmpty())
        m_reasoning->show();
    append(*m_reasoning, m_reasoningDecoder(call.reasoning));
    append(*m_answer, m_answerDecoder(call.content));
    put(Ttft, format::durationWithUnit(call.ttft));
    put(DecodeSpeed, about(format::rate(speedSoFar(call))));
    put(OutputTokens, call.tokenEvents > 0 ? about(format::count(call.tokenEvents)) : format::unknown());
    put(Total, format::durationWithUnit(call.elapsed));
}

void AnswerView::finish(const CallRecord &call)
{
    put(Ttft, format::durationWithUnit(call.ttft));
    put(DecodeSpeed, format::rate(decodeTps(call)));
    put(OutputTokens, format::tokens(call.outputTokens, call.tokenCount));
    put(Total, format::durationWithUnit(call.total));
    m_breakdown->setBreakdown(breakdown(call));
    m_phase->setVisible(call.status != CallStatus::Failed);
    m_phase->setText(call.start == StartKind::Cold ? tr("Done · cold start") : tr("Done"));
    if (call.status == CallStatus::Cancelled)
        m_phase->setText(tr("Cancelled"));
    if (call.status == CallStatus::Incomplete)
        showError(tr("The answer ended without its end marker: the server or the connection broke off."));
    if (call.status == CallStatus::Failed)
        showError(format::statusText(call));
}

void AnswerView::showError(const QString &message)
{
    m_phase->hide();
    m_error->setText(message);
    m_error->show();
}

QString AnswerView::answer() const
{
    return m_answer->toPlainText();
}

QString AnswerView::reasoning() const
{
    return m_reasoning->toPlainText();
}

void AnswerView::put(Number number, const QString &value)
{
    m_numbers[number]->setText(value);
    m_numbers[number]->setAccessibleDescription(value);
}

} // namespace inferograph

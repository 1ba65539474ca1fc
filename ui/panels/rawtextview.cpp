// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/panels/rawtextview.h"

#include "ui/controls.h"
#include "ui/format.h"
#include "ui/theme.h"

#include <QAction>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace inferograph {

namespace {

constexpr qsizetype longestLine = 16 * 1024;

} // namespace

RawTextView::RawTextView(const QString &accessibleName, QWidget *parent)
    : QWidget(parent), m_text(new QPlainTextEdit(this)), m_wanted(new QLineEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setAccessibleName(accessibleName);
    m_wanted->setPlaceholderText(tr("Find (Ctrl+F)"));
    m_wanted->setAccessibleName(tr("Find in the text"));
    m_wanted->setClearButtonEnabled(true);
    setFocusProxy(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit() * 2);
    column->addWidget(m_text, 1);
    column->addWidget(m_wanted);

    const auto addKeys = [this](const QList<QKeySequence> &keys, auto act) {
        auto *action = new QAction(this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    addKeys(QKeySequence::keyBindings(QKeySequence::Find), [this] {
        m_wanted->setFocus();
        m_wanted->selectAll();
    });
    addKeys(QKeySequence::keyBindings(QKeySequence::FindNext), [this] { find(true); });
    addKeys(QKeySequence::keyBindings(QKeySequence::FindPrevious), [this] { find(false); });
    addKeys({Qt::Key_Return, Qt::Key_Enter}, [this] { find(true); });
    connect(m_wanted, &QLineEdit::textEdited, this, [this] {
        QTextCursor begin = m_text->textCursor();
        begin.setPosition(begin.selectionStart()); // what is found already may go on
        m_text->setTextCursor(begin);
        find(true);
    });
}

void RawTextView::setText(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        if (const qsizetype rest = line.size() - longestLine; rest > 0) {
            line.truncate(longestLine);
            //: behind the beginning of a line; %1 is a number
            line += tr("… and %1 characters more").arg(format::count(rest));
        }
    }
    m_text->setPlainText(lines.join(u'\n'));
}

QString RawTextView::text() const
{
    return m_text->toPlainText();
}

void RawTextView::find(bool forward)
{
    const QString wanted = m_wanted->text();
    const auto way = forward ? QTextDocument::FindFlags() : QTextDocument::FindBackward;
    bool isFound = wanted.isEmpty() || m_text->find(wanted, way);
    if (!isFound) {
        const QTextCursor before = m_text->textCursor();
        m_text->moveCursor(forward ? QTextCursor::Start : QTextCursor::End);
        isFound = m_text->find(wanted, way);
        if (!isFound)
            m_text->setTextCursor(before);
    }
    setStyleProperty(m_wanted, "failed", !isFound);
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/command.h"

#include "core/session/session.h"
#include "ui/pages/page.h"
#include "ui/panels/modellistmodel.h"
#include "ui/panels/sourcelistmodel.h"
#include "ui/windowactions.h"

#include <QAction>
#include <QCoreApplication>
#include <QPointer>
#include <QWidget>

#include <algorithm>

namespace inferograph {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

QString plainText(const QAction &action)
{
    QString text = action.text();
    text.replace(QStringLiteral("&&"), QStringLiteral("\n"));
    text.remove(u'&').remove(u'…').replace(u'\n', u'&');
    return text;
}

QList<Command> ofModels(ModelListModel &models)
{
    QList<Command> commands;
    bool anyHidden = false;
    for (int row = 0; row < models.rowCount(); ++row) {
        const QByteArray model = models.index(row).data(ModelListModel::ModelRole).toByteArray();
        anyHidden = anyHidden || models.index(row).data(Qt::CheckStateRole).toInt() == Qt::Unchecked;
        commands.append({Words::tr("Model"),
                         Words::tr("Show only %1").arg(QString::fromUtf8(model)),
                         {},
                         [&models, model] { models.showOnly(model); }});
    }
    if (anyHidden)
        commands.prepend(
            {Words::tr("Model"), Words::tr("Show all models"), {}, [&models] { models.showOnly({}); }});
    return commands;
}

QList<Command> ofSources(Session &session, const QList<SourceInfo> &sources)
{
    QList<Command> commands;
    for (const SourceInfo &source : sources) {
        const bool disabled = source.state == SourceState::Disabled;
        const QString name = QStringLiteral("%1 (%2)").arg(source.label, source.location);
        const auto add = [&](const QString &text, const std::function<void()> &run) {
            commands.append({Words::tr("Source"), text.arg(name), {}, run});
        };
        const SourceId id = source.id;
        add(disabled ? Words::tr("Enable %1") : Words::tr("Disable %1"),
            [&session, id, disabled] { session.setSourceEnabled(id, disabled); });
        if (source.state == SourceState::Failed)
            add(Words::tr("Retry %1"), [&session, id] { session.retrySource(id); });
    }
    return commands;
}

// How well one word fits: letters in a row and at the begin of a word count more than those strewn about.
std::optional<int> scoreOfWord(QStringView text, QStringView word)
{
    if (const qsizetype whole = text.indexOf(word, 0, Qt::CaseInsensitive); whole >= 0) {
        const bool begins = whole == 0 || !text.at(whole - 1).isLetterOrNumber();
        return static_cast<int>(word.size()) * (begins ? 12 : 8) + (whole == 0 ? 4 : 0);
    }
    int score = 0;
    qsizetype from = 0;
    for (const QChar letter : word) {
        const qsizetype at = text.indexOf(letter, from, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        const bool begins = at == 0 || !text.at(at - 1).isLetterOrNumber();
        score += begins ? 6 : at == from ? 3 : 1;
        from = at + 1;
    }
    return score;
}

} // namespace

QList<Command> commandsOf(const QList<QAction *> &actions, const QString &group)
{
    QList<Command> commands;
    for (QAction *action : actions) {
        if (action->isSeparator() || !action->isEnabled() || action->text().isEmpty())
            continue;
        const QPointer<QAction> safe(action);
        commands.append({group, plainText(*action), action->shortcut().toString(QKeySequence::NativeText),
                         [safe] {
                             if (safe)
                                 safe->trigger();
                         },
                         action->isCheckable() && action->isChecked()});
    }
    return commands;
}

QList<Command> allCommands(const PageContext &context, ModelListModel &models, const QWidget *focused)
{
    QList<Command> commands;
    for (const QWidget *part = focused; part && !part->isWindow(); part = part->parentWidget())
        commands += commandsOf(part->actions(), Words::tr("Here"));
    commands += context.actions.commands();
    commands += ofModels(models);
    commands += ofSources(context.session, context.sources.sources());
    return commands;
}

QList<Command> keysOf(const Page &page)
{
    //: the heading of the keys that only the page in sight knows
    const QString group = Words::tr("This page");
    QList<Command> keys;
    const auto add = [&](const QString &sequence, const QString &what) {
        const bool known = std::ranges::find(keys, what, &Command::text) != keys.end();
        if (!sequence.isEmpty() && !what.isEmpty() && !known)
            keys.append({group, what, sequence});
    };
    for (const auto &[sequence, what] : page.toldKeys())
        add(sequence, what);
    for (const QAction *action : page.findChildren<QAction *>())
        add(action->shortcut().toString(QKeySequence::NativeText), plainText(*action));
    return keys;
}

std::optional<int> fuzzyScore(QStringView text, QStringView pattern)
{
    int score = 0;
    for (const QStringView word : pattern.split(u' ', Qt::SkipEmptyParts)) {
        const std::optional<int> ofWord = scoreOfWord(text, word);
        if (!ofWord)
            return std::nullopt;
        score += *ofWord;
    }
    return score;
}

} // namespace inferograph

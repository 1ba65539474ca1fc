// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callrecord.h"

#include <QKeySequence>
#include <QWidget>

namespace inferograph {

class ChartArrangement;
class LiveFeed;
class MachineWatch;
class Session;
class SourceListModel;
class WindowActions;

// What pages share. The window owns all of it, and it outlives every page.
struct PageContext
{
    Session &session;
    LiveFeed &feed; // holds still while the view is paused
    SourceListModel &sources;
    WindowActions &actions;
    ChartArrangement &charts;
    MachineWatch &machine; // always at work
};

// One page of the window. It is created when it is shown first, takes its data from the context by itself, and
// asks the window for what concerns more than the page.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    // Where the page itself takes test prompts: the window's prompt panel then stays away.
    virtual QWidget *promptEditor() const { return nullptr; }

    // Keys, and what the mouse does, that parts of the page know without having actions for them, for the cheat sheet.
    void tellKey(const QKeySequence &keys, const QString &what)
    {
        tellKey(keys.toString(QKeySequence::NativeText), what);
    }
    void tellKey(const QString &keys, const QString &what) { m_toldKeys.append({keys, what}); }
    const QList<std::pair<QString, QString>> &toldKeys() const { return m_toldKeys; }

Q_SIGNALS:
    void callOpened(const inferograph::CallRecord &call);   // to be shown whole, beside the page
    void callSelected(const inferograph::CallRecord &call); // shown likewise, where one is shown already
    void testPromptRequested();
    void skippedLinesRequested(int source);
    void allCallsRequested(); // whatever their age: no time window

private:
    QList<std::pair<QString, QString>> m_toldKeys;
};

} // namespace inferograph

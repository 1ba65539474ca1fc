// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testwindow.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

namespace inferograph::testing {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

TestSession::TestSession()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QSettings().clear();
    m_session = std::make_unique<Session>();
}

TestSession::~TestSession()
{
    m_session.reset();
    QSettings().clear();
}

void TestSession::add(const QList<CallRecord> &calls)
{
    QSignalSpy news(&m_session->store(), &CallStore::published);
    m_session->store().append(calls);
    if (news.isEmpty() && !news.wait(patienceMs))
        qFatal("the store tells of no news");
}

TestWindow::TestWindow(QSize size, const QList<CallRecord> &calls) : m_size(size)
{
    session().store().append(calls);
    session().store().publish();
    reopen();
}

void TestWindow::reopen()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(session());
    m_window->resize(m_size);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get(), patienceMs))
        qFatal("the window does not become active");
}

QAction &TestWindow::action(const QString &text) const
{
    const QList<QAction *> actions = m_window->actions();
    const auto action =
        std::ranges::find(actions, text, [](const QAction *one) { return one->text().remove(u'&'); });
    if (action == actions.end())
        qFatal("no action is called %s", qPrintable(text));
    return **action;
}

} // namespace inferograph::testing

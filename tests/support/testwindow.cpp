// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testwindow.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

namespace inferograph::testing {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

TestWindow::TestWindow(QSize size)
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("inferograph-test"));
    QSettings().clear();
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->resize(size);
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_window.get(), patienceMs))
        qFatal("the window does not become active");
}

TestWindow::~TestWindow()
{
    m_window.reset();
    m_session.reset();
    QSettings().clear();
}

void TestWindow::add(const QList<CallRecord> &calls)
{
    QSignalSpy news(&m_session->store(), &CallStore::published);
    m_session->store().append(calls);
    if (news.isEmpty() && !news.wait(patienceMs))
        qFatal("the store tells of no news");
}

} // namespace inferograph::testing

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/pages/page.h"

#include <QMap>
#include <QStackedWidget>

namespace inferograph {

// The pages, one of them in sight. A page that nobody has looked at does not exist, and costs nothing.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    explicit PageStack(const PageContext &context, QWidget *parent = nullptr);

    // False where there is no page of that id.
    bool showPage(const QString &id);
    QString currentId() const; // empty before the first page
    Page *currentPage() const;

Q_SIGNALS:
    void pageCreated(inferograph::Page *page);
    void pageShown(const QString &id);

private:
    PageContext m_context;
    QMap<QString, Page *> m_pages;
};

} // namespace inferograph

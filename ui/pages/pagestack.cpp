// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/pagestack.h"

#include "ui/pages/registry.h"

#include <algorithm>

namespace inferograph {

PageStack::PageStack(const PageContext &context, QWidget *parent) : QStackedWidget(parent), m_context(context)
{
    setContextMenuPolicy(Qt::CustomContextMenu); // for all that has no menu of its own
}

bool PageStack::showPage(const QString &id)
{
    const auto entry = std::ranges::find_if(
        pages(), [&](const PageEntry &page) { return id == QLatin1StringView(page.id); });
    if (entry == pages().end())
        return false;
    if (!m_pages.contains(id)) {
        Page *page = entry->create(m_context, this);
        m_pages.insert(id, page);
        addWidget(page);
        Q_EMIT pageCreated(page);
    }
    setCurrentWidget(m_pages.value(id));
    Q_EMIT pageShown(id);
    return true;
}

QString PageStack::currentId() const
{
    return m_pages.key(currentPage());
}

Page *PageStack::currentPage() const
{
    return static_cast<Page *>(currentWidget());
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/filterexpression.h"

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace inferograph {

// Where a filter of calls is typed: completes the term at the cursor, and says each time the text changes what
// it asks for, or why it asks for nothing.
class FilterLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    // Models, sources and servers to offer.
    void setNames(const FilterNames &names) { m_names = names; }
    // A term for this field is typed next; of a number, before its unit.
    void begin(const FilterField &field, const QByteArray &unit = {});
    // Asks for this as well.
    void add(const QByteArray &term);

Q_SIGNALS:
    void filterChanged(const inferograph::FilterExpression &filter);
    void filterFailed(const QString &why);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void read();
    void offer();
    void take(const QString &completion);

    FilterNames m_names;
    QStringListModel *m_offers;
    QCompleter *m_completer;
};

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/exchanges.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace inferograph {

class ElidedLabel;
class ExchangeView;
class Waterfall;

// One call, whole: where its time went, every number with its definition, how sure it is, and its error.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(QWidget *parent = nullptr);

    void setCall(const CallRecord &call, const std::optional<Exchange> &exchange = {});

Q_SIGNALS:
    void closed();
    void runAgainRequested(inferograph::SourceId server, const inferograph::Prompt &prompt);

private:
    QWidget *makeContent();
    QGridLayout *addGroup(QVBoxLayout &column, QLabel *title);
    QLabel *addRow(QGridLayout &grid, const QString &title, const QString &definition);
    ElidedLabel *addLongRow(QGridLayout &grid, const QString &title, const QString &definition);
    void setAbout(const CallRecord &call);
    void setError(const CallRecord &call);

    ElidedLabel *m_model;
    QLabel *m_about;
    QLabel *m_times;
    Waterfall *m_waterfall;
    QPlainTextEdit *m_error;
    ExchangeView *m_exchange;
    QList<QLabel *> m_titles;  // in the order of callNumberGroups()
    QList<QLabel *> m_numbers; // in the order of callNumberGroups()
    ElidedLabel *m_server = nullptr;
    ElidedLabel *m_endpoint = nullptr;
    ElidedLabel *m_request = nullptr;
};

} // namespace inferograph

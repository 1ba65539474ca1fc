// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/exchanges.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace inferograph {

class ElidedLabel;
class ExchangeView;
class Waterfall;

// One call, whole: where its time went, every number with its definition, how sure it is, and its error. The numbers of
// another call can be kept beside those of the calls that are looked at next.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(QWidget *parent = nullptr);

    // `hasLog` where its lines can be looked for.
    void setCall(const CallRecord &call, const std::optional<Exchange> &exchange = {}, bool hasLog = false);

Q_SIGNALS:
    void closed();
    void runAgainRequested(inferograph::SourceId server, const inferograph::Prompt &prompt);
    void rawRequested(const inferograph::CallRecord &call);

private:
    QWidget *makeContent();
    QGridLayout *addGroup(QVBoxLayout &column, QLabel *title);
    QLabel *addRow(QGridLayout &grid, const QString &title, const QString &definition);
    ElidedLabel *addLongRow(QGridLayout &grid, const QString &title, const QString &definition);
    void setAbout(const CallRecord &call);
    void setError(const CallRecord &call);
    void setRaw(bool hasExchange, bool hasLog);
    void showBeside();

    ElidedLabel *m_model;
    QLabel *m_about;
    QLabel *m_times;
    Waterfall *m_waterfall;
    QPlainTextEdit *m_error;
    ExchangeView *m_exchange;
    QList<QLabel *> m_titles;  // in the order of callNumberGroups()
    QList<QLabel *> m_numbers; // in the order of callNumberGroups()
    QList<QLabel *> m_besides; // those of m_other, in the same order
    QPushButton *m_compare;
    QPushButton *m_raw; // or its log lines
    QLabel *m_aboutOther;
    CallRecord m_call;
    std::optional<CallRecord> m_other;
    ElidedLabel *m_server = nullptr;
    ElidedLabel *m_endpoint = nullptr;
    ElidedLabel *m_request = nullptr;
};

} // namespace inferograph

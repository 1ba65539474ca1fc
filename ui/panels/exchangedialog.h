// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/probe/rawexchange.h"

#include <QDialog>

namespace inferograph {

// What went over the wire in one call, and when each part of the response came.
class ExchangeDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExchangeDialog(const RawExchange &exchange, QWidget *parent = nullptr);
};

} // namespace inferograph

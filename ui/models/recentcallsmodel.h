// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/calltablemodel.h"

namespace inferograph {

// All calls, or only some of them, the last to come on top.
class RecentCallsModel : public CallTableModel
{
    Q_OBJECT

public:
    using CallTableModel::CallTableModel;
    using Rows = std::vector<std::size_t>; // of the calls

    // As the base class does it; where only some are shown, new ones are not among them.
    void setCalls(const SnapshotPtr &calls, std::size_t firstNewRow);
    void showAll();
    void showOnly(Rows rows);

    QModelIndex indexOf(CallId id) const override;
    int rowCount(const QModelIndex &parent = {}) const override;

protected:
    std::size_t arrivalAt(int row) const override;

private:
    std::optional<Rows> m_only; // ascending
};

} // namespace inferograph

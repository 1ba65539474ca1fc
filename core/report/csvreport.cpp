// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/cells.h"
#include "core/report/recordfields.h"
#include "core/report/writers.h"
#include "core/store/coldrates.h"

#include <QIODevice>
#include <QLocale>

namespace inferograph {

namespace {

struct ToCsv
{
    QByteArray operator()(std::monostate) const { return {}; }
    QByteArray operator()(qint64 number) const { return QByteArray::number(number); }
    QByteArray operator()(double number) const
    {
        return QByteArray::number(number, 'f', QLocale::FloatingPointShortest);
    }
    QByteArray operator()(const QByteArray &text) const { return csvCell(text); }
};

} // namespace

bool writeCsvReport(const ReportInput &input, QIODevice &out)
{
    const Snapshot &calls = *input.calls;
    ColdRates coldRates;
    for (std::size_t row = 0; row < calls.size(); ++row)
        coldRates.learn(calls.call(row));

    QByteArrayList cells;
    for (const RecordField &field : recordFields())
        cells.append(field.name);
    if (out.write(cells.join(',') + '\n') < 0)
        return false;
    for (std::size_t row = 0; row < calls.size(); ++row) {
        const CallRecord call = calls.call(row);
        const std::optional<double> coldRate = coldRates.of(call.model);
        cells.clear();
        for (const RecordField &field : recordFields())
            cells.append(std::visit(ToCsv(), field.value(call, coldRate)));
        if (out.write(cells.join(',') + '\n') < 0)
            return false;
    }
    return true;
}

} // namespace inferograph

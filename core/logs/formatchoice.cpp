// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/logs/formatchoice.h"

#include "core/logs/mapping.h"
#include "core/logs/registry.h"

#include <QCoreApplication>

namespace inferograph {

FormatChoice::Loaded FormatChoice::load() const
{
    if (!mapping.isEmpty()) {
        const Mapping::Loaded loaded = Mapping::load(mapping);
        return {loaded.mapping, loaded.problem};
    }
    if (id.isEmpty())
        return {};
    std::shared_ptr<const LogFormat> format = logFormatNamed(id);
    if (!format)
        return {{},
                QCoreApplication::translate("FormatChoice",
                                            "This version knows no log format \"%1\". Choose another one.")
                    .arg(QString::fromUtf8(id))};
    return {format, {}};
}

} // namespace inferograph

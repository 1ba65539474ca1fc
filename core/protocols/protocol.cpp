// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/protocols/protocol.h"

namespace inferograph {

QByteArray requestTarget(QByteArrayView basePath, QByteArrayView path)
{
    while (basePath.endsWith('/'))
        basePath.chop(1);
    for (qsizetype end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
        if (basePath.endsWith(path.first(end)))
            return basePath.toByteArray() + path.sliced(end).toByteArray();
    }
    return basePath.toByteArray() + path.toByteArray();
}

} // namespace inferograph

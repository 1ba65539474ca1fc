// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"

#include <array>

namespace inferograph {

QByteArray normalisedModelName(QByteArrayView name)
{
    constexpr std::array<QByteArrayView, 4> prefixes{"https://", "registry.ollama.ai/library/",
                                                     "registry.ollama.ai/", "library/"};
    name = name.trimmed();
    for (QByteArrayView prefix : prefixes) {
        if (name.startsWith(prefix))
            name = name.sliced(prefix.size());
    }
    return name.toByteArray();
}

} // namespace inferograph

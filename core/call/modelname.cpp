// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"

#include <algorithm>
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
    constexpr QByteArrayView fileEnding(".gguf");
    if (name.size() > fileEnding.size() && name.endsWith(fileEnding)) {
        const qsizetype slash = std::max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        name = name.sliced(slash + 1).chopped(fileEnding.size());
    }
    return name.toByteArray();
}

} // namespace inferograph

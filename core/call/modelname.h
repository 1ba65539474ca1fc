// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace inferograph {

// The model's full tag as people know it: registry prefixes such as `registry.ollama.ai/library/` are
// stripped; everything else is kept as it stands.
QByteArray normalisedModelName(QByteArrayView name);

} // namespace inferograph

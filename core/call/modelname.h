// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace inferograph {

// The model's full tag as people know it: registry prefixes such as `registry.ollama.ai/library/` are stripped, and of the
// path of a file, which llama.cpp's server calls a model by unless it is told a name, the file's name is left without
// `.gguf`, as in its log. Everything else is kept as it stands.
// Of a file that is called as those of many models are, such as `model.gguf`, the folder stays.
QByteArray normalisedModelName(QByteArrayView name);

// Without the registry's prefix only, as servers are asked for the model.
QByteArray withoutRegistry(QByteArrayView name);

} // namespace inferograph

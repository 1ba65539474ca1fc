// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/modelname.h"

#include "core/call/interned.h"

#include <algorithm>
#include <array>

namespace inferograph {

namespace {

constexpr QByteArrayView fileEnding(".gguf");

QByteArrayView beyondFolders(QByteArrayView path, int folders)
{
    qsizetype from = path.size();
    for (int part = 0; part <= folders && from > 0; ++part)
        from = std::max(path.first(from).lastIndexOf('/'), path.first(from).lastIndexOf('\\'));
    return path.sliced(from + 1);
}

// A tag of a registry, `hf.co/someone/models:file.gguf`, is no path.
bool isFile(QByteArrayView name)
{
    constexpr qsizetype drive = 1; // `C:\models\file.gguf`
    return name.size() > fileEnding.size() && name.endsWith(fileEnding) && name.lastIndexOf(':') <= drive;
}

} // namespace

QByteArray withoutRegistry(QByteArrayView name)
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

QByteArray normalisedModelName(QByteArrayView name)
{
    const QByteArray model = withoutRegistry(name);
    if (!isFile(model))
        return interned(model);
    const QByteArrayView file = beyondFolders(model, 0);
    const bool isAnyModels = file == QByteArrayView("model.gguf") || file.startsWith("ggml-model");
    return interned((isAnyModels ? beyondFolders(model, 1) : file).chopped(fileEnding.size()));
}

} // namespace inferograph

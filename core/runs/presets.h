// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace inferograph {

// A prompt that comes with the program: a text, or a generated one of about `tokens`.
struct PromptPreset
{
    QByteArray id;    // as workload files name it
    QByteArray title; // for people
    QByteArray text;
    int tokens = 0;
    std::optional<int> maxTokens; // where the workload sets none
};

// In the order in which people see them listed.
const QList<PromptPreset> &promptPresets();
const PromptPreset *presetById(QByteArrayView id); // null where there is none
QByteArrayList presetIds();

// How many characters of English most models' tokenizers take for one token.
constexpr double usualCharactersPerToken = 4.4;

// A readable text of our own of about `tokens` tokens, with a short task at its end; the same for the same
// arguments. `charactersPerToken` is the tokenizer's, where it is known.
QByteArray generatedPrompt(int tokens, double charactersPerToken = usualCharactersPerToken);

} // namespace inferograph

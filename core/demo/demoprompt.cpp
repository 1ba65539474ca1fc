// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/demo/demoprompt.h"

#include <QRandomGenerator>

namespace inferograph {

namespace {

constexpr Nanoseconds burstTurn = std::chrono::seconds(6);
constexpr Nanoseconds turn = std::chrono::seconds(24);

int documentCount(QRandomGenerator &random)
{
    const double chance = random.generateDouble();
    if (chance < 0.4)
        return 0;
    return chance < 0.8 ? random.bounded(1, 4) : random.bounded(4, 13);
}

} // namespace

QList<QByteArray> demoModelsInUse(const DemoScript &script, Nanoseconds age)
{
    const qsizetype count = script.models.size();
    const auto step = static_cast<qsizetype>(age < demoBurst ? age / burstTurn : age / turn);
    return {script.models.at(step % count).name, script.models.at((step + 1) % count).name};
}

Prompt demoPrompt(const DemoScript &script, Nanoseconds age, QRandomGenerator &random)
{
    const bool burst = age < demoBurst;
    const QList<QByteArray> models = demoModelsInUse(script, age);
    Prompt prompt;
    prompt.model = models.at(random.bounded(static_cast<int>(models.size())));
    for (int i = documentCount(random); i > 0; --i)
        prompt.text +=
            script.documents.at(random.bounded(static_cast<int>(script.documents.size()))) + "\n\n";
    prompt.text += script.dialogues.at(random.bounded(static_cast<int>(script.dialogues.size()))).prompt;
    prompt.maxTokens = burst ? random.bounded(10, 32) : random.bounded(20, 110);
    return prompt;
}

} // namespace inferograph

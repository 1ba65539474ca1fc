// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace inferograph {

// One model that the demo's server claims to have.
struct DemoModel
{
    QByteArray name;
    QByteArray family;
    QByteArray parameters;
    QByteArray quantization;
    qint64 bytes = 0;
    double loadSeconds = 0;
    double promptTps = 0; // prompt tokens evaluated per second
    double decodeTps = 0; // with one call running
    bool thinks = false;
};

struct DemoDialogue
{
    QByteArray prompt;
    QByteArray thinking;
    QByteArray answer;
};

// What the demo plays: its models, how often things go wrong, and the texts.
struct DemoScript
{
    quint32 seed = 0;
    int modelsInMemory = 0;
    double busyShare = 0;   // of calls refused with a 503
    double brokenShare = 0; // of calls that end in an error while streaming
    double stallShare = 0;  // of tokens that come late
    double timeScale = 1;   // below 1 everything is faster; for tests
    QList<DemoModel> models;
    QList<DemoDialogue> dialogues;
    QList<QByteArray> documents; // put before a question to make prompts of many lengths
    QByteArray otherAnswer;      // to prompts that are not in the script

    // Null where there is none of that name; `:latest` may be left out.
    const DemoModel *model(QByteArrayView name) const;
    // What is answered to a prompt: that of the dialogue with which it ends.
    DemoDialogue dialogueFor(QByteArrayView prompt) const;
};

// Unset where the JSON is not a whole script.
std::optional<DemoScript> demoScriptFromJson(const QByteArray &json);

// The one that the program carries.
std::optional<DemoScript> builtInDemoScript();

// Cuts a text into pieces of the size of a language model's tokens; together they are the text again.
QList<QByteArray> demoTokens(const QByteArray &text);

} // namespace inferograph

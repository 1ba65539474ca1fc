// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/interned.h"
#include "core/call/modelname.h"
#include "core/call/names.h"

#include <QTest>

using namespace inferograph;

namespace {

template<typename Enum>
void verifyRoundTrip(const QList<QByteArray> &names)
{
    for (qsizetype i = 0; i < names.size(); ++i) {
        const std::optional<Enum> value = fromName<Enum>(names.at(i));
        QVERIFY2(value, names.at(i).constData());
        QCOMPARE(static_cast<qsizetype>(*value), i);
        QCOMPARE(nameOf(*value), QLatin1StringView(names.at(i)));
    }
    QVERIFY(!fromName<Enum>("no such name"));
    QVERIFY(!fromName<Enum>(""));
}

} // namespace

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enumerationsKeepTheirNames();
    void modelNamesLoseTheirRegistryAndTheirFolder_data();
    void modelNamesLoseTheirRegistryAndTheirFolder();
    void errorsAreCutBetweenCharacters_data();
    void errorsAreCutBetweenCharacters();
    void callIdsIncrease();
    void namesThatComeUpAgainStandOnce();
    void longTextsAreNotKeptForGood();
};

void TestNames::enumerationsKeepTheirNames()
{
    verifyRoundTrip<CallStatus>({"ok", "failed", "cancelled", "incomplete"});
    verifyRoundTrip<ErrorKind>(
        {"refused", "dns", "tls", "timeout", "reset", "http", "server", "protocol", "aborted"});
    verifyRoundTrip<Operation>({"chat", "generate", "completion", "embedding", "load", "unload", "other"});
    verifyRoundTrip<TokenCount>({"server", "tokenizer", "chunks", "estimate"});
    verifyRoundTrip<StartKind>({"cold", "warm"});
    verifyRoundTrip<Clock>({"kernel", "client", "server", "log"});
    verifyRoundTrip<Joined>({"exact", "likely", "unjoined"});
}

void TestNames::modelNamesLoseTheirRegistryAndTheirFolder_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(expected);
    };
    row("qwen2.5:7b", "qwen2.5:7b");
    row("registry.ollama.ai/library/hermes3:8b", "hermes3:8b");
    row("https://registry.ollama.ai/library/hermes3:8b", "hermes3:8b");
    row("registry.ollama.ai/someone/model:latest", "someone/model:latest");
    row("library/llama3.2:1b", "llama3.2:1b");
    row("hf.co/bartowski/Llama-3.2-1B-GGUF:Q4_K_M", "hf.co/bartowski/Llama-3.2-1B-GGUF:Q4_K_M");
    row("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B");
    row(" qwen2.5:7b\n", "qwen2.5:7b");
    row("/srv/models/stories260K.gguf", "stories260K");
    row("C:\\models\\Llama-3.2-1B-Q4_K_M.gguf", "Llama-3.2-1B-Q4_K_M");
    row("stories260K.gguf", "stories260K");
    row("/srv/models/llama", "/srv/models/llama");
    row(".gguf", ".gguf");
    row("/srv/qwen-0.5b/model.gguf", "qwen-0.5b/model");
    row("/srv/llama-70b/ggml-model-Q4_K_M.gguf", "llama-70b/ggml-model-Q4_K_M");
    row("model.gguf", "model");
    row("/model.gguf", "model");
    row("hf.co/bartowski/X-GGUF:X-IQ3_M.gguf", "hf.co/bartowski/X-GGUF:X-IQ3_M.gguf");
    row("", "");
}

void TestNames::modelNamesLoseTheirRegistryAndTheirFolder()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, expected);
    QCOMPARE(normalisedModelName(name), expected);
    QCOMPARE(normalisedModelName(expected), expected);
}

void TestNames::errorsAreCutBetweenCharacters_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray umlauts = QByteArray("\xC3\xA4").repeated(2000);
    const QByteArray emoji = QByteArray("\xF0\x9F\x98\x80").repeated(2000);
    QTest::newRow("short") << QByteArray("model not found") << QByteArray("model not found");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("just fits") << QByteArray(2000, 'a') << QByteArray(2000, 'a');
    QTest::newRow("one over") << QByteArray(2001, 'a') << QByteArray(2000, 'a');
    QTest::newRow("two-byte characters fit") << umlauts << umlauts;
    QTest::newRow("two-byte characters over") << umlauts + umlauts << umlauts;
    QTest::newRow("four-byte characters over") << emoji + emoji << emoji;
    QTest::newRow("not UTF-8 at all") << QByteArray(100'000, '\x80') << QByteArray(8000, '\x80');
}

void TestNames::errorsAreCutBetweenCharacters()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(clippedError(text), expected);
}

void TestNames::callIdsIncrease()
{
    const CallId first = nextCallId();
    QVERIFY(nextCallId() > first);
    QVERIFY(first < (CallId(1) << 53)); // a JSON number keeps it
}

void TestNames::namesThatComeUpAgainStandOnce()
{
    QByteArray text("a-model:7b");
    const QByteArray name = interned(text);
    text[0] = 'b';
    QCOMPARE(name, "a-model:7b");
    QCOMPARE(interned("a-model:7b").constData(), name.constData());
    QCOMPARE(interned(text), "b-model:7b");
    QCOMPARE(name.constData()[name.size()], '\0'); // as of any QByteArray

    QByteArray changed = name;
    changed.append("-changed");
    QCOMPARE(interned("a-model:7b"), "a-model:7b");
    QVERIFY(interned({}).isEmpty());
}

void TestNames::longTextsAreNotKeptForGood()
{
    const QByteArray text(10'000, 'x');
    QCOMPARE(interned(text), text);
    QVERIFY(interned(text).constData() != interned(text).constData());
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"

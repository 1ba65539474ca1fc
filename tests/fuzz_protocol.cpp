// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/metrics.h"
#include "tests/fuzz/input.h"
#include "tests/support/replies.h"

#include <cmath>

using namespace inferograph;
using namespace inferograph::testing;

namespace {

void requireSoundFigures(const CallRecord &record)
{
    for (const auto &count :
         {record.promptTokens, record.cachedTokens, record.outputTokens, record.reasoningTokens})
        require(count.value_or(0) >= 0, "a count is below zero");
    for (const auto &duration : {record.load, record.promptEval, record.serverGeneration, record.queue})
        require(duration.value_or(Nanoseconds(0)) >= Nanoseconds(0), "a duration is below zero");
    for (const auto &rate : {decodeTps(record), promptTps(record), overallTps(record)})
        require(std::isfinite(rate.value_or(0)) && rate.value_or(0) >= 0, "a rate is no speed");
    require(record.outputTokens.has_value() == record.tokenCount.has_value(),
            "a count of tokens does not say whose it is");
}

} // namespace

// The input is the body of an answer; what it is inside goes to the protocol's other questions, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView protocol = subject();
    require(protocolById(protocol), "INFEROGRAPH_FUZZ_SUBJECT names no protocol");
    const QByteArrayView bytes = inputBytes(data, size);
    const QByteArray response = "HTTP/1.1 200 OK\r\n\r\n" + bytes.toByteArray();
    const ReadReply whole = readResponse(protocol, response, response.size(), response.size());
    const ReadReply inPieces = readResponse(protocol, response, PieceSizes(bytes));
    require(inPieces == whole, "how an answer is cut changes what is read of it");
    require(whole.content.size() + whole.reasoning.size() <= 3 * response.size(),
            "an answer says more than it holds");
    requireSoundFigures(whole.record);

    const Protocol &asked = *protocolById(protocol);
    asked.models(bytes);
    asked.loadedModels(bytes);
    asked.reader()->errorText(bytes);
    return 0;
}

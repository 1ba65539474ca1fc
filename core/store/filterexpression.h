// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/call/callfields.h"
#include "core/store/filterfields.h"

#include <QByteArrayList>
#include <QString>

#include <functional>
#include <variant>
#include <vector>

namespace inferograph {

// Why a text is no filter: a sentence for people, and the part of the text that it speaks of, in bytes.
struct FilterError
{
    QString message;
    qsizetype position = 0;
    qsizetype length = 0;
};

// Which calls to show, as people type it: `model:qwen ttft>500 status:failed "out of memory"`. A call has to
// match every term.
//
// - `text` or `"some text"`: in the error, the model, the source, the endpoint or the request's id.
// - `model:qwen`: in that field; `model=qwen2.5:14b`: that and nothing else. `model:qwen,llama`: either.
// - `status:failed`, `start:cold`: one of the field's names.
// - `ttft>500`, `total<=2s`, `decode<20`: times in ms unless they say `us`, `s` or `min`, rates in tok/s.
// - `-` before a term leaves out what it matches.
//
// Case does not matter (of ASCII letters). What is not known matches no comparison.
class FilterExpression
{
public:
    FilterExpression() = default; // matches every call

    static std::variant<FilterExpression, FilterError> parse(QByteArrayView text);

    bool isEmpty() const { return m_terms.empty(); }
    bool matches(const CallRecord &call) const;
    CallFields reads() const { return m_reads; } // those that matches() looks at

private:
    struct Term
    {
        std::function<bool(const CallRecord &)> matches;
        bool negated = false;
    };

    std::vector<Term> m_terms;
    CallFields m_reads;
};

// What may stand in a filter where names are open, so that completion can offer it.
struct FilterNames
{
    QByteArrayList models;
    QByteArrayList sources;
    QByteArrayList servers;

    void learn(const CallRecord &call); // the fields of `reads`
    static constexpr CallFields reads{&CallRecord::model, &CallRecord::source, &CallRecord::server};
};

// The term that asks for what this call has in a field, and for nothing else, or that leaves just that out; empty for a
// number, and where the call has nothing there.
QByteArray filterTermFor(const FilterField &field, const CallRecord &call, bool negated);

// Where in a filter somebody types: the term around `position`, in bytes.
struct FilterTerm
{
    qsizetype position = 0;
    qsizetype length = 0;
};
FilterTerm filterTermAt(QByteArrayView text, qsizetype position);

// Whole terms that begin as `term` does: fields, then the names that a field takes. Quoted where they need be.
QByteArrayList filterCompletions(QByteArrayView term, const FilterNames &names);

} // namespace inferograph

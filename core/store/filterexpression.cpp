// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/filterexpression.h"

#include "core/store/filterfields.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace inferograph {

namespace {

struct Predicate
{
    std::function<bool(const CallRecord &)> matches;
    CallFields reads;
};

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FilterExpression)
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// `needle` is in lower case already.
bool contains(QByteArrayView text, QByteArrayView needle)
{
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return lower(a) == b; }) != text.end();
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A term as it stands in the text: `-name>value`, or a value alone.
struct RawTerm
{
    qsizetype position = 0;
    qsizetype length = 0;
    bool negated = false;
    bool closed = true; // its quotes are
    QByteArray name;
    QByteArray comparison; // empty for a value alone
    QByteArrayList values;
};

// Reads term by term; quotes hold spaces and everything else together, and `\"` is a quote inside of them.
class TermReader
{
public:
    explicit TermReader(QByteArrayView text) : m_text(text) {}

    std::optional<RawTerm> next()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
        if (m_at == m_text.size())
            return std::nullopt;
        RawTerm term;
        term.position = m_at;
        if (m_text[m_at] == '-' && m_at + 1 < m_text.size() && !isSpace(m_text[m_at + 1])) {
            term.negated = true;
            ++m_at;
        }
        readName(term);
        readValues(term);
        term.length = m_at - term.position;
        return term;
    }

private:
    void readName(RawTerm &term)
    {
        const auto isNamePart = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || c == '_'; };
        qsizetype end = m_at;
        while (end < m_text.size() && isNamePart(m_text[end]))
            ++end;
        if (end == m_at || end == m_text.size())
            return;
        for (const char *comparison : {">=", "<=", ">", "<", "=", ":"}) {
            if (!m_text.sliced(end).startsWith(comparison))
                continue;
            term.name = m_text.sliced(m_at, end - m_at).toByteArray();
            term.comparison = comparison;
            m_at = end + term.comparison.size();
            return;
        }
    }

    void readValues(RawTerm &term)
    {
        QByteArray value;
        bool quoted = false;
        for (; m_at < m_text.size() && (quoted || !isSpace(m_text[m_at])); ++m_at) {
            const char c = m_text[m_at];
            if (quoted && c == '\\' && m_at + 1 < m_text.size()) {
                value += m_text[++m_at];
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted && !term.name.isEmpty()) {
                term.values << value;
                value.clear();
            } else {
                value += c;
            }
        }
        term.closed = !quoted;
        term.values << value;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

QString listed(const QByteArrayList &names)
{
    return QString::fromUtf8(names.join(", "));
}

QString fieldNames()
{
    QByteArrayList names;
    for (const FilterField &field : filterFields())
        names << field.name;
    return listed(names);
}

// Either what a term asks of a call, or why it asks nothing.
using Meaning = std::variant<Predicate, QString>;

Predicate textAnywhere(const QByteArray &text)
{
    return {[needle = text.toLower()](const CallRecord &call) {
                return contains(call.error, needle) || contains(call.model, needle) ||
                       contains(call.source, needle) || contains(call.endpoint, needle) ||
                       contains(call.requestId, needle);
            },
            CallFields(&CallRecord::error, &CallRecord::model, &CallRecord::source, &CallRecord::endpoint,
                       &CallRecord::requestId)};
}

Meaning meaningOf(const RawTerm &term, const FilterText &field)
{
    if (term.comparison != ":" && term.comparison != "=")
        return Text::tr("%1 is a text: write %1:… for a part of it, or %1=… for all of it.")
            .arg(shown(term.name));
    QByteArrayList wanted;
    for (const QByteArray &value : term.values)
        wanted << value.toLower();
    const bool whole = term.comparison == "=";
    const auto matches = [wanted, whole, text = field.text](const CallRecord &call) {
        const QByteArray &has = call.*text;
        return std::ranges::any_of(wanted, [&](const QByteArray &value) {
            return whole ? has.compare(value, Qt::CaseInsensitive) == 0 : contains(has, value);
        });
    };
    return Predicate{matches, CallFields(field.text)};
}

Meaning meaningOf(const RawTerm &term, const FilterChoice &field)
{
    const QByteArrayList choices = field.choices();
    const bool compares = term.comparison != ":" && term.comparison != "=";
    QByteArrayList wanted;
    for (const QByteArray &value : term.values) {
        if (compares || !choices.contains(value.toLower()))
            return Text::tr("%1 is one of %2: write %1:%3.")
                .arg(shown(term.name), listed(choices), shown(choices.first()));
        wanted << value.toLower();
    }
    const auto matches = [wanted, name = field.name](const CallRecord &call) {
        const QByteArrayView has = name(call);
        return std::ranges::any_of(wanted, [&](const QByteArray &value) { return has == value; });
    };
    return Predicate{matches, field.reads};
}

// The number without its unit, in the field's own unit; unset where it is none.
std::optional<double> numberOf(const QByteArray &value, FilterNumber::Unit unit)
{
    struct UnitName
    {
        FilterNumber::Unit unit;
        const char *name;
        double factor;
    };
    using enum FilterNumber::Unit;
    // Longer ones first: `ms` ends like `s`.
    static constexpr std::array units{
        UnitName{Milliseconds, "ms", 1},          UnitName{Milliseconds, "us", 0.001},
        UnitName{Milliseconds, "\u00b5s", 0.001}, UnitName{Milliseconds, "min", 60'000},
        UnitName{Milliseconds, "s", 1000},        UnitName{TokensPerSecond, "tok/s", 1},
    };
    QByteArray digits = value.toLower();
    double factor = 1;
    for (const UnitName &known : units) {
        if (known.unit == unit && digits.endsWith(known.name)) {
            digits.chop(static_cast<qsizetype>(qstrlen(known.name)));
            factor = known.factor;
            break;
        }
    }
    bool ok = false;
    const double number = digits.toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number * factor) : std::nullopt;
}

QString numberHelp(const RawTerm &term, FilterNumber::Unit unit)
{
    switch (unit) {
    case FilterNumber::Unit::Milliseconds:
        return Text::tr("%1 is a time in ms, or with its unit: %1>500, %1>2s.").arg(shown(term.name));
    case FilterNumber::Unit::TokensPerSecond:
        return Text::tr("%1 is a speed in tok/s: %1<20.").arg(shown(term.name));
    case FilterNumber::Unit::None:
        return Text::tr("%1 is a number: %1>100.").arg(shown(term.name));
    }
    return {};
}

template<typename Compare>
Predicate comparing(const FilterNumber &field, double wanted, Compare compare)
{
    return {[number = field.number, wanted, compare](const CallRecord &call) {
                const std::optional<double> has = number(call);
                return has && compare(*has, wanted);
            },
            field.reads};
}

Meaning meaningOf(const RawTerm &term, const FilterNumber &field)
{
    const std::optional<double> wanted =
        term.values.size() == 1 ? numberOf(term.values.first(), field.unit) : std::nullopt;
    if (!wanted)
        return numberHelp(term, field.unit);
    if (term.comparison == ">")
        return comparing(field, *wanted, std::greater<>());
    if (term.comparison == ">=")
        return comparing(field, *wanted, std::greater_equal<>());
    if (term.comparison == "<")
        return comparing(field, *wanted, std::less<>());
    if (term.comparison == "<=")
        return comparing(field, *wanted, std::less_equal<>());
    return comparing(field, *wanted, std::equal_to<>());
}

Meaning meaningOf(const RawTerm &term)
{
    if (!term.closed)
        return Text::tr("The quote that opens here does not close.");
    if (term.name.isEmpty())
        return textAnywhere(term.values.first());
    const FilterField *field = filterField(term.name);
    if (!field)
        return Text::tr("There is no field \"%1\". There are %2. Put text with : < > = in quotes.")
            .arg(shown(term.name), fieldNames());
    if (term.values.contains(QByteArray()))
        return Text::tr("A value is missing after %1.").arg(shown(term.name + term.comparison));
    return std::visit([&](const auto &kind) { return meaningOf(term, kind); }, field->kind);
}

QByteArray quotedIfNeeded(const QByteArray &value)
{
    const bool plain = std::ranges::none_of(value, [](char c) { return isSpace(c) || c == ',' || c == '"'; });
    return plain ? value : '"' + QByteArray(value).replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArrayList valuesFor(const FilterField &field, const FilterNames &names)
{
    if (const auto *choice = std::get_if<FilterChoice>(&field.kind))
        return choice->choices();
    const QByteArrayView name(field.name);
    return name == "model"    ? names.models
           : name == "source" ? names.sources
           : name == "server" ? names.servers
                              : QByteArrayList();
}

} // namespace

std::variant<FilterExpression, FilterError> FilterExpression::parse(QByteArrayView text)
{
    FilterExpression filter;
    TermReader reader(text);
    while (const std::optional<RawTerm> term = reader.next()) {
        const Meaning meaning = meaningOf(*term);
        if (const auto *why = std::get_if<QString>(&meaning))
            return FilterError{*why, term->position, term->length};
        const Predicate &asked = std::get<Predicate>(meaning);
        filter.m_terms.push_back({asked.matches, term->negated});
        filter.m_reads = filter.m_reads | asked.reads;
    }
    return filter;
}

bool FilterExpression::matches(const CallRecord &call) const
{
    return std::ranges::all_of(m_terms, [&](const Term &term) { return term.matches(call) != term.negated; });
}

void FilterNames::learn(const CallRecord &call)
{
    const auto add = [](QByteArrayList &names, const QByteArray &name) {
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    };
    add(models, call.model);
    add(sources, call.source);
    add(servers, call.server);
}

FilterTerm filterTermAt(QByteArrayView text, qsizetype position)
{
    TermReader reader(text);
    while (const std::optional<RawTerm> term = reader.next()) {
        if (position >= term->position && position <= term->position + term->length)
            return {term->position, term->length};
    }
    return {position, 0};
}

QByteArray filterTermFor(const FilterField &field, const CallRecord &call, bool negated)
{
    QByteArray value;
    if (const auto *text = std::get_if<FilterText>(&field.kind))
        value = call.*(text->text);
    else if (const auto *choice = std::get_if<FilterChoice>(&field.kind))
        value = choice->name(call).toByteArray();
    if (value.isEmpty())
        return {};
    const char sign = std::holds_alternative<FilterText>(field.kind) ? '=' : ':';
    return (negated ? "-" : "") + QByteArray(field.name) + sign + quotedIfNeeded(value);
}

QByteArrayList filterCompletions(QByteArrayView term, const FilterNames &names)
{
    const bool negated = term.startsWith('-');
    const QByteArray typed = term.sliced(negated ? 1 : 0).toByteArray().toLower();
    QByteArrayList found;
    const auto offer = [&](const QByteArray &whole) {
        if (whole.toLower().startsWith(typed) && whole.toLower() != typed)
            found << (negated ? '-' + whole : whole);
    };
    for (const FilterField &field : filterFields()) {
        const QByteArray name(field.name);
        const bool isNumber = std::holds_alternative<FilterNumber>(field.kind);
        if (typed.startsWith(name + ':') || typed.startsWith(name + '=')) {
            for (const QByteArray &value : valuesFor(field, names))
                offer(name + typed.at(name.size()) + quotedIfNeeded(value));
        } else {
            offer(name + (isNumber ? '>' : ':'));
        }
    }
    return found;
}

} // namespace inferograph

// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/report/json.h"

#include <QLocale>
#include <QString>

#include <cmath>

namespace inferograph {

namespace {

void appendEscaped(QByteArray &out, char character)
{
    switch (character) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        break;
    }
    if (const auto code = static_cast<uchar>(character); code < 0x20)
        out += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
    else
        out += character;
}

QByteArray quoted(const QByteArray &text)
{
    const QByteArray valid =
        QByteArrayView(text).isValidUtf8() ? text : QString::fromUtf8(text).toUtf8(); // puts U+FFFD
    QByteArray out;
    out.reserve(valid.size() + 2);
    out += '"';
    for (char character : valid)
        appendEscaped(out, character);
    out += '"';
    return out;
}

struct ToJson
{
    QByteArray operator()(std::monostate) const { return "null"; }
    QByteArray operator()(const QByteArray &text) const { return quoted(text); }
    QByteArray operator()(qint64 number) const { return QByteArray::number(number); }
    QByteArray operator()(double number) const
    {
        if (!std::isfinite(number))
            return "null";
        return QByteArray::number(number, 'f', QLocale::FloatingPointShortest);
    }
};

} // namespace

QByteArray jsonText(const FieldValue &value)
{
    return std::visit(ToJson(), value);
}

void JsonObject::addJson(QByteArrayView name, QByteArrayView json)
{
    if (m_text.size() > 1)
        m_text += ',';
    m_text += quoted(name.toByteArray());
    m_text += ':';
    m_text += json;
}

} // namespace inferograph

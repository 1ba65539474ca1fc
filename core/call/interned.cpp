// SPDX-FileCopyrightText: 2026 The Inferograph authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/call/interned.h"

#include <QMutex>
#include <QSet>

namespace inferograph {

namespace {

constexpr qsizetype mostTexts = 4096;
constexpr qsizetype longestText = 256;

struct Pool
{
    QMutex mutex;
    QSet<QByteArray> texts;
};

} // namespace

QByteArray interned(QByteArrayView text)
{
    static Pool &pool = *new Pool; // outlives every record
    if (text.isEmpty() || text.size() > longestText)
        return text.toByteArray();
    const QMutexLocker locker(&pool.mutex);
    auto known = pool.texts.constFind(QByteArray::fromRawData(text.data(), text.size()));
    if (known == pool.texts.cend()) {
        if (pool.texts.size() >= mostTexts)
            return text.toByteArray();
        known = pool.texts.insert(text.toByteArray());
    }
    return QByteArray::fromRawData(known->constData(), known->size());
}

} // namespace inferograph
